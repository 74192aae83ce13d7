import ChildPrograms
import Foundation

/// Debian's Dovecot on loopback with a mailbox of its own.
final class DovecotServer {
    static let isInstalled = ["/usr/sbin/dovecot", "/usr/lib/dovecot/imap"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let folder = "/tmp/postroom-imap-" + UUID().uuidString.prefix(8)
    let port: Int
    private var child: RunningChild?

    init() async throws {
        port = try Self.freePort()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // The port with TLS is not used, but its configuration wants a certificate.
        let certificate = try ChildProgram([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-keyout", folder + "/key.pem", "-out", folder + "/certificate.pem",
        ]).run()
        guard certificate.code == 0 else { throw POSIXError(.EIO) }
        try Data("geheim\n".utf8).write(to: URL(fileURLWithPath: folder + "/password"))
        chmod(folder + "/password", 0o644)
        try await start()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func start() async throws {
        let script = Command.root.appendingPathComponent("Tests/CurlTests/Fixtures/dovecot.sh").path
        child = try ChildProgram(["sh", script, folder, String(port), String(try Self.freePort())]).start()
        for _ in 0..<200 {
            try await Task.sleep(for: .milliseconds(100))
            if let greeting = try? Self.greeting(port), greeting.hasPrefix("* OK") { return }
        }
        throw POSIXError(.ETIMEDOUT)
    }

    func stop() {
        child?.end()
        child = nil
    }

    /// Puts a mail into the inbox.
    func deliver(_ number: Int, _ text: String) throws {
        let name = "\(1_700_000_000 + number).M\(number)P1.test"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/mail/tmp/" + name))
        chmod(folder + "/mail/tmp/" + name, 0o666)
        try FileManager.default.moveItem(atPath: folder + "/mail/tmp/" + name, toPath: folder + "/mail/new/" + name)
    }

    /// How many mails of the inbox are marked as read.
    var seen: Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/mail/cur")) ?? []
        return names.count { $0.split(separator: ":").last?.contains("S") == true }
    }

    /// Gives the folder new numbers, as a server does that was restored from a backup.
    func renumber() async throws {
        stop()
        for name in ["dovecot-uidlist", "dovecot-uidvalidity"] {
            try? FileManager.default.removeItem(atPath: folder + "/mail/" + name)
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/mail")
        where name.hasPrefix("dovecot") { try FileManager.default.removeItem(atPath: folder + "/mail/" + name) }
        // UIDVALIDITY is the second at which the folder is first opened.
        try await Task.sleep(for: .seconds(1))
        try await start()
    }

    /// The list of mailboxes of a configuration.
    func settings(_ more: String = "") -> String {
        "imap:\n  - name: post\n    url: imap://127.0.0.1:\(port)\n    user: office\n"
            + "    passwordFile: \(folder)/password\n    every: 5\n" + more
    }

    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard found else { throw POSIXError(.EADDRNOTAVAIL) }
        return Int(in_port_t(bigEndian: address.sin_port))
    }

    private static func greeting(_ port: Int) throws -> String {
        let descriptor = try Loopback.connect(to: port)
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 200)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}
