import Cases
import Enquiries
import ReviewWeb
import Testing
import Transparency

@Suite struct ReviewFlowTests {
    private static let everything = Set(Officer.Right.allCases)

    private func approval(_ page: Browser.Page) throws -> [String: String] {
        var fields: [String: String] = [:]
        for name in ["version", "sha256", "composedAt", "list", "at"] {
            if let value = page.field(name) { fields[name] = value }
        }
        // An officer ticks what the checks found and may stay.
        for name in page.names(beginning: "confirm-") { fields[name] = "yes" }
        return fields
    }

    @Test(arguments: ["Call [[add the number]].", "Dear <name>, it comes."])
    func `a reply with an open slot cannot be approved, and the page says so`(text: String) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1", text: text))
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.get("/cases/c1?list=review&at=0")
        #expect(page.field("sha256") == nil)
        #expect(
            page.text.contains("Change the text, or confirm each finding.") || page.text.contains("The checks found"))
        #expect(page.text.contains("class=\"findings\""))
    }

    @Test func `what the page showed is what is approved, byte for byte`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1", text: "Hallo Frau Lee,\n\nFälle & „Fragen“ > 3."))
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.get("/cases/c1?list=review&at=0")
        #expect(page.text.contains("Fälle &amp; „Fragen“ &gt; 3."))
        #expect(page.text.contains("Drafted with AI; checked and released by a person."))
        #expect(page.text.contains("<dt>AI-Disclosure</dt>"))
        // Time passes between looking and deciding; the bytes are still those of the page.
        desk.clock.advance(seconds: 900)
        let fields = try approval(page)
        let answer = try await browser.post("/cases/c1/approval", fields)
        #expect(answer.status == 303)
        #expect(answer.header["location"] == "/cases?list=review&done=approved&was=c1&step=4")
        let file = try #require(desk.stored("c1"))
        #expect(file.state == .approved && file.reply?.sha256 == fields["sha256"])
        let reply = try #require(file.reply)
        let bytes = try #require(desk.store.look { $0.replies[reply.id] })
        #expect(sha256Hex(bytes) == reply.sha256)
        let download = try await browser.get("/cases/c1/reply")
        #expect(Array(download.text.utf8) == bytes)
        #expect(try await browser.get("/cases?done=approved&was=c1").text.contains("It waits in the outbox") == false)
        #expect(try await browser.get("/cases?done=approved&was=c1").text.contains("waits in the outbox"))
    }

    @Test func `each action leads to the next case of the same list`() async throws {
        let desk = SmallDesk()
        for id in ["c1", "c2", "c3"] { desk.keep(SmallDesk.file(id)) }
        let browser = try await Browser(desk, with: Self.everything)
        let first = try await browser.post("/cases/c1/closing", ["version": "3", "list": "review", "at": "0"])
        #expect(first.header["location"] == "/cases/c2?list=review&at=0&done=closed&was=c1")
        let second = try await browser.post(
            "/cases/c2/rejection", ["version": "3", "list": "review", "at": "0", "reason": "tone"])
        #expect(second.header["location"] == "/cases/c3?list=review&at=0&done=rejected&was=c2")
        let third = try await browser.post(
            "/cases/c3/handover", ["version": "3", "list": "review", "at": "0", "unit": "Referat waste"])
        #expect(third.header["location"] == "/cases?list=review&done=handed-over&was=c3")
        #expect(desk.stored("c3")?.handedOverTo == "Referat waste")
    }

    @Test func `a decision about an older version is refused with 409 and changes nothing`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        let fields = try approval(try await browser.get("/cases/c1"))
        let edited = try await browser.post(
            "/cases/c1/draft", ["version": "3", "subject": "Re: x", "text": "Something else"])
        #expect(edited.status == 303)
        let late = try await browser.post("/cases/c1/approval", fields)
        #expect(late.status == 409)
        #expect(late.text.contains("Somebody was quicker") && late.text.contains("href=\"/cases/c1\""))
        for path in ["closing", "rejection", "handover"] {
            let page = try await browser.post(
                "/cases/c1/\(path)", fields.merging(["reason": "tone", "unit": "x"]) { $1 })
            #expect(page.status == 409)
        }
        #expect(desk.stored("c1")?.state == .drafted)
    }

    @Test func `other bytes than the shown ones are refused`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        var fields = try approval(try await browser.get("/cases/c1"))
        fields["sha256"] = String(repeating: "b", count: 64)
        #expect(try await browser.post("/cases/c1/approval", fields).status == 409)
        #expect(desk.stored("c1")?.state == .drafted)
    }

    @Test func `a page that was opened half a day ago approves nothing`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let fields = try approval(try await Browser(desk, with: Self.everything).get("/cases/c1"))
        desk.clock.advance(seconds: 13 * 3600)
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.post("/cases/c1/approval", fields)
        #expect(page.status == 409 && page.text.contains("12 hours"))
    }

    @Test func `an unfilled slot has no approve button and cannot be approved by hand`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1", text: "Your number is {{reference}}."))
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.get("/cases/c1")
        #expect(!page.text.contains("/approval") && page.text.contains("{{reference}}"))
        let forced = try await browser.post(
            "/cases/c1/approval", ["version": "3", "sha256": "", "composedAt": "\(SmallDesk.noon.milliseconds)"])
        #expect(forced.status == 422)
    }

    @Test func `an edit shows the new bytes, keeps the list, and a lost one keeps its text`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        let fields = ["version": "3", "subject": "Re: bin", "text": "My new\r\nwords", "list": "review", "at": "0"]
        let saved = try await browser.post("/cases/c1/draft", fields)
        #expect(saved.status == 303 && saved.header["location"] == "/cases/c1?list=review&at=0&done=saved")
        #expect(try await browser.get("/cases/c1").text.contains("My new\nwords"))
        let lost = try await browser.post(
            "/cases/c1/draft", ["version": "3", "subject": "Re: b", "text": "Typed for an hour"])
        #expect(lost.status == 409)
        #expect(lost.text.contains("Typed for an hour") && lost.text.contains("My new\nwords"))
        // The page now knows the newer version: saving again is a decision.
        #expect(lost.field("version") == "4")
        desk.store.look { $0.failsWriting = true }
        let full = try await browser.post(
            "/cases/c1/draft", ["version": "4", "subject": "Re: b", "text": "Not lost either"])
        #expect(full.status == 503 && full.text.contains("Not lost either"))
    }

    @Test func `text typed into a session that has ended comes back`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        desk.clock.advance(seconds: 3600)
        let page = try await browser.post(
            "/cases/c1/draft", ["version": "3", "subject": "s", "text": "Typed for an hour"])
        #expect(page.status == 401 && page.text.contains("Typed for an hour"))
    }

    @Test func `an officer writes a reply where there was no draft`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1", .withPerson))
        let browser = try await Browser(desk, with: Self.everything)
        #expect(try await browser.get("/cases/c1/edit").text.contains("Re: Bin not emptied"))
        let saved = try await browser.post(
            "/cases/c1/draft", ["version": "3", "subject": "Re: Bin", "text": "Hello", "list": "person", "at": "0"])
        #expect(saved.header["location"] == "/cases/c1?list=review&done=saved")
        let page = try await browser.get("/cases/c1")
        #expect(page.text.contains("Sorted with AI support"))
    }

    @Test(arguments: [("yes", CaseState.sent), ("no", CaseState.approved)])
    func `a reply in doubt is settled by a supervisor`(answer: String, state: CaseState) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.inDoubt("c1"))
        let browser = try await Browser(desk, with: [.read, .supervise])
        #expect(try await browser.get("/cases/c1").text.contains("/settlement"))
        #expect(try await browser.post("/cases/c1/settlement", ["version": "3", "sent": "perhaps"]).status == 422)
        #expect(try await browser.post("/cases/c1/settlement", ["version": "3", "sent": answer]).status == 303)
        #expect(desk.stored("c1")?.state == state)
    }

    @Test func `an officer corrects the service in a form, and sees who did it and what the software had named`()
        async throws
    {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.get("/cases/c1")
        // The form needs no script: a list of the other services and a button.
        #expect(page.text.contains("action=\"/cases/c1/service\"") && page.text.contains("value=\"traffic\""))
        #expect(!page.text.contains("<option value=\"waste\">"))
        #expect(page.text.contains("data-key=\"l\""))
        for (service, status) in [("", 422), ("moon", 422), ("waste", 409)] {
            let refused = try await browser.post("/cases/c1/service", ["version": "3", "service": service])
            #expect(refused.status == status, "\(service)")
        }
        #expect(desk.stored("c1")?.version == 3)
        let done = try await browser.post("/cases/c1/service", ["version": "3", "service": "traffic", "note": "n"])
        #expect(done.status == 303 && done.header["location"] == "/cases/c1?done=reassigned")
        #expect(desk.stored("c1")?.decision?.service == ServiceID("traffic"))

        let english = try await browser.get("/cases/c1?done=reassigned", ["Accept-Language": "en"])
        #expect(english.text.contains("corrected by an officer") && english.text.contains("Service corrected"))
        #expect(english.text.contains("The AI named:") && english.text.contains("Office waste (80 %)"))
        let german = try await browser.get("/cases/c1", ["Accept-Language": "de"])
        #expect(german.text.contains("von einer Person berichtigt") && german.text.contains("Amt waste (80 %)"))
        let twin = try await browser.get("/cases/c1.json").text
        #expect(twin.contains("\"correction\":{") && twin.contains("\"from\":\"waste\""))
        #expect(twin.contains("\"reassign\""))
    }

    @Test func `a handover needs a unit, a rejection a reason of the list`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        #expect(try await browser.post("/cases/c1/handover", ["version": "3"]).status == 422)
        #expect(try await browser.post("/cases/c1/rejection", ["version": "3", "reason": "mood"]).status == 422)
        #expect(try await browser.post("/cases/c1/closing", [:]).status == 422)
        #expect(try await browser.post("/cases/c1/reopening", ["version": "3"]).status == 409)
        #expect(desk.stored("c1")?.version == 3)
    }
}
