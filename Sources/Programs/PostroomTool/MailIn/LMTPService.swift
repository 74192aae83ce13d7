import DeskFiles
import Enquiries
import Foundation
import LMTPServer
import Logging
import Mailboxes
import ServiceLifecycle

/// The LMTP server while the desk is open.
struct LMTPService: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "LMTP" }

    let settings: InstallationLMTP
    let incoming: String
    let desks: DeskAddresses
    let inlets: Inlets
    let logger: Logger
    let newID: @Sendable () -> String

    /// For messages under way when the desk stops. A service manager waits longer (systemd: `TimeoutStopSec`).
    private static let grace = Duration.seconds(5)

    func run() async throws {
        let spool = try SpoolFolder(
            directory: incoming, newName: { newID() + IncomingFolder.ownSuffix },
            headings: { DeskSink.headings($0, desks) }, verdict: { _ in .accepted })
        let folder = incoming
        let sink = DeskSink(
            spool: spool, settings: settings,
            room: SpoolRoom(
                IncomingFolder(directory: incoming), limit: settings.waiting,
                freeBytes: { Disk.freeBytes(at: folder) }))
        let listener = try await LMTPListener.start(try Self.listening(settings), sink: sink) { event in
            inlets.note(event)
            if case .sinkFailed(let step, let failure) = event {
                logger.error("a mail could not be kept", metadata: ["step": "\(step)", "reason": "\(failure)"])
            }
        }
        inlets.lmtp(isOpen: true)
        Terminal.say("Mail is taken over LMTP at \(listener.address)")
        try? await gracefulShutdown()
        let cut = await listener.stop(grace: Self.grace)
        inlets.lmtp(isOpen: false)
        await spool.close()
        if cut > 0 {
            logger.warning("messages were cut off; the mail server sends them again", metadata: ["messages": "\(cut)"])
        }
    }

    static func listening(_ settings: InstallationLMTP) throws -> LMTPListener.Settings {
        var listening = LMTPListener.Settings(
            address: try address(settings), hostName: settings.hostName ?? ProcessInfo.processInfo.hostName)
        listening.limits.messageBytes = settings.largest
        listening.sessions = settings.sessions
        listening.strayLineEnds = settings.takesStrayLineEnds ? .keep : .refuse
        return listening
    }

    /// - Throws: ``Failure`` where the address is none that LMTP may be served at.
    static func address(_ settings: InstallationLMTP) throws -> ListenAddress {
        do {
            if settings.address == "systemd" { return .inherited(descriptor: try ActivatedSocket.descriptor()) }
            return try ListenAddress(settings.address, mode: settings.mode)
        } catch let error as ListenError {
            throw Failure(.configuration, "lmtp.address \(settings.address): \(error)")
        }
    }
}

/// The socket that systemd hands over (sd_listen_fds(3)).
enum ActivatedSocket {
    static func descriptor(
        _ environment: [String: String] = ProcessInfo.processInfo.environment, process: Int32 = getpid()
    ) throws(Failure) -> Int32 {
        guard environment["LISTEN_PID"] == String(process), environment["LISTEN_FDS"] == "1" else {
            throw Failure(
                .configuration,
                "lmtp.address is systemd, but systemd handed over no socket, or more than one. Start the desk through its "
                    + "socket unit with one ListenStream=.")
        }
        return 3
    }
}
