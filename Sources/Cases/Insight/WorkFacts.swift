package import Enquiries

/// What happened at one desk in a period.
package struct WorkFacts: Sendable, Equatable {
    package struct Query: Sendable, Equatable {
        package let desk: DeskID
        package let from: Timestamp
        /// Not part of the period.
        package let until: Timestamp

        package init(desk: DeskID, from: Timestamp, until: Timestamp) {
            (self.desk, self.from, self.until) = (desk, from, until)
        }
    }

    /// The service and language of a case, as they stand now; `nil` before triage.
    package struct Kind: Sendable, Hashable {
        package let service: ServiceID?
        package let language: String?

        package init(service: ServiceID?, language: String?) { (self.service, self.language) = (service, language) }
    }

    /// Cases whose first mail came within the same quarter of an hour.
    package struct Arrival: Sendable, Equatable {
        package let kind: Kind
        package let at: Timestamp
        package let cases: Int

        package init(kind: Kind, at: Timestamp, cases: Int) { (self.kind, self.at, self.cases) = (kind, at, cases) }
    }

    /// A reply that the mail server took.
    package struct Answered: Sendable, Equatable {
        package let kind: Kind
        /// From the receipt of the first mail that nobody had answered until the reply left.
        package let waitedMilliseconds: Int64

        package init(kind: Kind, waitedMilliseconds: Int64) {
            (self.kind, self.waitedMilliseconds) = (kind, waitedMilliseconds)
        }
    }

    /// What an officer decided about a proposed reply.
    package struct Judged: Sendable, Equatable {
        package enum Verdict: String, Sendable, CaseIterable {
            case unedited, edited, ownText, rejected
        }

        package let kind: Kind
        package let officer: OfficerID
        package let verdict: Verdict
        /// From the moment at which the reply was shown until it was approved; `nil` for rejections.
        package let dwellMilliseconds: Int64?
        /// The share of words that differ from the proposal, 0 to 1; `nil` where it was not noted.
        package let changedShare: Double?

        package init(
            kind: Kind, officer: OfficerID, verdict: Verdict, dwellMilliseconds: Int64?, changedShare: Double?
        ) {
            (self.kind, self.officer, self.verdict) = (kind, officer, verdict)
            (self.dwellMilliseconds, self.changedShare) = (dwellMilliseconds, changedShare)
        }
    }

    /// What an officer decided about a case that was made up with an error in its draft.
    package struct Check: Sendable, Equatable {
        package let kind: Kind
        package let officer: OfficerID
        /// Whether the officer rejected the draft or took the error out; `false` where it was approved with the error.
        package let isCaught: Bool

        package init(kind: Kind, officer: OfficerID, isCaught: Bool) {
            (self.kind, self.officer, self.isCaught) = (kind, officer, isCaught)
        }
    }

    /// Cases that are open now, with the same due date and the same day of receipt (UTC).
    package struct Open: Sendable, Equatable {
        package let due: CalendarDate?
        package let receivedOn: CalendarDate
        package let cases: Int

        package init(due: CalendarDate?, receivedOn: CalendarDate, cases: Int) {
            (self.due, self.receivedOn, self.cases) = (due, receivedOn, cases)
        }
    }

    package var arrivals: [Arrival]
    package var answered: [Answered]
    package var judged: [Judged]
    package var open: [Open]
    /// Check cases are in this list alone. Those about which an officer decided something that says nothing about the
    /// error are in none.
    package var checks: [Check]

    package init(
        arrivals: [Arrival] = [], answered: [Answered] = [], judged: [Judged] = [], open: [Open] = [],
        checks: [Check] = []
    ) {
        (self.arrivals, self.answered, self.judged, self.open) = (arrivals, answered, judged, open)
        self.checks = checks
    }
}
