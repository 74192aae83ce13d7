import ChildPrograms
import Foundation
import PostgresServer
import Testing

/// Desks in a PostgreSQL database, by the built command.
@Suite(
    .serialized,
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL 15 is not installed; Scripts/prepare test installs it"))
struct SharedStoreTests {
    private static let demo = "Corpora/demo/demo.mbox"

    private func made(_ scratch: Scratch, _ options: [String], named name: String = "desk") throws -> String {
        let desk = scratch.path(name)
        let made = try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/stadt"] + options)
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    /// The same desk on another machine: what was set up is copied, what a machine made for itself is not.
    private func second(_ desk: String, _ scratch: Scratch, _ name: String) throws -> String {
        let other = scratch.path(name)
        try FileManager.default.copyItem(atPath: desk, toPath: other)
        for folder in ["log", "incoming", "sent", ".open"] {
            try? FileManager.default.removeItem(atPath: other + "/" + folder)
        }
        return other
    }

    private func worker(_ desk: String) throws -> RunningChild {
        try ChildProgram([Command.path, "work", "--desk", desk], output: .dropped).start()
    }

    private func summaries(_ desk: String, _ state: String) throws -> [[String: Any]] {
        try Command.objects(
            try Command.run(["case", "list", "--desk", desk, "--state", state, "--limit", "500", "--json"]).out)
    }

    private func verified(_ desk: String) throws {
        let verification = try Command.run(["audit", "verify", "--desk", desk])
        #expect(verification.code == 0, "\(verification.error)")
    }

    @Test func `two machines work and a third serves, and each reply leaves once`() async throws {
        let scratch = try Scratch()
        let desk = try made(scratch, ["--store", try StoreKind.newDatabase()])
        let workers = try ["one", "two"].map { try second(desk, scratch, $0) }
        // All hand replies over at the same place, as to one mail server.
        for other in workers {
            let file = URL(fileURLWithPath: other + "/postroom.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("path: sent", with: "path: \(desk)/sent").utf8).write(to: file)
        }
        let running = try await RunningDesk(desk: desk, options: ["--no-work"])
        let children = try workers.map(worker)
        defer { for child in children { child.end() } }

        var delivered = 0
        let mails = try mailsOfDemo()
        for mail in mails {
            let result = try Command.run(["deliver", "--desk", desk], input: mail)
            #expect(result.code == 0)
            delivered += 1
        }
        var open = -1
        for _ in 0..<600 where open != 0 {
            try await Task.sleep(for: .milliseconds(200))
            let waiting = try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").count
            open = try waiting + summaries(desk, "received").count + summaries(desk, "triaged").count
        }
        #expect(open == 0)

        let door = try await running.get(running.signIn.path)
        _ = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        var approved = 0
        for summary in try summaries(desk, "drafted") where approved < 8 {
            let id = try #require(summary["id"] as? String)
            let page = try await running.get("/cases/\(id)")
            guard page.text.contains("/cases/\(id)/approval") else { continue }
            let done = try await running.post(
                "/cases/\(id)/approval", try page.text.hiddenFields(ofForm: "/cases/\(id)/approval"))
            if done.status == 200 { approved += 1 }
        }
        #expect(approved >= 5)
        for _ in 0..<300 where try summaries(desk, "sent").count < approved {
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(try summaries(desk, "sent").count == approved)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk + "/sent/new").count == approved)
        #expect(running.stop() == 0)
        for child in children { #expect(child.end() == .exited(0), "\(String(decoding: child.error, as: UTF8.self))") }
        for folder in [desk] + workers { try verified(folder) }
    }

    private func mailsOfDemo() throws -> [Data] {
        let text = try String(contentsOf: Command.root.appendingPathComponent(Self.demo), encoding: .isoLatin1)
        let parts = ("\n" + text).components(separatedBy: "\nFrom ").dropFirst().prefix(30)
        return parts.compactMap { part in
            part.firstIndex(of: "\n").map {
                Data(String(part[part.index(after: $0)...]).data(using: .isoLatin1) ?? Data())
            }
        }
    }

    @Test func `a desk moves into a database by one command and one line, and goes on there`() throws {
        let scratch = try Scratch()
        let desk = try made(scratch, [])
        #expect(try Command.run(["intake", "--desk", desk, Self.demo]).code == 0)
        let before = try Command.run(["audit", "verify", "--desk", desk]).out
        let url = try StoreKind.newDatabase()
        let copied = try Command.run(["store", "copy", "--desk", desk, "--to", url])
        try #require(copied.code == 0, "\(copied.error)")
        #expect(copied.out == "store: \(url)\n")
        let again = try Command.run(["store", "copy", "--desk", desk, "--to", url])
        #expect(again.code == 1 && again.error.contains("not empty"), "\(again.error)")

        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("store: store.sqlite\n", with: copied.out).utf8).write(to: file)
        #expect(try Command.run(["audit", "verify", "--desk", desk]).out == before)
        let known = try Command.run(["intake", "--desk", desk, "--json", Self.demo])
        #expect(try Command.objects(known.out).first?["opened"] as? Int == 0)
        try verified(desk)
        let doctor = try Command.run(["doctor", "--desk", desk])
        #expect(doctor.out.contains("ok   store: the database answers"), "\(doctor.out)")
        for command in [["backup"], ["restore", "nothing.sqlite"]] {
            let refused = try Command.run(command + ["--desk", desk])
            #expect(refused.code == 78 && refused.error.contains("Docs/Postgres.md"), "\(refused.error)")
        }
    }

    @Test func `an address that cannot be used is refused with its reason, and a password in it is never repeated`()
        throws
    {
        let scratch = try Scratch()
        let desk = try made(scratch, ["--store", try StoreKind.newDatabase()])
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("store: ") })
        let cases: [(address: String, code: Int32, says: String)] = [
            ("postgresql://postroom:geheim@localhost/x", 78, "holds a password"),
            ("postgresql://postroom@db.example/x?sslmode=require", 78, "verify-full"),
            ("postgresql://postroom@localhost", 78, "name the database"),
            ("postgresql:///nothere?host=/nowhere&user=postroom", 69, "cannot be reached"),
        ]
        for (address, code, says) in cases {
            try Data(text.replacing(line, with: "store: \(address)").utf8).write(to: file)
            for command in [["case", "list"], ["work"], ["doctor"]] {
                let refused = try Command.run(command + ["--desk", desk])
                #expect(refused.code == code, "\(address): \(refused.error)")
                #expect((refused.error + refused.out).contains(says), "\(refused.error)")
                #expect(!(refused.error + refused.out).contains("geheim"))
            }
        }
        try Data(text.replacing("store:", with: "storePasswordFile: secret\nstore:").utf8).write(to: file)
        try "geheim\n".write(toFile: desk + "/secret", atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: desk + "/secret")
        let open = try Command.run(["case", "list", "--desk", desk])
        #expect(open.code == 78 && open.error.contains("chmod 600"), "\(open.error)")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: desk + "/secret")
        #expect(try Command.run(["case", "list", "--desk", desk]).code == 0)
        let embedded = try made(scratch, [], named: "embedded")
        let refused = try Command.run(["serve", "--no-work", "--desk", embedded])
        #expect(refused.code == 78 && refused.error.contains("embedded store"), "\(refused.error)")
    }

    @Test func `while the database is away mail is kept, and taken in when it is back`() async throws {
        let scratch = try Scratch()
        let server = try PostgresServer()
        let desk = try made(scratch, ["--store", try StoreKind.newDatabase(on: server)])
        let running = try await RunningDesk(desk: desk)
        let door = try await running.get(running.signIn.path)
        _ = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        #expect(try await running.get("/health").status == 200)
        try server.stop("immediate")
        let mails = try mailsOfDemo().prefix(3)
        for mail in mails { #expect(try Command.run(["deliver", "--desk", desk], input: mail).code == 0) }
        let health = try await running.get("/health")
        #expect(health.status == 503 && health.text.contains("database"), "\(health.text)")
        try await Task.sleep(for: .seconds(3))
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").count == mails.count)
        try server.start()
        var left = mails.count
        for _ in 0..<300 where left > 0 {
            try await Task.sleep(for: .milliseconds(200))
            left = try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").count
        }
        #expect(left == 0)
        #expect(running.stop() == 0)
        try verified(desk)
    }

    @Test func `a machine without the key follows the log, and sends nothing`() throws {
        let scratch = try Scratch()
        let desk = try made(scratch, ["--store", try StoreKind.newDatabase()])
        let pages = try second(desk, scratch, "pages")
        try FileManager.default.removeItem(atPath: pages + "/keys")
        let key = try #require(
            try Command.run(["audit", "key", "--desk", desk]).out.split(separator: "\n").first { $0.hasPrefix("log ") })
        let file = URL(fileURLWithPath: pages + "/postroom.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let following = text.replacing("log:\n", with: "log:\n  following: \(key.dropFirst(4))\n")
        try Data(following.utf8).write(to: file)

        #expect(try Command.run(["intake", "--desk", desk, Self.demo]).code == 0)
        let followed = try Command.run(["audit", "checkpoint", "--desk", pages])
        #expect(followed.code == 0, "\(followed.error)")
        #expect(followed.out == (try Command.run(["audit", "checkpoint", "--last", "--desk", desk]).out))
        #expect(
            try Command.run(["audit", "verify", "--desk", pages]).out
                == Command.run(["audit", "verify", "--desk", desk]).out)
        for command in [["work"], ["serve", "--port", "0"], ["send"]] {
            let refused = try Command.run(command + ["--desk", pages])
            // Nothing is due, so `send` has no reason to refuse.
            #expect(refused.code == (command == ["send"] ? 0 : 78), "\(command): \(refused.error)")
            if refused.code != 0 { #expect(refused.error.contains("log.following")) }
        }
        #expect(FileManager.default.fileExists(atPath: pages + "/keys/log.key") == false)
    }

    @Test func `a desk directory is served once, whatever its store`() async throws {
        let scratch = try Scratch()
        let desk = try made(scratch, ["--store", try StoreKind.newDatabase()])
        let running = try await RunningDesk(desk: desk)
        let other = try Command.run(["serve", "--desk", desk, "--port", "0"])
        #expect(other.code == 75 && other.error.contains("is open in another"), "\(other.error)")
        // Commands beside it are no harm.
        #expect(try Command.run(["intake", "--desk", desk, Self.demo]).code == 0)
        #expect(running.stop() == 0)
        try verified(desk)
    }
}
