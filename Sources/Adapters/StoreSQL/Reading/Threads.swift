package import Cases
package import Enquiries

extension SQLStore {
    package func knownMail(key: String, desk: DeskID) async throws(StoreError) -> CaseID? {
        try await reading { try CaseID.holding(mailKey: key, desk: desk, in: $0) }
    }

    /// A message that we sent proves the thread by itself. One that the citizen sent counts only for the same
    /// correspondent: Message-IDs are no secret, and nobody shall get into somebody else's case by naming one.
    ///
    /// A References field may name thousands of messages; both ends of it are looked at, where the first mail and the
    /// last ones stand.
    package func thread(
        of messageIDs: [String], correspondent: String, desk: DeskID
    ) async throws(StoreError) -> CaseID? {
        try await newest(
            of: messageIDs, desk,
            """
            SELECT id, received_at FROM cases WHERE id IN (
                SELECT case_id FROM replies WHERE desk = ?1 AND message_id = ?2
                UNION SELECT case_id FROM mails WHERE desk = ?1 AND message_id = ?2 AND sender = ?3)
            """, MessageName.address(correspondent))
    }

    package func mention(
        of messageIDs: [String], besides: CaseID, desk: DeskID
    ) async throws(StoreError) -> CaseID? {
        try await newest(
            of: messageIDs, desk,
            """
            SELECT id, received_at FROM cases WHERE id <> ?3 AND id IN (
                SELECT case_id FROM replies WHERE desk = ?1 AND message_id = ?2
                UNION SELECT case_id FROM mails WHERE desk = ?1 AND message_id = ?2)
            """, besides.text)
    }

    /// The newest case that `sql` finds for one of the messages.
    private func newest(
        of messageIDs: [String], _ desk: DeskID, _ sql: String, _ third: String
    ) async throws(StoreError) -> CaseID? {
        let named = messageIDs.count <= 200 ? messageIDs : messageIDs.prefix(100) + messageIDs.suffix(100)
        let names = named.map { MessageName.messageID($0) }.filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
        return try await reading { db in
            let found = sql
            var newest: (receivedAt: Int64, id: String)?
            for name in names {
                for row in try db.rows(found, [desk.text, name, third]) {
                    let candidate: (receivedAt: Int64, id: String) = (try row.at(1), try row.at(0))
                    if newest.map({ $0 < candidate }) ?? true { newest = candidate }
                }
            }
            return newest.map { CaseID($0.id) }
        }
    }
}
