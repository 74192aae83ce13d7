import PhraseMatching

/// Whether a sentence denies something.
enum Negation {
    static func isIn(_ sentence: String) -> Bool {
        let folded = FoldedText(sentence)
        return (0..<folded.wordCount).contains { words.contains(folded.word(at: $0)) }
    }

    /// Folded; an apostrophe inside a word vanishes ("dont").
    private static let words: Set<String> = [
        "nicht", "nichts", "nie", "niemals", "niemand", "ohne", "weder", "kein", "keine", "keinem", "keinen", "keiner",
        "keines", "not", "no", "never", "nobody", "nothing", "none", "neither", "without", "cannot", "dont", "doesnt",
        "didnt", "isnt", "arent", "wasnt", "werent", "wont", "cant", "couldnt", "shouldnt", "mustnt", "neednt",
    ]
}
