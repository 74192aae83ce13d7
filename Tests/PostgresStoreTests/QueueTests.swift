import Cases
import Enquiries
import PostgresServer
import StoreContract
import StoreSQL
import Testing

@testable import PostgresStore

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct Queue {
    private func kept(_ count: Int, in store: PostgresStore, desk: DeskID = Sample.desk, from first: Int = 0)
        async throws
    {
        try await store.commit((first..<first + count).map { Sample.arrival($0, desk: desk) })
    }

    @Test func `programs that claim at the same time get different cases, and together all of them`() async throws {
        let database = try TestDatabase()
        let stores = [try await database.open(), try await database.open(), try await database.open()]
        try await kept(60, in: stores[0])
        let claimed = try await withThrowingTaskGroup(of: [CaseID].self) { group in
            for (number, store) in stores.enumerated() {
                group.addTask {
                    var mine: [CaseID] = []
                    while true {
                        let part = try await store.claim(in: .received, by: "p\(number)", seconds: 60, limit: 7)
                        if part.isEmpty { return mine }
                        #expect(part.allSatisfy { $0.tries == 1 })
                        mine += part.map(\.file.id)
                    }
                }
            }
            return try await group.reduce(into: [CaseID]()) { $0 += $1 }
        }
        #expect(claimed.count == 60 && Set(claimed).count == 60)
    }

    @Test func `a claim ends with the next version of its case`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(1, in: store)
        let claimed = try await store.claim(in: .received, by: "a", seconds: 60, limit: 5)
        let file = try #require(claimed.first?.file)
        #expect(try await store.claim(in: .received, by: "b", seconds: 60, limit: 5).isEmpty)
        try await store.keep(Sample.step(after: file, to: .triaged))
        #expect(try await store.claim(in: .received, by: "b", seconds: 60, limit: 5).isEmpty)
        #expect(try await store.claim(in: .triaged, by: "b", seconds: 60, limit: 5).map(\.tries) == [1])
    }

    @Test func `what a dead program had comes back one at a time, and not for ever`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(3, in: store)
        // A claim of no seconds has run out at once.
        #expect(try await store.claim(in: .received, by: "dead", seconds: 0, limit: 5).count == 3)
        #expect(try await store.claim(in: .received, by: "b", seconds: 60, limit: 5).isEmpty, "never with others")
        for _ in 0..<3 {
            let again = try #require(try await store.claimAgain(in: .received, by: "b", seconds: 60))
            #expect(again.tries == 2)
        }
        #expect(try await store.claimAgain(in: .received, by: "c", seconds: 60) == nil, "b lives")

        let poison = try TestDatabase()
        let other = try await poison.open()
        try await kept(1, in: other)
        _ = try await other.claim(in: .received, by: "dead", seconds: 0, limit: 1)
        for tries in 2...WorkTries.most {
            #expect(try await other.claimAgain(in: .received, by: "dead", seconds: 0)?.tries == tries)
        }
        #expect(try await other.claimAgain(in: .received, by: "dead", seconds: 0) == nil)
    }

    @Test(arguments: [
        // Of which desk how many wait, how many are claimed at once, and which desks' they are then, one claim after the other.
        ([40, 2], 6, [[3, 2], [6, 0]]),
        ([40, 40], 6, [[3, 3], [3, 3]]),
        ([9, 9, 9], 2, [[1, 1, 0], [1, 1, 0]]),
        ([3, 0, 1], 4, [[2, 0, 1], [1, 0, 0]]),
    ])
    func `a desk with much mail does not keep another waiting`(_ waiting: [Int], _ limit: Int, _ expected: [[Int]])
        async throws
    {
        let database = try TestDatabase()
        let store = try await database.open()
        let desks = waiting.indices.map { DeskID("desk\($0)") }
        for (number, count) in waiting.enumerated() {
            try await kept(count, in: store, desk: desks[number], from: number * 100)
        }
        for shares in expected {
            let claimed = try await store.claim(in: .received, by: "a", seconds: 60, limit: limit).map(\.file)
            #expect(desks.map { desk in claimed.count { $0.desk == desk } }.sorted(by: >) == shares.sorted(by: >))
            for file in claimed { try await store.keep(Sample.step(after: file, to: .triaged)) }
        }
    }

    @Test func `where all of a desk's cases are claimed by others, a claim gets those of other desks`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(2, in: store, desk: DeskID("small"), from: 100)
        #expect(try await store.claim(in: .received, by: "b", seconds: 60, limit: 5).count == 2)
        try await kept(40, in: store)
        let claimed = try await store.claim(in: .received, by: "a", seconds: 60, limit: 5)
        #expect(claimed.map(\.file.desk) == [Sample.desk, Sample.desk, Sample.desk])
    }

    @Test func `a claim of many is one row, which is forgotten once all its cases have gone on`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(3, in: store)
        func rows() throws -> Int64? { try database.number("SELECT count(*) FROM step_claims") }
        let claimed = try await store.claim(in: .received, by: "a", seconds: 60, limit: 5).map(\.file)
        #expect(try rows() == 1)
        for file in claimed.dropLast() { try await store.keep(Sample.step(after: file, to: .triaged)) }
        #expect(try await store.claim(in: .received, by: "a", seconds: 60, limit: 5).isEmpty)
        #expect(try rows() == 1, "one case is still worked on")
        try await store.keep(Sample.step(after: claimed[2], to: .triaged))
        #expect(try await store.claim(in: .received, by: "b", seconds: 60, limit: 5).isEmpty)
        #expect(try rows() == 1, "it is another program's, and has not run out")
        #expect(try await store.claim(in: .received, by: "a", seconds: 60, limit: 5).isEmpty)
        #expect(try rows() == 0)
    }

    @Test func `of what a dead program had only those come back that have not gone on`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(3, in: store)
        let claimed = try await store.claim(in: .received, by: "dead", seconds: 0, limit: 5).map(\.file)
        try await store.keep(Sample.step(after: claimed[1], to: .triaged))
        var again: [CaseID] = []
        while let next = try await store.claimAgain(in: .received, by: "b", seconds: 60) { again.append(next.file.id) }
        #expect(Set(again) == [claimed[0].id, claimed[2].id] && again.count == 2)
        #expect(try await store.claim(in: .triaged, by: "b", seconds: 60, limit: 5).map(\.file.id) == [claimed[1].id])
    }

    @Test func `a question to a model is one program's, until it gives it back or its time is over`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(1, in: store)
        let id = CaseID("c0")
        #expect(try await store.claimConsultation(of: id, by: "a", seconds: 60))
        #expect(try await !store.claimConsultation(of: id, by: "b", seconds: 60))
        #expect(try await store.claimConsultation(of: id, by: "a", seconds: 0))
        #expect(try await store.claimConsultation(of: id, by: "b", seconds: 60))
        try await store.releaseConsultation(of: id, by: "a")
        #expect(try await !store.claimConsultation(of: id, by: "a", seconds: 60), "only the holder gives it back")
        try await store.releaseConsultation(of: id, by: "b")
        #expect(try await store.claimConsultation(of: id, by: "a", seconds: 60))
    }

    @Test func `claims wait for no writer, and a case that was erased is claimed no longer`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await kept(2, in: store)
        let other = try PostgresConnection(database.address(), .ofTests)
        try other.run("BEGIN; \(PostgresWorker.lock)")
        #expect(try await store.claim(in: .received, by: "a", seconds: 60, limit: 1).count == 1)
        try other.run("ROLLBACK")
        #expect(try await store.claim(in: .received, by: "a", seconds: 60, limit: 5).count == 1)
        #expect(try await store.claimConsultation(of: CaseID("c0"), by: "a", seconds: 60))
        #expect(try database.number("SELECT count(*) FROM step_claims") == 2)
        try await store.erase([CaseID("c0")], because: Sample.erasure("e1", of: [CaseID("c0")]))
        #expect(try await store.claim(in: .received, by: "a", seconds: 60, limit: 5).isEmpty)
        #expect(try database.number("SELECT count(*) FROM step_claims") == 1)
        #expect(try database.number("SELECT count(*) FROM work_claims") == 0)
    }

    @Test func `a commit of one program wakes another`() async throws {
        let database = try TestDatabase()
        let stores = [try await database.open(), try await database.open()]
        let wakeUps = stores[1].wakeUps()
        let woken = Task {
            for await _ in wakeUps { return true }; return false
        }
        // Listening begins with a wake-up of its own.
        #expect(await woken.value)
        let next = stores[1].wakeUps()
        let again = Task {
            for await _ in next { return true }; return false
        }
        try await kept(1, in: stores[0])
        #expect(await again.value)
        let last = stores[1].wakeUps()
        await stores[1].ended()
        #expect(
            await Task {
                for await _ in last { return true }; return false
            }.value == false)
    }
}
