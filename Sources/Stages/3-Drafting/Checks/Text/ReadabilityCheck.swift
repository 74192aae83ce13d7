package import Enquiries

/// How hard a text is to read. A remark, never a bar.
///
/// German: LIX (Björnsson, "Läsbarhet", 1968): words a sentence, and the share of words of more than six letters; from 50
/// on he calls a text difficult, from 60 very difficult. English: Flesch's Reading Ease ("A New Readability Yardstick",
/// 1948); below 50 he calls it difficult.
package enum ReadabilityCheck {
    /// A LIX above it is remarked.
    package static let lixBound = 55
    /// A Reading Ease below it is remarked.
    package static let fleschBound = 50
    /// Shorter texts have no score worth the name.
    package static let leastWords = 30

    /// The remark on a text by itself; nil where it reads well or has no score.
    package static func remark(on text: String, language: String) -> Finding? {
        findings(CheckedText(text, limit: DraftChecks.limit, dates: []), language: language).first
    }

    static func findings(_ draft: CheckedText, language: String) -> [Finding] {
        let words = LetterRuns.ranges(in: draft.bytes)
        let sentences = draft.sentences.count { !LetterRuns.ranges(in: draft.bytes[$0]).isEmpty }
        guard words.count >= leastWords, sentences > 0 else { return [] }
        let length = Double(words.count) / Double(sentences)
        let detail: Finding.Detail
        switch language {
        case "de":
            let lix = Int(
                length + 100 * Double(words.count { LetterRuns.count(draft.bytes[$0]) > 6 }) / Double(words.count))
            guard lix > lixBound else { return [] }
            detail = .score(lix, bound: lixBound, formula: "LIX")
        case "en":
            let syllables = words.reduce(0) { $0 + Self.syllables(draft.bytes[$1]) }
            let ease = Int(206.835 - 1.015 * length - 84.6 * Double(syllables) / Double(words.count))
            guard ease < fleschBound else { return [] }
            detail = .score(ease, bound: fleschBound, formula: "Flesch")
        default: return []
        }
        return [Finding(.readability, range: 0..<0, excerpt: "", severity: .remark, detail: detail)]
    }

    /// Groups of vowels; a silent `e` at the end counts none.
    static func syllables(_ word: ArraySlice<UInt8>) -> Int {
        var count = 0
        var inVowel = false
        for byte in word {
            let isVowel = "aeiouyAEIOUY".utf8.contains(byte)
            if isVowel, !inVowel { count += 1 }
            inVowel = isVowel
        }
        if count > 1, word.last == UInt8(ascii: "e"), word.dropLast().last != UInt8(ascii: "l") { count -= 1 }
        return max(1, count)
    }
}
