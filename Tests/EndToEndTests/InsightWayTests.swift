import Foundation
import Testing

/// The pages about the desk as a whole, served by the built command on the demo mailbox.
@Suite(.serialized)
struct InsightWayTests {
    @Test func `the served desk fills every page, checks its log, previews an erasure and answers a monitor`()
        async throws
    {
        let scratch = try Scratch()
        let desk = scratch.path("desk")
        try #require(try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/stadt"]).code == 0)
        try #require(try Command.run(["intake", "--desk", desk, "Corpora/demo/demo.mbox"]).code == 0)
        let rights = ["read", "edit", "approve", "audit", "evaluate", "administer"].flatMap { ["--right", $0] }
        let added = try Command.run(["officer", "add", "chief", "--desk", desk] + rights)
        try #require(added.code == 0, "\(added.error)")

        let running = try await RunningDesk(desk: desk, officer: "chief")
        let door = try await running.get(running.signIn.path)
        _ = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        for (path, words) in [
            ("/measures", "chart"), ("/log", "/log/checkpoint"), ("/rules", "rules/"),
            ("/models", "Model in use"), ("/evaluations", "runs"), ("/health", "maildir"),
            ("/retention", "case erase --due"),
            ("/transparency", "/transparency/page"),
        ] {
            let page = try await running.get(path)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains(words), "\(path)")
            #expect(try await running.get(path + ".json").status == 200, "\(path)")
        }
        let log = try await running.get("/log")
        let checked = try await running.post("/log/check", try log.text.hiddenFields(ofForm: "/log/check"))
        #expect(checked.status == 200 && checked.text.contains("Verified: all"))
        #expect(try await running.get("/log/checkpoint").text.contains("\u{2014} "))

        let retention = try await running.get("/retention")
        var person = try retention.text.hiddenFields(ofForm: "/retention/person")
        let list = try await running.get("/cases.json?list=review")
        let lines = try #require(
            (try JSONSerialization.jsonObject(with: list.bytes) as? [String: Any])?["lines"] as? [[String: Any]])
        let id = try #require(lines.first?["id"] as? String)
        let file = try await running.get("/cases/\(id).json").text
        let address = try #require(try file.firstMatch(of: Regex(#""address":"([^"]+@[^"]+)""#)))
        person["address"] = String(address.output[1].substring ?? "")
        let preview = try await running.post("/retention/person", person)
        #expect(preview.text.contains(id), "\(preview.text.prefix(2000))")

        let metrics = try await running.get("/metrics")
        #expect(metrics.status == 200 && metrics.text.contains("postroom_cases{desk=\"stadt\",state=\"drafted\"} "))
        for name in [
            "postroom_store_bytes", "postroom_disk_free_bytes", "postroom_log_records", "postroom_log_alarm 0",
        ] {
            #expect(metrics.text.contains("\n\(name)"), "\(name)")
        }
        #expect(!metrics.text.contains("@") && !metrics.text.contains(id))
        #expect(try await running.get("/readyz").text == "ready\n")
        #expect(running.stop() == 0)
    }
}
