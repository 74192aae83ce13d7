package import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    package typealias OfferSubject = CaseStore & OfferStore

    /// What a store that also keeps events and opt-outs must guarantee.
    package struct OfferGuarantee: Sendable, CustomTestStringConvertible {
        package let testDescription: String
        /// Gets a store that holds nothing yet, and a way to close it and open the same one again.
        package let check:
            @Sendable (any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject) async throws -> Void

        init(
            _ promise: String,
            _ check:
                @escaping @Sendable (
                    any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
                ) async throws -> Void
        ) {
            (testDescription, self.check) = (promise, check)
        }
    }

    package static let offers = [
        OfferGuarantee("an event is read back equal, in the order of its coming, page by page", readsEventsBack),
        OfferGuarantee("an event that comes twice is kept once, and another under its id not at all", knowsEvents),
        OfferGuarantee("a person's events can be erased and leave the others alone", erasesEvents),
        OfferGuarantee("a person is a mail address, whatever its case, under a pseudonym", namesPersons),
        OfferGuarantee("an opt-out counts for its person, desk and topic alone", keepsOptOuts),
        OfferGuarantee("an opt-out is kept with its record or not at all", keepsOptOutsWhole),
        OfferGuarantee("everything about offers is there after opening again", survivesReopeningWithOffers),
        OfferGuarantee(
            "cases are counted by service and life event, those that began with a mail alone", countsByEvent),
    ]

    private static func event(_ id: String, address: String = "ada@example.org", day: Int = 1) -> ReportedEvent {
        ReportedEvent(
            id: id, event: .birth, date: CalendarDate(year: 2026, month: 11, day: day) ?? Sample.morning.date(),
            person: .init(name: "Ada Ünal", address: address), language: "de",
            facts: ["child": .yesOrNo(true), "born": .text("2026-11-01"), "weight": .number(3400)],
            source: "Standesamt")
    }

    /// The closed case of an opt-out.
    private static func proof(_ number: Int) -> CaseChange {
        let arrival = Sample.arrival(number)
        var file = arrival.file
        file.state = .closed
        file.mails[0].origin = .optOut
        return CaseChange(file, because: arrival.record, mail: arrival.mail)
    }

    static func readsEventsBack(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        let events = (1...5).map { event("e\($0)", day: $0) }
        #expect(try await store.addEvents([], desk: Sample.desk, at: Sample.morning).isEmpty)
        let receipts = try await store.addEvents(events, desk: Sample.desk, at: Sample.morning)
        #expect(receipts == [EventReceipt](repeating: .kept, count: 5))
        let first = try await store.events(of: Sample.desk, after: 0, limit: 3)
        let rest = try await store.events(of: Sample.desk, after: try #require(first.last).position, limit: 3)
        #expect((first + rest).map(\.event) == events)
        #expect(Set((first + rest).map(\.identity)).count == 5)
        #expect((first + rest).allSatisfy { $0.identity.utf8.count == 64 })
        #expect(try await store.events(of: DeskID("land"), after: 0, limit: 9).isEmpty)
        #expect(try await store.verify().firstFault == nil)
    }

    static func knowsEvents(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        let (one, other) = (event("e1"), event("e1", day: 2))
        #expect(
            try await store.addEvents([one, one, other], desk: Sample.desk, at: Sample.morning)
                == [.kept, .known, .differs])
        #expect(try await store.addEvents([other, one], desk: Sample.desk, at: Sample.morning) == [.differs, .known])
        #expect(try await store.addEvents([other], desk: DeskID("land"), at: Sample.morning) == [.kept])
        #expect(try await store.events(of: Sample.desk, after: 0, limit: 9).map(\.event) == [one])
    }

    static func erasesEvents(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        #expect(try await store.eraseEvents(of: "ada@example.org") == 0)
        let events = [event("e1"), event("e2", address: "Ada@Example.ORG"), event("e3", address: "eve@example.org")]
        _ = try await store.addEvents(events, desk: Sample.desk, at: Sample.morning)
        #expect(try await store.eraseEvents(of: "ADA@example.org") == 2)
        #expect(try await store.events(of: Sample.desk, after: 0, limit: 9).map(\.event.id) == ["e3"])
        #expect(try await store.addEvents([events[0]], desk: Sample.desk, at: Sample.morning) == [.kept])
        #expect(try await store.verify().firstFault == nil)
    }

    static func namesPersons(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        let person = try await store.person("Ada@Example.org")
        #expect(try await store.person("ada@example.org") == person)
        #expect(try await store.person("eve@example.org") != person)
        #expect(person.utf8.count == 64 && !person.contains("ada"))
        #expect(person != sha256Hex("person/ada@example.org".utf8))
    }

    static func keepsOptOuts(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        #expect(try await store.optOuts(of: "ada@example.org", desk: Sample.desk) == .none)
        let person = try await store.person("ada@example.org")
        let family = OptOut(
            person: person, desk: Sample.desk, topic: .family, at: Sample.morning, because: "by mail 'x'")
        try await store.addOptOut(family, with: proof(1))
        #expect(try await store.optOuts(of: "ADA@example.org", desk: Sample.desk) == OptOuts(topics: [.family]))
        #expect(try await store.optOuts(of: "ada@example.org", desk: DeskID("land")) == .none)
        #expect(try await store.optOuts(of: "eve@example.org", desk: Sample.desk) == .none)
        let all = OptOut(
            person: person, desk: Sample.desk, topic: nil, at: Sample.morning.adding(seconds: 9), because: "by phone")
        try await store.addOptOut(all, with: proof(2))
        let wishes = try await store.optOuts(of: "ada@example.org", desk: Sample.desk)
        #expect(wishes == OptOuts(isComplete: true, topics: [.family]))
        #expect(wishes.covers(.vehicle))
        #expect(try await store.optOuts(at: Sample.desk) == [family, all])
        #expect(try await store.verify().firstFault == nil)
    }

    static func keepsOptOutsWhole(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        let wish = OptOut(
            person: try await store.person("ada@example.org"), desk: Sample.desk, topic: .money, at: Sample.morning,
            because: "b")
        func isRefused(_ change: CaseChange) async -> Bool {
            do {
                try await store.addOptOut(wish, with: change)
                return false
            } catch { return true }
        }
        let broken = proof(1)
        #expect(await isRefused(CaseChange(broken.file, because: broken.record)))
        #expect(try await store.optOuts(at: Sample.desk).isEmpty)
        try await store.addOptOut(wish, with: proof(1))
        // The same wish under another case: neither the wish nor the case may come to be.
        #expect(await isRefused(proof(2)))
        #expect(try await store.optOuts(at: Sample.desk).count == 1)
        let verification = try await store.verify()
        #expect(verification.cases == 1 && verification.tree.size == 1 && verification.firstFault == nil)
    }

    static func survivesReopeningWithOffers(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        _ = try await store.addEvents([event("e1")], desk: Sample.desk, at: Sample.morning)
        let person = try await store.person("ada@example.org")
        try await store.addOptOut(
            OptOut(person: person, desk: Sample.desk, topic: .work, at: Sample.morning, because: ""), with: proof(1))
        let events = try await store.events(of: Sample.desk, after: 0, limit: 9)
        let again = try await reopen()
        #expect(try await again.events(of: Sample.desk, after: 0, limit: 9) == events)
        #expect(try await again.person("ada@example.org") == person)
        #expect(try await again.optOuts(of: "ada@example.org", desk: Sample.desk) == OptOuts(topics: [.work]))
        #expect(try await again.addEvents([event("e1")], desk: Sample.desk, at: Sample.morning) == [.known])
    }

    static func countsByEvent(
        _ store: any OfferSubject, _ reopen: @Sendable () async throws -> any OfferSubject
    ) async throws {
        func keep(_ number: Int, _ service: String, _ events: [LifeEvent], origin: Enquiry.Origin? = nil) async throws {
            let arrival = Sample.arrival(number)
            var file = arrival.file
            file.decision = Sample.decision(service: service)
            file.decision?.lifeEvents = events
            file.mails[0].origin = origin
            try await store.keep(CaseChange(file, because: arrival.record, mail: arrival.mail))
        }
        try await keep(1, "waste", [.moving])
        try await keep(2, "waste", [.moving, .birth])
        try await keep(3, "waste", [])
        try await keep(4, "tax", [.bereavement])
        try await keep(5, "tax", [.bereavement], origin: .event)
        try await store.keep(Sample.arrival(6))
        func number(_ service: String, _ event: LifeEvent?, _ count: Int) -> CaseNumber {
            CaseNumber(service: ServiceID(service), lifeEvent: event, count: count)
        }
        #expect(
            try await store.caseNumbers(of: Sample.desk) == [
                number("tax", nil, 1), number("waste", nil, 3), number("tax", .bereavement, 1),
                number("waste", .birth, 1), number("waste", .moving, 2),
            ])
        #expect(try await store.caseNumbers(of: DeskID("land")).isEmpty)
    }
}
