/// A text as a sequence of folded words.
///
/// Folding makes different spellings of one word equal: letters become lower case, diacritics are dropped, `ä ö ü ß`
/// become `ae oe ue ss`, apostrophes inside a word vanish. A word is a run of letters and digits of any script;
/// everything else, hyphens included, separates words. One pass over the text, nothing is looked up in a locale.
public struct FoldedText: Sendable {
    /// UTF-8 of all words, one behind the other.
    let bytes: [UInt8]
    /// Where each word lies in ``bytes``.
    let words: [Range<Int>]
    /// Where each word stands in the UTF-8 of the original text.
    let sources: [Range<Int>]

    /// How many words there are.
    public var wordCount: Int { words.count }

    /// The folded word at `index`, 0 up to ``wordCount``.
    public func word(at index: Int) -> String { String(decoding: bytes[words[index]], as: UTF8.self) }

    /// The place in the UTF-8 of the original text that the words of `range` cover.
    public func source(of range: Range<Int>) -> Range<Int> {
        sources[range.lowerBound].lowerBound..<sources[range.upperBound - 1].upperBound
    }

    /// Folds any text. Of longer ones only the first `maximumWords` words count.
    public init(_ text: String, maximumWords: Int = 200_000) {
        var bytes: [UInt8] = []
        var words: [Range<Int>] = []
        var sources: [Range<Int>] = []
        var start = 0
        var sourceStart = 0
        var position = 0
        bytes.reserveCapacity(text.utf8.count)

        func endWord(at end: Int) {
            guard bytes.count > start else { return }
            words.append(start..<bytes.count)
            sources.append(sourceStart..<end)
            start = bytes.count
        }

        for scalar in text.unicodeScalars {
            let length = UTF8.width(scalar)
            defer { position += length }
            if start == bytes.count { sourceStart = position }
            if !Folding.append(scalar, to: &bytes) {
                if Folding.isApostrophe(scalar), bytes.count > start { continue }
                endWord(at: position)
                if words.count >= maximumWords { break }
            }
        }
        if words.count < maximumWords { endWord(at: position) }
        (self.bytes, self.words, self.sources) = (bytes, words, sources)
    }
}
