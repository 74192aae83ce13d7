import Enquiries
import Foundation

/// The labelled enquiries of a desk, one JSON object a line.
struct TrainingFiles {
    var enquiries: [TrainingEnquiry] = []
    var badLines: [Origin] = []

    init(_ folder: DeskFolder, _ files: [String], _ problems: Problems) {
        let decoder = JSONDecoder()
        for file in files {
            let lines = folder.read(file, problems).split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
                do {
                    var enquiry = try decoder.decode(TrainingEnquiry.self, from: Data(line.utf8))
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
}
