import DeskFiles
import PostgresStore
import SQLiteStore
import StoreSQL
import Synchronization

extension Assembly {
    /// Opens the store that a desk directory names.
    ///
    /// - Throws: ``StoreError``; ``Failure`` where the address of a database is none that is used.
    static func store(_ installation: Installation, _ mode: StoreMode) async throws -> any SQLStore {
        try await store(installation.store, named: "\(installation.folder)/\(Installation.fileName)", mode)
    }

    /// - Parameter source: Where the place is named, for people.
    /// - Throws: ``StoreError``; ``Failure`` where the address of a database is none that is used.
    static func store(_ place: StorePlace, named source: String, _ mode: StoreMode) async throws -> any SQLStore {
        switch place {
        case .file(let path):
            return try SQLiteStore(path: path, mode: mode, surroundings: surroundings)
        case .database(let url, let passwordFile):
            do {
                let address = try PostgresAddress(url: url, passwordFile: passwordFile)
                let store = try await PostgresStore(address, mode: mode, surroundings: surroundings)
                try await followClock(of: store)
                return store
            } catch let problem as PostgresAddressProblem {
                throw Failure(.configuration, "\(source): \(problem)")
            }
        }
    }

    /// From now on the clock of the store's server counts. What an answer over the network takes is no reason to change it.
    static func followClock(of store: PostgresStore) async throws {
        let offset = try await store.clockOffset()
        let known = clockOffset.load(ordering: .relaxed)
        if abs(offset - known) > clockTolerance { clockOffset.store(offset, ordering: .relaxed) }
    }

    /// Milliseconds.
    private static let clockTolerance: Int64 = 200
}
