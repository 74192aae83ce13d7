import Enquiries
import Foundation
import Transparency
import Triage

/// What a model learned from officers, one labelled enquiry a line with where it came from. It holds citizens' words and
/// stays in the desk directory.
enum LearnedFile {
    private struct Provenance: Codable {
        var caseID: CaseID
        var mail: MailID
        var mailSHA256: String
        var record: String
        var officer: OfficerID
        var at: Timestamp
        var from: ServiceID
        /// Where set, the line teaches the intent and not the service.
        var intentFrom: Intent?
        var model: String
        var confidence: Double
    }

    private struct Line: Codable {
        var enquiry: TrainingEnquiry
        var provenance: Provenance

        var phrase: LexiconPhrase {
            enquiry.correctedPhrase(of: provenance.intentFrom == nil ? .service : .intent)
        }

        private enum CodingKeys: CodingKey { case provenance }

        init(_ correction: Correction) {
            enquiry = correction.enquiry
            provenance = Provenance(
                caseID: correction.caseID, mail: correction.mail, mailSHA256: correction.mailSHA256,
                record: correction.record, officer: correction.officer, at: correction.at, from: correction.from,
                intentFrom: correction.intentFrom, model: correction.model, confidence: correction.confidence)
        }

        init(from decoder: any Decoder) throws {
            enquiry = try TrainingEnquiry(from: decoder)
            provenance = try decoder.container(keyedBy: CodingKeys.self).decode(
                Provenance.self, forKey: .provenance)
        }

        func encode(to encoder: any Encoder) throws {
            try enquiry.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(provenance, forKey: .provenance)
        }
    }

    static func bytes(of corrections: [Correction]) throws -> [UInt8] {
        try corrections.flatMap { Array(try LineageFile.encoder.encode(Line($0))) + [0x0A] }
    }

    struct Content {
        let phrases: [LexiconPhrase]
        /// The case of each phrase.
        let cases: [CaseID]
    }

    /// - Throws: ``Failure`` where the file is not the one with the digest `sha256`.
    static func read(_ url: URL, sha256: String) throws -> Content {
        guard let data = try? Data(contentsOf: url), sha256Hex(data) == sha256 else {
            throw Failure(.badData, "\(url.path) is missing or damaged")
        }
        let lines = try lines(data)
        return Content(phrases: lines.map(\.phrase), cases: lines.map(\.provenance.caseID))
    }

    /// The cases of the lines, whatever their digest.
    static func cases(_ url: URL) throws -> [CaseID] {
        try lines(Data(contentsOf: url)).map(\.provenance.caseID)
    }

    private static func lines(_ data: Data) throws -> [Line] {
        try data.split(separator: 0x0A).map { try JSONDecoder().decode(Line.self, from: Data($0)) }
    }
}
