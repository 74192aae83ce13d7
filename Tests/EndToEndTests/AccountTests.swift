import Foundation
import Testing

/// People and their rights, as an operator meets them.
@Suite(.serialized)
struct AccountTests {
    private func installed(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle", "--trial"])
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    @Test func `roles and rights are given per desk on the command line`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        func officer(_ arguments: String...) throws -> Command.Result {
            try Command.run(["officer"] + arguments + ["--desk", desk])
        }
        #expect(try officer("add", "kim", "--role", "approves@vehicle", "--right", "audit").code == 0)
        #expect(try officer("add", "ali").code == 0)
        let list = try officer("list").out
        #expect(list.contains("kim\tkim\tall desks: audits; vehicle: approves\tno training"), "\(list)")
        #expect(list.contains("ali\tali\tall desks: approves\t"), "\(list)")
        let renamed = try officer("add", "kim", "--name", "Kim Adler", "--right", "read@vehicle")
        #expect(renamed.error.contains("Saved kim: vehicle: read."), "\(renamed.error)")
        #expect(try officer("add", "kim", "--role", "approves@nowhere").code == 64)
        #expect(try officer("add", "kim", "--role", "king").code == 64)
        #expect(try officer("list").out.contains("kim\tKim Adler\tvehicle: read\t"))
        let last = try officer("add", "officer", "--role", "drafts")
        #expect(last.code == 1 && last.error.contains("the last one"), "\(last.error)")
    }

    @Test func `a person sets a password on an open desk and signs in with it`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let running = try await RunningDesk(desk: desk)
        let door = try await running.get(running.signIn.path)
        _ = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        var fields = try await running.get("/account").text.hiddenFields(ofForm: "/account/password")
        fields["new"] = "drei Ziegen auf dem Dach"
        fields["again"] = fields["new"]
        let set = try await running.post("/account/password", fields)
        #expect(set.status == 200 && set.text.contains("id=\"done\""), "\(set.status)")
        _ = try await running.post(
            "/sign-out", try await running.get("/account").text.hiddenFields(ofForm: "/sign-out"))
        let wrong = try await running.post("/sign-in", ["officer": "officer", "password": "drei Ziegen"])
        #expect(wrong.status == 403)
        let inside = try await running.post(
            "/sign-in", ["officer": "officer", "password": "drei Ziegen auf dem Dach", "code": ""])
        #expect(inside.status == 200 && inside.text.contains("/sign-out"))
        let listed = try Command.run(["officer", "sessions", "officer", "--desk", desk])
        #expect(listed.out.split(separator: "\n").count == 1 && listed.out.contains("\tpassword\t"), "\(listed.out)")
        #expect(try Command.run(["officer", "sessions", "officer", "--end", "--desk", desk]).code == 75)
        #expect(running.stop() == 0)
        let ended = try Command.run(["officer", "sessions", "officer", "--end", "--desk", desk])
        #expect(ended.error.contains("Ended 1 sessions"), "\(ended.error)")
        #expect(try Command.run(["officer", "sessions", "officer", "--desk", desk]).out.isEmpty)
    }
}
