import Cases
import Enquiries
import Foundation
import Intake
import Pipeline
import Review
import SQLiteStore
import Sample
import Sending
import Synchronization
import Testing

/// A backup is put back while replies are on their way: no citizen gets one twice without a person's decision.
@Suite struct RestoredOutboxTests {
    private func draft(_ house: House, _ number: Int) async throws -> CaseFile {
        let bytes =
            "From: p\(number)@citizen.example\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <\(number)@c.example>"
            + "\n\nMy bin was not emptied.\n"
        _ = try await house.pipeline.receive([
            ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
        ])
        try await house.pipeline.work()
        let files = try await house.store.cases(in: .drafted, limit: 99)
        return try #require(files.first { $0.newest.from.address == "p\(number)@citizen.example" })
    }

    private func approve(
        _ pipeline: EnquiryPipeline, _ file: CaseFile, confirmed: Set<String> = []
    ) async throws -> CaseFile {
        let preview = try pipeline.office(of: file).review.composer.preview(
            try #require(file.draft), of: file, key: try await pipeline.store.key(of: file.id),
            composedAt: Sample.start)
        return try await pipeline.decide(
            .approve(sha256: preview.sha256, composedAt: preview.composedAt, confirmed: confirmed), on: file.id,
            version: file.version, by: Sample.officer)
    }

    @Test func `after a restore nothing leaves before a person has looked`() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/restored-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await house { house in
            // In the backup: one reply in the outbox, one draft.
            let waiting = try await approve(house.pipeline, try await draft(house, 1))
            let drafted = try await draft(house, 2)
            let backup = folder + "/backup.sqlite"
            _ = try await house.store.backup(to: backup)
            // Since then both went out.
            _ = try await approve(house.pipeline, drafted)
            #expect(try await house.pipeline.send(limit: 9) == 2)
            try house.store.close()

            // Other chance than before: the house has used up the sample's ids.
            let surroundings = Surroundings(
                now: { Sample.start },
                randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
            let outbox = RestoredOutbox(surroundings: surroundings)
            let restored = try await SQLiteStore.restore(
                backup, to: house.store.path, folder: BackupFolder(path: folder, surroundings: surroundings),
                surroundings: surroundings
            ) { try await outbox.hold($0, answered: $1, backup: $2) }
            #expect(restored.heldReplies == 1 && restored.answered == [drafted.id])

            let store = try SQLiteStore(path: house.store.path, mode: .readWrite, surroundings: surroundings)
            var pipeline = house.pipeline
            pipeline.store = store
            #expect(try await store.outboxFreeze()?.since == surroundings.now())
            #expect(try await store.load(waiting.id).state == .inDoubt)
            #expect(try await OutboxStanding(of: store).needsAttention)

            // Whoever answers the other one again is told, and must say that he looked.
            let again = try await store.load(drafted.id)
            #expect(again.state == .drafted && again.history.last?.what == "restored")
            await #expect(throws: ReviewRefusal.openFindings([.answeredBefore])) {
                _ = try await approve(pipeline, again)
            }
            let finding = try #require(again.answeredBefore)
            let approved = try await approve(pipeline, again, confirmed: [finding.id])
            // It is the officer's decision now, but nothing leaves yet.
            #expect(try await pipeline.send(limit: 9) == 0)
            try await outbox.release(store, by: Sample.officer.id, note: "looked at the mail server's log")
            #expect(try await store.outboxFreeze() == nil)
            #expect(try await pipeline.send(limit: 9) == 1)
            #expect(try await store.load(approved.id).state == .sent)

            // The held one still waits for its own decision.
            let held = try await store.load(waiting.id)
            let settled = try await pipeline.decide(
                .settle(sent: true, note: "seen there"), on: held.id, version: held.version, by: Sample.officer)
            #expect(settled.state == .sent)
            #expect(try await pipeline.send(limit: 9) == 0)
            let times = Dictionary(
                grouping: house.post.taken.withLock { $0.map(\.recipient) }, by: { $0 }
            ).mapValues(\.count)
            #expect(times == ["p1@citizen.example": 1, "p2@citizen.example": 2], "twice by a person's order alone")
            #expect(try await store.verify().firstFault == nil)
            try store.close()
        }
    }
}
