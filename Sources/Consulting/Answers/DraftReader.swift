import Enquiries
import LanguageModels
import Masking

/// Reads the sentences of a reply. One bad sentence spoils all: a model that was led astray once is not to be believed in
/// the rest.
struct DraftReader {
    private let call: PreparedCall
    private let shown: Set<String>
    private let unmasker: Unmasker
    private let plain: PlainText
    private let links: LinkRule

    init(_ call: PreparedCall, _ answers: [Answer], _ mail: PromptedMail, links: LinkRule) {
        (self.call, self.links) = (call, links)
        shown = Set(answers.map(\.id))
        unmasker = Unmasker(mail.map)
        plain = PlainText(lettersOf: answers.map(\.text))
    }

    func read(_ text: String, model: String) throws(Unanswered) -> GroundedText {
        let json: JSON
        do throws(FormProblem) { json = try call.schema.object(in: text) } catch { throw .form(error) }
        let points = (json["open"]?.items ?? []).compactMap(\.text)
        let items = json["sentences"]?.items ?? []
        let texts = items.compactMap { $0["text"]?.text }
        if Repeating(call.prompt).occurs(in: text, texts + points) { throw .repeatsPrompt }
        var sentences: [GroundedSentence] = []
        for item in items {
            let line = try restored(item["text"]?.text ?? "")
            guard !line.isEmpty else { continue }
            var seen: Set<String> = []
            let named = (item["answers"]?.items ?? []).compactMap(\.text).filter { seen.insert($0).inserted }
            guard named.allSatisfy(shown.contains) else { throw .unknownChoice }
            let paragraph = Int(item["paragraph"]?.int ?? 1)
            sentences.append(GroundedSentence(text: line, paragraph: paragraph, answers: named))
        }
        var open: [String] = []
        for point in points {
            let line = try restored(point)
            if !line.isEmpty { open.append(line) }
        }
        guard !sentences.isEmpty else { throw .nothing(open: open) }
        return GroundedText(sentences: sentences, open: open, model: model)
    }

    /// One line of plain text with the originals put back.
    private func restored(_ text: String) throws(Unanswered) -> String {
        // What the model itself wrote, placeholders left out.
        try plain.check(Self.withoutPlaceholders(text))
        let (restored, findings) = unmasker.restore(text)
        guard findings.allSatisfy({ $0.trouble == .altered }) else { throw .placeholders }
        let line = PlainText.flat(restored)
        guard !PlainText.hasHidden(line) else { throw .hiddenText }
        // A citizen's own link, put back, is no link of the authority's either.
        if links.isForeign(in: line) { throw .foreignLink }
        return line
    }

    private static func withoutPlaceholders(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var place = 0
        // With an empty map each placeholder is found, and none is filled.
        for finding in Unmasker(MaskMap()).restore(text).findings where finding.trouble == .unknown {
            kept += bytes[place..<finding.range.lowerBound]
            place = finding.range.upperBound
        }
        return String(decoding: kept + bytes[place...], as: UTF8.self)
    }
}
