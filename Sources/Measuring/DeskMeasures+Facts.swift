package import Cases
package import Enquiries

extension DeskMeasures {
    /// The period of a page: whole days where the desk is, today the last of them.
    package struct Period: Sendable, Equatable {
        package let from: CalendarDate
        package let until: CalendarDate
        /// The day on which an instant falls where the desk is.
        package let day: @Sendable (Timestamp) -> CalendarDate

        /// - Parameter days: At least 1.
        package init(days: Int, today: CalendarDate, day: @escaping @Sendable (Timestamp) -> CalendarDate) {
            (from, until, self.day) = (today.adding(days: 1 - max(1, days)), today, day)
        }

        package static func == (one: Period, other: Period) -> Bool {
            one.from == other.from && one.until == other.until
        }
    }

    /// What may be told of `facts`.
    package init(_ facts: WorkFacts, of desk: DeskID, in period: Period) {
        (self.desk, from, until) = (desk, period.from, period.until)
        var counts: [CalendarDate: Int] = [:]
        for arrival in facts.arrivals { counts[period.day(arrival.at), default: 0] += arrival.cases }
        days = (0...(period.until.daysSince1970 - period.from.daysSince1970)).map { number in
            let date = period.from.adding(days: number)
            return Day(date: date, cases: counts[date] ?? 0)
        }
        arrivals = Breakdown(
            facts.arrivals, kind: \.kind,
            group: { SmallGroups.Group(cases: $0.reduce(0) { $0 + $1.cases }, officers: nil) },
            whole: { $0.reduce(0) { $0 + $1.cases } },
            part: { $0.reduce(0) { $0 + $1.cases } })
        backlog = Backlog(facts.open, on: period.until)
        waiting = Breakdown(
            facts.answered, kind: \.kind, group: { SmallGroups.Group(cases: $0.count, officers: nil) }
        ) { group in
            Quantiles(group.map { Double($0.waitedMilliseconds) / 86_400_000 }).map {
                Waiting(replies: group.count, days: $0)
            }
        }
        review = Breakdown(facts.judged, kind: \.kind, group: { SmallGroups.Group($0) }) { ReviewFigures($0) }
        seededErrors =
            facts.checks.isEmpty
            ? nil
            : Breakdown(facts.checks, kind: \.kind, group: { SmallGroups.Group($0) }) { SeededErrors($0) }
    }
}

extension DeskMeasures.Backlog {
    fileprivate init(_ open: [WorkFacts.Open], on today: CalendarDate) {
        cases = open.reduce(0) { $0 + $1.cases }
        oldestDays = open.map { today.daysSince1970 - $0.receivedOn.daysSince1970 }.max().map { max(0, $0) }
        byDue = Due.allCases.map { due in
            Part(due: due, cases: open.reduce(0) { $0 + (Due.of($1.due, on: today) == due ? $1.cases : 0) })
        }
    }
}

extension DeskMeasures.Breakdown {
    fileprivate init<Fact>(
        _ facts: [Fact], kind: (Fact) -> WorkFacts.Kind, group: ([Fact]) -> SmallGroups.Group,
        whole: (([Fact]) -> Value?)? = nil, part: ([Fact]) -> Value?
    ) {
        if let whole {
            // Told whatever its size: how much mail came is about nobody.
            all = whole(facts).map { .shown($0) } ?? .tooFew
        } else {
            all = group(facts).isLargeEnough ? part(facts).map { .shown($0) } ?? .tooFew : .tooFew
        }
        byService = Self.rows(facts, by: { kind($0).service?.text }, group, part)
        byLanguage = Self.rows(facts, by: { kind($0).language }, group, part)
    }

    private static func rows<Fact>(
        _ facts: [Fact], by name: (Fact) -> String?, _ group: ([Fact]) -> SmallGroups.Group,
        _ part: ([Fact]) -> Value?
    ) -> [Row] {
        let parts = Dictionary(grouping: facts) { name($0) ?? "" }
        let hidden = SmallGroups.hidden(of: parts.mapValues(group))
        return parts.sorted { $0.key < $1.key }.map { key, facts in
            let value = hidden.contains(key) ? nil : part(facts)
            return Row(name: key.isEmpty ? nil : key, figure: value.map { .shown($0) } ?? .tooFew)
        }
    }
}
