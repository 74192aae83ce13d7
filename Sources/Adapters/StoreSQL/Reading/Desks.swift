package import Cases
package import Enquiries

extension SQLStore {
    /// Every desk of which anything is kept, by id; also such as the configuration no longer names.
    package func desks() async throws(StoreError) -> [DeskID] {
        try await reading { db in
            try db.values(
                String.self,
                """
                \(ListQuery.desks) UNION SELECT desk FROM offer_events UNION SELECT desk FROM offer_opt_outs
                ORDER BY desk
                """
            ).map { DeskID($0) }
        }
    }
}
