import ChildPrograms
import Foundation
import Testing
import Transparency

@testable import LogFolder

/// The scripts that a stranger uses, against the same vectors and logs as our own checks.
struct PythonVerifierTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What a script prints, and how it ends.
    private func run(_ script: String, _ arguments: [String] = []) throws -> (status: Int32, output: String) {
        let command = ["python3", "-B", Self.repository.appendingPathComponent(script).path] + arguments
        let finished = try ChildProgram(command, error: .standardOutput).run()
        try #require(!finished.outputText.contains("No module named"), "Run: Scripts/prepare test")
        return (finished.code, finished.outputText)
    }

    @Test func `the script for replies judges all vectors as they say`() throws {
        let found = try run("Tests/TransparencyTests/Vectors/run.py")
        #expect(found.status == 0, "\(found.output)")
        let lines = try String(
            contentsOf: Self.repository.appendingPathComponent("Scripts/verify-reply.py"), encoding: .utf8
        ).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 251, "the script must stay short enough to be read")
    }

    @Test func `the script for logs accepts what was published and names what was changed`() async throws {
        let log = TestLog(try Scratch())
        for size: Int64 in [290, 300] { try await log.publish(Leaves(count: size)) }
        func check() throws -> (status: Int32, output: String) {
            try run("Scripts/verify-log.py", [log.folder.path, "--key", logKey().verifier.text])
        }
        let intact = try check()
        #expect(intact.status == 0, "\(intact.output)")
        #expect(intact.output.contains("all 300 entries"))
        for file in try log.scratch.files("log") {
            let good = try log.scratch.bytes("log/" + file)
            var bad = good
            bad[good.count / 2] ^= 4
            try log.scratch.write(bad, to: "log/" + file)
            #expect(try check().status == 1, "\(file) was changed")
            try log.scratch.write(good + [0], to: "log/" + file)
            #expect(try check().status == 1, "\(file) was lengthened")
            try log.scratch.write(good, to: "log/" + file)
        }
        try log.scratch.write([1], to: "log/tile/0/004")
        let added = try check()
        #expect(added.status == 1 && added.output.contains("tile/0/004"), "\(added.output)")
    }

    @Test func `the script for replies accepts a proof that this program has made`() async throws {
        let scratch = try Scratch()
        let log = TestLog(scratch)
        let key = CaseKey([UInt8](repeating: 3, count: 32))
        let reply = Array(
            "Subject: Re\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDie Tonne wird geleert.\r\n".utf8)
        let record = ActionRecord(
            id: "r1", action: .review, trigger: .human, caseReference: "c1", start: 0, end: 1_795_262_400_000,
            disclosed: ["decision": "approve"],
            commitments: ["reply": .init(digest: sha256(reply), context: "r1")]
        ).sealed(under: key, effect: "ef")
        struct One: LeafSource {
            let leaf: [UInt8]
            func size() -> Int64 { 1 }
            func leaves(from: Int64, count: Int) -> [[UInt8]] { [leaf] }
        }
        _ = try await LogPublisher(folder: log.folder, signer: logKey(), store: log.store)
            .publish(One(leaf: record.leaf))
        let proof = try log.folder.proof(
            of: record.leaf, at: 0, openings: ["reply": key.salt(of: "reply", in: "r1")])
        try scratch.write(proof.bytes, to: "proof")
        try scratch.write("log \(logKey().verifier.text)\nquorum none\n".utf8, to: "policy")
        for (mail, status, word) in [
            (reply, 0, "intact"), (Array("Received: x\r\n".utf8) + reply, 0, "intact"),
            (reply.dropLast(3) + [0x21, 0x0D, 0x0A], 1, "other-reply"),
        ] as [([UInt8], Int32, String)] {
            try scratch.write(mail, to: "reply.eml")
            let found = try run(
                "Scripts/verify-reply.py",
                [
                    scratch["reply.eml"], scratch["proof"], "--policy", scratch["policy"], "--now", "1795262400",
                    "--json",
                ])
            #expect(found.status == status && found.output.contains("\"\(word)\""), "\(found.output)")
        }
        #expect(try run("Scripts/verify-reply.py", ["missing", "missing", "--policy", "missing"]).status == 2)
    }
}
