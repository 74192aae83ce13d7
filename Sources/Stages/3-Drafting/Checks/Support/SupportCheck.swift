import Enquiries
import Extraction

/// Sentences of a language model that the answers which they name do not bear out.
///
/// A fact must stand in an answer that the sentence itself names: that some other answer of the draft holds it is not enough.
/// Words cannot prove that two sentences mean the same; too few common ones, or one that denies what the answer says, show that
/// they do not.
struct SupportCheck {
    private(set) var findings: [Finding] = []
    /// Services whose matters are answered by a sentence that is borne out.
    private(set) var services: Set<ServiceID> = []

    /// At least this share of a sentence's content words must stand in the answers that it names. Chosen on
    /// `Evaluation/support`; Docs/Drafts.md has the figures.
    static let leastShare = 0.5

    /// A sentence of fewer content words says too little to be compared with another.
    static let leastWords = 2

    /// A sentence of the draft and one of an answer that share so many of their content words, counted both ways, speak of
    /// the same thing: then both deny it or neither does.
    static let sameFrom = 0.75

    /// One answer as a source of sentences.
    private struct Source {
        let facts: SourceFacts
        let numbers: Set<String>
        let words: ContentWords
        let sentences: [(words: ContentWords, denies: Bool)]
        let usesSlots: Bool

        /// Whether sentences of the answer speak of the same thing as a sentence, and all of them turned round.
        func turnsRound(_ sentence: ContentWords, denies: Bool) -> Bool {
            let same = sentences.filter {
                min($0.words.share(of: sentence), sentence.share(of: $0.words)) >= SupportCheck.sameFrom
            }
            return !same.isEmpty && same.allSatisfy { $0.denies != denies }
        }
    }

    init(
        _ draft: CheckedText, sentences: [GroundedSentence], answers: [Answer], _ sources: DraftSources,
        _ readers: DraftChecks.Readers, today: CalendarDate
    ) {
        guard !sentences.isEmpty else { return }
        // An answer may be there in two levels; both are approved.
        let byID = Dictionary(grouping: answers, by: \.id)
        var read: [String: [Source]] = [:]
        for (id, answers) in byID {
            read[id] = answers.map { Self.source($0, sources, readers, today) }
        }
        for standing in sentences.standing(in: draft.text) {
            let sentence = standing.sentence
            if let gap = Self.gap(standing, draft, sources, read) {
                findings.append(draft.finding(.unsupported, standing.range, .support(gap)))
            } else {
                services.formUnion(sentence.answers.compactMap { byID[$0]?.first?.service })
            }
        }
    }

    private static func source(
        _ answer: Answer, _ sources: DraftSources, _ readers: DraftChecks.Readers, _ today: CalendarDate
    ) -> Source {
        let received = answer.slotsUsed.contains("received") ? sources.mailDays : []
        let days = readers.dates(answer.text, today).compactMap(\.date)
        return Source(
            facts: SourceFacts([answer.text], dates: Set(days + received)),
            numbers: Set(numbers(Array(answer.text.utf8)).map(\.value)), words: ContentWords(answer.text),
            sentences: sentences(of: answer.text), usesSlots: !answer.slotsUsed.isEmpty)
    }

    /// Why a sentence is not borne out; `nil` where it is, or states nothing.
    private static func gap(
        _ standing: StandingSentence, _ draft: CheckedText, _ sources: DraftSources, _ read: [String: [Source]]
    ) -> SupportGap? {
        let sentence = standing.sentence
        if let unknown = sentence.answers.first(where: { read[$0] == nil }) { return .unknownAnswer(unknown) }
        if CourtesyWords.isCourtesy(sentence.text) { return nil }
        let cited = sentence.answers.flatMap { read[$0] ?? [] }
        guard !cited.isEmpty else { return .namesNoAnswer }
        if let fact = strangeFact(in: standing.range, draft, sources, cited) { return .otherFact(fact) }
        let words = ContentWords(sentence.text)
        let share = cited.map { $0.words.share(of: words) }.max() ?? 0
        guard share >= leastShare else { return .otherWords }
        let denies = Negation.isIn(sentence.text)
        return cited.contains { $0.turnsRound(words, denies: denies) } ? .turnedRound : nil
    }

    private static func sentences(of text: String) -> [(words: ContentWords, denies: Bool)] {
        let checked = CheckedText(text, limit: DraftChecks.limit, dates: [])
        return checked.sentences.map { range in
            let sentence = checked.string(range)
            return (ContentWords(sentence), Negation.isIn(sentence))
        }.filter { $0.words.words.count >= leastWords }
    }

    /// The first fact or number of a place that none of the answers holds.
    private static func strangeFact(
        in range: Range<Int>, _ draft: CheckedText, _ sources: DraftSources, _ cited: [Source]
    ) -> String? {
        var taken: [Range<Int>] = []
        for span in draft.dates where !span.isRelative && range.overlaps(span.range) {
            taken.append(span.range)
            guard let date = span.date, cited.contains(where: { $0.facts.dates.contains(date) }) else {
                return draft.string(span.range)
            }
        }
        for fact in draft.facts where range.overlaps(fact.range) {
            if taken.contains(where: { $0.overlaps(fact.range) }) { continue }
            taken.append(fact.range)
            if cited.contains(where: { $0.facts.holds(fact) }) { continue }
            // A slot of the answer was filled with it.
            if fact.kind.isReference, cited.contains(where: \.usesSlots), sources.mail.holdsNumber(fact.value) {
                continue
            }
            return fact.text
        }
        let bytes = Array(draft.bytes[range])
        for number in numbers(bytes) where !cited.contains(where: { $0.numbers.contains(number.value) }) {
            let place = range.lowerBound + number.range.lowerBound..<range.lowerBound + number.range.upperBound
            if taken.contains(where: { $0.overlaps(place) }) || isOrdinal(number.range, bytes) { continue }
            return number.value
        }
        return nil
    }

    /// Runs of figures.
    private static func numbers(_ bytes: [UInt8]) -> [(value: String, range: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        var start: Int?
        for place in 0...bytes.count {
            if place < bytes.count, (0x30...0x39).contains(bytes[place]) {
                if start == nil { start = place }
            } else if let begin = start {
                found.append((String(decoding: bytes[begin..<place], as: UTF8.self), begin..<place))
                start = nil
            }
        }
        return found
    }

    /// The number of a list item at the beginning of a line: "1." or "2)".
    private static func isOrdinal(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        range.lowerBound == 0 && range.upperBound + 1 < bytes.count && bytes[range.upperBound + 1] == 0x20
            && (bytes[range.upperBound] == UInt8(ascii: ".") || bytes[range.upperBound] == UInt8(ascii: ")"))
    }
}
