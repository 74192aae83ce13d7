package import Enquiries

/// The lists of the queue. Together they show every state, and each state once.
package enum QueueTab: String, Codable, Sendable, CaseIterable {
    case review, person, unreadable, outbox, doubt, sent, discarded, done, arriving

    package var states: [CaseState] {
        switch self {
        case .review: [.drafted]
        case .person: [.withPerson, .undeliverable]
        case .unreadable: [.unreadable]
        case .outbox: [.approved]
        case .doubt: [.inDoubt]
        case .sent: [.sent]
        case .discarded: [.discarded]
        case .done: [.handedOver, .closed]
        case .arriving: [.received, .triaged]
        }
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
