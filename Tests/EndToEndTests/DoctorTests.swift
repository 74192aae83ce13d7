import Foundation
import Testing

/// `postroom doctor` on desks with one thing wrong at a time.
@Suite(.serialized)
struct DoctorTests {
    private func installed(_ scratch: Scratch, _ settings: String = "") throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/vehicle"])
        try #require(made.code == 0, "\(made.error)")
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let kept =
            settings.contains("sending:")
            ? text.replacing("sending:\n  transport: maildir\n  path: sent\n", with: "") : text
        try Data((kept + settings).utf8).write(to: file)
        return desk
    }

    private func doctor(_ desk: String) throws -> (code: Int32, lines: [String]) {
        let result = try Command.run(["doctor", "--desk", desk])
        #expect(result.error.isEmpty, "\(result.error)")
        return (result.code, result.out.split(separator: "\n").map(String.init))
    }

    /// Expects a line with this standing and these words, and no failure of anything else.
    private func expect(
        _ desk: String, code: Int32, _ standing: String, _ check: String, _ words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try doctor(desk)
        #expect(found.code == code, "\(found)", sourceLocation: sourceLocation)
        #expect(
            found.lines.contains {
                $0.hasPrefix("\(standing)\(standing == "ok" ? "  " : "") \(check)") && $0.contains(words)
            },
            "\(found)", sourceLocation: sourceLocation)
        #expect(
            found.lines.filter { $0.hasPrefix("fail") }.allSatisfy { $0.hasPrefix("fail \(check)") }, "\(found)",
            sourceLocation: sourceLocation)
    }

    @Test func `a new desk is well, open or not, and looking changes nothing`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let files = try FileManager.default.subpathsOfDirectory(atPath: desk).sorted()
        let closed = try doctor(desk)
        #expect(
            closed.code == 0 && closed.lines.allSatisfy { $0.hasPrefix("ok   ") || $0.hasPrefix("warn ") }, "\(closed)")
        #expect(closed.lines.contains { $0.hasPrefix("ok   store: not open; synchronous FULL") })
        let passing: Set = ["store.sqlite-shm", "store.sqlite-wal"]
        let after = try FileManager.default.subpathsOfDirectory(atPath: desk).sorted()
        #expect(after.filter { !passing.contains($0) } == files.filter { !passing.contains($0) })
        let running = try await RunningDesk(desk: desk)
        let open = try doctor(desk)
        #expect(open.code == 0 && open.lines.contains { $0.hasPrefix("ok   store: open") }, "\(open)")
        #expect(running.stop() == 0)
        let json = try Command.objects(try Command.run(["doctor", "--desk", desk, "--json"]).out)
        #expect(json.count == closed.lines.count && json.allSatisfy { $0["standing"] as? String != "fail" })
    }

    @Test func `what is no desk directory is one line`() throws {
        let scratch = try Scratch()
        let found = try doctor(scratch.path("none"))
        #expect(found.code == 78 && found.lines.count == 1 && found.lines[0].hasPrefix("fail configuration"))
    }

    @Test(
        arguments: [
            ("lmtp: {address: \"0.0.0.0:2424\"}\n", 78, "fail", "lmtp", "this machine only"),
            ("lmtp: {address: \"127.0.0.1:1\"}\n", 0, "ok", "lmtp", "is free"),
            ("imap: [{name: post, url: \"imap://127.0.0.1:1\"}]\n", 69, "fail", "imap post", "cannot be reached"),
            ("imap: [{name: post, url: \"imap://mail.example\"}]\n", 69, "fail", "imap post", "cannot be reached"),
            ("imap: [{url: \"imap://127.0.0.1:1\", user: a, passwordFile: none}]\n", 78, "fail", "", "No such file"),
            ("sending: {transport: smtp, url: \"smtp://127.0.0.1:1\"}\n", 69, "fail", "sending", "does not answer"),
            ("marks: {dkim: [{domain: a.example, selector: s, keyFile: none.pem}]}\n", 74, "fail", "", "none.pem"),
            ("bogus: 1\n", 78, "fail", "configuration", "bogus"),
        ] as [(String, Int32, String, String, String)])
    func `a setting that cannot work is named`(
        settings: String, code: Int32, standing: String, check: String, words: String
    ) throws {
        let scratch = try Scratch()
        try expect(try installed(scratch, settings), code: code, standing, check, words)
    }

    @Test func `an address that another program listens at is not free`() throws {
        let scratch = try Scratch()
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        let port = try DovecotServer.freePort()
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        try #require(isBound && listen(listener, 5) == 0)
        let desk = try installed(scratch, "lmtp: {address: \"127.0.0.1:\(port)\"}\n")
        try expect(desk, code: 1, "fail", "lmtp", "another program")
    }

    @Test func `an open desk answers over LMTP`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch, "lmtp: {address: \"127.0.0.1:\(try DovecotServer.freePort())\"}\n")
        let running = try await RunningDesk(desk: desk)
        _ = try await running.said("Mail is taken over LMTP at ")
        try expect(desk, code: 0, "ok", "lmtp", "answers at")
        #expect(running.stop() == 0)
    }

    @Test(arguments: ["missing", "foreign", "newer", "older"])
    func `a store that cannot be used is named`(damage: String) throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let store = desk + "/store.sqlite"
        func sql(_ text: String) throws {
            try PostfixServer.run([
                "python3", "-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])",
                store, text,
            ])
        }
        switch damage {
        case "missing":
            for name in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + name) }
        case "foreign": try Data("This is a text and no store.".utf8).write(to: URL(fileURLWithPath: store))
        case "newer": try sql("INSERT INTO grdb_migrations VALUES ('9999 from the future')")
        default: try sql("DELETE FROM grdb_migrations WHERE identifier LIKE '0012%'")
        }
        let found = try doctor(desk)
        switch damage {
        case "older": #expect(found.lines.contains { $0.hasPrefix("warn schema") }, "\(found)")
        default:
            #expect(found.code != 0 && found.lines.contains { $0.hasPrefix("fail store") }, "\(damage): \(found)")
        }
    }

    @Test func `a published log that does not fit is named`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        try #require(try Command.run(["intake", "--desk", desk, "Corpora/demo/demo.mbox"]).code <= 65)
        try expect(desk, code: 0, "ok", "log", "under a signature")
        let checkpoint = URL(fileURLWithPath: desk + "/log/checkpoint")
        var bytes = try Data(contentsOf: checkpoint)
        let place = try #require(bytes.firstIndex(of: 0x0A)) + 1
        bytes[place] ^= 1
        chmod(checkpoint.path, 0o600)
        try bytes.write(to: checkpoint)
        let found = try doctor(desk)
        #expect(found.code == 65 && found.lines.contains { $0.hasPrefix("fail log") }, "\(found)")
    }

    @Test func `mail that waits too long, was set aside or left half-way is named`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let mail = Data("From: a@b.example\nSubject: x\n\ny\n".utf8)
        try #require(try Command.run(["deliver", "--desk", desk], input: mail).code == 0)
        try expect(desk, code: 0, "ok", "incoming", "1 mails wait")
        let folder = desk + "/incoming/"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder + "new").first)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -700)], ofItemAtPath: folder + "new/" + name)
        try expect(desk, code: 0, "warn", "incoming", "open the desk")
        try FileManager.default.createDirectory(atPath: folder + "aside/new", withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: folder + "new/" + name, toPath: folder + "aside/new/" + name)
        try expect(desk, code: 0, "warn", "incoming", "1 mails could not be taken in")
        try mail.write(to: URL(fileURLWithPath: folder + "tmp/half"))
        try expect(desk, code: 0, "warn", "incoming", "1 unfinished")
    }

    @Test func `secrets that others may read are named`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch, "imap: [{url: \"imap://127.0.0.1:1\", user: a, passwordFile: secret}]\n")
        try Data("geheim\n".utf8).write(to: URL(fileURLWithPath: desk + "/secret"))
        chmod(desk + "/secret", 0o644)
        let found = try doctor(desk)
        #expect(found.lines.contains { $0.hasPrefix("warn secrets") && $0.contains("chmod 600") }, "\(found)")
        #expect(!found.lines.contains { $0.contains("geheim") })
    }
}
