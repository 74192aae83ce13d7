import Cases
import Enquiries
import Testing
import Transparency

extension StoreContract {
    static let insight = [
        Guarantee("arrivals and open cases of one desk are counted, within the period alone", countsArrivals),
        Guarantee("waiting runs from the first unanswered mail until the reply left", measuresWaiting),
        Guarantee("what officers decided is told with what they changed", tellsDecisions),
        Guarantee("an approval that was taken back became of no draft", forgetsWithdrawn),
        Guarantee("cases that were made up are told as such and counted nowhere else", keepsChecksApart),
        Guarantee("cases whose intent or flags an officer corrected are found, once each", findsRelabelled),
        Guarantee("a period does not see what was decided before or after it", keepsToPeriod),
        Guarantee("lines of the log come newest first, filtered and cut into pages", pagesLog),
        Guarantee("lines of the log are of the desks asked for, and erased cases are of none", keepsDesksApart),
        Guarantee("each desk and state is counted with its oldest and newest case", tellsStandings),
    ]

    private static let until = Sample.morning.adding(seconds: 86_400 * 100)

    private static func facts(
        _ store: any Store, desk: DeskID = Sample.desk, from: Timestamp = .init(milliseconds: 0),
        until: Timestamp = until
    ) async throws -> WorkFacts {
        try await store.workFacts(.init(desk: desk, from: from, until: until))
    }

    /// A step with a record of a chosen moment and outcome.
    @discardableResult
    private static func step(
        _ store: any Store, _ file: CaseFile, _ action: ActionRecord.Action, at moment: Timestamp,
        _ disclosed: [String: JSONValue] = [:], _ details: [String: JSONValue] = [:], to state: CaseState? = nil
    ) async throws -> CaseFile {
        var next = file
        next.version += 1
        next.state = state ?? file.state
        let record = ActionRecord(
            id: "i\(file.id.text)-\(next.version)", action: action, trigger: action == .review ? .human : .routine,
            caseReference: file.id.text, start: moment.milliseconds, end: moment.milliseconds, disclosed: disclosed,
            details: details)
        return try await store.keep(CaseChange(next, because: record))
    }

    static func countsArrivals(_ make: Factory) async throws {
        let store = try await make().store
        for (number, hours) in [(1, 0), (2, 0), (3, 2), (4, 50)] {
            try await store.keep(
                Sample.arrival(number, receivedAt: Sample.morning.adding(seconds: Int64(hours) * 3600)))
        }
        try await store.keep(Sample.arrival(5, desk: DeskID("land")))
        let all = try await facts(store)
        #expect(all.arrivals.reduce(0) { $0 + $1.cases } == 4 && all.open.reduce(0) { $0 + $1.cases } == 4)
        let first = try await facts(store, until: Sample.morning.adding(seconds: 7200))
        #expect(first.arrivals.map(\.cases) == [2])
        // A quarter of an hour is told as its beginning.
        #expect(first.arrivals.first?.at == Sample.morning.adding(seconds: -600))
        #expect(try await facts(store, desk: DeskID("none")) == WorkFacts())
        let due = CalendarDate(iso8601: "2026-12-24")
        try await store.keep(
            Sample.step(after: store.load(CaseID("c1")), to: .triaged) { $0.decision = Sample.decision(deadline: due) })
        let sorted = try await facts(store)
        #expect(sorted.open.contains { $0.due == due && $0.cases == 1 })
        #expect(sorted.arrivals.contains { $0.kind == .init(service: ServiceID("waste"), language: "de") })
    }

    static func measuresWaiting(_ make: Factory) async throws {
        let store = try await make().store
        func at(_ hours: Int64) -> Timestamp { Sample.morning.adding(seconds: hours * 3600) }
        var file = try await store.keep(Sample.arrival(1))
        file = try await step(store, file, .parse, at: at(2))
        file = try await step(store, file, .send, at: at(3), ["outcome": "deferred"])
        file = try await step(store, file, .send, at: at(5), ["outcome": "accepted"])
        #expect(try await facts(store).answered.map(\.waitedMilliseconds) == [5 * 3_600_000])
        // The next round begins with the mail that came after the reply.
        file = try await step(store, file, .parse, at: at(10))
        file = try await step(store, file, .parse, at: at(20))
        file = try await step(store, file, .send, at: at(30), ["outcome": "accepted"])
        #expect(try await facts(store).answered.map(\.waitedMilliseconds) == [5, 20].map { $0 * 3_600_000 })
        // A period that begins between two rounds still knows when the second began.
        let later = try await facts(store, from: at(25)).answered
        #expect(later.map(\.waitedMilliseconds) == [20 * 3_600_000])
        // A reply that nobody waited for is not counted.
        file = try await step(store, file, .send, at: at(40), ["outcome": "accepted"])
        #expect(try await facts(store).answered.count == 2)
    }

    static func tellsDecisions(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(Sample.arrival(1))
        let approve: [(String, WorkFacts.Judged.Verdict)] = [
            ("software", .unedited), ("softwareThenOfficer", .edited), ("officer", .ownText),
        ]
        for (authorship, _) in approve {
            file = try await step(
                store, file, .review, at: Sample.morning, ["decision": "approve", "authorship": .string(authorship)],
                ["officer": "jana", "dwell_ms": 7000, "changed_words": 3, "words": 12])
        }
        file = try await step(
            store, file, .review, at: Sample.morning, ["decision": "rejected"], ["officer": "ali"])
        try await step(store, file, .review, at: Sample.morning, ["decision": "closed"], ["officer": "ali"])
        let judged = try await facts(store).judged
        #expect(judged.map(\.verdict) == approve.map(\.1) + [.rejected])
        #expect(judged.map(\.officer.text) == ["jana", "jana", "jana", "ali"])
        #expect(judged.map(\.dwellMilliseconds) == [7000, 7000, 7000, nil])
        #expect(judged.map(\.changedShare) == [0.25, 0.25, 0.25, nil])
        #expect(try await facts(store, desk: DeskID("land")).judged.isEmpty)
        try await store.erase([file.id], because: Sample.erasure("e1", of: [file.id]))
        #expect(try await facts(store) == WorkFacts())
    }

    static func forgetsWithdrawn(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(Sample.arrival(1))
        for decision in ["approved first", "approve", "withdrawn", "edited", "approve", "withdrawn", "approve"] {
            file = try await step(
                store, file, .review, at: Sample.morning, ["decision": .string(decision), "authorship": "software"],
                ["officer": "jana"])
        }
        var other = try await store.keep(Sample.arrival(2))
        for decision in ["approve", "withdrawn", "rejected"] {
            other = try await step(
                store, other, .review, at: Sample.morning, ["decision": .string(decision), "authorship": "software"],
                ["officer": "ali"])
        }
        #expect(try await facts(store).judged.map(\.verdict) == [.unedited, .rejected])
    }

    static func keepsChecksApart(_ make: Factory) async throws {
        let store = try await make().store
        try await store.keep(Sample.arrival(1))
        for (number, outcome) in [(2, "caught"), (3, "missed"), (4, "unjudged"), (5, nil)] as [(Int, String?)] {
            var file = try await store.keep(Sample.arrival(number))
            file = try await step(
                store, file, .check, at: Sample.morning, ["decision": "seeded", "kind": "amount"])
            guard let outcome else { continue }
            try await step(
                store, file, .review, at: Sample.morning,
                ["decision": "seeded", "outcome": .string(outcome), "kind": "amount"], ["officer": "jana"],
                to: .closed)
        }
        // What checks found in a draft does not make a case a check case.
        try await step(
            store, store.load(CaseID("c1")), .check, at: Sample.morning, ["kinds": ["amount"]])
        try await store.keep(Sample.arrival(6, desk: DeskID("land")))
        let told = try await facts(store)
        #expect(told.checks.map(\.isCaught) == [true, false] && told.checks.map(\.officer.text) == ["jana", "jana"])
        #expect(told.arrivals.map(\.cases) == [1] && told.open.map(\.cases) == [1])
        #expect(told.judged.isEmpty && told.answered.isEmpty)
        #expect(try await facts(store, desk: DeskID("land")).arrivals.map(\.cases) == [1])
        let later = try await facts(store, from: Sample.morning.adding(seconds: 86_400))
        #expect(later.checks.isEmpty && later.open.map(\.cases) == [1])
    }

    static func findsRelabelled(_ make: Factory) async throws {
        let store = try await make().store
        var files: [CaseFile] = []
        for number in 0..<4 {
            files.append(
                try await store.keep(Sample.arrival(number, desk: number == 3 ? DeskID("land") : Sample.desk)))
        }
        for number in [2, 0, 3, 2] {
            files[number] = try await step(
                store, files[number], .review, at: Sample.morning, ["decision": "relabelled"], ["officer": "jana"])
        }
        try await step(store, files[1], .review, at: Sample.morning, ["decision": "edited"], ["officer": "jana"])
        #expect(try await store.relabelledCases(of: Sample.desk).map(\.text) == ["c2", "c0"])
        #expect(try await store.relabelledCases(of: DeskID("land")).map(\.text) == ["c3"])
        #expect(try await store.correctedCases(of: Sample.desk).isEmpty)
    }

    static func keepsToPeriod(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(Sample.arrival(1))
        for day in 0..<40 {
            file = try await step(
                store, file, .review, at: Sample.morning.adding(seconds: Int64(day) * 86_400),
                ["decision": "rejected"], ["officer": .string("o\(day)")])
        }
        let (from, until) = (Sample.morning.adding(seconds: 10 * 86_400), Sample.morning.adding(seconds: 20 * 86_400))
        let judged = try await facts(store, from: from, until: until).judged
        #expect(judged.map(\.officer.text) == (10..<20).map { "o\($0)" })
        #expect(try await facts(store, from: Self.until).judged.isEmpty)
    }

    static func pagesLog(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(Sample.arrival(1))
        try await store.keep(Sample.arrival(2))
        file = try await step(
            store, file, .draft, at: Sample.morning, ["result": "text"],
            ["tokens": ["in": 120, "out": 30, "estimated": false]])
        try await step(store, file, .review, at: Sample.morning, ["decision": "rejected"])
        let all = try await store.logLines(LogQuery())
        #expect(all.map(\.position) == [4, 3, 2, 1] && all.map(\.action) == ["review", "draft", "parse", "parse"])
        #expect(all.map(\.byPerson) == [true, false, false, false])
        #expect(all[1].tokens == LogLine.Tokens(input: 120, output: 30) && all[0].tokens == nil)
        #expect(all[0].desk == Sample.desk && all[0].caseID == file.id)
        #expect(try await store.logLines(LogQuery(before: 3, limit: 1)).map(\.position) == [2])
        #expect(try await store.logLines(LogQuery(action: .parse)).map(\.position) == [2, 1])
        #expect(try await store.logLines(LogQuery(action: .parse, caseID: file.id)).map(\.position) == [1])
        #expect(try await store.logLines(LogQuery(caseID: CaseID("c2"))).map(\.position) == [2])
        #expect(try await store.logLines(LogQuery(limit: 0)).isEmpty)
        #expect(try await store.leaves(from: 3, count: 1) == [all[0].leaf])
    }

    static func keepsDesksApart(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(Sample.arrival(1))
        try await store.keep(Sample.arrival(2, desk: DeskID("land")))
        try await store.note(Sample.configuration("g1"))
        #expect(try await store.logLines(LogQuery(desks: [DeskID("land")])).map(\.position) == [2])
        #expect(try await store.logLines(LogQuery(desks: [])).isEmpty)
        #expect(try await store.logLines(LogQuery(desks: [DeskID("land"), Sample.desk])).map(\.position) == [2, 1])
        try await store.erase([file.id], because: Sample.erasure("e1", of: [file.id]))
        let all = try await store.logLines(LogQuery())
        #expect(all.map(\.position) == [4, 3, 2, 1] && all[3].caseID == nil && all[3].desk == nil)
        #expect(try await store.logLines(LogQuery(desks: [Sample.desk])).isEmpty)
    }

    static func tellsStandings(_ make: Factory) async throws {
        let store = try await make().store
        #expect(try await store.standings().isEmpty)
        for (number, minutes) in [(1, 30), (2, 10), (3, 20)] {
            try await store.keep(
                Sample.arrival(number, receivedAt: Sample.morning.adding(seconds: Int64(minutes) * 60)))
        }
        try await store.keep(Sample.arrival(4, desk: DeskID("land")))
        let all = try await store.standings().sorted { $0.desk < $1.desk }
        #expect(
            all == [
                Standing(
                    desk: DeskID("land"), state: .received, cases: 1, oldest: Sample.morning, newest: Sample.morning),
                Standing(
                    desk: Sample.desk, state: .received, cases: 3, oldest: Sample.morning.adding(seconds: 600),
                    newest: Sample.morning.adding(seconds: 1800)),
            ])
    }
}
