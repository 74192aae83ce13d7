import Cases
import Enquiries
import Foundation
import ReviewWeb
import Testing

@Suite struct DecisionsTests {
    private static func event(_ what: String, by officer: OfficerID? = nil) -> CaseFile.Event {
        CaseFile.Event(at: SmallDesk.noon, what: what, detail: "", by: officer, record: "r")
    }

    /// One case of each kind.
    private static func filled() -> SmallDesk {
        let desk = SmallDesk()
        var doubt = SmallDesk.inDoubt("doubt")
        doubt.reply?.attempts = 3
        doubt.reply?.doubtSince = SmallDesk.noon.adding(seconds: -3600)
        doubt.reply?.lastAnswer = "nobody answered <i>"
        desk.keep(doubt)
        var refused = SmallDesk.inDoubt("refused")
        refused.state = .undeliverable
        refused.reply?.lastAnswer = "550 5.1.1 <b>no such user</b>"
        desk.keep(refused)
        var broken = SmallDesk.file("broken", .unreadable)
        broken.mails[0].defects = ["no-header"]
        desk.keep(broken)
        var stale = SmallDesk.file("stale")
        stale.mails.append(SmallDesk.enquiry(id: "stale-2"))
        stale.history = ["drafted", "wrote again", "drafted"].map { event($0) }
        desk.keep(stale)
        var lost = SmallDesk.file("lost")
        lost.mails[0].inReplyTo = ["stale@citizen.example"]
        desk.keep(lost)
        var stranger = SmallDesk.file("stranger")
        stranger.mails[0].inReplyTo = ["elsewhere@citizen.example"]
        desk.keep(stranger)
        desk.keep(SmallDesk.file("plain"))
        return desk
    }

    @Test func `each case that no machine may decide is there with what is known and two choices`() async throws {
        let page = try await Browser(Self.filled(), with: Set(Officer.Right.allCases)).get("/decisions").text
        for words in [
            "In doubt whether sent", "action=\"/cases/doubt/settlement\"", "value=\"yes\"", "value=\"no\"", ">3<",
            "m@stadt.example", "nobody answered &lt;i&gt;", "No folder is configured", "21 November 2026, 12:00",
            "Undeliverable", "action=\"/cases/refused/settlement\"", "550 5.1.1 &lt;b&gt;no such user&lt;/b&gt;",
            "action=\"/cases/refused/reopening\"",
            "Unreadable mail", "no-header", "action=\"/cases/broken/closing\"", "Overtaken by a new mail",
            "href=\"/cases/stale/edit?from-list=decisions\"", "Perhaps in the wrong case", "Case stale",
            "href=\"/cases/lost?from-list=decisions\"",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("/cases/plain") && !page.contains("/cases/stranger"))
        let groups = page.components(separatedBy: "<article").dropFirst()
        #expect(groups.count == 5)
        for group in groups {
            let choices = group.components(separatedBy: "class=\"button\"").count - 1
            #expect(choices == 2, "\(group)")
        }
    }

    @Test func `the choices of the page work`() async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        let closed = try await browser.post("/cases/broken/closing", ["version": "3"])
        #expect(closed.status == 303 && desk.stored("broken")?.state == .closed)
        let settled = try await browser.post("/cases/doubt/settlement", ["version": "3", "sent": "yes"])
        #expect(settled.status == 303 && desk.stored("doubt")?.state == .sent)
        let page = try await browser.get("/decisions").text
        #expect(!page.contains("/cases/broken") && !page.contains("/cases/doubt"))
    }

    @Test func `nobody is asked while the mail server may still answer`() async throws {
        let desk = SmallDesk()
        var doubt = SmallDesk.inDoubt("doubt")
        doubt.reply?.decidableFrom = SmallDesk.noon.adding(seconds: 660)
        desk.keep(doubt)
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        desk.clock.advance(seconds: 659)
        for path in ["/decisions", "/cases/doubt"] {
            let early = try await browser.get(path).text
            #expect(early.contains("may still come") && !early.contains("/settlement"), "\(path)")
        }
        let posted = try await browser.post("/cases/doubt/settlement", ["version": "3", "sent": "no"])
        #expect(posted.status == 409 && desk.stored("doubt")?.state == .inDoubt)
        desk.clock.advance(seconds: 1)
        for path in ["/decisions", "/cases/doubt"] {
            #expect(try await browser.get(path).text.contains("/settlement"), "\(path)")
        }
    }

    @Test(arguments: [
        (JournalTrace.found, "the reply left"), (.missing, "does not prove"), (.unreadable, "cannot be read"),
    ])
    func `a copy where the mail server files what it sends is looked for, and the decision's record says so`(
        trace: JournalTrace, words: String
    ) async throws {
        let desk = SmallDesk(reports: Journal(trace: trace))
        desk.keep(SmallDesk.inDoubt("doubt"))
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        for path in ["/decisions", "/cases/doubt"] {
            #expect(try await browser.get(path).text.contains(words), "\(path)")
        }
        _ = try await browser.post("/cases/doubt/settlement", ["version": "3", "sent": "yes"])
        let record = try #require(desk.store.look { $0.records[CaseID("doubt")]?.last })
        #expect(String(decoding: record.privateForm, as: UTF8.self).contains("\"journal\":\"\(trace.rawValue)\""))
    }

    private struct Journal: InstallationReports {
        let trace: JournalTrace
        func journal(of messageID: String) async -> JournalTrace { messageID == "m@stadt.example" ? trace : .none }
    }

    @Test func `an undeliverable reply is sent again by a supervisor`() async throws {
        let desk = Self.filled()
        let editor = try await Browser(desk, with: [.read, .edit])
        #expect(try await !editor.get("/cases/refused").text.contains("/settlement"))
        #expect(try await editor.post("/cases/refused/settlement", ["version": "3", "sent": "no"]).status == 403)
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases), name: "Kim")
        #expect(try await browser.get("/cases/refused").text.contains("Send again"))
        #expect(try await browser.post("/cases/refused/settlement", ["version": "3", "sent": "yes"]).status == 409)
        #expect(try await browser.post("/cases/refused/settlement", ["version": "3", "sent": "no"]).status == 303)
        #expect(desk.stored("refused")?.state == .approved)
    }

    @Test func `who may only read sees what waits and no buttons`() async throws {
        let page = try await Browser(Self.filled(), with: [.read]).get("/decisions").text
        #expect(page.contains("/cases/doubt") && !page.contains("action=\"/cases/"))
    }

    @Test func `an officer sees nothing of other desks`() async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        try await desk.store.save(
            Officer(
                id: OfficerID("jana"), name: "Jana",
                grants: Set(Officer.Right.allCases.map { Officer.Grant($0, at: DeskID("other")) })))
        for path in ["/decisions.json", "/outbox.json", "/search.json?q=bin", "/search/lines.csv?q=bin"] {
            let text = try await browser.get(path).text
            #expect(!text.contains("ann@citizen.example") && !text.contains("Ann Lee"), "\(path)")
            #expect(!text.contains("stadt"), "\(path)")
        }
    }

    @Test func `as many of a kind are shown as fit, and more are said to be`() async throws {
        let desk = SmallDesk()
        let limit = ReviewSettings.Limits.decisionsOfKind
        for number in 0..<limit { desk.keep(SmallDesk.file("c\(100 + number)", .unreadable)) }
        let browser = try await Browser(desk, with: [.read])
        #expect(try await !browser.get("/decisions").text.contains("There are more"))
        desk.keep(SmallDesk.file("c999", .unreadable))
        let page = try await browser.get("/decisions").text
        #expect(page.contains("These are the first \(limit). There are more.") && !page.contains("/cases/c999"))
    }

    @Test(
        arguments: [
            (["drafted", "wrote again"], Attention.stale),
            (["drafted", "approved", "wrote again", "classified"], .stale),
            (["drafted", "approved", "handing over", "sent", "wrote again"], nil),
            (["not drafted", "wrote again"], nil),
            (["drafted", "rejected", "wrote again"], nil), (["drafted", "wrote again", "wrote again"], .stale),
            (["drafted", "wrote again", "edited by officer"], nil), (["drafted"], nil), (["wrote again"], nil),
        ] as [([String], Attention?)])
    func `a case is overtaken where something waited when the citizen wrote again`(
        history: [String], attention: Attention?
    ) {
        var file = SmallDesk.file("c1")
        file.mails.append(SmallDesk.enquiry(id: "c2"))
        file.history = history.map {
            $0 == "edited by officer" ? Self.event("edited", by: OfficerID("o")) : Self.event($0)
        }
        #expect(file.attention == attention)
        file.state = .closed
        #expect(file.attention == nil)
    }
}

@Suite struct OutboxTests {
    private static func approved(_ id: String, next seconds: Int64, attempts: Int = 0) -> CaseFile {
        var file = SmallDesk.inDoubt(id)
        file.state = .approved
        file.reply?.nextAttempt = SmallDesk.noon.adding(seconds: seconds)
        file.reply?.attempts = attempts
        if attempts > 0 {
            file.reply?.lastAnswer = "451 4.7.1 try later"
            file.reply?.tryingSince = SmallDesk.noon
        }
        return file
    }

    @Test func `a reply is held, ready, being sent or deferred, and says so`() async throws {
        let desk = SmallDesk()
        for file in [
            Self.approved("held", next: 24), Self.approved("ready", next: 0),
            Self.approved("later", next: 3600, attempts: 2), SmallDesk.inDoubt("doubtful"),
            Self.approved("taken", next: 0),
        ] { desk.keep(file) }
        var sending = SmallDesk.inDoubt("sending")
        sending.reply?.decidableFrom = SmallDesk.noon.adding(seconds: 660)
        desk.keep(sending)
        desk.store.look {
            $0.leases[CaseID("taken")] = OutboxLease(
                caseID: CaseID("taken"), owner: "o", token: 1, expires: SmallDesk.noon.adding(seconds: 60))
        }
        let browser = try await Browser(desk, with: [.read, .approve])
        let page = try await browser.get("/outbox").text
        for words in [
            "data-left=\"24\"", "in 24 seconds", "action=\"/cases/held/withdrawal\"", ">ready<", ">now<", "deferred",
            "2 attempts. 451 4.7.1 try later", "21 November 2026, 14:00", "being sent", "answer awaited",
            "decision needed",
            "href=\"/decisions\"",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(page.components(separatedBy: ">being sent<").count == 3, "one is leased, one beyond its final dot")
        // Nothing but a held reply can be called back.
        #expect(page.components(separatedBy: "/withdrawal").count == 2)
        #expect(try await browser.get("/outbox.json").text.contains("\"standing\":\"held\""))
        let reader = try await Browser(desk, with: [.read], name: "Ali").get("/outbox").text
        #expect(reader.contains("in 24 seconds") && !reader.contains("/withdrawal"))
    }

    @Test func `a frozen outbox says why, and who supervises every desk lets it go`() async throws {
        let desk = SmallDesk(twoDesks: true)
        desk.keep(Self.approved("waiting", next: 0))
        desk.store.look {
            $0.freeze = OutboxFreeze(since: SmallDesk.noon, backup: nil, record: "f")
        }
        let own = Set([Officer.Right.read, .supervise].map { Officer.Grant($0, at: SmallDesk.desk.id) })
        let partly = try await Browser(desk, as: Officer(id: OfficerID("kim"), name: "Kim", grants: own))
        let seen = try await partly.get("/outbox").text
        #expect(
            seen.contains("a backup was put back") && seen.contains(">frozen<") && !seen.contains("/outbox/release"))
        #expect(try await partly.post("/outbox/release", ["note": "looked"]).status == 403)
        let browser = try await Browser(desk, with: [.read, .supervise])
        #expect(try await browser.get("/outbox").text.contains("action=\"/outbox/release\""))
        #expect(try await browser.post("/outbox/release", ["note": "  "]).status == 422)
        #expect(desk.store.look { $0.freeze != nil })
        #expect(try await browser.post("/outbox/release", ["note": "looked"]).status == 303)
        let record = try #require(desk.store.look { $0.installation.last })
        #expect(desk.store.look { $0.freeze == nil } && record.disclosed["outbox"]?.text == "released")
        #expect(record.trigger == .human && record.details["officer"]?.text == "jana")
        #expect(try await !browser.get("/outbox").text.contains("a backup was put back"))
    }

    @Test(arguments: [(24_001, 25), (24_000, 24), (1, 1), (0, 0), (-1, 0)] as [(Int64, Int64)])
    func `seconds are rounded up, so that there is time while it says so`(
        milliseconds: Int64, seconds: Int64
    ) async throws {
        let desk = SmallDesk()
        var file = Self.approved("c1", next: 0)
        file.reply?.nextAttempt = Timestamp(milliseconds: SmallDesk.noon.milliseconds + milliseconds)
        desk.keep(file)
        let json = try await Browser(desk, with: [.read]).get("/outbox.json").text
        #expect(json.contains("\"secondsLeft\":\(seconds),"))
    }

    @Test func `the outbox says where there are more replies than it shows`() async throws {
        let desk = SmallDesk()
        let limit = ReviewSettings.Limits.repliesInOutbox
        for number in 0..<limit { desk.keep(Self.approved("c\(1000 + number)", next: 9)) }
        let browser = try await Browser(desk, with: [.read])
        #expect(try await browser.get("/outbox.json").text.contains("\"hasMore\":false"))
        desk.keep(Self.approved("c9", next: 9))
        #expect(try await browser.get("/outbox.json").text.contains("\"hasMore\":true"))
    }

    @Test func `empty lists say so`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        #expect(try await browser.get("/outbox").text.contains("The outbox is empty"))
        #expect(try await browser.get("/decisions").text.contains("nothing to decide"))
    }
}
