import Cases
import Enquiries
import StoreContract
import PostgresServer
import Testing

@testable import PostgresStore

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct CutConnections {
    @Test(arguments: CuttingProxy.Moment.allCases)
    func `a connection that breaks at any statement of a commit neither loses nor doubles a step`(
        _ moment: CuttingProxy.Moment
    ) async throws {
        let database = try TestDatabase()
        let proxy = try CuttingProxy(to: database.server)
        defer { proxy.stop() }
        let store = try await database.open(host: proxy.directory)
        var file = try await store.keep(Sample.arrival(1))
        var statements = 0
        while true {
            proxy.cut(behind: statements, moment)
            file = try await store.keep(Sample.step(after: file, to: .triaged))
            // Prepared statements are there already from the second time on.
            guard proxy.wasCut() else { break }
            #expect(try await store.load(file.id) == file)
            #expect(try database.number("SELECT count(*) FROM records") == Int64(file.version))
            statements += 1
            if statements > 200 { break }
        }
        // BEGIN, the lock, a savepoint, what a step reads and writes, the note, COMMIT.
        #expect((10...200).contains(statements), "\(statements)")
        let found = try await store.verify()
        #expect(found.firstFault == nil)
        #expect(found.tree.size == Int64(file.version))
    }

    @Test(arguments: CuttingProxy.Moment.allCases)
    func `a new case whose commit is cut comes once`(_ moment: CuttingProxy.Moment) async throws {
        let database = try TestDatabase()
        let proxy = try CuttingProxy(to: database.server)
        defer { proxy.stop() }
        let store = try await database.open(host: proxy.directory)
        var number = 0
        while true {
            proxy.cut(behind: number, moment)
            try await store.keep(Sample.arrival(number))
            guard proxy.wasCut(), number < 200 else { break }
            number += 1
        }
        #expect(try database.number("SELECT count(*) FROM cases") == Int64(number + 1))
        #expect(try database.number("SELECT count(*) FROM mails") == Int64(number + 1))
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `a read whose connection breaks is made again`() async throws {
        let database = try TestDatabase()
        let proxy = try CuttingProxy(to: database.server)
        defer { proxy.stop() }
        let store = try await database.open(host: proxy.directory)
        let file = try await store.keep(Sample.arrival(1))
        for moment in CuttingProxy.Moment.allCases {
            for statement in 0..<3 {
                proxy.cut(behind: statement, moment)
                #expect(try await store.load(file.id) == file)
                #expect(proxy.wasCut())
            }
        }
    }

    @Test func `where no server answers for too long the store says so, and works once one does`() async throws {
        let server = try PostgresServer()
        let database = try TestDatabase(on: server)
        var limits = PostgresLimits.ofTests
        limits.patience = 300
        let store = try await database.open(limits: limits)
        let file = try await store.keep(Sample.arrival(1))
        try server.stop()
        for refusal in [
            await store.refusal(of: [Sample.step(after: file, to: .triaged)]),
            await store.refusal(of: [Sample.arrival(2)]),
        ] {
            guard case .unreachable(let reason)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(!reason.isEmpty)
        }
        await #expect(throws: StoreError.self) { try await store.load(file.id) }
        await #expect(throws: StoreError.self) { try await database.open(limits: limits) }
        try server.start()
        #expect(try await store.load(file.id) == file)
        try await store.keep(Sample.step(after: file, to: .triaged))
        #expect(try await store.verify().firstFault == nil)
    }
}
