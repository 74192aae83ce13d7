import ChildPrograms
import Foundation
import Hummingbird
import ReviewWeb
import Testing

/// A Python program of the folder Scripts, which drives Chromium at a desk of its own and says what it found.
struct BrowserScript {
    /// One statement that a script looked into.
    struct Finding: Decodable {
        let says: String
        let looked: Int
        /// What speaks against the statement, in words.
        let wrong: [String]
    }

    private struct Note: Decodable {
        let note: String
    }

    /// What is missing for scripts to run; `nil` where nothing is.
    static let missing: String? = {
        let tries = [
            ("chromium", ["sh", "-c", "command -v chromium || command -v chromium-browser"]),
            (
                "the Python packages playwright and axe-playwright-python",
                ["python3", "-c", "import playwright, axe_playwright_python"]
            ),
        ]
        let lacking = tries.filter { (try? run($0.1).code) != 0 }.map(\.0)
        if lacking.isEmpty { return nil }
        return "Not run, since this machine lacks \(lacking.joined(separator: " and ")): Scripts/prepare test"
    }()

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let folder = root.appendingPathComponent("Tests/BrowserTests/Scripts")

    /// The command that `Scripts/test` built, else the one beside the tests.
    private static var command: String {
        ProcessInfo.processInfo.environment["POSTROOM_COMMAND"]
            ?? Bundle.main.bundleURL.deletingLastPathComponent().appendingPathComponent("postroom").path
    }

    /// A folder with a desk in every state that pages show, made once for all scripts that look at every page; gone with
    /// the process. Where it cannot be made, the reason, which each of those scripts meets again.
    private static let prepared: String = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("browser-desk-\(getpid())")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: BrowserScript.prepared) }
        let made = try? run(
            ["python3", Self.folder.appendingPathComponent("prepare.py").path, folder.path], more: surroundings)
        if made?.code != 0 { Issue.record("The desk was not prepared: \(made?.error.suffix(2000) ?? "no python3")") }
        return folder.path
    }()

    private static let surroundings = [
        "POSTROOM_COMMAND": command,
        "POSTROOM_ROUTES": Route.table.filter { $0.method == .get }.map(\.path).joined(separator: " "),
        "PYTHONDONTWRITEBYTECODE": "1",
    ]

    /// Runs a script and records an issue for each thing that speaks against one of its statements.
    static func expectNothingWrong(in script: String) throws {
        let result = try run(
            ["python3", folder.appendingPathComponent(script + ".py").path],
            more: surroundings.merging(["POSTROOM_PREPARED": prepared]) { $1 })
        var found: [Finding] = []
        for line in result.out.split(separator: "\n") {
            if let finding = try? JSONDecoder().decode(Finding.self, from: Data(line.utf8)) { found.append(finding) }
            if let told = try? JSONDecoder().decode(Note.self, from: Data(line.utf8)) {
                print("\(script): \(told.note)")
            }
        }
        for finding in found {
            for wrong in finding.wrong { Issue.record("Not so: \(finding.says). \(wrong)") }
            #expect(finding.looked > 0, "Never looked at: \(finding.says)")
        }
        #expect(!found.isEmpty, "\(script) said nothing")
        #expect(result.code == 0, "\(script) ended with \(result.code): \(result.error.suffix(2000))")
    }

    private static func run(_ words: [String], more: [String: String] = [:]) throws -> (
        code: Int32, out: String, error: String
    ) {
        let finished = try ChildProgram(words, environment: .adding(more)).run()
        return (finished.code, finished.outputText, finished.errorText)
    }
}
