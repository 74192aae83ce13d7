import Enquiries
import Foundation

/// The labelled enquiries of a desk, one JSON object a line.
struct TrainingFiles: Sendable {
    private(set) var enquiries: [TrainingEnquiry] = []
    private(set) var badLines: [Origin] = []

    init(_ folder: DeskFolder, _ files: [String], _ problems: Problems) {
        let decoder = JSONDecoder()
        for file in files {
            // By bytes: there are thousands of lines, and a break after a carriage return is none between characters.
            let lines = folder.read(file, problems).utf8.split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.allSatisfy(Self.isBlank) {
                do {
                    var enquiry = try decoder.decode(TrainingEnquiry.self, from: Data(line))
                    enquiry.isSupplement = file.contains("/supplement/")
                    enquiry.source = file
                    enquiries.append(enquiry)
                } catch {
                    // The line is named to the person who keeps the file; a bad one must not stop the desk.
                    badLines.append(Origin(file: file, line: index + 1))
                }
            }
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
