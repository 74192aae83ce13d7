import Cases
import Enquiries
import Foundation
import GRDB
import SQLiteStore
import StoreContract
import Testing

@Suite struct Backup {
    @Test func `a copy made under load is a whole store`() async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<20 { try await store.keep(Sample.arrival(number)) }
        let path = place.directory + "/copy.sqlite"
        async let busy: Void = {
            for number in 20..<60 { try await store.keep(Sample.arrival(number)) }
        }()
        let found = try await store.backup(to: path)
        try await busy
        #expect(found.firstFault == nil)
        #expect((20...60).contains(found.cases))

        let copy = try SQLiteStore(path: path, mode: .readWrite, surroundings: Sample.surroundings())
        #expect(try await copy.verify() == found)
        #expect(try await copy.mail(MailID("m7")) == Sample.mailBytes(7))
        try await copy.keep(Sample.arrival(99))
        try copy.close()
        let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
        #expect(try await store.verify().cases == 60)
    }

    @Test func `a copy never replaces a file, and a damaged store makes none`() async throws {
        let place = try await Tampering.filled()
        let store = try place.open()
        await #expect(throws: StoreError.failed("\(place.path) exists already")) {
            try await store.backup(to: place.path)
        }
        try place.withoutGuards { try $0.execute(sql: "UPDATE officers SET name = 'Eve'") }
        let path = place.directory + "/copy.sqlite"
        await #expect(throws: StoreError.damaged("the copy is not sound: officer o1 is not as it was saved")) {
            try await store.backup(to: path)
        }
        try store.close()
        let left = try FileManager.default.contentsOfDirectory(atPath: place.directory)
        #expect(!left.contains { $0.hasPrefix("copy") })
    }

    @Test func `a reader can make a copy too`() async throws {
        let place = try await Tampering.filled()
        let reader = try place.open(.readOnly)
        #expect(try await reader.backup(to: place.directory + "/copy.sqlite").cases == 3)
    }
}
