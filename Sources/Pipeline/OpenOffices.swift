package import Enquiries
import Synchronization
package import Triage

/// The desks that are open. A desk's model may be exchanged while work goes on: a step that has begun ends with the one that it
/// began with, and its record names that one.
package final class OpenOffices: Sendable {
    private let offices: Mutex<[DeskID: DeskOffice]>

    package init(_ offices: [DeskOffice]) {
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
