import Enquiries
import Foundation
import Masking

// Masks mails of a file and writes what a remote model would get, one JSON object a line.
// usage: maskmails MAILS.jsonl TRAINING.jsonl...

private struct Mail: Decodable {
    var id: String
    var lang: String
    var from_name: String
    var from_address: String
    var subject: String
    var text: String
    var written: String
    var service: String?
    var flags: [Flag]?
    var life_events: [LifeEvent]?
    var urgency: Urgency?
}

private struct Training: Decodable {
    var subject: String
    var body: String
    var from: String?
}

private struct Result: Encodable {
    var id: String
    var subject: String
    var text: String
    var body: String
    var leaves: Bool
    var reasons: [String]
    var leak: String?
    var restored: Bool
    var unclassified: Int
    var words: Int
    var microseconds: Double
}

private func lines<Value: Decodable>(_ path: String, _: Value.Type) throws -> [Value] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Value.self, from: Data($0.utf8))
    }
}

private func request(_ masked: MaskedMail) throws -> [UInt8] {
    let content = masked.subject + "\n\n" + masked.text
    let body: [String: Any] = ["model": "m", "messages": [["role": "user", "content": content]]]
    return Array(try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys]))
}

@main
struct Maskmails {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first, arguments.count > 1 else {
            FileHandle.standardError.write(Data("usage: maskmails MAILS.jsonl TRAINING.jsonl...\n".utf8))
            exit(64)
        }
        let training = try arguments.dropFirst().flatMap { try lines($0, Training.self) }
        let common = CommonWords(
            texts: training.map { $0.subject + "\n" + $0.body },
            names: training.compactMap { $0.from.map { String($0.prefix { $0 != "<" }) } })
        let masker = Masker(common: common)
        let gate = MayLeave()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for mail in try lines(path, Mail.self) {
            guard let written = CalendarDate(iso8601: mail.written) else { continue }
            let original = Masker.Mail(
                subject: mail.subject, text: mail.text,
                sender: Enquiry.Party(name: mail.from_name, address: mail.from_address), written: written)
            var map = MaskMap()
            let clock = ContinuousClock()
            let start = clock.now
            let masked = try masker.mask(original, into: &map)
            let taken = clock.now - start
            let triage = TriageDecision(
                language: mail.lang, languageConfidence: 1, service: ServiceID(mail.service ?? "none"), confidence: 1,
                candidates: [], also: [], intent: .other, urgency: mail.urgency ?? .normal,
                lifeEvents: mail.life_events ?? [], flags: mail.flags ?? [], deadline: nil, action: .draft, reasons: [],
                by: [])
            var reasons: [String] = []
            if case .stays(let refusals) = gate.decide(masked, original: original, triage: triage) {
                reasons = refusals.map { "\($0)" }
            }
            let body = try request(masked)
            var leak: String?
            do { _ = try ResidualCheck(map, common: common).check(body) } catch { leak = "\(error)" }
            let restored = Unmasker(map).restore(masked.text)
            let result = Result(
                id: mail.id, subject: masked.subject, text: masked.text, body: String(decoding: body, as: UTF8.self),
                leaves: reasons.isEmpty, reasons: reasons, leak: leak,
                // Equal spellings share a placeholder, so that case and blanks may differ.
                restored: restored.findings.isEmpty && squeezed(restored.text) == squeezed(mail.text),
                unclassified: masked.unclassified, words: masked.words,
                microseconds: Double(taken.components.seconds) * 1e6 + Double(taken.components.attoseconds) / 1e12)
            print(String(decoding: try encoder.encode(result), as: UTF8.self))
        }
    }

    /// Small letters and digits alone.
    private static func squeezed(_ text: String) -> String {
        text.lowercased().replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue").replacing(
            "ß", with: "ss"
        )
        .filter { $0.isLetter || $0.isNumber }
    }
}
