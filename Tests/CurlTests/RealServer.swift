import ChildPrograms
import Foundation
import Glibc
import MailPeer
import Testing

/// A mail server written by others, where the machine has one.
struct RealServer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    private let command: [String]

    /// `aiosmtpd` from PyPI, if python3 finds it.
    static let aiosmtpd: RealServer? =
        run(["python3", "-c", "import aiosmtpd"]) != 0
        ? nil
        : RealServer(
            testDescription: "aiosmtpd",
            command: [
                "python3", "-m", "aiosmtpd", "-n", "-l", "127.0.0.1:PORT", "-c", "aiosmtpd.handlers.Mailbox",
                "FOLDER/box",
            ])

    /// `smtp-sink` from Debian's package postfix.
    static let smtpSink: RealServer? =
        run(["sh", "-c", "PATH=$PATH:/usr/sbin command -v smtp-sink"]) != 0
        ? nil
        : RealServer(
            testDescription: "smtp-sink",
            command: ["sh", "-c", "PATH=$PATH:/usr/sbin exec smtp-sink -u $(id -un) -d FOLDER/mail. 127.0.0.1:PORT 10"])

    static let installed = [aiosmtpd, smtpSink].compactMap { $0 }
    static let canEncrypt = aiosmtpd != nil && run(["openssl", "version"]) == 0

    /// Starts it, lets `work` use it, and ends it.
    ///
    /// - Parameter work: Gets the port.
    /// - Returns: What the server kept of each message.
    func serving(
        in folder: String, options: [String] = [], _ work: (_ port: UInt16) async throws -> Void
    ) async throws -> [[UInt8]] {
        // Somebody else could take the port before the server does; then the test fails and says so.
        let free = try ScriptedServer()
        let port = free.port
        free.stop()
        let child = try ChildProgram(
            (command + options).map { $0.replacing("PORT", with: String(port)).replacing("FOLDER", with: folder) }
        ).start()
        defer { child.end() }
        try await Self.untilListening(port)
        try await work(port)
        var kept: [[UInt8]] = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        where name.hasPrefix("box/new/") || name.hasPrefix("mail.") {
            kept.append(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
        }
        return kept
    }

    static func untilListening(_ port: UInt16) async throws {
        for _ in 0..<100 {
            try await Task.sleep(for: .milliseconds(100))
            if canConnect(port) { return }
        }
        throw POSIXError(.ECONNREFUSED)
    }

    private static func canConnect(_ port: UInt16) -> Bool {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// The exit code of a command; below zero where it was not started or a signal ended it.
    static func run(_ command: [String]) -> Int32 { (try? ChildProgram(command).run().code) ?? -1 }
}
