import Cases
import Enquiries
import Testing

@testable import ReviewWeb

/// What officers arrange with each other, through the pages.
@Suite struct TeamworkTests {
    private static let everything = Set(Officer.Right.allCases)

    private func approve(_ id: String, _ browser: Browser) async throws -> Browser.Page {
        let page = try await browser.get("/cases/\(id)?list=review&at=0")
        var fields: [String: String] = [:]
        for name in ["version", "sha256", "composedAt", "list", "at"] { fields[name] = page.field(name) }
        for name in page.names(beginning: "confirm-") { fields[name] = "yes" }
        return try await browser.post("/cases/\(id)/approval", fields)
    }

    @Test func `an approved reply is held, and taken back from the page that comes next`() async throws {
        let desk = SmallDesk()
        for id in ["c1", "c2"] { desk.keep(SmallDesk.file(id)) }
        let browser = try await Browser(desk, with: Self.everything)
        let done = try await approve("c1", browser)
        #expect(desk.stored("c1")?.reply?.nextAttempt == SmallDesk.noon.adding(seconds: 30))
        let next = try await browser.get(try #require(done.header["location"]))
        #expect(next.text.contains("/cases/c1/withdrawal") && next.text.contains("data-key=\"z\""))
        let back = try await browser.post("/cases/c1/withdrawal", ["version": "4"])
        #expect(back.header["location"] == "/cases/c1?done=withdrawn")
        #expect(desk.stored("c1")?.state == .drafted)
    }

    @Test func `an approval cannot be taken back twice, nor by a page from before`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        _ = try await approve("c1", browser)
        #expect(try await browser.post("/cases/c1/withdrawal", ["version": "3"]).status == 409)
        #expect(desk.stored("c1")?.state == .approved)
        #expect(try await browser.post("/cases/c1/withdrawal", ["version": "4"]).status == 303)
        #expect(try await browser.post("/cases/c1/withdrawal", ["version": "4"]).status == 409)
    }

    @Test func `a claim tells colleagues and keeps nobody from acting`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let jana = try await Browser(desk, with: Self.everything)
        let ali = try await Browser(desk, with: Self.everything, name: "Ali")
        #expect(try await jana.post("/cases/c1/claim", ["claim": "yes"]).status == 303)
        #expect(desk.stored("c1")?.version == 3)
        #expect(try await ali.get("/cases").text.contains("Claimed by Jana"))
        let page = try await ali.get("/cases/c1")
        #expect(page.text.contains("Claimed by Jana") && page.text.contains("You can act all the same."))
        #expect(try await approve("c1", ali).status == 303)
        #expect(try await ali.get("/cases/c1").text.contains("Claimed by") == false)
    }

    @Test(arguments: [(Claim.lasts - 1, true), (Claim.lasts, false)])
    func `a claim is over after eight hours`(seconds: Int64, counts: Bool) async throws {
        let claim = Claim(OfficerID("a"), at: SmallDesk.noon)
        #expect(claim.counts(at: SmallDesk.noon.adding(seconds: seconds)) == counts)
    }

    @Test func `a case that is put off is in its own list alone, and comes back on its day`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        #expect(try await browser.post("/cases/c1/snooze", ["version": "3", "days": "1"]).status == 303)
        #expect(try await browser.get("/cases?list=review").text.contains("/cases/c1") == false)
        #expect(try await browser.get("/cases?list=later").text.contains("/cases/c1"))
        desk.clock.advance(seconds: 24 * 3600)
        let morning = try await Browser(desk, with: Self.everything, name: "Ali")
        #expect(try await morning.get("/cases?list=review").text.contains("/cases/c1"))
        #expect(try await morning.get("/cases?list=later").text.contains("/cases/c1") == false)
    }

    @Test(arguments: ["0", "31", "-1", "x", ""])
    func `no other number of days puts a case off`(days: String) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        #expect(try await browser.post("/cases/c1/snooze", ["version": "3", "days": days]).status == 422)
        #expect(desk.stored("c1")?.snooze == nil)
    }

    @Test func `two people approve where one asks for it`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let jana = try await Browser(desk, with: Self.everything)
        let ali = try await Browser(desk, with: [.read, .approveTogether], name: "Ali")
        #expect(try await jana.post("/cases/c1/second-person", ["version": "3", "note": ""]).status == 303)
        #expect(try await jana.get("/cases/c1").text.contains("Approve as the first person"))
        let first = try await approve("c1", jana)
        #expect(first.header["location"]?.contains("done=approved-first") == true)
        #expect(desk.stored("c1")?.state == .drafted)
        desk.clock.advance(seconds: 300)
        #expect(try await approve("c1", ali).status == 303)
        #expect(desk.stored("c1")?.state == .approved)
    }

    @Test func `intent and flags are set right on the page, which says that it counted`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        let done = try await browser.post(
            "/cases/c1/labels", ["version": "3", "intent": "complaint", "flag-vulnerable": "yes"])
        #expect(done.status == 303)
        let decision = try #require(desk.stored("c1")?.decision)
        #expect(decision.intent == .complaint && decision.flags == [.vulnerable])
        #expect(try await browser.get("/cases/c1").text.contains("The correction counts"))
    }

    @Test(arguments: [("spam", 303), ("phishing", 303), ("press", 422), ("", 422)])
    func `spam is flagged and closed in one step`(flag: String, status: Int) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        #expect(try await browser.post("/cases/c1/discard", ["version": "3", "flag": flag]).status == status)
        #expect((desk.stored("c1")?.state == .closed) == (status == 303))
        #expect((desk.stored("c1")?.decision?.flags == Flag(rawValue: flag).map { [$0] }) == (status == 303))
    }

    @Test func `what an officer changed is shown word by word`() async throws {
        let desk = SmallDesk()
        var file = SmallDesk.file("c1", text: "The bin comes on Monday.")
        file.draft?.text = "The blue bin comes on Friday."
        desk.keep(file)
        let page = try await Browser(desk, with: Self.everything).get("/cases/c1")
        #expect(page.text.contains("inserted: </span>blue ") && page.text.contains("deleted: </span>Monday."))
    }

    @Test(
        "the pieces of a difference make both texts again",
        arguments: [
            ("", ""), ("a b c", "a b c"), ("a b c", "a x c"), ("a b c", ""), ("", "a b"), ("a\n\nb", "a\n\nb c"),
            ("ä ö ü", "ä ü"), (String(repeating: "w ", count: 4001), String(repeating: "w ", count: 4001) + "x"),
        ])
    func difference(before: String, after: String) {
        let pieces = TextDifference.pieces(from: before, to: after)
        #expect(pieces.filter { $0.kind != .inserted }.map(\.text).joined() == before)
        #expect(pieces.filter { $0.kind != .deleted }.map(\.text).joined() == after)
    }

    @Test func `a service that wants people to think first folds the draft, and Ctrl+Enter is inside`() async throws {
        let desk = SmallDesk(thinkFirst: ["waste"])
        desk.keep(SmallDesk.file("c1"))
        let page = try await Browser(desk, with: Self.everything).get("/cases/c1")
        let fold = try #require(page.text.firstRange(of: "<details class=\"fold draft-fold\">"))
        let approval = try #require(page.text.firstRange(of: "action=\"/cases/c1/approval\""))
        #expect(fold.upperBound < approval.lowerBound)
        #expect(page.text[..<fold.lowerBound].contains("Hello Ann") == false)
    }

    @Test func `about one case in twenty is a sample, always the same ones`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: Self.everything)
        var folded = 0
        for number in 0..<200 {
            desk.keep(SmallDesk.file("c\(number)"))
            let page = try await browser.get("/cases/c\(number)")
            let isFolded = page.text.contains("draft-fold")
            #expect(try await browser.get("/cases/c\(number)").text.contains("draft-fold") == isFolded)
            folded += isFolded ? 1 : 0
        }
        #expect((2...22).contains(folded), "\(folded) of 200")
    }

    @Test func `claims in the letter are marked and add no character`() {
        let text = "You pay 35 euros by 1 May."
        let findings = [
            Finding(.amount, range: 8..<16, excerpt: "35 euros"), Finding(.date, range: 20..<25, excerpt: "1 May"),
            Finding(.date, range: 12..<25, excerpt: "overlaps"),
        ]
        let html = ClaimMarks(findings: findings).html(text).source
        #expect(html.replacing(/<[^>]*>/, with: "") == text)
        #expect(html.contains(">35 euros</mark>") && html.contains(" by 1 May</mark>"))
    }

    @Test func `mail, letter and subjects say their language`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.get("/cases/c1", ["Accept-Language": "de"]).text
        #expect(page.contains("<html lang=\"de\""))
        #expect(page.contains("<div class=\"mail-text\" dir=\"auto\" lang=\"en\">Hello there"))
        #expect(page.contains("lang=\"en\" id=\"reply-text\""))
        #expect(try await browser.get("/cases", ["Accept-Language": "de"]).text.contains("<bdi lang=\"en\">Bin not"))
    }
}
