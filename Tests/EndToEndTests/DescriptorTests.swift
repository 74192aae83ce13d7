import ChildPrograms
import Foundation
import Testing

/// How many files the desk may open, as its service manager allows.
struct DescriptorTests {
    private func installed(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle"])
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    /// The desk, to be opened under the limits that words of a shell set.
    private func serving(_ desk: String, under limits: String) -> ChildProgram {
        let script = limits + "; exec \"$1\" serve --desk \"$2\" --port 0"
        return ChildProgram(["sh", "-e", "-c", script, "sh", Command.path, desk], in: Command.root.path)
    }

    @Test func `a desk that may open too few files is not opened, and says what to raise`() throws {
        let scratch = try Scratch()
        let refused = try serving(try installed(scratch), under: "ulimit -n 63").run()
        #expect(refused.code == 78 && refused.output.isEmpty)
        for words in ["63 open files", "needs 64", "LimitNOFILE"] {
            #expect(refused.errorText.contains(words), "\(refused.errorText)")
        }
    }

    @Test func `a desk raises a low soft limit to the hard one, and opens`() async throws {
        let scratch = try Scratch()
        let child = try serving(try installed(scratch), under: "ulimit -Sn 40; ulimit -Hn 200").start()
        var said = ""
        for _ in 0..<1_200 where !said.contains("One-time sign-in") && child.isRunning {
            try await Task.sleep(for: .milliseconds(100))
            said = String(decoding: child.error, as: UTF8.self)
        }
        #expect(said.contains("One-time sign-in"), "\(said)")
        let limits = try String(contentsOfFile: "/proc/\(child.id)/limits", encoding: .utf8)
        let files = limits.split(separator: "\n").first { $0.hasPrefix("Max open files") } ?? ""
        #expect(files.split(separator: " ").prefix(5) == ["Max", "open", "files", "200", "200"])
        #expect(child.end() == .exited(0))
    }
}
