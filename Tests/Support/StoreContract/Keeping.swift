import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    static let keeping = [
        Guarantee("what was committed is read back equal", readsBackEqual),
        Guarantee("mail and reply come back byte for byte, however odd", keepsOddBytes),
        Guarantee("words of strangers come back equal, however odd", keepsOddWords),
        Guarantee("a change from an old version is refused", refusesOldVersions),
        Guarantee("all changes of one call are kept or none", keepsAllOrNothing),
        Guarantee("a mail that the desk has is not taken twice", knowsMail),
        Guarantee("bytes that the case does not name are refused", refusesOtherBytes),
        Guarantee("of twenty who change a case at once one wins", letsOneWin),
        Guarantee("many who commit different cases at once all get their turn", takesManyAtOnce),
        Guarantee("everything is there after closing and opening again", survivesReopening),
        Guarantee("what does not exist is said not to exist", saysWhatIsMissing),
    ]

    static func readsBackEqual(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(Sample.arrival(1))
        #expect(try await store.load(file.id) == file)
        file = try await store.keep(
            Sample.step(after: file, to: .triaged) { $0.decision = Sample.decision(flags: [.legal, .vulnerable]) })
        #expect(try await store.load(file.id) == file)
        file = try await store.keep(Sample.approval(of: file, reply: "a1"))
        #expect(try await store.load(file.id) == file)
        #expect(try await store.mail(MailID("m1")) == Sample.mailBytes(1))
        #expect(try await store.reply(ReplyID("a1")) == Sample.replyBytes("a1"))
        #expect(try await store.key(of: file.id).bytes.count == 32)
        let other = try await store.keep(Sample.arrival(2))
        #expect(try await store.key(of: other.id) != store.key(of: file.id))
    }

    static func keepsOddBytes(_ make: Factory) async throws {
        let store = try await make().store
        let odd: [[UInt8]] = [[], [0], Array(0...255), [0xC3, 0x28, 0, 0xFF], [UInt8](repeating: 13, count: 300_000)]
        for (number, bytes) in odd.enumerated() {
            try await store.keep(Sample.arrival(number, bytes: bytes))
            #expect(try await store.mail(MailID("m\(number)")) == bytes)
        }
        #expect(try await store.verify().firstFault == nil)
    }

    static func keepsOddWords(_ make: Factory) async throws {
        let store = try await make().store
        let odd = [
            "", "\0", "a\0b", "'; DROP TABLE cases; --", "\u{202E}evil", "e\u{301}\u{301}", "\u{FFFD}\u{FEFF}",
            "\r\n\t\u{1B}[2J",
            "👩‍👩‍👧‍👦", String(repeating: "Ü", count: 100_000),
        ]
        for (number, words) in odd.enumerated() {
            let arrival = Sample.arrival(number, sender: words, messageID: "<\(number)\(words)>")
            var file = arrival.file
            file.mails[0].subject = words
            file.mails[0].text = words
            file.mails[0].from.name = nil
            try await store.keep(CaseChange(file, because: arrival.record, mail: arrival.mail))
            #expect(try await store.load(file.id) == file)
            let found = try await store.thread(
                of: ["<\(number)\(words)>"], correspondent: words, desk: Sample.desk)
            #expect(found == file.id)
        }
        #expect(try await store.verify().firstFault == nil)
        #expect(try await store.summaries(CaseQuery()).count == odd.count)
    }

    static func refusesOldVersions(_ make: Factory) async throws {
        let store = try await make().store
        let first = try await store.keep(Sample.arrival(1))
        let second = try await store.keep(Sample.step(after: first, to: .triaged))
        for stale in [
            Sample.step(after: first, to: .withPerson, record: "late"),
            Sample.step(after: first, to: .withPerson, record: "later") { $0.version = 9 },
            CaseChange(first, because: Sample.record("again", about: first, .parse)),
        ] {
            #expect(await store.refusal(of: [stale]) == .changedMeanwhile(first.id))
        }
        #expect(try await store.load(first.id) == second)
        #expect(try await store.records(of: first.id).count == 2)
    }

    static func keepsAllOrNothing(_ make: Factory) async throws {
        let store = try await make().store
        let first = try await store.keep(Sample.arrival(1))
        let stale = Sample.step(after: first, to: .triaged) { $0.version = 7 }
        let good = Sample.step(after: first, to: .triaged)
        #expect(await store.refusal(of: [Sample.arrival(2), good, stale]) == .changedMeanwhile(first.id))
        #expect(await store.refusal(of: [stale, Sample.arrival(2)]) == .changedMeanwhile(first.id))
        #expect(try await store.load(first.id) == first)
        #expect(try await store.verify().tree.size == 1)
        #expect(try await store.knownMail(key: "key-2", desk: Sample.desk) == nil)
        try await store.commit([Sample.arrival(2), good, Sample.step(after: good.file, to: .withPerson)])
        #expect(try await store.load(first.id).version == 3)
        #expect(try await store.verify().tree.size == 4)
        try await store.commit([])
    }

    static func knowsMail(_ make: Factory) async throws {
        let store = try await make().store
        let first = try await store.keep(Sample.arrival(1))
        #expect(try await store.knownMail(key: "key-1", desk: Sample.desk) == first.id)
        #expect(try await store.knownMail(key: "key-1", desk: DeskID("land")) == nil)

        var copy = Sample.arrival(2)
        var file = copy.file
        file.mails[0].mailKey = "key-1"
        copy = CaseChange(file, because: copy.record, mail: copy.mail)
        #expect(await store.refusal(of: [copy]) == .knownMail(first.id))
        file.desk = DeskID("land")
        try await store.keep(CaseChange(file, because: copy.record, mail: copy.mail))
        #expect(try await store.knownMail(key: "key-1", desk: DeskID("land")) == file.id)
    }

    static func refusesOtherBytes(_ make: Factory) async throws {
        let store = try await make().store
        let arrival = Sample.arrival(1)
        let id = MailID("m1")
        for wrong in [
            CaseChange(arrival.file, because: arrival.record),
            CaseChange(arrival.file, because: arrival.record, mail: (id, [1, 2, 3])),
            CaseChange(arrival.file, because: arrival.record, mail: (MailID("m9"), Sample.mailBytes(1))),
            CaseChange(arrival.file, because: Sample.arrival(2).record, mail: arrival.mail),
        ] {
            #expect(await isFailed(store.refusal(of: [wrong])))
        }
        let file = try await store.keep(arrival)
        let approval = Sample.approval(of: file, reply: "a1")
        let otherRecord = Sample.record("other", about: approval.file, .review)
        for wrong in [
            CaseChange(approval.file, because: approval.record),
            CaseChange(approval.file, because: approval.record, reply: (ReplyID("a1"), [1])),
            CaseChange(approval.file, because: approval.record, reply: (ReplyID("a2"), Sample.replyBytes("a1"))),
            CaseChange(approval.file, because: otherRecord, reply: approval.reply),
            Sample.step(after: file, to: .received) { $0.mails = [] },
            Sample.step(after: file, to: .received) { $0.mails[0].rawSHA256 = sha256Hex([1]) },
            Sample.step(after: file, to: .received) { $0.desk = DeskID("land") },
        ] {
            #expect(await isFailed(store.refusal(of: [wrong])))
        }
        #expect(try await store.load(file.id) == file)
        try await store.keep(approval)
    }

    static func letsOneWin(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(Sample.arrival(1))
        let refusals = await withTaskGroup { group in
            for number in 0..<20 {
                group.addTask {
                    await store.refusal(of: [Sample.step(after: file, to: .triaged, record: "try-\(number)")])
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.count { $0 == nil } == 1)
        #expect(refusals.count { $0 == .changedMeanwhile(file.id) } == 19)
        #expect(try await store.load(file.id).version == 2)
        #expect(
            try await store.verify()
                == Verification(
                    tree: store.verify().tree, cases: 1, mails: 1, replies: 0, firstFault: nil))
    }

    static func takesManyAtOnce(_ make: Factory) async throws {
        let store = try await make().store
        try await withThrowingTaskGroup { group in
            for number in 0..<100 { group.addTask { try await store.commit([Sample.arrival(number)]) } }
            for number in 0..<10 {
                group.addTask { _ = await store.refusal(of: [Sample.arrival(number)]) }
            }
            try await group.waitForAll()
        }
        let verification = try await store.verify()
        #expect(verification.firstFault == nil)
        #expect(verification.cases == 100)
        #expect(verification.tree.size == 100)
    }

    static func survivesReopening(_ make: Factory) async throws {
        let subject = try await make()
        let first = try await subject.store.keep(Sample.arrival(1))
        let approved = try await subject.store.keep(Sample.approval(of: first, reply: "a1"))
        try await subject.store.save(Officer(id: OfficerID("o1"), name: "Grace", rights: [.read, .approve]))
        let before = try await subject.store.verify()
        let key = try await subject.store.key(of: first.id)

        let store = try await subject.reopen()
        #expect(try await store.load(first.id) == approved)
        #expect(try await store.key(of: first.id) == key)
        #expect(try await store.mail(MailID("m1")) == Sample.mailBytes(1))
        #expect(try await store.reply(ReplyID("a1")) == Sample.replyBytes("a1"))
        #expect(try await store.officer(OfficerID("o1"))?.grants == [.init(.read), .init(.approve)])
        #expect(try await store.verify() == before)
        try await store.keep(Sample.arrival(2))
        #expect(try await store.verify().tree.size == 3)
    }

    static func saysWhatIsMissing(_ make: Factory) async throws {
        let store = try await make().store
        await #expect(throws: StoreError.noSuchCase(CaseID("c1"))) { try await store.load(CaseID("c1")) }
        await #expect(throws: StoreError.noSuchCase(CaseID("c1"))) { try await store.key(of: CaseID("c1")) }
        await #expect(throws: StoreError.noSuchMail(MailID("m1"))) { try await store.mail(MailID("m1")) }
        await #expect(throws: StoreError.noSuchReply(ReplyID("a1"))) { try await store.reply(ReplyID("a1")) }
        #expect(try await store.records(of: CaseID("c1")).isEmpty)
        let arrival = Sample.arrival(1)
        #expect(
            await store.refusal(of: [Sample.step(after: arrival.file, to: .triaged)]) == .noSuchCase(arrival.file.id))
    }

    static func isFailed(_ error: StoreError?) -> Bool {
        if case .failed = error { true } else { false }
    }
}
