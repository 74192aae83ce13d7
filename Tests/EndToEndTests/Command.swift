import ChildPrograms
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
        try run(["Evaluation/\(script)", path] + arguments, program: "python3")
    }

    /// - Parameter program: The built command unless another is named.
    @discardableResult
    static func run(_ arguments: [String], input: Data? = nil, in folder: URL? = nil, program: String = path) throws
        -> Result
    {
        let finished = try ChildProgram(
            [program] + arguments, in: (folder ?? root).path, input: input.map { .bytes(Array($0)) } ?? .nothing
        ).run()
        return Result(
            code: finished.code, out: finished.outputText, error: finished.errorText, bytes: Data(finished.output))
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
