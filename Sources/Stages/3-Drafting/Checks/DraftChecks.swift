package import Enquiries
import Extraction

/// Finds in a draft what an officer must look at before it may go out.
///
/// It reads the text as it stands, whoever wrote it. Rules alone decide; each finding has a place and a name.
package struct DraftChecks: Sendable {
    /// Bytes of a draft that are checked. What is behind them is reported as unchecked.
    package static let limit = 1 << 16

    /// A date of a text, as the reader of dates found it.
    package struct DateSpan: Sendable, Hashable {
        /// In the UTF-8 of the text.
        package let range: Range<Int>
        /// nil for figures in the form of a date that the calendar does not have, such as 31.02.
        package let date: CalendarDate?
        /// Counted from the day of writing ("Friday", "in 14 Tagen") and not named by day and month.
        package let isRelative: Bool

        package init(range: Range<Int>, date: CalendarDate?, isRelative: Bool) {
            (self.range, self.date, self.isRelative) = (range, date, isRelative)
        }
    }

    /// The readers that belong to other modules.
    package struct Readers: Sendable {
        /// The dates of a text written on a day.
        package let dates: @Sendable (_ text: String, _ written: CalendarDate) -> [DateSpan]
        /// The language of a text by ISO 639-1, and how sure that is, 0 to 1.
        package let language: @Sendable (_ text: String) -> (language: String, confidence: Double)

        package init(
            dates: @escaping @Sendable (String, CalendarDate) -> [DateSpan],
            language: @escaping @Sendable (String) -> (language: String, confidence: Double)
        ) {
            (self.dates, self.language) = (dates, language)
        }

        /// Dates as ``DateReader`` reads them.
        /// - Parameter language: The language of a text by ISO 639-1, and how sure that is, 0 to 1.
        package init(language: @escaping @Sendable (String) -> (language: String, confidence: Double)) {
            self.init(
                dates: { text, written in
                    let found = DateReader(written: written).read(text)
                    return found.dates.map {
                        DateSpan(range: $0.range, date: $0.date, isRelative: $0.exactness == .relative)
                    } + found.defects.map { DateSpan(range: $0.range, date: nil, isRelative: false) }
                },
                language: language)
        }
    }

    private let desk: Desk
    private let readers: Readers
    private let directory: SourceFacts
    private let readings: AnswerReadings
    private let patterns = WordingPatterns.shared

    package init(desk: Desk, readers: Readers) {
        (self.desk, self.readers) = (desk, readers)
        directory = SourceFacts(directoryOf: desk)
        readings = AnswerReadings(readers)
    }

    /// All findings of a text, in its order.
    /// - Parameters:
    ///   - concerns: The services whose matters the text must answer from ``usedAnswers``.
    ///   - usedAnswers: The approved answers that the draft was made from; they are its sources.
    ///   - sentences: The sentences of a language model's draft. Those that stand in the text word for word must be borne out
    ///     by the answers that they name.
    ///   - today: The day on which the reply is written.
    package func findings(
        in text: String, language: String, answering mail: Enquiry, concerns: [ServiceID], usedAnswers: [Answer],
        sentences: [GroundedSentence] = [], today: CalendarDate
    ) -> [Finding] {
        let draft = CheckedText(text, limit: Self.limit, dates: readers.dates(text, today))
        let sources = DraftSources(
            answers: usedAnswers, read: readings.reading(of: usedAnswers, today: today), directory: directory,
            mail: mail, today: today, readers: readers)
        var findings = FactCheck.findings(draft, sources)
        findings += SentenceCheck.findings(draft, sources, besides: findings)
        findings += PersonCheck.findings(draft, sources)
        findings += patterns.findings(draft, sources)
        findings += SlotCheck.findings(draft)
        findings += LanguageCheck.findings(draft, expected: language) { text in
            sources.read.languages[text] ?? readers.language(text)
        }
        let support = SupportCheck(draft, sentences: sentences, answers: usedAnswers, sources, readers, today: today)
        findings += support.findings
        findings += ConcernCheck.findings(
            draft, concerns: concerns.filter { !support.services.contains($0) }, answers: usedAnswers)
        findings += ReadabilityCheck.findings(draft, language: language)
        findings += CopiedMailCheck.findings(draft, sources)
        findings += HiddenCharacterCheck.findings(draft)
        if text.utf8.count > Self.limit {
            findings.append(
                Finding(.unchecked, range: Self.limit..<text.utf8.count, excerpt: "", detail: .limit(Self.limit)))
        }
        return Finding.counted(findings)
    }
}
