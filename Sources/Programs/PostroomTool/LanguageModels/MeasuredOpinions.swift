import DeskFiles
import Enquiries
import Foundation
import Transparency
import Triage

/// What `postroom eval opinions` found out about the language model, by desk: `model-opinions.json` in the desk directory.
struct MeasuredOpinions {
    static let fileName = "model-opinions.json"

    private var desks: [String: OpinionReliability]
    private let url: URL

    /// - Throws: `Failure` where the file is there and cannot be understood: the rule would change unnoticed.
    init(_ installation: Installation) throws {
        url = URL(fileURLWithPath: installation.folder).appendingPathComponent(Self.fileName)
        guard FileManager.default.fileExists(atPath: url.path) else {
            desks = [:]
            return
        }
        do {
            desks = try JSONDecoder().decode([String: OpinionReliability].self, from: Data(contentsOf: url))
        } catch {
            throw Failure(
                .badData,
                "\(url.path) cannot be understood. Remove it and measure again: postroom eval opinions --save")
        }
    }

    /// Only what was measured with this model and one of these prompts.
    func reliability(at desk: DeskID, model: String, prompts: [String]) -> OpinionReliability? {
        desks[desk.text].flatMap { $0.model == model && prompts.contains($0.prompt) ? $0 : nil }
    }

    mutating func save(_ reliability: OpinionReliability, of desk: DeskID) throws {
        desks[desk.text] = reliability
        try DurableFile.write(Array(try encoded()), to: url)
    }

    /// SHA-256 of what is in force, hexadecimal.
    var digest: String { (try? encoded()).map { sha256Hex($0) } ?? "" }

    private func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(desks)
    }
}
