import Foundation
import Testing

/// `Docs/Evaluation.md` says what the command does.
struct EvaluationPageTests {
    private static func page() throws -> String {
        try String(contentsOf: Command.root.appendingPathComponent("Docs/Evaluation.md"), encoding: .utf8)
    }

    private static func matches(_ pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
            Range(match.range(at: 1), in: text).map { String(text[$0]) }
        }
    }

    @Test func `every command of the page has the options that it is shown with`() throws {
        let commands = try Self.matches(#"(?m)^postroom (eval .+)$"#, in: Self.page())
        #expect(commands.count >= 8)
        for command in commands {
            let words = command.split(separator: " ").map(String.init)
            let help = try Command.run(["help", "eval", words[1]])
            #expect(help.code == 0, "\(command)")
            for option in words where option.hasPrefix("--") { #expect(help.out.contains(option), "\(command)") }
            for suite in words where suite.hasSuffix(".yaml") {
                let path = Command.root.appendingPathComponent(suite).path
                #expect(FileManager.default.fileExists(atPath: path), "\(suite)")
            }
        }
    }

    @Test func `every subcommand of eval is on the page`() throws {
        let source = try String(
            contentsOf: Command.root.appendingPathComponent("Sources/Programs/PostroomTool/Commands/EvalCommand.swift"),
            encoding: .utf8)
        let subcommands = try Self.matches(#"(\w+)\.self"#, in: source).map { $0.lowercased() }
        #expect(subcommands.count == 9)
        for name in subcommands { #expect(try Self.page().contains("postroom eval \(name)"), "\(name)") }
    }

    @Test func `every key of a suite is on the page`() throws {
        let source = try String(
            contentsOf: Command.root.appendingPathComponent(
                "Sources/Programs/PostroomTool/Commands/Eval/SuiteFile.swift"), encoding: .utf8)
        let lists = try Self.matches(#"allowed: \[([^\]]+)\]"#, in: source)
        #expect(lists.count == 6)
        for key in try lists.flatMap({ try Self.matches(#""([\w-]+)""#, in: $0) }) {
            #expect(try Self.page().contains(key + ":") || Self.page().contains("`\(key)`"), "\(key)")
        }
    }

    @Test func `every suite that is shipped is on the page, and no other`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Command.root.appendingPathComponent("Evaluation/Suites").path
        ).map { $0.replacingOccurrences(of: ".yaml", with: "") }
        for name in files {
            let base = name.replacingOccurrences(of: "-parts", with: "").replacingOccurrences(of: "-learning", with: "")
            #expect(try Self.page().contains("`\(base)`"), "\(name)")
        }
    }
}
