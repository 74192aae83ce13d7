import DeskFiles
import Enquiries
import Foundation
import Testing

struct InstallationPolicyTests {
    private func load(_ policy: String) throws -> Installation {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("policy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(("desks: [a]\n" + policy).utf8).write(to: folder.appendingPathComponent("postroom.yaml"))
        return try Installation(folder: folder.path)
    }

    @Test func `without a word training is needed and records are kept for six months`() throws {
        let installation = try load("")
        #expect(installation.oversight == OversightRules(trainingRequired: true, trainingVersion: nil, validDays: 730))
        #expect(installation.retention.period(.records) == .span(.months(6)))
        #expect(installation.retention.period(.bodies) == .unlimited)
    }

    @Test(arguments: [true, false])
    func `what a new desk directory gets is read back as it was meant`(isRequired: Bool) throws {
        let text = Installation.text(desks: ["desks/a"], trainingRequired: isRequired)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("desks:") && !$0.hasPrefix("  - ") }
        let installation = try load(lines.joined(separator: "\n"))
        #expect(installation.oversight.trainingRequired == isRequired)
        #expect(installation.retention == RetentionRules([.records: .span(.months(6)), .bodies: .unlimited]))
    }

    @Test(arguments: [
        ("retention: {bodies: P2Y}", RetentionRules([.bodies: .span(.years(2))])),
        ("retention: {records: P6M, leaves: P3650D}", RetentionRules([.leaves: .span(.days(3650))])),
        (
            "retention: {records: P5M, override: order of the data protection authority}",
            RetentionRules([.records: .span(.months(5))], override: "order of the data protection authority")
        ),
        ("retention: {rejectedDrafts: P1W}", RetentionRules([.rejectedDrafts: .span(.weeks(1))])),
    ])
    func `periods are read`(policy: String, rules: RetentionRules) throws {
        #expect(try load(policy).retention == rules)
    }

    @Test(
        "articles 19 (1) and 26 (6): five months are refused, with file and line",
        arguments: [
            ("retention:\n  records: P5M", "postroom.yaml:3: \"records\" must be kept for six months at least"),
            ("retention:\n  leaves: P183D", "postroom.yaml:3: \"leaves\" must be kept for six months at least"),
            ("retention: {records: P0M}", "the value of \"records\" is not allowed"),
            ("retention: {records: 6 months}", "the value of \"records\" is not allowed"),
            ("retention: {records: P10000D}", "the value of \"records\" is not allowed"),
            ("retention: {remoteCaptures: P1D}", "the key \"remoteCaptures\" is not known"),
            ("oversight: {validDays: 0}", "the value of \"validDays\" is not allowed"),
            ("oversight: {validDays: 3651}", "the value of \"validDays\" is not allowed"),
            ("oversight: {trainingVersion: a b}", "the value of \"trainingVersion\" is not allowed"),
            ("oversight: {trainingRequired: maybe}", "the value of \"trainingRequired\" is not allowed"),
        ])
    func faults(policy: String, problem: String) {
        let error = #expect(throws: InstallationError.self) { try load(policy) }
        #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: [("validDays: 1", 1), ("validDays: 3650", 3650)])
    func `a training may count for one day and for ten years`(line: String, days: Int) throws {
        #expect(try load("oversight: {\(line)}").oversight.validDays == days)
    }
}
