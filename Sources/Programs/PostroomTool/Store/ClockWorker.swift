import Logging
import PostgresStore
import ServiceLifecycle
import StoreSQL

/// Keeps this program at the clock of its database's server, by which all programs that share it go.
struct ClockWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "clock" }

    private let store: PostgresStore
    private let logger: Logger

    private static let pause = Duration.seconds(60)

    /// One where there is such a server.
    static func of(_ store: any SQLStore, _ logger: Logger) -> [any ServiceLifecycle.Service] {
        (store as? PostgresStore).map { [ClockWorker(store: $0, logger: logger)] } ?? []
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.pause)
                do {
                    try await Assembly.followClock(of: store)
                } catch  where !Task.isCancelled {
                    logger.warning("the database's clock cannot be read", metadata: ["error": "\(error)"])
                } catch {}
            }
        }
    }
}
