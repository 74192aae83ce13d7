import ChildPrograms
import Foundation
import Glibc
import MailPeer
import Testing

/// The built command against a mail server on loopback, killed in the middle of sending.
@Suite(.serialized)
struct OutboxTests {
    private let mail = """
        From: Ann Lee <ann@citizen.example>
        To: enquiries@vehicle-agency.example
        Subject: Replacement licence
        Message-ID: <outbox-1@citizen.example>

        I lost my driving licence. How do I get a replacement licence?
        """

    /// A desk directory with one approved reply, which goes to `server`.
    private func approved(_ scratch: Scratch, to server: ScriptedServer) throws -> (desk: String, id: String) {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/vehicle"])
        try #require(made.code == 0, "\(made.error)")
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        let settings = try String(contentsOf: file, encoding: .utf8).replacing(
            "  transport: maildir\n  path: sent\n", with: "  transport: smtp\n  url: \(server.url)\n")
        try #require(settings.contains(server.url))
        try settings.write(to: file, atomically: true, encoding: .utf8)
        let letter = scratch.path("mail.eml")
        try mail.write(toFile: letter, atomically: true, encoding: .utf8)
        let taken = try Command.run(["intake", "--desk", desk, letter])
        try #require(taken.code == 0, "\(taken.error)")
        let list = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
        let id = try #require(list.first?["id"] as? String)
        let shown = try Command.run(["review", "show", id, "--desk", desk])
        let seal = shown.error.split(separator: "\n").first { $0.hasPrefix("Seal: ") }?.dropFirst(6)
        let done = try Command.run(["review", "approve", id, "--desk", desk, "--seal", String(try #require(seal))])
        try #require(done.code == 0, "\(done.error)")
        return (desk, id)
    }

    private func state(_ desk: String) throws -> String? {
        try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out).first?["state"] as? String
    }

    /// Starts `postroom send` and kills it once the server has heard what `condition` says.
    private func killSending(
        _ desk: String, _ server: ScriptedServer, when condition: @escaping (ScriptedServer.Record) -> Bool
    ) async throws {
        let sending = try ChildProgram([Command.path, "send", "--desk", desk]).start()
        try await server.hasHeard(condition)
        let hasHeard = server.sessions.contains(where: condition)
        #expect(hasHeard)
        sending.send(SIGKILL)
        sending.wait()
    }

    @Test func `killed before the final dot, the reply is still ours`() async throws {
        let scratch = try Scratch()
        let server = try ScriptedServer([.recipient: .silence])
        defer { server.stop() }
        let (desk, _) = try approved(scratch, to: server)
        try await killSending(desk, server) { $0.commands.last?.hasPrefix("RCPT") == true }
        #expect(try state(desk) == "approved")
        // The lease of the dead is still in force, so nobody tries at once.
        let again = try Command.run(["send", "--desk", desk])
        #expect(again.code == 0 && again.error.contains("0 tried. 1 waiting"), "\(again.error)")
        #expect(server.sessions.count { $0.isAccepted } == 0)
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
    }

    @Test(arguments: [true, false])
    func `killed behind the final dot, the reply waits for a person and never goes out again`(isKept: Bool) async throws
    {
        let scratch = try Scratch()
        let server = try ScriptedServer([.dot: .silence], keepsWhatItReads: isKept)
        defer { server.stop() }
        let (desk, id) = try approved(scratch, to: server)
        try await killSending(desk, server) { $0.text != nil }
        #expect(try state(desk) == "inDoubt")
        for _ in 0..<2 {
            let again = try Command.run(["send", "--desk", desk])
            #expect(again.code == 0 && again.error.contains("0 tried.") && again.error.contains("1 in doubt"))
        }
        #expect(server.sessions.count { $0.text != nil } == 1)
        let standing = try Command.run(["outbox", "--desk", desk])
        #expect(standing.code == 1 && standing.out.contains("\(id) in doubt since"), "\(standing.out)")
        #expect(!standing.out.contains("ann@citizen.example"))
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
    }

    @Test func `a restored desk sends nothing before its outbox is released`() async throws {
        let scratch = try Scratch()
        let server = try ScriptedServer()
        defer { server.stop() }
        let (desk, _) = try approved(scratch, to: server)
        let backup = try Command.run(["backup", "--desk", desk])
        try #require(backup.code == 0, "\(backup.error)")
        #expect(try Command.run(["send", "--desk", desk]).code == 0)
        #expect(server.sessions.count { $0.isAccepted } == 1)
        let file = backup.out.trimmingCharacters(in: .whitespacesAndNewlines)
        let restored = try Command.run(["restore", file, "--desk", desk])
        #expect(restored.code == 0 && restored.error.contains("The outbox is frozen"), "\(restored.error)")
        #expect(restored.error.contains("1 replies were approved when the backup was made"))
        let standing = try Command.run(["outbox", "--desk", desk])
        #expect(standing.code == 1 && standing.out.contains("Frozen since") && standing.out.contains("1 in doubt"))
        // The log went on since, so the restored store cannot go on under its name; whatever an operator does about
        // that, nothing leaves.
        _ = try Command.run(["send", "--desk", desk])
        #expect(server.sessions.count { $0.isAccepted } == 1)
        let released = try Command.run(["outbox", "release", "--note", "looked", "--desk", desk])
        #expect(released.code == 0, "\(released.error)")
        let after = try Command.run(["outbox", "--desk", desk])
        #expect(after.code == 1 && !after.out.contains("Frozen") && after.out.contains("1 in doubt"))
        _ = try Command.run(["send", "--desk", desk])
        #expect(server.sessions.count { $0.isAccepted } == 1)
    }
}
