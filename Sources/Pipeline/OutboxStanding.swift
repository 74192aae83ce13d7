package import Cases
package import Enquiries

/// How the outbox of a store stands, in numbers and in a sentence for whoever runs it.
package struct OutboxStanding: Sendable, Equatable {
    /// `nil` where replies leave.
    package let frozen: OutboxFreeze?
    package let waiting: Int
    /// Of those that wait, how many failed at least once.
    package let failing: Int
    package let inDoubt: Int
    package let undeliverable: Int

    /// Replies that are looked at to count those that fail.
    private static let counted = 500

    package init(of store: any CaseStore) async throws(StoreError) {
        let counts = try await store.counts(desk: nil)
        frozen = try await store.outboxFreeze()
        waiting = counts[.approved] ?? 0
        failing = try await store.cases(in: .approved, limit: Self.counted).count { $0.reply?.tryingSince != nil }
        inDoubt = counts[.inDoubt] ?? 0
        undeliverable = counts[.undeliverable] ?? 0
    }

    /// Whether a person has to do something.
    package var needsAttention: Bool { frozen != nil || failing > 0 || inDoubt > 0 || undeliverable > 0 }

    /// In the language asked for, `de` or `en`.
    package func sentence(_ language: String) -> String {
        let isGerman = language == "de"
        var parts: [String] = []
        if let frozen {
            let day = frozen.since.date().iso8601
            parts.append(
                isGerman
                    ? "Angehalten seit \(day), weil eine Sicherung eingespielt wurde: Klären Sie die Antworten unter "
                        + "„Zu klären“, dann geben Sie den Postausgang frei (Seite Postausgang oder postroom outbox release)."
                    : "Frozen since \(day), because a backup was put back: settle the replies on the page Decisions, then "
                        + "release the outbox (page Outbox, or postroom outbox release).")
        }
        parts.append(
            isGerman
                ? "\(waiting) warten, davon \(failing) nach einem Fehlschlag; \(inDoubt) ungewiss, \(undeliverable) unzustellbar."
                : "\(waiting) waiting, \(failing) of them after a failure; \(inDoubt) in doubt, \(undeliverable) undeliverable."
        )
        return parts.joined(separator: " ")
    }
}
