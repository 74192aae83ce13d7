import Foundation
import Testing

/// The jobs of `Docs/Archives.md`, killed in the middle, give what a single process gives.
@Suite(.serialized, .enabled(if: Command.isInstalled("python3"), "needs python3"))
struct ArchiveScriptsTests {
    private static let hasSpark =
        Command.isInstalled("java") && Command.isInstalled("spark-submit")

    @Test func `pieces of an mbox are read as when whole`() throws {
        try check("borders", says: "pieces are read as when whole")
    }

    @Test(.enabled(if: Command.isInstalled("parallel"), "GNU parallel (Debian package parallel) is missing"))
    func `a job of GNU parallel goes on after it was killed`() throws {
        try check("parallel", says: "the same bytes as one process")
    }

    @Test(
        .enabled(if: hasSpark, "needs java (Debian package default-jre-headless) and pyspark (PyPI)"),
        arguments: ["spark", "executor"])
    func `a Spark job goes on after it or an executor was killed`(victim: String) throws {
        try check(victim, says: "the same bytes as one process")
    }

    private func check(_ what: String, says: String) throws {
        let result = try Command.evaluation("scale/archive/check.py", [what])
        #expect(result.code == 0 && result.out.contains(says), "\(result.out)\(result.error)")
    }
}
