import Foundation
import Testing

/// The scripts behind `Docs/Scale.md`: the simulator keeps to known formulas, and the page says what the model says.
@Suite(.serialized, .enabled(if: Command.isInstalled("python3"), "needs python3"))
struct ScaleScriptsTests {
    @Test func `the simulator agrees with known formulas and neither loses nor makes mail`() throws {
        let result = try Command.evaluation("scale/sanity.py", [])
        #expect(result.code == 0 && result.out.contains("all checks hold"), "\(result.out)\(result.error)")
    }

    /// It loses mail, its officers are slower than they say, or deferred mail comes later than it should.
    @Test(arguments: ["lose", "slow", "late"])
    func `a damaged simulator is noticed`(damage: String) throws {
        let result = try Command.evaluation("scale/sanity.py", ["--break", damage])
        #expect(result.code == 1 && result.out.contains("checks failed"), "\(result.out)\(result.error)")
    }

    /// The whole year is simulated, which takes half a minute of a busy core.
    @Test(arguments: ["model.py", "year.py"])
    func `the tables of the page are what the scripts make of the measured constants`(script: String) throws {
        let result = try Command.evaluation("scale/" + script, ["--check", "Docs/Scale.md"])
        #expect(result.code == 0, "\(result.out)\(result.error)")
    }

    @Test func `a line that differs by a digit is noticed`() throws {
        let scratch = try Scratch()
        let page = try String(contentsOf: Command.root.appendingPathComponent("Docs/Scale.md"), encoding: .utf8)
        let lines = page.split(separator: "\n").map { String($0) }
        let line = try #require(lines.first(where: { $0.hasPrefix("| store, GB a year | ") }))
        let changed = scratch.url.appendingPathComponent("page.md")
        try page.replacing(line, with: line + "1 |").write(to: changed, atomically: true, encoding: .utf8)
        let result = try Command.evaluation("scale/model.py", ["--check", changed.path])
        #expect(result.code == 1 && result.out.contains("not in page.md: \(line)"), "\(result.out)\(result.error)")
    }
}
