import Cases
import Enquiries
import Pipeline
import SQLiteStore
import Sample
import Testing

/// Says of every case that it was claimed so often before.
private struct TriedBefore: WorkQueue {
    let store: SQLiteStore
    let tries: Int

    func claim(
        in state: CaseState, by owner: String, seconds: Int64, limit: Int
    ) async throws(StoreError) -> [ClaimedCase] { [] }

    func claimAgain(in state: CaseState, by owner: String, seconds: Int64) async throws(StoreError) -> ClaimedCase? {
        try await store.cases(in: state, limit: 1).first.map { ClaimedCase(file: $0, tries: tries) }
    }

    func claimConsultation(of id: CaseID, by owner: String, seconds: Int64) async throws(StoreError) -> Bool { true }
    func releaseConsultation(of id: CaseID, by owner: String) async throws(StoreError) {}
    func wakeUps() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
}

struct SharedWorkTests {
    private static let mail = """
        From: Ann Lee <ann@citizen.example>
        To: desk@testing.example
        Subject: Bin
        Message-ID: <1@c.example>

        My bin was not emptied, please send somebody for the rubbish collection.
        """

    @Test(arguments: [(WorkTries.withAI, false), (WorkTries.withAI + 1, true)])
    func `a case that failed three times goes to a person without AI, and its record says why`(
        tries: Int, isSetAside: Bool
    ) async throws {
        try await house(queue: { TriedBefore(store: $0, tries: tries) }) { house in
            let mail = ArrivedMail(bytes: Array(Self.mail.utf8), receivedAt: Sample.start, source: "test")
            _ = try await house.pipeline.receive([mail])
            try await house.pipeline.work()
            let left = try await house.store.cases(in: .received, limit: 5)
            #expect(left.isEmpty)
            let given = try await house.store.cases(in: .withPerson, limit: 5)
            let says = given.first?.withoutDraftBecause == WithoutAI.failedBefore.message
            #expect(says == isSetAside, "\(given.map(\.withoutDraftBecause))")
            #expect(try await house.store.verify().firstFault == nil)
        }
    }
}
