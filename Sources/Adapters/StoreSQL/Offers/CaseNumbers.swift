package import Cases
package import Enquiries

extension SQLStore {
    /// Reads every case of the desk once, in memory that does not grow with them.
    package func caseNumbers(of desk: DeskID) async throws(StoreError) -> [CaseNumber] {
        try await reading { db in
            let totals = try db.rows(
                """
                SELECT service, count(*) FROM cases
                WHERE desk = ? AND service IS NOT NULL
                    AND json_extract(CAST(document AS TEXT), '$.mails[0].origin') IS NULL
                GROUP BY service ORDER BY service
                """, [desk.text]
            ).map { CaseNumber(service: ServiceID(try $0.at(0)), lifeEvent: nil, count: try $0.at(1)) }
            let byEvent = try db.rows(
                """
                SELECT service, event.value, count(*)
                FROM cases, json_each(CAST(document AS TEXT), '$.decision.lifeEvents') AS event
                WHERE desk = ? AND service IS NOT NULL
                    AND json_extract(CAST(document AS TEXT), '$.mails[0].origin') IS NULL
                GROUP BY service, event.value ORDER BY service, event.value
                """, [desk.text]
            ).compactMap { row -> CaseNumber? in
                guard let event = LifeEvent(rawValue: try row.at(1)) else { return nil }
                return CaseNumber(service: ServiceID(try row.at(0)), lifeEvent: event, count: try row.at(2))
            }
            return totals + byEvent
        }
    }
}
