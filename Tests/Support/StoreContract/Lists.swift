import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    static let lists = [
        Guarantee("lists are ordered by urgency, due date and age", ordersLists),
        Guarantee("lists are filtered and cut into pages", pagesLists),
        Guarantee("a line of a list says what the case says", summarisesCases),
        Guarantee("cases are handed out longest wait first", handsOutOldestFirst),
        Guarantee("cases about which a model is asked are handed out longest wait first", handsOutConsultations),
        Guarantee("cases are counted by state and desk", countsCases),
        Guarantee("cases that are put off are in lists of their own until their time", putsCasesOff),
        Guarantee("cases that an officer corrected are found, once each, by their first correction", findsCorrections),
    ]

    static func triaged(
        _ number: Int, in store: any Store, desk: DeskID = Sample.desk, service: String = "waste",
        urgency: Urgency = .normal, due: String? = nil, minutes: Int64 = 0
    ) async throws {
        let received = Sample.morning.adding(seconds: minutes * 60)
        let file = try await store.keep(Sample.arrival(number, desk: desk, receivedAt: received))
        try await store.keep(
            Sample.step(after: file, to: .triaged) {
                $0.decision = Sample.decision(
                    service: service, urgency: urgency, deadline: due.flatMap { CalendarDate(iso8601: $0) })
            })
    }

    static func handsOutConsultations(_ make: Factory) async throws {
        let store = try await make().store
        for (number, minutes) in [(1, 5), (2, 1), (3, nil), (4, 9)] as [(Int, Int64?)] {
            let file = try await store.keep(Sample.arrival(number))
            try await store.keep(
                Sample.step(after: file, to: .withPerson) {
                    $0.consultation = minutes.map {
                        Consultation(.opinion, since: Sample.morning.adding(seconds: $0 * 60))
                    }
                })
        }
        #expect(try await store.consulting(limit: 9).map(\.id.text) == ["c2", "c1", "c4"])
        #expect(try await store.consulting(limit: 1).map(\.id.text) == ["c2"])
        // Triage and drafting come first.
        let file = try await store.keep(Sample.arrival(5))
        try await store.keep(
            Sample.step(after: file, to: .triaged) { $0.consultation = Consultation(.opinion, since: Sample.morning) })
        #expect(try await store.consulting(limit: 1).map(\.id.text) == ["c2"])
        let answered = try await store.load(CaseID("c2"))
        try await store.keep(Sample.step(after: answered, to: .withPerson) { $0.consultation = nil })
        #expect(try await store.consulting(limit: 9).map(\.id.text) == ["c1", "c4"])
    }

    static func ordersLists(_ make: Factory) async throws {
        let store = try await make().store
        try await triaged(1, in: store, urgency: .low, due: "2026-12-01")
        try await triaged(2, in: store, minutes: 5)
        try await triaged(3, in: store, minutes: 1)
        try await triaged(4, in: store, due: "2026-12-24", minutes: 9)
        try await triaged(5, in: store, due: "2026-12-01", minutes: 9)
        try await triaged(6, in: store, urgency: .emergency, minutes: 20)
        try await triaged(7, in: store, urgency: .urgent, minutes: 20)
        try await store.keep(Sample.arrival(8))
        let order = try await store.summaries(CaseQuery()).map(\.id.text)
        #expect(order == ["c6", "c7", "c5", "c4", "c8", "c3", "c2", "c1"])
    }

    static func pagesLists(_ make: Factory) async throws {
        let store = try await make().store
        for number in 0..<12 {
            try await triaged(
                number, in: store, desk: number % 4 == 0 ? DeskID("land") : Sample.desk,
                service: number % 2 == 0 ? "waste" : "traffic", minutes: Int64(number))
        }
        func ids(_ query: CaseQuery) async throws -> [Int] {
            try await store.summaries(query).compactMap { Int($0.id.text.dropFirst()) }
        }
        #expect(try await ids(CaseQuery()) == Array(0..<12))
        #expect(try await ids(CaseQuery(offset: 5, limit: 4)) == [5, 6, 7, 8])
        #expect(try await ids(CaseQuery(offset: 10, limit: 4)) == [10, 11])
        #expect(try await ids(CaseQuery(offset: 99, limit: 4)).isEmpty)
        #expect(try await ids(CaseQuery(limit: 0)).isEmpty)
        #expect(try await ids(CaseQuery(desk: DeskID("land"))) == [0, 4, 8])
        #expect(try await ids(CaseQuery(states: [.drafted, .received])).isEmpty)
        #expect(
            try await ids(CaseQuery(states: [.triaged, .triaged, .drafted], service: ServiceID("waste"))) == [
                0, 2, 4, 6, 8, 10,
            ])
        #expect(try await ids(CaseQuery(desk: Sample.desk, service: ServiceID("waste"), offset: 1)) == [6, 10])
        #expect(try await ids(CaseQuery(desk: DeskID("none"))).isEmpty)
    }

    static func summarisesCases(_ make: Factory) async throws {
        let store = try await make().store
        let arrived = try await store.keep(Sample.arrival(1))
        #expect(try await store.summaries(CaseQuery()) == [CaseSummary(arrived)])
        let due = CalendarDate(iso8601: "2026-12-24")
        let file = try await store.keep(
            Sample.step(after: arrived, to: .withPerson) {
                $0.decision = Sample.decision(urgency: .urgent, deadline: due, flags: [.threat, .thirdPartyData])
            })
        #expect(try await store.summaries(CaseQuery()) == [CaseSummary(file)])
        #expect(CaseSummary(file).flags == [.threat, .thirdPartyData])
    }

    static func handsOutOldestFirst(_ make: Factory) async throws {
        let store = try await make().store
        for (number, minutes) in [(1, 30), (2, 10), (3, 20), (4, 10)] {
            try await store.keep(
                Sample.arrival(number, receivedAt: Sample.morning.adding(seconds: Int64(minutes) * 60)))
        }
        try await triaged(5, in: store)
        #expect(try await store.cases(in: .received, limit: 9).map(\.id.text) == ["c2", "c4", "c3", "c1"])
        #expect(try await store.cases(in: .received, limit: 2).map(\.id.text) == ["c2", "c4"])
        #expect(try await store.cases(in: .triaged, limit: 2) == [store.load(CaseID("c5"))])
        #expect(try await store.cases(in: .closed, limit: 2).isEmpty)
        #expect(try await store.cases(in: .received, limit: 0).isEmpty)
    }

    static func findsCorrections(_ make: Factory) async throws {
        let store = try await make().store
        var files: [CaseFile] = []
        for number in 0..<4 {
            files.append(try await store.keep(Sample.arrival(number, desk: number == 3 ? DeskID("land") : Sample.desk)))
        }
        #expect(try await store.correctedCases(of: Sample.desk).isEmpty)
        for number in [2, 0, 3, 2] {
            files[number] = try await store.keep(Sample.step(after: files[number], to: .triaged, .route, by: .human))
        }
        // Where the software routes, nobody corrects it.
        try await store.keep(Sample.step(after: files[1], to: .triaged, .route))
        #expect(try await store.correctedCases(of: Sample.desk).map(\.text) == ["c2", "c0"])
        #expect(try await store.correctedCases(of: DeskID("land")).map(\.text) == ["c3"])
        #expect(try await store.verify().firstFault == nil)
    }

    static func countsCases(_ make: Factory) async throws {
        let store = try await make().store
        #expect(try await store.counts(desk: nil).isEmpty)
        for number in 0..<5 { try await store.keep(Sample.arrival(number)) }
        for number in 5..<7 { try await triaged(number, in: store, desk: DeskID("land")) }
        #expect(try await store.counts(desk: nil) == [.received: 5, .triaged: 2])
        #expect(try await store.counts(desk: Sample.desk) == [.received: 5])
        #expect(try await store.counts(desk: DeskID("none")).isEmpty)
    }

    static func putsCasesOff(_ make: Factory) async throws {
        let store = try await make().store
        let until = Sample.morning.adding(seconds: 3600)
        for number in 0..<3 {
            let file = try await store.keep(
                Sample.arrival(number, desk: number == 2 ? DeskID("land") : Sample.desk))
            guard number > 0 else { continue }
            try await store.keep(
                Sample.step(after: file, to: .withPerson, .review, by: .human) {
                    $0.snooze = Snooze(until: until, by: OfficerID("ada"))
                })
        }
        func ids(shown: Bool, at now: Timestamp, desk: DeskID? = nil) async throws -> [String] {
            var query = CaseQuery(desk: desk)
            query.snoozed = CaseQuery.Snoozed(isShown: shown, at: now)
            return try await store.summaries(query).map(\.id.text)
        }
        let before = until.adding(seconds: -1)
        #expect(try await ids(shown: false, at: before) == ["c0"])
        #expect(try await ids(shown: true, at: before) == ["c1", "c2"])
        #expect(try await ids(shown: true, at: before, desk: DeskID("land")) == ["c2"])
        #expect(try await ids(shown: false, at: until) == ["c0", "c1", "c2"])
        #expect(try await ids(shown: true, at: until).isEmpty)
        #expect(try await store.summaries(CaseQuery()).count == 3)
        #expect(try await store.snoozed(desk: nil, at: before) == [.withPerson: 2])
        #expect(try await store.snoozed(desk: Sample.desk, at: before) == [.withPerson: 1])
        #expect(try await store.snoozed(desk: nil, at: until).isEmpty)
        #expect(try await store.verify().firstFault == nil)
    }
}
