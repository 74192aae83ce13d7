import Cases
import Enquiries
import Foundation
import Pipeline
import Review
import Sample
import Testing
import Transparency

/// What the records of one answered mail must show, article by article. Evidence that lies in documents is tested with the
/// exports, evidence of oversight with Review.
struct RecordArticleTests {
    /// A mail that went the whole way, with its records: the private forms and the leaves.
    private struct Answered {
        let file: CaseFile
        let forms: [JSONValue]
        let leaves: [JSONValue]
        let bytes: [UInt8]

        func form(_ action: String) throws -> JSONValue {
            try #require(forms.last { $0["action"]?.text == action })
        }

        func leaf(_ action: String) throws -> JSONValue {
            try #require(leaves.last { $0["action"]?.text == action })
        }
    }

    private func answered(_ body: (Answered) async throws -> Void) async throws {
        try await house { house in
            try await house.store.note(
                ActionRecord(
                    id: "config", action: .config, trigger: .config, caseReference: nil, start: 0, end: 0,
                    disclosed: ["digest": .string(sha256Hex([1]))]))
            let mail =
                "From: Ann Lee <ann@citizen.example>\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <1@c.example>\n\nMy bin was not emptied.\n"
            _ = try await house.pipeline.receive([
                ArrivedMail(bytes: Array(mail.utf8), receivedAt: Sample.start, source: "test")
            ])
            try await house.pipeline.work()
            let file = try #require(try await house.store.cases(in: .drafted, limit: 1).first)
            let preview = try house.pipeline.office(of: file).review.composer.preview(
                try #require(file.draft), of: file, key: try await house.store.key(of: file.id),
                composedAt: Sample.start)
            try await house.pipeline.decide(
                .approve(sha256: preview.sha256, composedAt: preview.composedAt), on: file.id, version: file.version,
                by: Sample.officer)
            _ = try await house.pipeline.send(limit: 1)
            let sent = try await house.store.load(file.id)
            let forms = try await house.store.records(of: file.id).map {
                try #require(JSONValue(canonical: $0.privateForm))
            }
            let leaves = try await house.store.leaves(from: 0, count: 100).map {
                try #require(JSONValue(canonical: $0))
            }
            try await body(
                Answered(file: sent, forms: forms, leaves: leaves, bytes: preview.bytes))
        }
    }

    @Test func `article 3(1), 6, 49(2): every record of a case names the configuration that was in force`() async throws
    {
        try await answered { answered in
            #expect(answered.forms.allSatisfy { $0["config"]?.text == sha256Hex([1]) })
            #expect(answered.leaves.allSatisfy { $0["config"]?.text == sha256Hex([1]) })
        }
    }

    @Test func `articles 9 and 15: the record of a classification has the thresholds used and what was left undecided`()
        async throws
    {
        try await answered { answered in
            let details = try #require(try answered.form("classify")["details"])
            #expect(details["thresholds"]?["sure"] != nil && details["thresholds"]?["draft"] != nil)
            #expect(try answered.form("classify")["outcome"]?["sure"] != nil)
            // The checks that were run, and what they found.
            #expect(try answered.form("check")["outcome"]?["kinds"] == .array([]))
        }
    }

    @Test func `article 10: each model is named with the version that its training set gave it`() async throws {
        try await answered { answered in
            guard case .array(let models)? = try answered.leaf("classify")["model"] else {
                Issue.record("no models")
                return
            }
            #expect(models.contains { $0["kind"] == "bayes" && $0["version"] == "test" })
            #expect(models.contains { $0["kind"] == "rules" && $0["version"] == "r" })
        }
    }

    @Test func `articles 12, 19 and 26(6): each record has its time, actor, input and output, bound by a commitment`()
        async throws
    {
        try await answered { answered in
            #expect(answered.forms.count == 13)
            for form in answered.forms {
                #expect(form["time"]?["start"] != nil && form["time"]?["end"] != nil)
                #expect(form["trigger"]?.text != nil && form["automation_level"]?.text != nil)
                #expect(form["effect"]?.text?.count == 64)
            }
            for leaf in answered.leaves { #expect(leaf["commitment"]?.text?.count == 64) }
            let (input, output) = (try answered.form("classify")["input"], try answered.form("review")["output"])
            #expect(input?["mail"]?.text == answered.file.newest.rawSHA256)
            #expect(output?["reply"]?.text == sha256Hex(answered.bytes))
        }
    }

    @Test func `articles 13 and 86: the words that decided and the answers that were used are on record`() async throws
    {
        try await answered { answered in
            guard case .array(let evidence)? = try answered.form("classify")["details"]?["evidence"],
                case .array(let answers)? = try answered.form("retrieve")["details"]?["answers"]
            else {
                Issue.record("no evidence")
                return
            }
            #expect(!evidence.isEmpty && evidence.allSatisfy { $0["source"] != nil && $0["weight"] != nil })
            #expect(!answers.isEmpty && answers.allSatisfy { $0["answer"] != nil })
        }
    }

    @Test
    func
        `articles 14 and 26(2): who approved, what was opened and when is on record, and only closed words are public`()
        async throws
    {
        try await answered { answered in
            let form = try answered.form("review")
            #expect(form["details"]?["officer"]?.text == Sample.officer.id.text)
            #expect(form["automation_level"] == "none" && form["outcome"]?["decision"] == "approve")
            #expect(try answered.leaf("review")["details"] == nil)
        }
    }

    @Test
    func `article 50(2): the record of a draft says on what grounds and how it is marked, and the reply is marked`()
        async throws
    {
        try await answered { answered in
            let marking = try #require(try answered.leaf("draft")["outcome"]?["marking"])
            #expect(marking["basis"]?.text != nil && marking["mode"] == "ai-originated")
            let reply = String(decoding: answered.bytes, as: UTF8.self)
            #expect(reply.contains("\r\nAI-Disclosure: mode=ai-originated"))
        }
    }

    @Test func `article 50(5): the record of the label has its id, its language and that it stands before the content`()
        async throws
    {
        try await answered { answered in
            let outcome = try #require(try answered.leaf("label")["outcome"])
            #expect(outcome["label"]?.text?.hasPrefix("drafted-and-reviewed/en/") == true)
            #expect(outcome["language"] == "en" && outcome["before_content"] == true)
        }
    }

    @Test func `GDPR article 22: no reply goes out without a person's act, and the record says so`() async throws {
        try await answered { answered in
            let send = try answered.leaf("send")
            let review = try #require(answered.leaves.first { $0["record_id"] == send["cause"] })
            #expect(review["action"] == "review" && review["trigger"] == "human")
            #expect(review["outcome"]?["reply"] == send["outcome"]?["reply"])
        }
    }

    @Test func `GDPR articles 5 and 25: leaves hold nothing from which the mail could be recognised`() async throws {
        try await answered { answered in
            let public_ = answered.leaves.map(\.canonicalText).joined()
            let mail = answered.file.newest
            for secret in [
                mail.rawSHA256, sha256Hex(mail.text.utf8), sha256Hex(mail.subject.utf8), mail.from.address, "Ann",
                sha256Hex(mail.from.address.utf8), sha256Hex(answered.bytes), answered.file.id.text, "emptied",
                answered.file.reply?.messageID ?? "?",
            ] {
                #expect(!public_.contains(secret))
            }
            // Version 7 would tell the exact time.
            let ids = answered.leaves.compactMap { $0["record_id"]?.text }.filter { $0.utf8.count == 36 }
            #expect(ids.count == 13 && ids.allSatisfy { ["4", "8"].contains($0.dropFirst(14).first) })
        }
    }
}
