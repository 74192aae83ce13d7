import Hummingbird
package import Logging
package import ServiceLifecycle
import Synchronization

extension ReviewSite {
    /// The desk as a service, ready for a `ServiceGroup`.
    ///
    /// - Parameter onBound: Told the port once the desk answers.
    package func service(
        logger: Logger, onBound: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> any ServiceLifecycle.Service {
        ReviewServer(site: self, logger: logger, onBound: onBound)
    }
}

/// Serves the review desk until it is told to stop.
struct ReviewServer: ServiceLifecycle.Service, CustomStringConvertible {
    /// A service group names its services by this. Without it, Swift would print all that hangs on the service, models
    /// included, which takes half a minute at each start.
    var description: String { "review desk" }

    let site: ReviewSite
    let logger: Logger
    let onBound: @Sendable (Int) async -> Void

    func run() async throws {
        let settings = site.settings
        let isBound = Mutex(false)
        let application = Application(
            router: site.router(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { [onBound] channel in
                isBound.withLock { $0 = true }
                await onBound(channel.localAddress?.port ?? settings.port)
            }, logger: logger)
        do {
            try await application.run()
        } catch {
            if isBound.withLock({ $0 }) { throw error }
            throw CannotListen(host: settings.host, port: settings.port, reason: "\(error)")
        }
    }
}

/// The desk could not start to listen.
package struct CannotListen: Error, Sendable, Equatable, CustomStringConvertible {
    package let host: String
    package let port: Int
    /// In the system's words.
    package let reason: String

    /// Another program has the port. The errno of EADDRINUSE on Linux is 98; the network library tells it as text.
    package var isPortInUse: Bool { reason.contains("errno: 98)") }

    package var description: String {
        isPortInUse
            ? "Port \(port) of \(host) is in use by another program. Stop that one, or choose another port."
            : "The review desk cannot listen on \(host), port \(port): \(reason)."
    }
}
