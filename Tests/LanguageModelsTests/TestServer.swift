import Curl
import Foundation
import Glibc
import LanguageModels
import ModelEndpoints
import Testing

/// Measures deadlines, so its tests run one after the other.
@Suite(.serialized) enum ServerTests {}

/// A Python program of the folder Fixtures that writes its port into a folder.
final class TestServer {
    let port: Int
    let folder: String
    private let child: pid_t

    /// - Parameter arguments: Behind the folder.
    init(_ script: String, _ arguments: [String] = []) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/postroom-model-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let child = try Self.start(["python3", Self.fixture(script), folder] + arguments)
        self.child = child
        var text = ""
        for _ in 0..<1_000 where text.isEmpty {
            try await Task.sleep(for: .milliseconds(20))
            text = (try? String(contentsOfFile: folder + "/port", encoding: .utf8)) ?? ""
        }
        guard let port = Int(text) else {
            kill(child, SIGKILL)
            throw NotStarted(script: script)
        }
        self.port = port
    }

    struct NotStarted: Error {
        let script: String
    }

    deinit {
        kill(child, SIGTERM)
        var status: Int32 = 0
        waitpid(child, &status, 0)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Whether llama.cpp's server and the writer of model files are installed.
    static let hasLlama = run(["python3", "-c", "import xllamacpp, gguf"]) == 0

    static func fixture(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/" + name).path
    }

    /// Runs a program to its end. Foundation's `Process` waits on the run loop of a thread that a suspended test has left.
    static func run(_ command: [String]) -> Int32 {
        guard let child = try? start(command) else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    }

    private static func start(_ command: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        // Threads of tasks block most signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, command[0], &actions, &attributes, &arguments, environ) == 0 else {
            throw NotStarted(script: command[0])
        }
        return child
    }

    func transport(_ base: String, key: String? = nil, limits: HTTPLimits? = nil) throws -> CurlModelTransport {
        CurlModelTransport(
            client: try HTTPClient(), endpoint: try Endpoint("http://127.0.0.1:\(port)\(base)"),
            keyFile: try key.map(writeKey),
            limits: limits
                ?? HTTPLimits(
                    connect: .seconds(10), firstByte: .seconds(20), betweenBytes: .seconds(20), total: .seconds(60),
                    bodyBytes: 64 << 20),
            now: { 1_700_000_000 })
    }

    /// - Returns: The file that holds the key.
    func writeKey(_ key: String) throws -> String {
        try key.write(toFile: folder + "/key", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/key")
        return folder + "/key"
    }

    /// What the behaviour `told` does from now on.
    func tell(_ behaviour: String) throws {
        try behaviour.write(toFile: folder + "/told", atomically: true, encoding: .utf8)
    }

    /// Requests that the peer saw.
    var requests: Int { seen.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } }

    /// The bodies of all requests that the peer saw.
    var seen: String { (try? String(contentsOfFile: folder + "/seen", encoding: .utf8)) ?? "" }
}
