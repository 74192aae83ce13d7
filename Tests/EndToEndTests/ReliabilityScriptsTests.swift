import Foundation
import Testing

/// The scripts behind `Docs/Reliability.md` find nothing wrong in a few of their steps. What they measure takes hours.
@Suite(.serialized, .enabled(if: Command.isInstalled("python3"), "needs python3"))
struct ReliabilityScriptsTests {
    @Test(arguments: [
        ("kills.py", ["lmtp", "--kills", "4"], "lmtp: 4 kills"),
        ("kills.py", ["pipe", "--kills", "8"], "pipe: 8 kills"),
        ("soak.py", ["--minutes", "0.3"], "SIGTERM to end"),
    ])
    func `few kills and a short soak lose and double nothing`(script: String, options: [String], says: String) throws {
        let result = try Command.evaluation("reliability/" + script, options)
        #expect(result.code == 0 && result.out.contains(says), "\(result.out)\(result.error)")
    }

    @Test(.enabled(if: Command.isInstalled("systemd-analyze"), "systemd-analyze (Debian package systemd) is missing"))
    func `the unit for systemd is as closed as its page says`() throws {
        let page = try String(contentsOf: Command.root.appendingPathComponent("Docs/Operating.md"), encoding: .utf8)
        let stated = try #require(page.firstMatch(of: /rates the exposure ([0-9])\.([0-9]) of 10/))
        let exposure = try #require(Int(stated.1 + stated.2))
        // At what is stated it passes, one tenth below it does not.
        for (threshold, code) in [(exposure, 0), (exposure - 1, 1)] as [(Int, Int32)] {
            let result = try Command.run(
                [
                    "security", "--offline=true", "--no-pager", "--threshold=\(threshold)",
                    "Docs/Systemd/postroom.service",
                ],
                program: "/usr/bin/systemd-analyze")
            #expect(result.code == code, "\(result.out.suffix(300))\(result.error)")
        }
    }
}
