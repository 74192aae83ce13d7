import PostgresServer
import Synchronization

/// Where a desk of a test keeps its cases.
enum StoreKind: String, CaseIterable {
    case embedded, database

    /// Those that this machine can run. Scripts/prepare test installs what is missing.
    static var here: [StoreKind] { PostgresServer.isInstalled ? allCases : [.embedded] }

    private static let count = Atomic(0)

    /// The options of `postroom init` for a store that holds nothing yet.
    func options() throws -> [String] {
        switch self {
        case .embedded: []
        case .database: ["--store", try Self.newDatabase()]
        }
    }

    /// The address of an empty database.
    static func newDatabase(on server: PostgresServer? = nil) throws -> String {
        let server = try server ?? PostgresServer.shared.get()
        let name = "desk\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
        try server.makeDatabase(name)
        return server.url(database: name)
    }
}
