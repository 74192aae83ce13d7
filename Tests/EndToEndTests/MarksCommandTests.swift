import Foundation
import Testing

/// `postroom verify` and the configuration of marks, as a user meets them.
@Suite(.serialized)
struct MarksCommandTests {
    /// A desk with one drafted case whose replies are signed with a key made here.
    private func signedDesk(_ scratch: Scratch, domain: String = "vehicle-agency.example") throws -> String {
        let desk = scratch.path("desk")
        try #require(try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle"]).code == 0)
        try #require(system("openssl genrsa -out \(desk)/dkim.pem 2048 2>/dev/null") == 0)
        try #require(
            system("openssl rsa -in \(desk)/dkim.pem -pubout -out \(scratch.path("public.pem")) 2>/dev/null") == 0)
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        let marks = """
            marks:
              verify: https://ki.example/v/
              dkim:
                - {domain: \(domain), selector: post, keyFile: dkim.pem}

            """
        try Data((String(contentsOf: file, encoding: .utf8) + marks).utf8).write(to: file)
        return desk
    }

    private func state(_ result: Command.Result) throws -> String {
        try #require(try Command.objects(result.out).first)["state"] as? String ?? ""
    }

    @Test func `a reply is signed by configuration, and verify names what was done to it`() throws {
        let scratch = try Scratch()
        let desk = try signedDesk(scratch)
        try #require(try Command.run(["intake", "--desk", desk, "Corpora/demo/demo.mbox"]).code == 0)
        let list = try Command.run(["case", "list", "--desk", desk, "--state", "drafted", "--json"])
        let id = try #require(try Command.objects(list.out).first?["id"] as? String)
        let reply = try Command.run(["review", "show", id, "--desk", desk])
        try #require(reply.code == 0, "\(reply.error)")
        #expect(reply.out.hasPrefix("DKIM-Signature: v=1; a=rsa-sha256;"))
        let verify = ["verify", "-", "--dkim-key", scratch.path("public.pem"), "--json"]
        let whole = try Command.run(verify, input: Data(reply.out.utf8))
        let wholeState = try state(whole)
        #expect(whole.code == 0 && wholeState == "intact", "\(whole.out)")
        let changed = reply.out.replacingOccurrences(of: "X-AI-Generated: 1\r\n", with: "")
        let damaged = try Command.run(verify, input: Data(changed.utf8))
        let damagedState = try state(damaged)
        #expect(damaged.code == 1 && damagedState == "tampered")
        let plain = try Command.run(["verify", "-", "--json"], input: Data("Subject: x\r\n\r\nHello.\r\n".utf8))
        let plainState = try state(plain)
        #expect(plain.code == 1 && plainState == "unmarked")
    }

    @Test func `wrong keys, proofs and configurations are told apart`() throws {
        let scratch = try Scratch()
        func fails(_ arguments: [String], _ code: Int32, _ words: String) throws {
            let result = try Command.run(arguments, input: Data("Subject: x\r\n\r\nHello.\r\n".utf8))
            #expect(result.code == code && result.error.contains(words), "\(arguments) \(result.error)")
            #expect(result.out.isEmpty)
        }
        try fails(["verify", "-", "--dkim-key", scratch.path("none")], 74, "There is no file")
        try fails(["verify", "-", "--dkim-key", "README.md"], 65, "neither RSA nor Ed25519")
        try fails(["verify", "-", "--proof", "README.md"], 64, "belong together")
        try fails(["verify", "-", "--proof", "README.md", "--policy", "README.md"], 65, "policy")
        let desk = try signedDesk(scratch, domain: "elsewhere.example")
        try fails(["send", "--desk", desk], 78, "no desk sends from there")
        try fails(["review", "show", "x", "--desk", desk], 78, "elsewhere.example")
    }
}
