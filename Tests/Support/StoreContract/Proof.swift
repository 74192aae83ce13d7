import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    static let proof = [
        Guarantee("each step leaves its record, bound to the case as it then stood", recordsSteps),
        Guarantee("an untouched store verifies, an empty one too", verifiesUntouched),
        Guarantee("a replaced reply stays proven", provesReplacedReplies),
        Guarantee("records, mail and replies cannot be changed through the database", guardsHistory),
        Guarantee("what was changed behind the store's back is found", findsTampering),
    ]

    /// A case with everything in it, and one beside it.
    private static func fill(_ store: any Store) async throws -> CaseFile {
        try await store.keep(Sample.arrival(7))
        var file = try await store.keep(Sample.arrival(1))
        file = try await store.keep(Sample.step(after: file, to: .triaged) { $0.decision = Sample.decision() })
        file = try await store.keep(Sample.approval(of: file, reply: "a1"))
        return try await store.keep(Sample.furtherMail(2, to: file))
    }

    static func recordsSteps(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await fill(store)
        let records = try await store.records(of: file.id)
        #expect(records.map(\.id) == ["r1.1", "r1.2", "approval-a1", "r1.4"])
        #expect(records.map(\.action) == ["parse", "classify", "review", "parse"])
        #expect(records.map(\.position) == [2, 3, 4, 5])
        for record in records {
            let text = String(decoding: record.privateForm, as: UTF8.self)
            #expect(text.contains("\"case\":\"c1\""))
            #expect(text.contains("\"effect\":\""))
        }
        #expect(try await store.verify().tree.size == 5)
    }

    static func verifiesUntouched(_ make: Factory) async throws {
        let store = try await make().store
        #expect(
            try await store.verify()
                == Verification(tree: .empty, cases: 0, mails: 0, replies: 0, firstFault: nil))
        _ = try await fill(store)
        let verification = try await store.verify()
        #expect(verification.firstFault == nil)
        #expect((verification.cases, verification.mails, verification.replies) == (2, 3, 1))
    }

    static func provesReplacedReplies(_ make: Factory) async throws {
        let subject = try await make()
        let store = subject.store
        var file = try await fill(store)
        file = try await store.keep(Sample.step(after: file, to: .withPerson) { $0.reply = nil })
        #expect(try await store.verify().firstFault == nil)
        file = try await store.keep(Sample.approval(of: file, reply: "a2"))
        #expect(try await store.verify().firstFault == nil)
        #expect(try await store.reply(ReplyID("a1")) == Sample.replyBytes("a1"))
        try await subject.tamper(.replyChanged)
        #expect(try await store.verify().firstFault == "reply a1 is not the one that was approved")
    }

    static func guardsHistory(_ make: Factory) async throws {
        let subject = try await make()
        _ = try await fill(subject.store)
        for tampering in Tampering.allCases {
            await #expect(throws: (any Error).self) { try await subject.attempt(tampering) }
        }
        #expect(try await subject.store.verify().firstFault == nil)
    }

    static func findsTampering(_ make: Factory) async throws {
        for tampering in Tampering.allCases {
            let subject = try await make()
            _ = try await fill(subject.store)
            try await subject.tamper(tampering)
            let fault = try await subject.store.verify().firstFault
            switch tampering {
            case .recordChanged: #expect(fault == "the leaf of record 1 is not the one that was logged")
            case .recordDeleted: #expect(fault == "the log ends at record 4, but 5 records were logged")
            case .privateFormChanged:
                #expect(fault == "the private form of record 1 is not the one that was logged")
            case .mailChanged: #expect(fault == "mail m7 is not the one that arrived")
            case .replyChanged: #expect(fault == "reply a1 is not the one that was approved")
            }
        }
    }
}
