import Logging
import ReviewWeb
import ServiceLifecycle
import Testing

/// The desk on a real port of this machine.
@Suite struct ListeningTests {
    private static let logger: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    @Test(.timeLimit(.minutes(1))) func `a free port is found and told, and a port in use is an error of its own`()
        async throws
    {
        let desk = SmallDesk()
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let first = desk.site.service(logger: Self.logger) { port in told.yield(port) }
        let group = ServiceGroup(services: [first], logger: Self.logger)
        async let running: Void = group.run()
        let port = try #require(await ports.first { _ in true })
        #expect(port > 0)

        let second = SmallDesk(settings: ReviewSettings(port: port)).site.service(logger: Self.logger)
        await #expect {
            try await ServiceGroup(services: [second], logger: Self.logger).run()
        } throws: { error in
            guard let error = error as? CannotListen else { return false }
            return error.isPortInUse && error.port == port && error.description.contains("in use")
        }
        await group.triggerGracefulShutdown()
        try await running
    }

    @Test(.timeLimit(.minutes(1))) func `a host that is not ours is an error that says so`() async {
        let site = SmallDesk(settings: ReviewSettings(host: "203.0.113.1", port: 0)).site
        await #expect {
            try await ServiceGroup(services: [site.service(logger: Self.logger)], logger: Self.logger).run()
        } throws: { error in
            guard let error = error as? CannotListen else { return false }
            return !error.isPortInUse && error.description.contains("203.0.113.1")
        }
    }
}
