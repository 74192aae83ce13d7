package import Enquiries

/// A date by which something must have happened, with the evidence for it.
package struct DeadlineFind: Sendable, Equatable {
    package let date: CalendarDate
    /// Where the text says so, in UTF-8 bytes from its beginning.
    package let range: Range<Int>
    package let rule: DateRule
    package let evidence: [DeadlineEvidence]

    /// The sum of its evidence.
    package var points: Int { evidence.reduce(0) { $0 + $1.points } }
}

/// Finds deadlines among the dates of a text.
package struct DeadlineFinder: Sendable {
    package let written: CalendarDate

    /// Later dates are taken for no deadlines: two years and some weeks.
    package static let longestAhead = 800
    /// From how many points on a date is a deadline.
    package static let threshold = 3
    /// Points by which an earlier date may fall short of the best one and still be taken.
    package static let nearly = 3

    package init(written: CalendarDate) { self.written = written }

    /// Every date from the day of writing on, with what speaks for and against it, in the order of the text.
    package func candidates(in text: String) -> [DeadlineFind] { candidates(in: text, isQuoted: false) }

    private func candidates(in text: String, isQuoted: Bool) -> [DeadlineFind] {
        let scan = DateScan(DateTokenizer.tokens(of: text), written: written)
        guard !scan.finds.isEmpty else { return [] }
        let surroundings = DateSurroundings(scan)
        let last = written.adding(days: Self.longestAhead)
        let ahead = scan.finds.indices.filter { (written...last).contains(scan.finds[$0].expression.date) }
        var named: [CalendarDate: Int] = [:]
        for index in ahead { named[scan.finds[index].expression.date, default: 0] += 1 }
        var finds = ahead.map { index in
            let date = scan.finds[index].expression
            var evidence = surroundings.evidence(at: index)
            if date.date > written, named[date.date, default: 0] > 1 { evidence.append(.repeated) }
            if isQuoted, date.exactness == .relative, !evidence.contains(.quoted) { evidence.append(.quoted) }
            if date.date == written, date.exactness != .relative, date.exactness != .part { evidence.append(.today) }
            if date.date <= written.adding(days: 14) { evidence.append(.near) }
            if date.date > written.adding(days: 180) { evidence.append(.far) }
            return DeadlineFind(date: date.date, range: date.range, rule: date.rule, evidence: evidence)
        }
        finds += surroundings.periodsFromLetters(written...last)
        return finds
    }

    /// The date that most speaks for; among those with nearly as many points the earliest, because what it asks for
    /// has to be done first. Nil where no date has enough.
    package func deadline(in text: String) -> DeadlineFind? { best(of: candidates(in: text)) }

    /// The same in an earlier mail, whose "Friday" and "in two weeks" count from another day and are therefore left
    /// out.
    package func deadline(inQuoted text: String) -> DeadlineFind? { best(of: candidates(in: text, isQuoted: true)) }

    private func best(of candidates: [DeadlineFind]) -> DeadlineFind? {
        let finds = candidates.filter { $0.points >= Self.threshold }
        guard let most = finds.map(\.points).max() else { return nil }
        return finds.filter { $0.points >= most - Self.nearly }.min { ($0.date, -$0.points) < ($1.date, -$1.points) }
    }
}
