import ChildPrograms
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
    private let watch = Mutex<RunningChild?>(nil)

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
        watch.withLock { $0 = nil }
        try? stop("immediate")
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
        try watch.withLock { watch in
            guard watch == nil else { return }
            let waiting = "while kill -0 \(getpid()); do sleep 1; done"
            let stopping = "kill -QUIT $(head -1 \(data)/postmaster.pid) 2>/dev/null; sleep 1; rm -rf \(directory)"
            watch = try ChildProgram(
                ["sh", "-c", "\(waiting); \(stopping)"], in: "/", output: .dropped, error: .dropped
            ).start()
        }
    }

    func stop(_ mode: String = "fast") throws {
        try asServer("\(Self.programs)/pg_ctl", ["-D", data, "-w", "-s", "-m", mode, "stop"])
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
        // To files: a server keeps what it is started with open.
        let ended = try ChildProgram([program] + arguments, in: "/", output: .dropped, error: .dropped).run()
        guard ended.code == 0 else { throw Failed(command: ([program] + arguments).joined(separator: " ")) }
    }
}
