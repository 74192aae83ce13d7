import StoreContract
import PostgresServer
import Testing

@testable import PostgresStore

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct Contract {
    @Test(arguments: StoreContract.guarantees)
    func `the PostgreSQL store keeps the contract`(_ guarantee: StoreContract.Guarantee) async throws {
        try await guarantee.check {
            let database = try TestDatabase()
            let store = try await database.open()
            return StoreContract.Subject(
                store: store,
                reopen: {
                    await store.ended()
                    return try await database.open()
                },
                tamper: { try database.withoutGuards($0.sql) }, attempt: { try database.behindTheStore($0.sql) })
        }
    }

    @Test(arguments: StoreContract.offers)
    func `the PostgreSQL store keeps the contract of offers`(_ guarantee: StoreContract.OfferGuarantee) async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await guarantee.check(store) {
            await store.ended()
            return try await database.open()
        }
    }
}
