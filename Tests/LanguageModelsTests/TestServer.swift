import ChildPrograms
import Curl
import Foundation
import LanguageModels
import ModelEndpoints
import Testing

/// Measures deadlines, so its tests run one after the other.
@Suite(.serialized) enum ServerTests {}

/// A Python program of the folder Fixtures that writes its port into a folder.
final class TestServer {
    let port: Int
    let folder: String
    private let child: RunningChild

    /// - Parameter arguments: Behind the folder.
    init(_ script: String, _ arguments: [String] = []) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/postroom-model-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        child = try ChildProgram(["python3", Self.fixture(script), folder] + arguments).start()
        var text = ""
        for _ in 0..<1_000 where text.isEmpty {
            try await Task.sleep(for: .milliseconds(20))
            text = (try? String(contentsOfFile: folder + "/port", encoding: .utf8)) ?? ""
        }
        guard let port = Int(text) else { throw NotStarted(script: script) }
        self.port = port
    }

    struct NotStarted: Error {
        let script: String
    }

    deinit {
        child.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Whether llama.cpp's server and the writer of model files are installed.
    static let hasLlama = run(["python3", "-c", "import xllamacpp, gguf"]) == 0

    static func fixture(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/" + name).path
    }

    /// The exit code of a command; below zero where it was not started or a signal ended it.
    static func run(_ command: [String]) -> Int32 { (try? ChildProgram(command).run().code) ?? -1 }

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
