import PhraseMatching

/// What stands around some words in their sentence and changes what they say.
struct Clause {
    private let draft: CheckedText
    private let sentence: Range<Int>
    private let words: Range<Int>

    init(_ draft: CheckedText, _ words: Range<Int>) {
        (self.draft, self.words) = (draft, words)
        sentence = draft.sentence(around: draft.words.source(of: words))
    }

    var isQuestion: Bool {
        let end = draft.bytes[sentence].last { $0 > 0x20 }
        return end == UInt8(ascii: "?")
    }

    /// Whether one of some words stands before, in the same clause: behind the last comma of the sentence. The first word
    /// of the found ones counts too, since `ob` and `if` may be a part of the pattern.
    func hasBefore(_ set: Set<String>, reach: Int = 12) -> Bool {
        var index = words.lowerBound
        while index > 0, words.lowerBound - index < reach {
            index -= 1
            let source = draft.words.source(of: index..<index + 1)
            guard source.lowerBound >= sentence.lowerBound else { return false }
            let gap = source.upperBound..<draft.words.source(of: index + 1..<index + 2).lowerBound
            if draft.bytes[gap].contains(where: {
                $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":")
            }) {
                return false
            }
            if set.contains(draft.words.word(at: index)) { return true }
        }
        return false
    }

    /// Whether one of some words stands among the found ones or right behind them.
    func hasWithin(_ set: Set<String>, behind: Int = 0) -> Bool {
        let end = min(draft.words.wordCount, words.upperBound + behind)
        return (words.lowerBound..<end).contains { index in
            draft.words.source(of: index..<index + 1).upperBound <= sentence.upperBound
                && set.contains(draft.words.word(at: index))
        }
    }

    /// Whether one of some words stands anywhere in the sentence.
    func sentenceHas(_ set: Set<String>) -> Bool {
        var index = words.lowerBound
        while index > 0, draft.words.source(of: index - 1..<index).lowerBound >= sentence.lowerBound { index -= 1 }
        while index < draft.words.wordCount, draft.words.source(of: index..<index + 1).upperBound <= sentence.upperBound
        {
            if set.contains(draft.words.word(at: index)) { return true }
            index += 1
        }
        return false
    }

    /// Words that make a statement a condition or a question.
    static let conditions: Set<String> = [
        "ob", "wenn", "falls", "sofern", "soweit", "wer", "wann", "solange", "bevor", "wofuer", "worauf", "welche",
        "welcher",
        "if", "whether", "when", "unless", "who", "once", "until", "before", "after", "where", "what", "which",
        "should",
        "nachdem", "sobald", "voraussetzung", "wie", "how", "why", "warum",
    ]

    /// Words that leave it open.
    static let hedges: Set<String> = [
        "moeglicherweise", "vielleicht", "eventuell", "unter", "koennten", "koennte", "may", "might", "could",
        "perhaps",
        "possibly",
    ]
}
