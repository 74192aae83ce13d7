import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    static let outbox = [
        Guarantee("what is due is leased, oldest approval first and once", leasesWhatIsDue),
        Guarantee("a lease that has run out comes back with a higher token", returnsExpiredLeases),
        Guarantee("a reply is handed over under its newest lease and no other", fencesOldLeases),
        Guarantee("a lease that has run out hands nothing over", refusesExpiredLeases),
        Guarantee("while the mail server may answer nobody else decides", letsNobodyDecideEarly),
        Guarantee("doubt is left by the holder of the lease or by a person", leavesDoubtToPeople),
        Guarantee("an approval that ends takes its lease with it", endsLeases),
        Guarantee("of twenty who lease at once each reply goes to one", leasesOnceAmongMany),
        Guarantee("a frozen outbox leases nothing until it is let go", freezesTheOutbox),
        Guarantee("an address gets one acknowledgement within the time", acknowledgesOnce),
    ]

    private static let later = Sample.morning.adding(seconds: 300)

    private static func approved(
        _ number: Int, in store: any Store, approved: Int64 = 0, next: Int64 = 0
    ) async throws -> CaseFile {
        let file = try await store.keep(Sample.arrival(number))
        return try await store.keep(
            Sample.approval(
                of: file, reply: "a\(number)", approvedAt: Sample.morning.adding(seconds: approved),
                nextAttempt: Sample.morning.adding(seconds: next)))
    }

    private static func lease(
        _ store: any Store, _ owner: String = "one", due: Timestamp = Sample.morning, until: Timestamp = later,
        limit: Int = 9
    ) async throws -> [LeasedReply] {
        try await store.lease(due: due, to: owner, until: until, limit: limit)
    }

    private static func change(
        _ file: CaseFile, to state: CaseState, under lease: OutboxLease?, record: String? = nil,
        by trigger: ActionRecord.Trigger = .routine
    ) -> CaseChange {
        let step = Sample.step(after: file, to: state, .classify, record: record, by: trigger)
        return CaseChange(step.file, because: step.record, lease: lease)
    }

    static func leasesWhatIsDue(_ make: Factory) async throws {
        let store = try await make().store
        for (number, approved, next) in [(1, 50, 60), (2, 20, 3600), (3, 30, 3601), (4, 10, 90)]
            as [(Int, Int64, Int64)]
        {
            _ = try await self.approved(number, in: store, approved: approved, next: next)
        }
        let now = Sample.morning.adding(seconds: 3600)
        let until = now.adding(seconds: 300)
        #expect(try await lease(store, due: Sample.morning).isEmpty)
        #expect(try await lease(store, due: now, until: until, limit: 0).isEmpty)
        let first = try await lease(store, due: now, until: until, limit: 1)
        #expect(first.map(\.file.id.text) == ["c4"])
        let rest = try await lease(store, due: now, until: until)
        #expect(rest.map(\.file.id.text) == ["c2", "c1"])
        #expect((first + rest).map(\.lease.token) == [1, 2, 3])
        #expect(try await lease(store, "two", due: now, until: until).isEmpty)
        #expect(try await store.leases(on: [CaseID("c2"), CaseID("c3")]) == [CaseID("c2"): rest[0].lease])
        #expect(try await store.verify().firstFault == nil)
    }

    static func returnsExpiredLeases(_ make: Factory) async throws {
        let subject = try await make()
        let file = try await approved(1, in: subject.store)
        let first = try await lease(subject.store, "one")
        #expect(try await lease(subject.store, "two", due: later.adding(seconds: -1)).isEmpty)
        // Also after the program ended, for it may have ended in the middle.
        let store = try await subject.reopen()
        let second = try await lease(store, "two", due: later, until: later.adding(seconds: 300))
        #expect(second.map(\.file) == [file] && second[0].lease.owner == "two")
        #expect(second[0].lease.token > first[0].lease.token)
        try await store.release(first[0].lease)
        #expect(try await store.leases(on: [file.id])[file.id] == second[0].lease, "an old lease releases nothing")
        try await store.release(second[0].lease)
        let third = try await lease(store, "one", until: later)
        #expect(third.count == 1 && third[0].lease.token > second[0].lease.token)
    }

    static func fencesOldLeases(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await approved(1, in: store)
        let old = try await lease(store, "paused", until: Sample.morning)[0].lease
        let new = try await lease(store, "quick")[0].lease
        for wrong in [
            nil, old, OutboxLease(caseID: file.id, owner: "paused", token: new.token, expires: later),
            OutboxLease(caseID: file.id, owner: "quick", token: new.token + 1, expires: later),
        ] {
            #expect(await store.refusal(of: [change(file, to: .inDoubt, under: wrong)]) == .leaseLost(file.id))
        }
        let other = OutboxLease(caseID: CaseID("c9"), owner: "quick", token: new.token, expires: later)
        #expect(await store.refusal(of: [change(file, to: .inDoubt, under: other)]) == .leaseLost(file.id))
        #expect(try await store.load(file.id) == file)

        let begun = try await store.keep(change(file, to: .inDoubt, under: new.lasting(until: later)))
        // The paused one wakes up, and has an answer of its own.
        for state in [CaseState.sent, .approved, .undeliverable, .inDoubt] {
            #expect(
                await store.refusal(of: [change(begun, to: state, under: old, record: "late")]) == .leaseLost(file.id))
        }
        let sent = try await store.keep(change(begun, to: .sent, under: new))
        #expect(try await store.load(file.id) == sent)
        #expect(try await store.leases(on: [file.id]).isEmpty)
        #expect(try await store.verify().firstFault == nil)
    }

    static func refusesExpiredLeases(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await approved(1, in: store)
        // The store's own clock stands at this moment.
        let expired = try await lease(store, until: Sample.morning)[0].lease
        #expect(await store.refusal(of: [change(file, to: .inDoubt, under: expired)]) == .leaseLost(file.id))
        let valid = try await lease(store, until: Sample.morning.adding(seconds: 1))[0].lease
        try await store.keep(change(file, to: .inDoubt, under: valid))
    }

    static func letsNobodyDecideEarly(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await approved(1, in: store)
        let held = try await lease(store)[0].lease
        let begun = try await store.keep(change(file, to: .inDoubt, under: held.lasting(until: later)))
        for state in [CaseState.sent, .approved] {
            let early = change(begun, to: state, under: nil, record: "early", by: .human)
            #expect(await store.refusal(of: [early]) == .beingSent(file.id))
        }
        // Nobody waits any more.
        let unconfirmed = try await store.keep(change(begun, to: .inDoubt, under: held))
        let settled = try await store.keep(change(unconfirmed, to: .approved, under: nil, by: .human))
        #expect(try await lease(store).map(\.file) == [settled])
    }

    static func leavesDoubtToPeople(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await approved(1, in: store)
        let held = try await lease(store)[0].lease
        let begun = try await store.keep(change(file, to: .inDoubt, under: held.lasting(until: Sample.morning)))
        for state in [CaseState.sent, .approved, .undeliverable] {
            #expect(await store.refusal(of: [change(begun, to: state, under: nil)]) == .leaseLost(file.id))
        }
        #expect(try await lease(store, due: later).isEmpty, "what is in doubt is never leased")
        // A note about something else changes nothing about the reply.
        let noted = try await store.keep(Sample.step(after: begun, to: .inDoubt, .train))
        #expect(try await store.leases(on: [file.id]).count == 1)
        // A late answer still counts as long as nobody has decided.
        try await store.keep(change(noted, to: .sent, under: held))
    }

    static func endsLeases(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await approved(1, in: store)
        let held = try await lease(store)[0].lease
        // An officer takes the approval back while the reply is on its way.
        let withdrawn = try await store.keep(Sample.step(after: file, to: .drafted, .review, by: .human))
        #expect(try await store.leases(on: [file.id]).isEmpty)
        #expect(await store.refusal(of: [change(file, to: .inDoubt, under: held)]) == .changedMeanwhile(file.id))
        #expect(await store.refusal(of: [change(withdrawn, to: .inDoubt, under: held)]) == .leaseLost(file.id))
    }

    static func leasesOnceAmongMany(_ make: Factory) async throws {
        let subject = try await make()
        let store = subject.store
        for number in 0..<10 { _ = try await approved(number, in: store) }
        let leased = try await withThrowingTaskGroup { group in
            for number in 0..<20 { group.addTask { try await lease(store, "o\(number)", limit: 3) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(leased.count == 10 && Set(leased.map(\.file.id)).count == 10)
        #expect(Set(leased.map(\.lease.token)).count == 10)
        // Until here: with the subject goes its directory, and a store opens it anew for each further reader.
        withExtendedLifetime(subject) {}
    }

    static func freezesTheOutbox(_ make: Factory) async throws {
        let subject = try await make()
        var store = subject.store
        let file = try await approved(1, in: store)
        func record(_ id: String) -> ActionRecord {
            ActionRecord(
                id: id, action: .stop, trigger: .human, caseReference: nil, start: Sample.morning.milliseconds,
                end: Sample.morning.milliseconds, disclosed: ["outbox": "frozen"])
        }
        let freeze = OutboxFreeze(since: Sample.morning, backup: nil, record: "f1")
        #expect(await failure { try await store.setOutboxFreeze(freeze, because: record("f2")) })
        #expect(try await store.outboxFreeze() == nil)
        try await store.setOutboxFreeze(freeze, because: record("f1"))
        store = try await subject.reopen()
        #expect(try await store.outboxFreeze() == freeze)
        #expect(try await lease(store).isEmpty)
        // Only now a machine may put a reply in doubt without a lease.
        let held = try await store.keep(change(file, to: .inDoubt, under: nil))
        try await store.keep(change(held, to: .approved, under: nil, by: .human))
        #expect(try await lease(store).isEmpty)
        try await store.setOutboxFreeze(nil, because: record("f3"))
        #expect(try await store.outboxFreeze() == nil)
        #expect(try await lease(store).count == 1)
        #expect(try await store.installationRecords([.stop], limit: 9).map(\.id) == ["f3", "f1"])
        #expect(try await store.verify().firstFault == nil)
    }

    static func acknowledgesOnce(_ make: Factory) async throws {
        let subject = try await make()
        let week: Int64 = 7 * 86_400
        func note(_ store: any Store, _ address: String, _ seconds: Int64, _ desk: DeskID = Sample.desk) async throws
            -> Bool
        {
            try await store.noteAcknowledgement(
                to: address, desk: desk, at: Sample.morning.adding(seconds: seconds), within: week)
        }
        #expect(try await note(subject.store, "Ann@citizen.example", 0))
        #expect(try await !note(subject.store, "ann@CITIZEN.example", 5))
        #expect(try await note(subject.store, "bob@citizen.example", 5))
        #expect(try await note(subject.store, "ann@citizen.example", 5, DeskID("land")))
        let store = try await subject.reopen()
        #expect(try await !note(store, "ann@citizen.example", week - 1))
        #expect(try await note(store, "ann@citizen.example", week))
        #expect(try await !note(store, "ann@citizen.example", week + 1))
        #expect(try await store.verify().firstFault == nil)
    }

    private static func failure(_ work: () async throws -> Void) async -> Bool {
        do {
            try await work()
            return false
        } catch { return true }
    }
}
