import Cases
import Enquiries
import Foundation
import GRDB
import SQLiteStore
import StoreContract
import Testing

@Suite struct OfferContractTests {
    @Test(arguments: StoreContract.offers)
    func `the SQLite store keeps the contract of offers`(_ guarantee: StoreContract.OfferGuarantee) async throws {
        let place = try Place()
        let store = try place.open()
        try await guarantee.check(store) {
            try store.close()
            return try place.open()
        }
    }

    /// A store as the version before offers left it.
    @Test func `a store from before offers is brought up to date`() async throws {
        let place = try Place()
        let first = try place.open()
        let kept = try await first.keep(Sample.arrival(1))
        try first.close()
        try place.backToFirstVersion()
        let store = try place.open()
        #expect(try await store.load(kept.id) == kept)
        #expect(try await store.optOuts(at: Sample.desk).isEmpty)
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `reported events hold the address of a person in the event alone`() async throws {
        let place = try Place()
        let store = try place.open()
        let event = ReportedEvent(
            id: "e1", event: .birth, date: Sample.morning.date(), person: .init(address: "ada@example.org"),
            language: "de", source: "s")
        _ = try await store.addEvents([event], desk: Sample.desk, at: Sample.morning)
        _ = try await store.eraseEvents(of: "ada@example.org")
        try store.close()
        // secure_delete overwrites what is deleted: the file itself must not hold it any more.
        let bytes = try Data(contentsOf: URL(fileURLWithPath: place.path))
        #expect(bytes.range(of: Data("ada@example.org".utf8)) == nil)
    }
}
