import Cases
import Enquiries
import Synchronization
import Testing

@testable import ReviewWeb

/// Erasing from the page: what is shown first, and what it takes until something goes.
@Suite struct ErasurePagesTests {
    /// Notes what was ordered. Its previews are of one case, `c1`.
    private final class Reports: InstallationReports {
        let orders = Mutex<[ErasureOrder]>([])
        let state: CaseState
        let isHeld: Bool
        let unread: Int
        let outcome: ErasureOutcome

        init(
            state: CaseState = .sent, isHeld: Bool = false, unread: Int = 0,
            outcome: ErasureOutcome = .erased(
                cases: 1, removed: [.init(place: "sent", count: 2)], unreached: ["backups"])
        ) {
            (self.state, self.isHeld, self.unread, self.outcome) = (state, isHeld, unread, outcome)
        }

        func retention() async throws -> RetentionReport? {
            RetentionReport(periods: [], override: nil, due: [], erasures: [], directory: "it's/desk")
        }

        func erasure(of what: ErasureOrder.What) async throws -> ErasurePreview? {
            let isKnown = what == .file(CaseID("c1")) || what == .person("ann@citizen.example")
            return ErasurePreview(
                cases: isKnown ? [.init(id: CaseID("c1"), state: state, mails: 3, replies: 1, isHeld: isHeld)] : [],
                events: 0, unreadMails: unread, digest: "seen-1")
        }

        func erase(_ order: ErasureOrder) async throws -> ErasureOutcome? {
            orders.withLock { $0.append(order) }
            return outcome
        }
    }

    private static func browser(_ reports: Reports, rights: Set<Officer.Right> = [.administer]) async throws -> Browser
    {
        try await Browser(SmallDesk(reports: reports), with: rights)
    }

    private static let order = [
        "address": "c1", "again": "c1", "ground": "request", "seen": "seen-1",
    ]

    @Test(arguments: [("c1", "Type the case number again"), ("ann@citizen.example", "Type the mail address again")])
    func `the first look shows what would go and what stays, and erases nothing`(
        typed: String, words: String
    ) async throws {
        let reports = Reports()
        let page = try await Self.browser(reports).post("/retention/person", ["address": typed])
        #expect(page.status == 200 && page.text.contains(words))
        for words in [
            "1 cases, 0 reported events and 0 mails", "What goes: mails, drafts",
            "What stays: the public part of the log",
            "action=\"/retention/erasure\"", "value=\"seen-1\"", "value=\"order\"",
        ] { #expect(page.text.contains(words), "\(words)") }
        #expect(!page.text.contains("value=\"retention\"") && reports.orders.withLock { $0.isEmpty })
    }

    @Test func `what is confirmed is erased, and the page says what went, what is left and what stays`() async throws {
        let reports = Reports()
        let page = try await Self.browser(reports).post("/retention/erasure", Self.order)
        let expected = ErasureOrder(
            what: .file(CaseID("c1")), ground: "request", officer: OfficerID("jana"), seen: "seen-1")
        #expect(page.status == 200 && reports.orders.withLock { $0 } == [expected])
        for words in [
            "Erased", "copies of sent replies: 2 removed", "Not reached: backups",
            "case erase --finish --desk &#39;it&#39;\\&#39;&#39;s/desk&#39;", "What stays",
        ] { #expect(page.text.contains(words), "\(words)") }
        #expect(!page.text.contains("action=\"/retention/erasure\""))
    }

    @Test(arguments: [
        ("again", "c2", "This is not the same."), ("again", "", "This is not the same."),
        ("ground", "", "Choose a ground."), ("ground", "retention", "Choose a ground."),
    ])
    func `without the same words and a ground nothing is erased`(
        field: String, value: String, words: String
    ) async throws {
        let reports = Reports()
        let page = try await Self.browser(reports).post(
            "/retention/erasure", Self.order.merging([field: value]) { $1 })
        #expect(page.status == 422 && page.text.contains(words) && reports.orders.withLock { $0.isEmpty })
        #expect(page.text.contains("action=\"/retention/erasure\""))
    }

    @Test(arguments: [
        (Reports(isHeld: true), "Held cases must not be erased."),
        (Reports(state: .approved), "An approved reply is still under way."),
        (Reports(state: .inDoubt), "An approved reply is still under way."),
        (Reports(unread: 1), "Mail of this person waits"),
    ])
    private func `where something stands in the way, there is no form`(reports: Reports, words: String) async throws {
        let page = try await Self.browser(reports).post("/retention/person", ["address": "ann@citizen.example"]).text
        #expect(page.contains(words) && !page.contains("/retention/erasure"))
    }

    @Test(arguments: ErasureOutcome.Obstacle.allCases)
    func `an order that comes too late is refused, and says so`(obstacle: ErasureOutcome.Obstacle) async throws {
        let page = try await Self.browser(Reports(outcome: .refused(obstacle))).post("/retention/erasure", Self.order)
        #expect(page.status == 409 && page.text.contains(Language.english(Word(obstacle))))
    }

    @Test func `who may not administer every desk erases nothing and sees nothing`() async throws {
        let reports = Reports()
        let desk = SmallDesk(reports: reports)
        let browser = try await Browser(
            desk, as: Officer(id: OfficerID("jana"), name: "Jana", grants: [.init(.administer, at: SmallDesk.desk.id)]))
        #expect(try await browser.post("/retention/erasure", Self.order).status == 403)
        #expect(try await browser.post("/retention/person", ["address": "c1"]).status == 403)
        #expect(reports.orders.withLock { $0.isEmpty })
    }

    @Test func `an unknown case has nothing to erase`() async throws {
        let page = try await Self.browser(Reports()).post("/retention/person", ["address": "c9"]).text
        #expect(page.contains("Nothing is kept of it.") && !page.contains("/retention/erasure"))
    }

    @Test func `the case leads to its erasure for whoever may, with its number in the field`() async throws {
        let desk = SmallDesk(reports: Reports())
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: [.read, .administer])
        #expect(try await browser.get("/cases/c1").text.contains("href=\"/retention?case=c1\""))
        let page = try await browser.get("/retention?case=c1").text
        #expect(page.contains("value=\"c1\"") && !page.contains("/retention/erasure"))
        let reader = try await Browser(desk, with: [.read], name: "Ali")
        #expect(!(try await reader.get("/cases/c1").text.contains("/retention")))
    }
}
