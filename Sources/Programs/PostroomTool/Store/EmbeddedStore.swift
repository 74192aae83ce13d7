import DeskFiles
import SQLiteStore
import StoreSQL

/// What only the embedded store can do, since it is a file of this desk directory.
enum EmbeddedStore {
    static func open(_ installation: Installation, _ mode: StoreMode, for command: String) throws -> SQLiteStore {
        try SQLiteStore(path: path(installation, for: command), mode: mode, surroundings: Assembly.surroundings)
    }

    /// - Throws: ``Failure`` where the store is a database on a server.
    static func path(_ installation: Installation, for command: String) throws -> String {
        if let path = installation.store.file { return path }
        throw Failure(
            .configuration,
            "\(command) is for the embedded store. This desk's is a PostgreSQL database: its server's tools make and restore "
                + "its backups, see Docs/Postgres.md.")
    }
}
