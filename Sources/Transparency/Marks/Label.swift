/// The sentence at the head of a reply that tells the citizen what the AI did.
package struct Label: Sendable, Equatable {
    /// Names all texts as they are in this program: 12 hexadecimal digits of a digest over their ids and digests.
    package static let version = String(
        sha256Hex(LabelTemplate.all.map { "\($0.id) \($0.digest)\n" }.joined().utf8).prefix(12))

    package let evidence: LabelEvidence
    /// `nil` where no AI took part and nothing is said.
    package let template: LabelTemplate?
    /// Empty where nothing is said.
    package let text: String
    /// The language of the sentence, a BCP 47 tag.
    package let language: String

    /// - Parameters:
    ///   - language: A BCP 47 tag, for example `de`, `de-simple` or `en-GB`. Languages without label texts get English.
    ///   - unit: The responsible unit, never a person.
    ///   - route: How to reach a person; only the label of unreviewed replies says it.
    package init(_ evidence: LabelEvidence, language: String, responsible unit: String, route: String = "") {
        self.evidence = evidence
        template = evidence.kind.map { LabelTemplate.current($0, Self.language(language)) }
        self.language = Self.language(language).rawValue
        text = template?.filled(unit: unit, route: route) ?? ""
    }

    /// What records and header fields name, for example `drafted-and-reviewed/de/1`; `none` where nothing is said.
    package var id: String { template?.id ?? "none" }

    /// Simple language counts for German alone, since only it has such texts.
    static func language(_ tag: String) -> LabelTemplate.Language {
        let parts = tag.lowercased().split(separator: "-")
        guard parts.first == "de" else { return .english }
        return parts.contains("simple") ? .simpleGerman : .german
    }
}

/// A label found in a text.
package struct FoundLabel: Sendable, Equatable {
    package let template: LabelTemplate
    /// The words of the label as they stand there, one blank between them.
    package let text: String

    /// The label at the head of `text`, if there is one. Only words count, not how lines are broken.
    package init?(leading text: String) { self.init(in: Self.words(text, atMost: 200), from: 0) }

    /// The first label anywhere in `text`; of long texts the first 100,000 words are searched.
    package init?(anywhereIn text: String) {
        let words = Self.words(text, atMost: 100_000)
        for start in words.indices where Self.openings[words[start]] != nil {
            if let found = Self(in: words, from: start) {
                self = found
                return
            }
        }
        return nil
    }

    private init?(in words: [Substring], from start: Int) {
        guard start < words.count, let candidates = Self.openings[words[start]] else { return nil }
        let ends = candidates.compactMap { template, wanted in
            LabelTemplate.end(of: wanted, in: words, from: start).map { (template, $0) }
        }
        // The longest says the most; versions that differ in their last words begin alike.
        guard let (template, end) = ends.max(by: { $0.1 < $1.1 }) else { return nil }
        self.template = template
        text = words[start..<end].joined(separator: " ")
    }

    /// Templates and their words by their first word.
    private static let openings = Dictionary(
        grouping: LabelTemplate.all.map { ($0, $0.text.split(separator: " ")) }, by: { $0.1[0] })

    /// The first words, parted as ``ReplyMarks/textDigest(of:)`` parts them.
    private static func words(_ text: String, atMost limit: Int) -> [Substring] {
        var words: [Substring] = []
        var rest = text.unicodeScalars[...]
        while words.count < limit {
            rest = rest.drop { TextWords.isBlank($0) }
            let word = rest.prefix { !TextWords.isBlank($0) }
            if word.isEmpty { break }
            words.append(Substring(word))
            rest = rest[word.endIndex...]
        }
        return words
    }
}
