import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    static let log = [
        Guarantee("several records of one step are kept together, in order", keepsRecordsOfAStep),
        Guarantee("a record of the installation stands in the log, and a configuration is named from then on", notes),
        Guarantee("what was published only grows", publishes),
        Guarantee("leaves come in order, and a leaf is found by its record", readsLeaves),
        Guarantee("an erased case is gone, and the log is whole", erases),
        Guarantee("several cases are erased whole or not at all", erasesAllOrNothing),
        Guarantee("a record of an erasure must name what it erases", refusesOtherErasures),
    ]

    static func keepsRecordsOfAStep(_ make: Factory) async throws {
        let store = try await make().store
        let first = try await store.keep(Sample.arrival(1))
        let step = Sample.step(after: first, to: .triaged)
        let screen = Sample.record("s1", about: step.file, .screen)
        try await store.commit([CaseChange(step.file, because: [screen, step.record])])
        #expect(try await store.records(of: first.id).map(\.id) == ["r1.1", "s1", "r1.2"])
        let verification = try await store.verify()
        #expect(verification.firstFault == nil && verification.tree.size == 3)
        let other = Sample.arrival(2)
        let foreign = Sample.record("s2", about: first, .screen)
        let refusal = await store.refusal(of: [
            CaseChange(other.file, because: [foreign, other.record], mail: other.mail)
        ])
        #expect(refusal != nil)
        #expect(try await store.logState().tree.size == 3)
    }

    static func notes(_ make: Factory) async throws {
        let subject = try await make()
        try await subject.store.keep(Sample.arrival(1))
        try await subject.store.note(Sample.configuration("config-1"))
        try await subject.store.keep(Sample.arrival(2))
        let store = try await subject.reopen()
        let digest = sha256Hex(Array("config-1".utf8))
        #expect(try await store.logState().configuration == digest)
        let leaves = try await store.leaves(from: 0, count: 9).map { String(decoding: $0, as: UTF8.self) }
        #expect(leaves.map { $0.contains("\"config\":\"\(digest)\"") } == [false, true, true])
        #expect(try await store.installationRecords([.config, .stop], limit: 9).map(\.id) == ["config-1"])
        #expect(try await store.installationRecords([.stop], limit: 9).isEmpty)
        #expect(try await store.verify().firstFault == nil)
        let aboutACase = try await Sample.record("x", about: store.load(CaseID("c1")), .stop)
        await #expect(throws: StoreError.self) { try await store.note(aboutACase) }
    }

    static func publishes(_ make: Factory) async throws {
        let store = try await make().store
        try await store.keep(Sample.arrival(1))
        let one = try await store.logState().tree
        try await store.keep(Sample.arrival(2))
        let two = try await store.logState().tree
        try await store.notePublished(two)
        try await store.notePublished(one)
        #expect(try await store.logState().published == two)
        #expect(try await store.verify().firstFault == nil)
        var tooLarge = two
        tooLarge.append(leafHash: [UInt8](repeating: 1, count: 32))
        await #expect(throws: StoreError.self) { try await store.notePublished(tooLarge) }
    }

    static func readsLeaves(_ make: Factory) async throws {
        let store = try await make().store
        for number in 1...5 { try await store.keep(Sample.arrival(number)) }
        let all = try await store.leaves(from: 0, count: 100)
        #expect(all.count == 5)
        #expect(try await store.leaves(from: 2, count: 2) == Array(all[2..<4]))
        #expect(try await store.leaves(from: 5, count: 2).isEmpty)
        let found = try await store.loggedLeaf(of: "r4.1")
        #expect(found?.index == 3 && found?.leaf == all[3])
        #expect(try await store.loggedLeaf(of: "r9.1") == nil)
        var tree = MerkleFrontier.empty
        for leaf in all { tree.append(leafHash: MerkleHash.leaf(leaf)) }
        #expect(try await store.logState().tree == tree)
    }

    static func erases(_ make: Factory) async throws {
        let subject = try await make()
        let file = try await subject.store.keep(Sample.arrival(1, sender: "Ada@Example.org"))
        let approved = try await subject.store.keep(Sample.approval(of: file, reply: "a1"))
        try await subject.store.keep(Sample.arrival(2, sender: "bob@example.org"))
        let before = try await subject.store.logState().tree
        #expect(try await subject.store.cases(from: "ada@example.ORG") == [approved.id])
        #expect(try await subject.store.caseOfApproval("approval-a1") == approved.id)
        try await subject.store.erase([approved.id], because: Sample.erasure("e1", of: [approved.id]))

        let store = try await subject.reopen()
        await #expect(throws: StoreError.noSuchCase(approved.id)) { try await store.load(approved.id) }
        await #expect(throws: StoreError.noSuchCase(approved.id)) { try await store.key(of: approved.id) }
        await #expect(throws: StoreError.noSuchMail(MailID("m1"))) { try await store.mail(MailID("m1")) }
        await #expect(throws: StoreError.noSuchReply(ReplyID("a1"))) { try await store.reply(ReplyID("a1")) }
        #expect(try await store.records(of: approved.id).isEmpty)
        #expect(try await store.cases(from: "ada@example.org").isEmpty)
        #expect(try await store.isErased(approved.id))
        #expect(try await store.caseOfApproval("approval-a1") == nil)
        #expect(try await !store.isErased(CaseID("c2")))
        #expect(try await store.knownMail(key: "key-1", desk: Sample.desk) == nil)
        let verification = try await store.verify()
        #expect(verification.firstFault == nil && verification.cases == 1)
        #expect(verification.tree.size == before.size + 1)
        // The same id does not come back, whoever tries.
        #expect(await store.refusal(of: [Sample.arrival(1)]) != nil)
        #expect(try await store.load(CaseID("c2")).id == CaseID("c2"))
    }

    static func erasesAllOrNothing(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(Sample.arrival(1))
        let both = [file.id, CaseID("c9")]
        await #expect(throws: StoreError.noSuchCase(CaseID("c9"))) {
            try await store.erase(both, because: Sample.erasure("e1", of: both))
        }
        #expect(try await store.load(file.id) == file)
        #expect(try await store.logState().tree.size == 1)
    }

    static func refusesOtherErasures(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(Sample.arrival(1))
        let other = try await store.keep(Sample.arrival(2))
        for record in [Sample.erasure("e1", of: [other.id]), Sample.configuration("k1")] {
            await #expect(throws: StoreError.self) { try await store.erase([file.id], because: record) }
        }
        #expect(try await store.load(file.id) == file)
        #expect(try await store.logState().tree.size == 2)
    }
}
