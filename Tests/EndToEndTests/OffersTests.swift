import Foundation
import Testing

/// From a register's feed to a draft, by the command alone.
@Suite(.serialized)
struct OffersTests {
    private static func line(_ id: String, _ event: String, _ date: String, address: String = "ann@citizen.example")
        -> String
    {
        #"{"id":"\#(id)","event":"\#(event)","date":"\#(date)","person":{"name":"Ann Lee","address":"\#(address)"},"#
            + #""language":"en","facts":{},"source":"licence records"}"#
    }

    private static let feed = [
        line("e1", "licence-expiry", "2026-12-20"), "nonsense", line("e2", "vehicle-tax-end", "2026-11-30"),
        line("e3", "no-such-event", "2026-11-30"), line("e1", "licence-expiry", "2026-12-20"),
        line("e1", "licence-expiry", "2026-12-21"),
    ].joined(separator: "\n")

    private func desk(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        try #require(try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle"]).code == 0)
        return desk
    }

    private func object(_ arguments: [String], input: String? = nil, code: Int32 = 0) throws -> [String: Int] {
        let result = try Command.run(arguments + ["--json"], input: input.map { Data($0.utf8) })
        #expect(result.code == code, "\(result.error)")
        return try #require(try Command.objects(result.out).first as? [String: Int])
    }

    @Test func `bad lines are named, the others count, and no reminder is made twice`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        let imported = try Command.run(
            ["offers", "import", "--desk", desk, "-"], input: Data(Self.feed.utf8))
        #expect(imported.code == 65)
        for words in ["-:2: the line is no JSON", "-:4: the value of \"event\"", "-:6: another event"] {
            #expect(imported.error.contains(words), "\(imported.error)")
        }
        #expect(!imported.error.contains("ann@") && !imported.error.contains("no-such-event"))
        #expect(imported.error.contains("2 events kept, 1 known already"))

        let run = ["offers", "run", "--desk", desk, "--on", "2026-11-22"]
        let first = try object(run)
        #expect(first["drafted"] == 2 && first["events"] == 2)
        let second = try object(run)
        #expect(second["drafted"] == 0 && second["known"] == 2)
        let cases = try Command.objects(
            Command.run(["case", "list", "--desk", desk, "--state", "drafted", "--json"]).out)
        #expect(cases.count == 2)
        let show = try Command.run(["case", "show", "--desk", desk, try #require(cases[0]["id"] as? String)])
        #expect(show.out.contains("This is a hint and not a decision"))
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
    }

    @Test func `who opts out first gets no draft, and a second wish changes nothing`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        let wish = ["offers", "optout", "--desk", desk, "Ann@Citizen.example", "--topic", "documents"]
        #expect(try Command.run(wish).error.contains("Noted"))
        #expect(try Command.run(wish).error.contains("before"))
        _ = try Command.run(["offers", "import", "--desk", desk], input: Data(Self.feed.utf8))
        let tally = try object(["offers", "run", "--desk", desk, "--on", "2026-11-22"])
        #expect(tally["drafted"] == 1 && tally["opted_out"] == 1)
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
    }

    @Test func `the report counts cases by service and life event`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        try #require(try Command.run(["intake", "--desk", desk, "Corpora/demo/demo.mbox"]).code == 0)
        let report = try Command.run(["offers", "report", "--desk", desk, "--json"])
        let lines = try Command.objects(report.out)
        #expect(report.code == 0 && !lines.isEmpty)
        #expect(lines.allSatisfy { ($0["cases"] as? Int ?? 0) > 0 && $0["events"] is [[String: Any]] })
        #expect(try Command.run(["offers", "report", "--desk", desk]).out.isEmpty == false)
    }

    @Test func `what cannot be done ends with a line and a code`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        for (arguments, code) in [
            (["offers", "run", "--desk", desk, "--on", "2026-02-31"], Int32(64)),
            (["offers", "run", "--desk", desk], 64), (["offers", "optout", "--desk", desk, "nobody"], 64),
            (["offers", "optout", "--desk", desk, "a@b.example", "--topic", "fun"], 64),
            (["offers", "import", "--desk", desk, scratch.path("none")], 74),
            (["offers", "report", "--desk", desk, "--desk-id", "none"], 64),
        ] {
            let result = try Command.run(arguments)
            #expect(result.code == code, "\(arguments): \(result.error)")
        }
    }
}
