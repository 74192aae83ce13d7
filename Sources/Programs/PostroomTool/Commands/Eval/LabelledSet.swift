import Foundation
import TextClassification

/// Labelled texts, one JSON object a line.
enum LabelledSet {
    private struct Line: Decodable {
        let id: String?
        let text: String
        let label: String
    }

    /// Bad lines are left out; the rest counts.
    /// - Parameter leftOut: Told the number of each bad line.
    static func read(_ file: String, leftOut: ((Int) -> Void)? = nil) throws -> [LabelledText] {
        let decoder = JSONDecoder()
        var texts: [LabelledText] = []
        let lines = try TextInput.read(file).split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty {
            do {
                let entry = try decoder.decode(Line.self, from: Data(line))
                texts.append(LabelledText(id: entry.id ?? String(index + 1), text: entry.text, label: entry.label))
            } catch {
                leftOut?(index + 1)
                Terminal.say("\(file):\(index + 1): no JSON object with text and label; the line is left out")
            }
        }
        guard !texts.isEmpty else { throw Failure(.badData, "\(file) holds no labelled text.") }
        return texts
    }
}
