import Cases
package import Enquiries

/// The lists of the queue. Together they show every case once: those that are put off are in ``later`` and in no other.
package enum QueueTab: String, Codable, Sendable, CaseIterable {
    case review, person, later, unreadable, outbox, doubt, sent, discarded, done, arriving

    package var states: [CaseState] {
        switch self {
        case .review: [.drafted]
        case .person: [.withPerson, .undeliverable]
        case .later: [.drafted, .withPerson, .unreadable, .undeliverable]
        case .unreadable: [.unreadable]
        case .outbox: [.approved]
        case .doubt: [.inDoubt]
        case .sent: [.sent]
        case .discarded: [.discarded]
        case .done: [.handedOver, .closed]
        case .arriving: [.received, .triaged]
        }
    }

    /// Which cases of its states it shows, at a moment.
    func snoozed(at now: Timestamp) -> CaseQuery.Snoozed? {
        states.contains { $0.waitsForOfficer } ? CaseQuery.Snoozed(isShown: self == .later, at: now) : nil
    }

    /// How many cases it shows.
    ///
    /// - Parameters:
    ///   - counts: All cases by their states.
    ///   - putOff: Those of them that are put off.
    func count(_ counts: [CaseState: Int], putOff: [CaseState: Int]) -> Int {
        states.reduce(0) { sum, state in
            let later = putOff[state] ?? 0
            return sum + (self == .later ? later : (counts[state] ?? 0) - later)
        }
    }

    func shows(_ file: CaseFile, at now: Timestamp) -> Bool {
        let isPutOff = file.snooze.map { $0.until > now } ?? false
        return states.contains(file.state) && isPutOff == (self == .later)
    }

    package init(showing state: CaseState) {
        self =
            switch state {
            case .drafted: .review
            case .withPerson, .undeliverable: .person
            case .unreadable: .unreadable
            case .approved: .outbox
            case .inDoubt: .doubt
            case .sent: .sent
            case .discarded: .discarded
            case .handedOver, .closed: .done
            case .received, .triaged: .arriving
            }
    }
}
