import Enquiries
import Extraction
import PhraseMatching
import Synchronization

/// What approved answers say to the checks. It follows from the answers and the day alone: the same few answers are the
/// sources of very many drafts, and reading them costs as much as reading the drafts.
struct AnswerReading: Sendable {
    let facts: SourceFacts
    let dates: Set<CalendarDate>
    /// The sentences of the answers, masked, with the values that stand in each.
    let sentences: KnownSentences
    /// Folded words of the answers and of the units that gave them.
    let names: Set<String>
    /// Runs of words, see ``CopiedMailCheck``.
    let runs: Set<Int>
    /// The languages of paragraphs and sentences, see ``LanguageCheck``.
    let languages: [String: (language: String, confidence: Double)]

    init(_ answers: [Answer], today: CalendarDate, readers: DraftChecks.Readers) {
        let whole = answers.map(\.text).joined(separator: "\n\n")
        let days = readers.dates(whole, today)
        let text = CheckedText(whole, limit: DraftChecks.limit, dates: days)
        facts = SourceFacts([whole])
        dates = Set(days.compactMap(\.date))
        sentences = KnownSentences(text)
        names = Self.names(of: [whole] + answers.map(\.unit))
        runs = answers.reduce(into: []) { $0.formUnion(CopiedMailCheck.runs(FoldedText($1.text)).keys) }
        languages = Dictionary(
            (text.paragraphs + text.sentences).compactMap { range in
                LanguageCheck.plain(text, range).map { ($0, readers.language($0)) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Folded words of some texts, whole and cut at everything that is no letter.
    static func names(of texts: [String]) -> Set<String> {
        var names: Set<String> = []
        for text in texts {
            let bytes = Array(text.utf8)
            let folded = FoldedText(text)
            for index in 0..<folded.wordCount { names.insert(folded.word(at: index)) }
            for word in LetterRuns.ranges(in: bytes) { names.insert(WordFolding.folded(bytes[word])) }
        }
        return names
    }
}

/// Readings of answers that were asked for, kept while the program runs. They hold nothing of any mail.
final class AnswerReadings: Sendable {
    /// Sets of answers that are kept; with one more all are forgotten.
    static let most = 2_048

    private struct Key: Hashable {
        let texts: [String]
        let units: [String]
        let today: CalendarDate
    }

    private let readers: DraftChecks.Readers
    private let kept = Mutex<[Key: AnswerReading]>([:])

    init(_ readers: DraftChecks.Readers) { self.readers = readers }

    var count: Int { kept.withLock { $0.count } }

    func reading(of answers: [Answer], today: CalendarDate) -> AnswerReading {
        let key = Key(texts: answers.map(\.text), units: answers.map(\.unit), today: today)
        if let known = kept.withLock({ $0[key] }) { return known }
        let reading = AnswerReading(answers, today: today, readers: readers)
        kept.withLock { kept in
            if kept.count >= Self.most { kept = [:] }
            kept[key] = reading
        }
        return reading
    }
}
