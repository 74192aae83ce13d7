/// The sentence at the head of a reply that tells the citizen what the AI did.
package struct Label: Sendable, Equatable {
    package let evidence: LabelEvidence
    /// `nil` where no AI took part and nothing is said.
    package let template: LabelTemplate?
    /// Empty where nothing is said.
    package let text: String

    /// - Parameters:
    ///   - language: A BCP 47 tag, for example `de`, `de-simple` or `en-GB`. Languages without label texts get English.
    ///   - unit: The responsible unit, never a person.
    ///   - route: How to reach a person; only the label of unreviewed replies says it.
    package init(_ evidence: LabelEvidence, language: String, responsible unit: String, route: String = "") {
        self.evidence = evidence
        template = evidence.kind.map { LabelTemplate.current($0, Self.language(language)) }
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
    /// The words behind the label.
    package let rest: [Substring]

    /// The label at the head of `text`, if there is one. Only words count, not how lines are broken.
    package init?(leading text: String) { self.init(in: Self.words(text), from: 0) }

    /// The first label anywhere in `text`; of long texts the first 100,000 words are searched.
    package init?(anywhereIn text: String) {
        let words = Array(Self.words(text).prefix(100_000))
        for start in words.indices where Self.openings.contains(words[start]) {
            if let found = Self(in: words, from: start) {
                self = found
                return
            }
        }
        return nil
    }

    private init?(in words: [Substring], from start: Int) {
        let ends = LabelTemplate.all.compactMap { template in
            template.end(in: words, from: start).map { (template, $0) }
        }
        // The longest says the most; versions that differ in their last words begin alike.
        guard let (template, end) = ends.max(by: { $0.1 < $1.1 }) else { return nil }
        self.template = template
        text = words[start..<end].joined(separator: " ")
        rest = Array(words[end...])
    }

    private static let openings = Set(LabelTemplate.all.compactMap { $0.text.split(separator: " ").first })

    /// Words as ``ReplyMarks/textDigest(of:)`` parts them.
    static func words(_ text: String) -> [Substring] {
        text.unicodeScalars.split { TextWords.isBlank($0) }.map { Substring($0) }
    }
}
