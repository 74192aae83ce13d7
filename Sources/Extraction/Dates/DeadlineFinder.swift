package import Enquiries

/// A date by which something must have happened, with the evidence for it.
package struct DeadlineFind: Sendable, Equatable {
    package let date: CalendarDate
    /// Where the text says so, in UTF-8 bytes from its beginning.
    package let range: Range<Int>
    package let rule: DateRule
    package let evidence: [DeadlineEvidence]
    package let points: Int
}

/// Finds deadlines among the dates of a text.
package struct DeadlineFinder: Sendable {
    package let written: CalendarDate

    package init(written: CalendarDate) { self.written = written }

    /// Every date from the day of writing on, with what speaks for and against it, in the order of the text.
    package func candidates(in text: String) -> [DeadlineFind] {
        let scan = DateScan(DateTokenizer.tokens(of: text), written: written)
        let surroundings = DateSurroundings(scan)
        let last = written.adding(days: 800)
        return scan.finds.enumerated().compactMap { index, find in
            let date = find.expression.date
            guard date >= written, date <= last else { return nil }
            let evidence = surroundings.evidence(at: index)
            return DeadlineFind(
                date: date, range: find.expression.range, rule: find.expression.rule, evidence: evidence,
                points: 0)
        }
    }
}
