import Enquiries
import Extraction
import PhraseMatching

/// A text with all that the checks look at, worked out once.
struct CheckedText {
    let text: String
    let bytes: [UInt8]
    let words: FoldedText
    let facts: [Fact]
    let dates: [DraftChecks.DateSpan]
    /// Sentences and list items in the UTF-8 of the text.
    let sentences: [Range<Int>]
    /// Stretches between empty lines.
    let paragraphs: [Range<Int>]

    init(_ whole: String, limit: Int, dates: [DraftChecks.DateSpan]) {
        var prefix = Array(whole.utf8.prefix(limit))
        while whole.utf8.count > limit, let last = prefix.last, last >= 0x80 {
            prefix.removeLast()
            if last >= 0xC0 { break }
        }
        let bytes = prefix
        text = String(decoding: bytes, as: UTF8.self)
        self.bytes = bytes
        words = FoldedText(text)
        let facts = FactReader().facts(in: text)
        self.facts = facts
        self.dates = dates.filter { $0.range.upperBound <= bytes.count }
        sentences = Sentences.ranges(in: bytes, keeping: facts.map(\.range) + self.dates.map(\.range))
        paragraphs = Sentences.paragraphs(in: bytes)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func finding(_ kind: Finding.Kind, _ range: Range<Int>, _ detail: Finding.Detail = .none) -> Finding {
        Finding(kind, range: range, excerpt: string(range), detail: detail)
    }

    /// The sentence that holds a place; the place itself where none does.
    func sentence(around range: Range<Int>) -> Range<Int> {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low < sentences.count, sentences[low].contains(range.lowerBound) else { return range }
        return sentences[low]
    }
}
