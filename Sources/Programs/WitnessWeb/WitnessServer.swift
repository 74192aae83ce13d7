import Hummingbird
package import Logging
package import ServiceLifecycle

extension WitnessSite {
    /// The witness as a service, ready for a `ServiceGroup`.
    ///
    /// - Parameter onBound: Told the port once it answers.
    package func service(
        logger: Logger, onBound: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> any ServiceLifecycle.Service {
        WitnessServer(site: self, logger: logger, onBound: onBound)
    }
}

private struct WitnessServer: ServiceLifecycle.Service {
    let site: WitnessSite
    let logger: Logger
    let onBound: @Sendable (Int) async -> Void

    func run() async throws {
        let settings = site.settings
        let application = Application(
            router: site.router(logger),
            // Whoever says nothing for so long does not keep a connection.
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { [onBound] channel in
                await onBound(channel.localAddress?.port ?? settings.port)
            }, logger: logger)
        try await application.run()
    }
}
