import Curl
import Foundation
import MailPeer
import Sending
import Testing

@Suite struct SMTPSignInTests {
    private static let secret = "Feuerwehr/112!"

    private func handOver(to server: ScriptedServer, password: String? = secret + "\n") async throws -> HandOver {
        let file = try password.map { try ScratchFile($0) }
        return await CurlTests.handOver(to: server) {
            $0.username = "office"
            $0.passwordFile = file?.path ?? "/nowhere/password"
        }
    }

    @Test func `user name and password are said once and the reply goes out`() async throws {
        let server = try ScriptedServer(extensions: ["AUTH PLAIN"])
        #expect(try await handOver(to: server).kind == .accepted)
        let credentials = Data("\0office\0\(Self.secret)".utf8).base64EncodedString()
        #expect(server.sessions.first?.commands.dropFirst().prefix(2) == ["AUTH PLAIN", credentials])
    }

    @Test(arguments: [
        "535 5.7.8 authentication failed", "534 5.7.9 mechanism too weak", "504 5.5.4 unknown mechanism",
        "454 4.7.0 try later", "535 5.7.8 not Feuerwehr/112!",
    ])
    func `a refused password leaves the reply with us, says so, and is not repeated`(line: String) async throws {
        let outcome = try await handOver(
            to: try ScriptedServer([.signIn: .say(line + "\r\n")], extensions: ["AUTH PLAIN"]))
        #expect(outcome.kind == .deferred)
        #expect(
            !outcome.text.contains(Self.secret) && !outcome.text.contains(Data(Self.secret.utf8).base64EncodedString()))
        if line.hasPrefix("535") { #expect(outcome.text.contains("refuses the user name or password (535 5.7.8")) }
    }

    @Test(arguments: [
        ScriptedServer.Action.drop, .silence, .sayAndDrop("23"), .sayAndDrop("garbage\r\n"), .answerAndDrop,
    ])
    func `a fault while signing in leaves the reply with us`(fault: ScriptedServer.Action) async throws {
        #expect(
            try await handOver(to: try ScriptedServer([.signIn: fault], extensions: ["AUTH PLAIN"])).kind == .deferred)
    }

    @Test func `a refusal by a server that offers no way to sign in is no refusal of the reply`() async throws {
        let server = try ScriptedServer([.recipient: .say("554 5.7.1 relay access denied\r\n")])
        let outcome = try await handOver(to: server)
        #expect(outcome.kind == .deferred && outcome.text.contains("no way to sign in"), "\(outcome)")
    }

    @Test(arguments: [nil, "", "\n", "\u{0}x\n", String(repeating: "p", count: 1_025)])
    func `a password file without a password is named and nothing is sent`(content: String?) async throws {
        let server = try ScriptedServer(extensions: ["AUTH PLAIN"])
        let outcome = try await handOver(to: server, password: content)
        #expect(outcome.kind == .deferred && outcome.text.contains("password cannot be read from"))
        #expect(server.sessions.isEmpty)
    }

    @Test func `a server without STARTTLS gets nothing where encryption is required`() async throws {
        let server = try ScriptedServer(extensions: ["AUTH PLAIN"])
        let outcome = await CurlTests.handOver(to: server) { $0.requireTLS = true }
        #expect(outcome.kind == .deferred && outcome.text.contains("STARTTLS"), "\(outcome)")
        #expect(server.sessions.first?.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") } == false)
    }

    @Test(arguments: [
        ScriptedServer.Action.say("454 4.7.0 not now\r\n"), .say("554 5.7.0 never\r\n"), .drop, .silence,
        .sayAndDrop("220 ready\r\nthis is no TLS\r\n"), .sayAndDrop("220 ready\r\n"),
    ])
    func `a fault at STARTTLS leaves the reply with us and nothing in clear`(fault: ScriptedServer.Action) async throws
    {
        let server = try ScriptedServer([.startTLS: fault], extensions: ["STARTTLS", "AUTH PLAIN"])
        let outcome = await CurlTests.handOver(to: server) { $0.requireTLS = true }
        #expect(outcome.kind == .deferred, "\(outcome)")
        #expect(server.sessions.first?.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") } == false)
    }
}
