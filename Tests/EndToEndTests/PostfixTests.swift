import Foundation
import Testing

/// A real Postfix delivers over pipe and LMTP. No state of ours makes it bounce a citizen or drop a mail.
@Suite(
    .serialized, .enabled(if: PostfixServer.isUsable, "Postfix (Debian package postfix), started by root, is needed"))
struct PostfixTests {
    private func installed(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/vehicle"])
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    private func mail(_ number: Int, lines: Int = 3) -> String {
        let text = (0..<lines).map {
            "My car is off the road, line \($0) of \(number). Größe \(String(repeating: "x", count: $0 % 300))"
        }
        return "From: Ann <ann\(number)@citizen.example>\r\nTo: enquiries@vehicle-agency.example\r\n"
            + "Subject: Car \(number)\r\nMessage-ID: <postfix-\(number)@citizen.example>\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.joined(separator: "\r\n") + "\r\n..dots\r\n"
    }

    private func until(_ what: String, _ server: PostfixServer, _ isSo: () throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(240)
        while ContinuousClock.now < deadline {
            if try isSo() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("it never came to: \(what); \(server.verdicts)\n\(server.log.suffix(2_000))")
    }

    private func pipe(_ program: String, _ arguments: String) -> String {
        "unix - n n - 4 pipe user=nobody null_sender= argv=\(program) \(arguments)"
    }

    @Test func `over a pipe mail is taken whole, or stays with Postfix`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        // Postfix runs no program as root.
        try PostfixServer.run(["chown", "-R", "nobody", desk])
        chmod(scratch.url.path, 0o755)
        // Where it was built may be closed to others.
        let program = scratch.path("postroom")
        try FileManager.default.copyItem(atPath: Command.path, toPath: program)
        chmod(program, 0o755)
        let deferred = [
            "nodesk": "deliver --desk /nowhere --size ${size}", "badflag": "deliver --desk \(desk) --bogus",
            "helped": "deliver --help", "noverb": "--desk \(desk) deliver",
            "partial": "deliver --desk \(desk) --size ${size}9",
            "brokendesk": "deliver --desk \(scratch.path("broken")) --size ${size}",
            "closeddesk": "deliver --desk \(scratch.path("closed")) --size ${size}",
        ]
        for (name, file, text) in [("broken", "postroom.yaml", "desks: ["), ("closed", "incoming", "no folder")] {
            let copy = scratch.path(name)
            try FileManager.default.copyItem(atPath: desk, toPath: copy)
            try? FileManager.default.removeItem(atPath: copy + "/" + file)
            try text.write(toFile: copy + "/" + file, atomically: true, encoding: .utf8)
            try PostfixServer.run(["chown", "-R", "nobody", copy])
        }
        var transports = deferred.mapValues { pipe(program, $0) }
        for (name, script) in [
            // A limit of the system takes the place of a full disk: no file grows beyond 512 bytes.
            "nospace": "ulimit -f 1", "nofiles": "ulimit -n 5", "noinput": "exec <&-", "nothing": "exec </dev/null",
        ] {
            let wrapper = scratch.path(name)
            try "#!/bin/sh\n\(script)\nexec \"$@\"\n".write(toFile: wrapper, atomically: true, encoding: .utf8)
            chmod(wrapper, 0o755)
            transports[name] = pipe(wrapper, "\(program) deliver --desk \(desk) --size ${size}")
        }
        let waiting = Set(transports.keys)
        transports["good"] = pipe(program, "deliver --desk \(desk) --size ${size}")
        transports["flagged"] = pipe(program, "deliver --desk \(desk) --size ${size}").replacing(
            "user=", with: "flags=DROXu user=")
        let server = try PostfixServer(transports: transports)
        for number in 1...3 { try server.send(mail(number, lines: [1, 40, 3_000][number - 1]), to: "good") }
        try server.send(mail(4), to: "flagged")
        for name in waiting { try server.send(mail(5, lines: 40), to: name) }
        try await until("four taken", server) {
            server.verdicts(on: "good") == ["sent", "sent", "sent"] && server.verdicts(on: "flagged") == ["sent"]
        }
        try await until("the others kept", server) {
            waiting.allSatisfy { server.verdicts(on: $0).contains("deferred") }
        }
        for name in waiting { #expect(Set(server.verdicts(on: name)) == ["deferred"], "\(name)") }
        #expect(!server.log.contains("status=bounced"), "\(server.log.suffix(2_000))")
        let names = try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new")
        #expect(names.count == 4)
        for number in 1...3 {
            let text = Data(mail(number, lines: [1, 40, 3_000][number - 1]).replacing("\r\n", with: "\n").utf8)
            let body = try #require(text.range(of: Data("\n\n".utf8))).upperBound
            #expect(
                names.contains { name in
                    FileManager.default.contents(atPath: desk + "/incoming/new/" + name)?.suffix(from: 0)
                        .range(of: text.suffix(from: body)) != nil
                })
        }
    }

    @Test func `over LMTP mail is taken while the desk is open, and waits while it is not`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let socket = "/tmp/postroom-lmtp-" + UUID().uuidString.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: socket) }
        try FileManager.default.createDirectory(atPath: socket, withIntermediateDirectories: true)
        chmod(socket, 0o755)
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        let settings =
            try String(contentsOf: file, encoding: .utf8) + "lmtp: {address: \"unix:\(socket)/lmtp\", mode: 666}\n"
        try Data(settings.utf8).write(to: file)
        let server = try PostfixServer(transports: ["office": "lmtp:unix:\(socket)/lmtp"])
        try server.send(mail(1), to: "office")
        try await until("deferred while closed", server) { server.verdicts(on: "office").contains("deferred") }
        var running = try await RunningDesk(desk: desk)
        try await until("taken when open", server) { server.verdicts(on: "office").last == "sent" }
        for number in 2...20 { try server.send(mail(number, lines: number * 20), to: "office") }
        try await until("all sent", server) { server.verdicts(on: "office").count { $0 == "sent" } == 20 }
        running.kill()
        for number in 21...25 { try server.send(mail(number), to: "office") }
        running = try await RunningDesk(desk: desk)
        try await until("the rest", server) { server.verdicts(on: "office").count { $0 == "sent" } == 25 }
        try await until("taken in", server) {
            try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").isEmpty
        }
        #expect(running.stop() == 0)
        #expect(!server.log.contains("status=bounced"))
        let cases = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
        #expect(Set(cases.compactMap { $0["subject"] as? String }) == Set((1...25).map { "Car \($0)" }))
        #expect(cases.count == 25)
    }
}
