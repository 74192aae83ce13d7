package import Enquiries
import Synchronization
package import Triage

/// The desks that are open. A desk's model may be exchanged while work goes on: a step that has begun ends with the one that it
/// began with, and its record names that one.
package final class OpenOffices: Sendable {
    /// Which of them a mail belongs to.
    package let addresses: DeskAddresses
    /// Addresses of all desks and of their senders, and the senders' domains, in lower case.
    let ownAddresses: Set<String>
    let ownDomains: Set<String>
    /// Whether one of them tells citizens that their mail has arrived.
    let acknowledges: Bool
    private let offices: Mutex<[DeskID: DeskOffice]>

    package init(_ offices: [DeskOffice]) {
        let desks = offices.map(\.desk)
        addresses = DeskAddresses(desks)
        ownAddresses = Set(desks.flatMap { $0.addresses + [$0.sender.address] }.map { $0.lowercased() })
        ownDomains = Set(desks.map { $0.sender.domain.lowercased() })
        acknowledges = desks.contains { $0.acknowledgement != nil }
        self.offices = Mutex(
            Dictionary(offices.map { ($0.desk.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    package var all: [DeskID: DeskOffice] { offices.withLock { $0 } }

    /// From now on cases of the desk are triaged with this model.
    package func use(_ model: ServiceModel, at desk: DeskID) {
        offices.withLock { offices in
            if let office = offices[desk] { offices[desk]?.triage = office.triage.deciding(with: model) }
        }
    }
}
