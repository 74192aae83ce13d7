import Foundation
import Synchronization

@testable import PostgresStore

/// A PostgreSQL server of our own on a socket in a folder of its own, run by an ordinary user. It ends with the program
/// that started it, however that ends.
final class TestServer: Sendable {
    static let programs = "/usr/lib/postgresql/15/bin"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: programs + "/initdb") }

    /// For all tests that do not harm it.
    static let shared = Result { try TestServer() }

    let directory: String
    let port: Int
    var data: String { directory + "/data" }
    private let watch = Mutex<FileHandle?>(nil)

    /// - Parameter settings: Lines of `postgresql.conf`.
    init(_ settings: [String] = [], port: Int = 5432) throws {
        var template = Array("/tmp/postroom-pg-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        directory = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        self.port = port
        try Self.run("/bin/chmod", ["755", directory])
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
        if geteuid() == 0 { try Self.run("/bin/chown", ["-R", "nobody", directory]) }
        try asServer(
            "\(Self.programs)/initdb",
            ["-D", data, "-A", "trust", "-U", "postroom", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"])
        try configure(
            [
                "unix_socket_directories = '\(directory)'", "listen_addresses = ''", "port = \(port)",
                "max_connections = 300", "shared_buffers = 32MB", "max_wal_size = 256MB",
            ] + settings)
        try start()
    }

    deinit {
        try? watch.withLock { try $0?.close() }
        try? FileManager.default.removeItem(atPath: directory)
    }

    func configure(_ lines: [String]) throws {
        let file = data + "/postgresql.conf"
        let text = try String(contentsOfFile: file, encoding: .utf8) + lines.joined(separator: "\n") + "\n"
        try text.write(toFile: file, atomically: false, encoding: .utf8)
    }

    func start() throws {
        let log = directory + "/log"
        try asServer("\(Self.programs)/pg_ctl", ["-D", data, "-w", "-s", "-l", log, "start"])
        // A shell that waits for us to be gone and stops the server then.
        let shell = Process()
        let pipe = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c",
            "cat > /dev/null; kill -QUIT $(head -1 \(data)/postmaster.pid) 2>/dev/null; sleep 1; rm -rf \(directory)",
        ]
        shell.standardInput = pipe
        try shell.run()
        watch.withLock { $0 = $0 ?? pipe.fileHandleForWriting }
    }

    func stop() throws {
        try asServer("\(Self.programs)/pg_ctl", ["-D", data, "-w", "-s", "-m", "fast", "stop"])
    }

    /// Kills the server as a crash would, and starts it again.
    func crash() throws {
        try asServer(
            "\(Self.programs)/pg_ctl", ["-D", data, "-w", "-s", "-m", "immediate", "-l", directory + "/log", "restart"])
    }

    func address(database: String = "postgres", user: String = "postroom", host: String? = nil) throws
        -> PostgresAddress
    {
        try PostgresAddress(url: "postgresql://\(user)@:\(port)/\(database)?host=\(host ?? directory)")
    }

    private func asServer(_ program: String, _ arguments: [String]) throws {
        if geteuid() == 0 {
            try Self.run("/sbin/runuser", ["-u", "nobody", "--", program] + arguments)
        } else {
            try Self.run(program, arguments)
        }
    }

    struct Failed: Error { let command: String }

    static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        // Foundation waits until nobody has its files open any more, and a server would keep them.
        let closing = (3...40).map { "\($0)>&-" }.joined(separator: " ")
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "exec \(closing); exec \"$0\" \"$@\"", program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(command: ([program] + arguments).joined(separator: " "))
        }
    }
}
