import Glibc
import NIOCore
import NIOPosix

/// An LMTP server: hands what mail servers of this machine deliver to a ``DeliverySink``.
package final class LMTPListener: Sendable {
    package struct Settings: Sendable {
        package var address: ListenAddress
        /// The name that the server gives itself. Other than letters, digits, `-` and `.` are left out.
        package var hostName: String
        package var limits = LMTPLimits()
        /// At once. Who comes above it is sent away with 421 and comes again.
        package var sessions = 100
        package var strayLineEnds = StrayLineEnds.keep

        package init(address: ListenAddress, hostName: String) { (self.address, self.hostName) = (address, hostName) }
    }

    /// Where it listens: the port is the one taken where 0 was asked for.
    package let address: ListenAddress
    private let channel: any Channel
    private let unixSocket: UnixSocket?
    private let open: OpenSessions

    private init(
        _ address: ListenAddress, _ channel: any Channel, _ unixSocket: UnixSocket?, _ open: OpenSessions
    ) {
        (self.address, self.channel, self.unixSocket, self.open) = (address, channel, unixSocket, open)
    }

    /// Listens, and returns once it does.
    ///
    /// - Parameter observe: Told what happens, in numbers and fixed words. Called on event loops: it must not wait.
    /// - Throws: ``ListenError``.
    package static func start(
        _ settings: Settings, sink: any DeliverySink,
        observe: @escaping @Sendable (LMTPEvent) -> Void = { _ in }
    ) async throws(ListenError) -> LMTPListener {
        try settings.address.check()
        var settings = settings
        settings.hostName = plainHostName(settings.hostName)
        let open = OpenSessions(limit: settings.sessions)
        let bootstrap = bootstrap(settings, sink, open, observe)
        switch settings.address {
        case .loopback(let host, let port):
            let place = settings.address.description
            let channel = try await waiting(place) { try await bootstrap.bind(host: host, port: port).get() }
            let address = ListenAddress.loopback(host: host, port: channel.localAddress?.port ?? port)
            return LMTPListener(address, channel, nil, open)
        case .unixSocket(let path, let mode):
            let socket = try UnixSocket(path: path, mode: mode)
            do throws(ListenError) {
                let descriptor = socket.descriptor
                let channel = try await waiting(path) { try await bootstrap.withBoundSocket(descriptor).get() }
                do throws(ListenError) {
                    try socket.publish()
                } catch {
                    try? await channel.close().get()
                    throw error
                }
                return LMTPListener(settings.address, channel, socket, open)
            } catch {
                socket.remove()
                throw error
            }
        case .inherited(let descriptor):
            let place = settings.address.description
            let channel = try await waiting(place) { try await bootstrap.withBoundSocket(descriptor).get() }
            return LMTPListener(settings.address, channel, nil, open)
        }
    }

    /// Sessions that are open, those included whose connection is gone while the sink still works for them.
    package var sessions: Int { open.count }

    /// Stops listening and ends the sessions. A message that was let in by 354 may come to its end and gets its replies.
    ///
    /// - Parameter grace: After it connections are cut. What the sink has begun to commit goes on; the mail server
    ///   does not learn the outcome and sends the message again.
    /// - Returns: How many messages were cut off.
    package func stop(grace: Duration) async -> Int {
        let waiting = open.stop()
        unixSocket?.remove()
        try? await channel.close().get()
        for channel in waiting { channel.pipeline.fireUserInboundEventTriggered(LMTPConnection.Stop()) }
        let clock = ContinuousClock()
        let end = clock.now + grace
        while open.count > 0, clock.now < end {
            guard (try? await clock.sleep(for: .milliseconds(5))) != nil else { break }
        }
        let cut = open.messagesUnderWay
        for channel in open.stop() { channel.close(promise: nil) }
        return cut
    }

    private static func bootstrap(
        _ settings: Settings, _ sink: any DeliverySink, _ open: OpenSessions,
        _ observe: @escaping @Sendable (LMTPEvent) -> Void
    ) -> ServerBootstrap {
        ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 128)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // The session says when it can take more.
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 8192, maximum: 65536)
            )
            // A peer may have sent all it has to say and still wait for the replies.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        LMTPConnection(
                            LMTPConnection.session(settings), sink: sink, sessions: open, observe: observe))
                }
            }
    }

    private static func waiting(
        _ place: String, _ work: () async throws -> any Channel
    ) async throws(ListenError) -> any Channel {
        do {
            return try await work()
        } catch let error as IOError {
            throw error.errnoCode == EADDRINUSE ? .inUse(place) : .system(at: place, errno: error.errnoCode)
        } catch {
            throw .system(at: place, errno: EINVAL)
        }
    }

    private static func plainHostName(_ name: String) -> String {
        let bytes = name.utf8.filter { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }
        return bytes.isEmpty ? "localhost" : String(decoding: bytes.prefix(255), as: UTF8.self)
    }
}
