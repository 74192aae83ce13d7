import Cases
import Enquiries
import PostgresServer
import StoreSQL
import Testing
import Transparency

@testable import PostgresStore

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct Checkpoints {
    private static let signer = try? NoteSigner(
        name: "stadt.example/log", type: .ed25519, seed: Array(repeating: 7, count: 32))

    private func note(_ size: Int64, root: UInt8 = 1) throws -> [UInt8] {
        let root = size == 0 ? MerkleHash.emptyRoot : Array(repeating: root, count: 32)
        return try Checkpoint(origin: "stadt.example/log", size: size, root: root)
            .signed(by: try #require(Self.signer)).bytes
    }

    @Test func `of programs that publish at once one succeeds and the others are told to look again`() async throws {
        let database = try TestDatabase()
        let stores = [try await database.open(), try await database.open()]
        let origin = "stadt.example/log"
        #expect(try await stores[0].last(of: origin) == nil)
        let first = try note(1)
        #expect(try await stores[0].replace(nil, with: first, for: origin))
        #expect(try await !stores[1].replace(nil, with: try note(2), for: origin))
        let (a, b) = (try note(5, root: 2), try note(5, root: 3))
        async let one = stores[0].replace(first, with: a, for: origin)
        async let two = stores[1].replace(first, with: b, for: origin)
        let results = try await [one, two]
        #expect(results.filter { $0 }.count == 1)
        #expect(try await stores[1].last(of: origin) == (results[0] ? a : b))
    }

    @Test func `nobody makes a published log smaller, the owner of the database included`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        let origin = "stadt.example/log"
        let nine = try note(9)
        #expect(try await store.replace(nil, with: nine, for: origin))
        let eight = try note(8)
        await #expect(throws: StoreError.self) { try await store.replace(nine, with: eight, for: origin) }
        for sql in ["UPDATE log_checkpoints SET size = 3", "DELETE FROM log_checkpoints", "TRUNCATE log_checkpoints"] {
            #expect(throws: PostgresFailure.self) { try database.behindTheStore(sql) }
        }
        #expect(try await store.last(of: origin) == nine)
    }
}
