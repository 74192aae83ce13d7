import Cases
import Foundation
import GRDB
import SQLiteStore
import StoreContract
import Synchronization

/// A directory of its own for one test, gone with the last use of it.
final class Place: Sendable {
    let directory: String
    var path: String { directory + "/store.sqlite" }

    init() throws {
        let parent = FileManager.default.temporaryDirectory.path
        var template = Array((parent + "/postroom-store-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        directory = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func open(_ mode: SQLiteStore.Mode = .readWrite) throws -> SQLiteStore {
        try SQLiteStore(path: path, mode: mode, surroundings: Sample.surroundings())
    }

    /// Runs `body` on a plain connection, as somebody would who has the file and knows SQLite.
    func behindTheStore<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.write(body)
    }

    /// The same with the triggers taken off and put back, so that the schema looks untouched afterwards.
    func withoutGuards(_ body: (Database) throws -> Void) throws {
        try behindTheStore { db in
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
            try body(db)
            for trigger in triggers { try db.execute(sql: trigger[1]) }
        }
    }
}

extension Place {
    /// Whether opening or checking says that something is wrong.
    func faultIsFound() async -> Bool {
        do {
            let store = try open(.readOnly)
            defer { try? store.close() }
            return try await store.verify().firstFault != nil
        } catch {
            return true
        }
    }
}
