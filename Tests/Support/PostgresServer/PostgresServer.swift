import ChildPrograms
import Foundation
import Synchronization

/// A PostgreSQL server of our own on a socket in a folder of its own, run by an ordinary user. It ends with the program
/// that started it, however that ends.
package final class PostgresServer: Sendable {
    package static let programs = "/usr/lib/postgresql/15/bin"
    package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: programs + "/initdb") }

    /// For all tests that do not harm it.
    package static let shared = Result { try PostgresServer() }

    package let directory: String
    package let port: Int
    package var data: String { directory + "/data" }
    private let watch = Mutex<RunningChild?>(nil)

    /// - Parameter settings: Lines of `postgresql.conf`.
    package init(_ settings: [String] = [], port: Int = 5432) throws {
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

    package func configure(_ lines: [String]) throws {
        let file = data + "/postgresql.conf"
        let text = try String(contentsOfFile: file, encoding: .utf8) + lines.joined(separator: "\n") + "\n"
        try text.write(toFile: file, atomically: false, encoding: .utf8)
    }

    package func start() throws {
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

    package func stop(_ mode: String = "fast") throws {
        try asServer("\(Self.programs)/pg_ctl", ["-D", data, "-w", "-s", "-m", mode, "stop"])
    }

    /// Kills the server as a crash would, and starts it again.
    package func crash() throws {
        try asServer(
            "\(Self.programs)/pg_ctl", ["-D", data, "-w", "-s", "-m", "immediate", "-l", directory + "/log", "restart"])
    }

    /// Makes an empty database.
    package func makeDatabase(_ name: String) throws {
        try Self.run(
            "\(Self.programs)/createdb",
            ["-h", directory, "-p", "\(port)", "-U", "postroom", "-T", "template0", name])
    }

    /// As a configuration names it.
    package func url(database: String, user: String = "postroom", host: String? = nil) -> String {
        "postgresql://\(user)@:\(port)/\(database)?host=\(host ?? directory)"
    }

    private func asServer(_ program: String, _ arguments: [String]) throws {
        if geteuid() == 0 {
            try Self.run("/sbin/runuser", ["-u", "nobody", "--", program] + arguments)
        } else {
            try Self.run(program, arguments)
        }
    }

    package struct Failed: Error { package let command: String }

    package static func run(_ program: String, _ arguments: [String]) throws {
        // To files: a server keeps what it is started with open.
        let ended = try ChildProgram([program] + arguments, in: "/", output: .dropped, error: .dropped).run()
        guard ended.code == 0 else { throw Failed(command: ([program] + arguments).joined(separator: " ")) }
    }
}
