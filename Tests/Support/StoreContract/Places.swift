import Cases
import Enquiries
import Testing

extension StoreContract {
    static let places = [
        Guarantee("a list goes on behind any of its lines and back from it", goesOn),
        Guarantee("a list goes on behind a line that has left it", goesOnBehindWhatLeft),
        Guarantee("cases that ask for attention are found, those that waited longest first", findsAttention),
        Guarantee("the case that knows a message is found, whoever wrote", findsMentions),
    ]

    /// Cases with every mix of urgency and date, several of them equal but for their age.
    private static func mixed(_ store: any Store) async throws {
        var number = 0
        for urgency in [Urgency.normal, .emergency, .low] {
            for due in [nil, "2026-12-24", "2026-12-01"] {
                for minutes in [3, 1, 1] {
                    try await triaged(
                        number, in: store, desk: number % 3 == 0 ? DeskID("land") : Sample.desk,
                        service: number % 2 == 0 ? "waste" : "traffic", urgency: urgency, due: due,
                        minutes: Int64(minutes))
                    number += 1
                }
            }
        }
    }

    static func goesOn(_ make: Factory) async throws {
        let store = try await make().store
        try await mixed(store)
        for service in [nil, ServiceID("waste")] {
            for desk in [nil, Sample.desk] {
                let all = try await store.summaries(CaseQuery(desk: desk, service: service))
                #expect(all.map { ListKey($0) } == all.map { ListKey($0) }.sorted())
                func shown(_ from: CaseQuery.Start, _ limit: Int) async throws -> [CaseID] {
                    try await store.summaries(CaseQuery(desk: desk, service: service, from: from, limit: limit)).map(
                        \.id)
                }
                let ids = all.map(\.id)
                for (index, line) in all.enumerated() {
                    let key = ListKey(line)
                    let (behind, before) = (Array(ids[(index + 1)...]), Array(ids[..<index]))
                    #expect(try await shown(.after(key), 50) == behind)
                    #expect(try await shown(.after(key), 2) == Array(behind.prefix(2)))
                    #expect(try await shown(.before(key), 50) == Array(before.reversed()))
                    #expect(try await shown(.before(key), 1) == Array(before.suffix(1)))
                }
            }
        }
    }

    static func goesOnBehindWhatLeft(_ make: Factory) async throws {
        let store = try await make().store
        for number in 1...3 { try await triaged(number, in: store, minutes: Int64(number)) }
        let key = ListKey(CaseSummary(try await store.load(CaseID("c2"))))
        try await store.keep(Sample.step(after: store.load(CaseID("c2")), to: .closed))
        let states: [CaseState] = [.triaged]
        #expect(try await store.summaries(CaseQuery(states: states, from: .after(key))).map(\.id.text) == ["c3"])
        #expect(try await store.summaries(CaseQuery(states: states, from: .before(key))).map(\.id.text) == ["c1"])
    }

    static func findsAttention(_ make: Factory) async throws {
        let store = try await make().store
        func event(_ what: String, by officer: OfficerID? = nil) -> CaseFile.Event {
            CaseFile.Event(at: Sample.morning, what: what, detail: "", by: officer, record: "r")
        }
        for (number, desk) in [(1, Sample.desk), (2, Sample.desk), (3, DeskID("land"))] {
            let first = try await store.keep(
                Sample.arrival(number, desk: desk, receivedAt: Sample.morning.adding(seconds: Int64(9 - number))))
            let again = try await store.keep(Sample.furtherMail(10 + number, to: first))
            try await store.keep(
                Sample.step(after: again, to: .withPerson) {
                    $0.history = [event("drafted"), event("wrote again")]
                })
        }
        func stale(_ desks: Set<DeskID>?, _ limit: Int = 9) async throws -> [String] {
            try await store.cases(asking: .stale, desks: desks, limit: limit).map(\.id.text)
        }
        #expect(try await stale(nil) == ["c3", "c2", "c1"])
        #expect(try await stale(nil, 1) == ["c3"])
        #expect(try await stale([Sample.desk]) == ["c2", "c1"])
        #expect(try await stale([]).isEmpty)
        #expect(try await store.cases(asking: .thread, desks: nil, limit: 9).isEmpty)
        let seen = try await store.load(CaseID("c2"))
        try await store.keep(
            Sample.step(after: seen, to: .withPerson) { $0.history.append(event("edited", by: OfficerID("o1"))) })
        #expect(try await stale(nil) == ["c3", "c1"])
        #expect(try await store.verify().firstFault == nil)
    }

    static func findsMentions(_ make: Factory) async throws {
        let store = try await make().store
        let first = try await store.keep(Sample.arrival(1))
        try await store.keep(Sample.approval(of: first, reply: "a1"))
        try await store.keep(Sample.arrival(2, sender: "bob@example.org"))
        func mention(_ id: String, besides: String = "c2", desk: DeskID = Sample.desk) async throws -> String? {
            try await store.mention(of: ["<none@x>", id], besides: CaseID(besides), desk: desk)?.text
        }
        #expect(try await mention("mail-1@example.org") == "c1")
        #expect(try await mention("<a1@stadt.example>") == "c1")
        #expect(try await mention("mail-1@example.org", besides: "c1") == nil)
        #expect(try await mention("mail-1@example.org", desk: DeskID("land")) == nil)
        #expect(try await mention("") == nil)
    }
}
