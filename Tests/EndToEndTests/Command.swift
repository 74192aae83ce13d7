import Foundation
import Testing

/// The built command, run as a user would.
struct Command {
    struct Result {
        let code: Int32
        let out: String
        let error: String
        let bytes: Data
    }

    /// The package's root.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The command that `Scripts/test` built, else the one beside the tests.
    static var path: String {
        if let path = ProcessInfo.processInfo.environment["POSTROOM_COMMAND"] { return path }
        return Bundle.main.bundleURL.deletingLastPathComponent().appendingPathComponent("postroom").path
    }

    /// Whether a program of the system can be run.
    static func isInstalled(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }

    /// A script of `Evaluation`, given the built command.
    static func evaluation(_ script: String, _ arguments: [String]) throws -> Result {
        try run(["python3", "Evaluation/\(script)", path] + arguments, program: "/usr/bin/env")
    }

    /// - Parameter program: The built command unless another is named.
    @discardableResult
    static func run(_ arguments: [String], input: Data? = nil, in folder: URL? = nil, program: String = path) throws
        -> Result
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? root
        // Files rather than pipes: a full pipe would stop the command.
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        func file(_ name: String, _ content: Data = Data()) throws -> FileHandle {
            let url = scratch.appendingPathComponent(name)
            try content.write(to: url)
            return try FileHandle(forUpdating: url)
        }
        let out = try file("out")
        let error = try file("error")
        process.standardInput = try input.map { try file("in", $0) } ?? FileHandle.nullDevice
        process.standardOutput = out
        process.standardError = error
        try process.run()
        process.waitUntilExit()
        let bytes = try Data(contentsOf: scratch.appendingPathComponent("out"))
        return Result(
            code: process.terminationStatus, out: String(decoding: bytes, as: UTF8.self),
            error: String(decoding: try Data(contentsOf: scratch.appendingPathComponent("error")), as: UTF8.self),
            bytes: bytes)
    }

    /// JSON objects, one a line.
    static func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}

/// A folder that is gone after the test.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("postroom-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
