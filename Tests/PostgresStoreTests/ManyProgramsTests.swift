import Cases
import Enquiries
import StoreContract
import PostgresServer
import Testing

@testable import PostgresStore

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct ManyPrograms {
    @Test func `of two programs that take the same step one is told that the other was quicker`() async throws {
        let database = try TestDatabase()
        let stores = [try await database.open(), try await database.open()]
        var file = try await stores[0].keep(Sample.arrival(1))
        for _ in 0..<20 {
            let steps = ["a", "b"].map { name in
                Sample.step(after: file, to: .triaged, record: "\(name)\(file.version)") { $0.mails[0].subject = name }
            }
            async let first = stores[0].refusal(of: [steps[0]])
            async let second = stores[1].refusal(of: [steps[1]])
            let refusals = await [first, second]
            #expect(refusals.filter { $0 == nil }.count == 1)
            #expect(refusals.contains(.changedMeanwhile(file.id)))
            file = steps[refusals[0] == nil ? 0 : 1].file
            #expect(try await stores[1].load(file.id) == file)
        }
        #expect(try await stores[1].verify().firstFault == nil)
    }

    @Test func `programs that open an empty database at once make its tables once`() async throws {
        let database = try TestDatabase()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask { try await database.open().keep(Sample.arrival(number)) }
            }
            try await group.waitForAll()
        }
        let store = try await database.open(.readOnly)
        #expect(try await store.verify().cases == 4)
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `many commits at once share transactions, and one that is refused leaves the others alone`() async throws
    {
        let database = try TestDatabase()
        let store = try await database.open()
        try await store.keep(Sample.arrival(0))
        let refused = await withTaskGroup(of: StoreError?.self) { group in
            for number in 0..<60 {
                group.addTask { await store.refusal(of: [Sample.arrival(number < 50 ? number + 1 : 0)]) }
            }
            return await group.reduce(into: [StoreError?]()) { $0.append($1) }
        }
        #expect(refused.filter { $0 == nil }.count == 50)
        #expect(refused.compactMap { $0 }.count == 10)
        #expect(try await store.verify().cases == 51)
        // The notes of commits count transactions; opening makes none.
        #expect(try database.number("SELECT number FROM commit_notes") ?? 100 < 30)
    }

    @Test func `a writer that is kept waiting for too long is refused, and nothing of it is kept`() async throws {
        let database = try TestDatabase()
        var limits = PostgresLimits.ofTests
        limits.statement = 300
        let store = try await database.open(limits: limits)
        let file = try await store.keep(Sample.arrival(1))
        let other = try PostgresConnection(database.address(), .ofTests)
        try other.run("BEGIN; \(PostgresWorker.lock)")
        let refusal = await store.refusal(of: [Sample.step(after: file, to: .triaged)])
        #expect(refusal == .failed("the database was kept busy for too long; try again"))
        #expect(try await store.load(file.id) == file)
        try other.run("ROLLBACK")
        try await store.keep(Sample.step(after: file, to: .triaged))
    }

    @Test func `a program that hangs inside a transaction is put out of it by the server`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        var limits = PostgresLimits.ofTests
        limits.idleInTransaction = 200
        let hanging = try PostgresConnection(database.address(), limits)
        try hanging.run("BEGIN")
        try hanging.run(PostgresWorker.lock)
        try await store.keep(Sample.arrival(1))
        #expect(throws: PostgresFailure.lost) { try hanging.run("COMMIT") }
    }
}
