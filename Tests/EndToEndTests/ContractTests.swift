import Foundation
import Testing

/// The forms that tools outside the project rely on.
struct ContractTests {
    private func objects(_ arguments: [String], input: String? = nil) throws -> [[String: Any]] {
        let result = try Command.run(arguments, input: input.map { Data($0.utf8) })
        try #require(result.code == 0, "\(result.error)")
        return try Command.objects(result.out)
    }

    @Test func `parse gives one object a message`() throws {
        let mails = try objects(["parse", "--json", "Corpora/demo/demo.mbox"])
        #expect(mails.count == 63)
        let keys: Set = [
            "subject", "from", "to", "cc", "date", "message_id", "in_reply_to", "references", "text", "attachments",
            "reply_text", "visible_text", "auto_submitted", "defects",
        ]
        for mail in mails { #expect(keys.isSubset(of: Set(mail.keys))) }
        let stdin = try objects(
            ["parse", "--json"],
            input:
                "From: A <a@b.example>\r\nDate: Fri, 20 Nov 2026 23:30:00 +0100\r\nSubject: =?utf-8?Q?J=C3=BC?=\r\n\r\nText\r\n"
        )
        #expect(stdin.first?["date"] as? String == "2026-11-20T22:30:00Z")
        #expect(stdin.first?["subject"] as? String == "Jü")
    }

    @Test func `parse reads whatever bytes there are`() throws {
        for bytes in [Data(), Data([0, 1, 2, 255]), Data("From ".utf8), Data(repeating: 0, count: 100_000)] {
            #expect(try Command.run(["parse", "--json"], input: bytes).code == 0)
        }
    }

    @Test func `triage gives one object a message and stores nothing`() throws {
        let mail =
            "From: a@b.example\nMessage-ID: <x@b.example>\nSubject: Sperrmüll\nContent-Type: text/plain; charset=utf-8\n\nWann wird mein Sperrmüll abgeholt? Bitte bis 03.12.2026 melden.\n"
        let decision = try #require(
            try objects(["triage", "--desk", "Corpora/desks/stadt", "--json"], input: mail).first)
        #expect(decision["message_id"] as? String == "x@b.example")
        #expect(decision["service"] as? String == "waste" && decision["language"] as? String == "de")
        #expect(decision["action"] as? String == "draft")
        let keys: Set = [
            "message_id", "language", "service", "confidence", "candidates", "also", "intent", "urgency", "life_events",
            "flags", "deadline", "action", "reasons", "by",
        ]
        #expect(keys.isSubset(of: Set(decision.keys)))
    }

    @Test func `triage of the same mail gives the same bytes`() throws {
        let arguments = ["triage", "--desk", "Corpora/desks/vehicle", "--json", "Corpora/demo/demo.mbox"]
        #expect(try Command.run(arguments).out == Command.run(arguments).out)
    }

    @Test func `language answers each line`() throws {
        let lines = try objects(
            ["language", "--json"], input: "Wo ist mein Ausweis geblieben?\nWhere is my licence?\n\n")
        #expect(lines.map { $0["language"] as? String }.prefix(2) == ["de", "en"])
        #expect(lines.count == 3)
    }

    @Test func `eval text prints the agreed keys and writes predictions`() throws {
        let scratch = try Scratch()
        let set = (0..<60).map { number in
            let label = ["bins", "parking", "tax"][number % 3]
            return #"{"id":"\#(number)","text":"about \#(label) number \#(number)","label":"\#(label)","lang":"en"}"#
        }
        try Data((set + ["no json"]).joined(separator: "\n").utf8).write(
            to: scratch.url.appendingPathComponent("t.jsonl"))
        let result = try #require(
            try objects([
                "eval", "text", "--train", scratch.path("t.jsonl"), "--test", scratch.path("t.jsonl"), "--json",
                "--predictions", scratch.path("p.jsonl"),
            ]).first)
        #expect(
            Set(["n", "accuracy", "macro_f1", "ece", "train_seconds", "documents_per_second", "model_bytes", "labels"])
                .isSubset(of: Set(result.keys)))
        #expect(result["n"] as? Int == 60 && result["accuracy"] as? Double == 1)
        let predictions = try Command.objects(try String(contentsOfFile: scratch.path("p.jsonl"), encoding: .utf8))
        #expect(predictions.count == 60)
        let probabilities = try #require(predictions.first?["probs"] as? [String: Double])
        #expect(abs(probabilities.values.reduce(0, +) - 1) < 1e-6)
    }

    @Test func `the version is one line`() throws {
        #expect(try Command.run(["--version"]).out.split(separator: "\n").count == 1)
    }
}
