package import Cases
package import Drafting
package import Enquiries
import Transparency

/// Drafts the reminders that fall due on a day into the queue that officers review.
///
/// A reminder is known by its event and offer. A second run, or one after a crash, finds what is there and makes the
/// rest; the store refuses a second case of one reminder in any case.
package struct OfferRound: Sendable {
    /// What a run found. Each pair of an event and an offer counts once.
    package struct Tally: Sendable, Equatable {
        package var events = 0
        package var drafted = 0
        /// Drafted by an earlier run.
        package var known = 0
        package var optedOut = 0
        package var notYet = 0
        package var over = 0
        /// A register says that a condition does not hold.
        package var unmet = 0
        /// The feed did not hand over the date that the offer needs.
        package var dayUnknown = 0

        package init() {}
    }

    private static let eventsAtOnce = 200

    private let desk: OfferDesk
    private let cases: any CaseStore
    private let offers: any OfferStore
    private let switches: @Sendable () async throws -> SwitchBoard

    package init(
        desk: OfferDesk, cases: any CaseStore, offers: any OfferStore,
        switches: @escaping @Sendable () async throws -> SwitchBoard = { SwitchBoard() }
    ) {
        (self.desk, self.cases, self.offers, self.switches) = (desk, cases, offers, switches)
    }

    /// - Throws: ``FunctionNotUsed`` as soon as the desk may suggest nothing; what was committed before stays.
    package func run(on day: CalendarDate) async throws -> Tally {
        var tally = Tally()
        var position: Int64 = 0
        while true {
            try Task.checkCancellation()
            try await switches().require(.suggestOffers, at: desk.desk)
            let kept = try await offers.events(of: desk.desk.id, after: position, limit: Self.eventsAtOnce)
            guard let last = kept.last else { return tally }
            var changes: [CaseChange] = []
            for event in kept { changes += try await reminders(of: event, on: day, &tally) }
            try await cases.commit(changes)
            tally.drafted += changes.count
            position = last.position
        }
    }

    private func reminders(
        of kept: KeptEvent, on today: CalendarDate, _ tally: inout Tally
    ) async throws -> [CaseChange] {
        tally.events += 1
        var optOuts: OptOuts?
        var changes: [CaseChange] = []
        for (offer, standing) in desk.calendar.standings(of: kept.event, on: today) {
            switch standing {
            case .notYet: tally.notYet += 1
            case .over: tally.over += 1
            case .unmet: tally.unmet += 1
            case .dayUnknown: tally.dayUnknown += 1
            case .due(let day):
                let key = OfferDesk.key(identity: kept.identity, offer: offer.id)
                if try await cases.knownMail(key: key, desk: desk.desk.id) != nil {
                    tally.known += 1
                    continue
                }
                // Before any text is made. Asked anew for each event: a wish may have come meanwhile.
                let wishes: OptOuts
                if let optOuts {
                    wishes = optOuts
                } else {
                    wishes = try await offers.optOuts(of: kept.event.person.address, desk: desk.desk.id)
                    optOuts = wishes
                }
                guard !wishes.covers(offer.topic) else {
                    tally.optedOut += 1
                    continue
                }
                let opened = desk.open(offer, for: kept.event, day: day, identity: kept.identity)
                changes.append(
                    CaseChange(
                        opened.value.file, because: opened.records,
                        mail: (opened.value.file.newest.id, opened.value.notice)))
            }
        }
        return changes
    }
}
