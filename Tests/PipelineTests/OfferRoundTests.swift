import Cases
import Drafting
import Enquiries
import Foundation
import Pipeline
import Review
import SQLiteStore
import Sample
import Synchronization
import Testing
import Transparency

struct OfferRoundTests {
    private static let today = CalendarDate(year: 2026, month: 11, day: 21) ?? Sample.start.date()

    private static let offers = [
        offer("passport", .documentExpiry, .documents), offer("card", .documentExpiry, .documents),
        offer("place", .birth, .family),
    ]

    private static func offer(_ id: String, _ event: OfferEvent, _ topic: Offer.Topic) -> Offer {
        let text = LocalizedText(["en": "Perhaps \(id).", "de": "Vielleicht \(id)."])
        return Offer(
            id: id, events: [event], service: ServiceID("waste"), title: text, sentence: text,
            conditions: [.init(fact: "resident", text: text, known: .mail)], source: text,
            reminder: .init(first: .before(.months(3)), lasting: .months(3)), topic: topic,
            origin: Origin(file: "offers/test.yaml", line: 1))
    }

    private static func event(
        _ id: String, _ event: OfferEvent = .documentExpiry, in days: Int = 30, address: String = "ann@citizen.example",
        facts: [String: ReportedEvent.Fact] = [:]
    ) -> ReportedEvent {
        ReportedEvent(
            id: id, event: event, date: today.adding(days: days), person: .init(name: "Ann Lee", address: address),
            language: "en", facts: facts, source: "Register")
    }

    private struct House {
        let store: SQLiteStore
        let desk: OfferDesk

        func round(_ offers: (any OfferStore)? = nil, _ cases: (any CaseStore)? = nil) -> OfferRound {
            OfferRound(desk: desk, cases: cases ?? store, offers: offers ?? store)
        }
    }

    private func house(_ body: (House) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("offers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let surroundings = Sample.surroundings()
        let store = try SQLiteStore(
            path: folder.appendingPathComponent("store.sqlite").path, mode: .readWrite, surroundings: surroundings)
        let plain = Sample.desk()
        let desk = Desk(
            id: plain.id, name: plain.name, languages: plain.languages, timeZone: plain.timeZone, policy: plain.policy,
            addresses: plain.addresses, sender: plain.sender, unit: plain.unit, phone: plain.phone, links: plain.links,
            signOff: plain.signOff, fallbackService: plain.fallbackService, services: plain.services,
            rules: plain.rules, clocks: plain.clocks, answers: plain.answers, offers: Self.offers)
        try await body(
            House(store: store, desk: OfferDesk(desk: desk, offersVersion: "v", surroundings: surroundings)))
        #expect(try await store.verify().firstFault == nil)
        try store.close()
    }

    private func keep(_ events: [ReportedEvent], _ house: House) async throws {
        _ = try await house.store.addEvents(events, desk: house.desk.desk.id, at: Sample.start)
    }

    private func optOut(_ topic: Offer.Topic?, address: String = "ann@citizen.example", _ house: House) async throws {
        let person = try await house.store.person(address)
        let noted = house.desk.optOut(person: person, topic: topic, because: "asked")
        try await house.store.addOptOut(
            OptOut(person: person, desk: house.desk.desk.id, topic: topic, at: Sample.start, because: "asked"),
            with: CaseChange(
                noted.value.file, because: noted.record,
                mail: (noted.value.file.newest.id, noted.value.notice)))
    }

    @Test func `what falls due waits for an officer, and a second run makes nothing twice`() async throws {
        try await house { house in
            try await keep([Self.event("e1"), Self.event("e2", .birth), Self.event("e3", in: 200)], house)
            var expected = OfferRound.Tally()
            (expected.events, expected.drafted, expected.notYet) = (3, 3, 2)
            #expect(try await house.round().run(on: Self.today) == expected)
            (expected.drafted, expected.known) = (0, 3)
            #expect(try await house.round().run(on: Self.today) == expected)
            #expect(try await house.round().run(on: Self.today.adding(days: 1)) == expected)
            let drafted = try await house.store.cases(in: .drafted, limit: 10)
            #expect(drafted.count == 3 && drafted.allSatisfy { $0.newest.origin == .event && $0.reply == nil })
            #expect(drafted.allSatisfy { $0.draft != nil })
        }
    }

    /// The store as a crash leaves it: the first case was committed, and the second run has to make the others.
    @Test func `a run after a crash makes the rest`() async throws {
        try await house { house in
            try await keep([Self.event("e1"), Self.event("e2")], house)
            let kept = try await house.store.events(of: house.desk.desk.id, after: 0, limit: 1)[0]
            let opened = house.desk.open(Self.offers[0], for: kept.event, day: kept.event.date, identity: kept.identity)
            try await house.store.commit([
                CaseChange(
                    opened.value.file, because: opened.record,
                    mail: (opened.value.file.newest.id, opened.value.notice))
            ])
            let tally = try await house.round().run(on: Self.today)
            #expect(tally.drafted == 3 && tally.known == 1)
            #expect(try await house.store.cases(in: .drafted, limit: 10).count == 4)
        }
    }

    @Test func `the store itself refuses a second case of one reminder`() async throws {
        try await house { house in
            try await keep([Self.event("e1")], house)
            _ = try await house.round().run(on: Self.today)
            let kept = try await house.store.events(of: house.desk.desk.id, after: 0, limit: 1)[0]
            let again = house.desk.open(Self.offers[0], for: kept.event, day: kept.event.date, identity: kept.identity)
            let change = CaseChange(
                again.value.file, because: again.record, mail: (again.value.file.newest.id, again.value.notice))
            await #expect(throws: StoreError.self) { try await house.store.commit([change]) }
        }
    }

    @Test func `who has opted out gets no draft, by topic or of all`() async throws {
        try await house { house in
            try await keep(
                [
                    Self.event("e1"), Self.event("e2", .birth), Self.event("e3", address: "Bob@citizen.example"),
                ], house)
            try await optOut(.documents, house)
            try await optOut(nil, address: "bob@citizen.example", house)
            let tally = try await house.round().run(on: Self.today)
            #expect(tally.drafted == 1 && tally.optedOut == 4)
            #expect(try await house.store.cases(in: .drafted, limit: 10).map(\.newest.subject) == ["Perhaps place."])
            #expect(try await house.store.cases(in: .closed, limit: 10).count == 2)
        }
    }

    /// No answer about opt-outs, no text: a store that cannot say makes the run end before anything is drafted.
    @Test func `opt-outs are asked before any text is made`() async throws {
        try await house { house in
            try await keep([Self.event("e1")], house)
            let asked = Mutex(0)
            let deaf = DeafStore(inner: house.store) { asked.withLock { $0 += 1 } }
            await #expect(throws: StoreError.failed("deaf")) { try await house.round(deaf).run(on: Self.today) }
            #expect(asked.withLock { $0 } == 1)
            #expect(try await house.store.cases(in: .drafted, limit: 10).isEmpty)
        }
    }

    @Test func `a denied condition and a day that is over make no draft`() async throws {
        try await house { house in
            try await keep(
                [Self.event("e1", facts: ["resident": .yesOrNo(false)]), Self.event("e2", .birth, in: -1)], house)
            let tally = try await house.round().run(on: Self.today)
            #expect(tally.drafted == 0 && tally.unmet == 2 && tally.over == 1)
        }
    }

    @Test func `more events than one batch are all looked at`() async throws {
        try await house { house in
            try await keep((0..<450).map { Self.event("e\($0)", .birth) }, house)
            let tally = try await house.round().run(on: Self.today)
            #expect(tally.events == 450 && tally.drafted == 450)
            #expect(try await house.store.counts(desk: nil)[.drafted] == 450)
        }
    }

    @Test func `an approved reminder becomes a message without a thread, and none may be reassigned`() async throws {
        try await house { house in
            try await keep([Self.event("e1", .birth)], house)
            _ = try await house.round().run(on: Self.today)
            let file = try #require(try await house.store.cases(in: .drafted, limit: 1).first)
            let key = try await house.store.key(of: file.id)
            let review = ReviewDesk(
                desk: house.desk.desk, oversight: .init(trainingRequired: false), surroundings: Sample.surroundings())
            let preview = try review.composer.preview(
                try #require(file.draft), of: file, key: key, composedAt: Sample.start)
            let message = String(decoding: preview.bytes, as: UTF8.self)
            #expect(message.contains("To: Ann Lee <ann@citizen.example>") && !message.contains("In-Reply-To"))
            #expect(throws: ReviewRefusal.notSorted) {
                try review.decide(
                    .reassign(to: ServiceID("parking"), note: ""), on: file, by: Sample.officer, key: key,
                    findings: [])
            }
            let outcome = try review.decide(
                .approve(sha256: preview.sha256, composedAt: Sample.start), on: file, by: Sample.officer, key: key,
                findings: [])
            #expect(outcome.value.file.state == .approved)
        }
    }

    @Test func `the report names services and life events without an offer first`() {
        func number(_ service: String, _ event: LifeEvent?, _ count: Int) -> CaseNumber {
            CaseNumber(service: ServiceID(service), lifeEvent: event, count: count)
        }
        let report = OfferReport(
            [
                number("waste", nil, 9), number("waste", .birth, 4), number("waste", .moving, 2),
                number("parking", nil, 20), number("parking", .birth, 1), number("other", nil, 30),
            ], offers: Self.offers)
        #expect(report.lines.map(\.service.text) == ["waste", "parking", "other"])
        #expect(report.lines.map(\.withoutOffer) == [2, 1, 0])
        #expect(report.lines[0].events.map(\.event) == [.birth, .moving])
        #expect(report.lines[0].events.map(\.offers) == [["place"], []])
    }
}

/// A store that does not say who has opted out.
private struct DeafStore: OfferStore {
    let inner: any OfferStore
    let asked: @Sendable () -> Void

    func addEvents(_ events: [ReportedEvent], desk: DeskID, at now: Timestamp) async throws(StoreError)
        -> [EventReceipt]
    {
        try await inner.addEvents(events, desk: desk, at: now)
    }
    func events(of desk: DeskID, after position: Int64, limit: Int) async throws(StoreError) -> [KeptEvent] {
        try await inner.events(of: desk, after: position, limit: limit)
    }
    func eventIdentities(of address: String) async throws(StoreError) -> [String] {
        try await inner.eventIdentities(of: address)
    }
    func eraseEvents(of address: String) async throws(StoreError) -> Int { try await inner.eraseEvents(of: address) }
    func person(_ address: String) async throws(StoreError) -> String { try await inner.person(address) }
    func addOptOut(_ optOut: OptOut, with change: CaseChange) async throws(StoreError) {
        try await inner.addOptOut(optOut, with: change)
    }
    func optOuts(of address: String, desk: DeskID) async throws(StoreError) -> OptOuts {
        asked()
        throw .failed("deaf")
    }
    func optOuts(at desk: DeskID) async throws(StoreError) -> [OptOut] { try await inner.optOuts(at: desk) }
    func caseNumbers(of desk: DeskID) async throws(StoreError) -> [CaseNumber] {
        try await inner.caseNumbers(of: desk)
    }
}
