import Cases
import Enquiries
import Foundation
import Testing

@testable import ReviewWeb

@Suite struct InsightPagesTests {
    private static let hostile = "<script>alert(1)</script>"

    /// Says something of everything, each text hostile.
    private struct Reports: InstallationReports {
        func log() async throws -> LogReport? {
            LogReport(
                origin: hostile, records: 1, published: nil, publishedAt: nil, root: nil, witnesses: [], quorum: 0,
                alarm: hostile)
        }
        func models(of desk: DeskID, _ language: String) async throws -> ModelReport? {
            ModelReport(
                version: hostile, corrections: 3, because: hostile, rules: hostile, answers: hostile,
                lineage: [.init(at: SmallDesk.noon, event: hostile, version: hostile, current: nil)], damage: hostile,
                languageModel: .init(
                    model: hostile, endpoint: hostile, uses: [hostile], probe: hostile,
                    prompts: [.init(name: hostile, version: "1", digest: "ab")], problems: [hostile]))
        }
        func evaluations() async throws -> EvaluationList? {
            EvaluationList(
                folder: hostile,
                runs: [
                    .init(
                        name: hostile, suite: hostile, started: "", finished: hostile, cases: 9, errors: 0,
                        figures: [.init(name: hostile, value: 0.9, low: 0.8, high: 0.95, count: 9)],
                        missed: [hostile], comparison: .init(metric: hostile, verdict: hostile), hasPage: true)
                ], unreadable: [hostile])
        }
        func evaluationPage(_ run: String) async throws -> [UInt8]? { run == "stadt" ? Array("<html>".utf8) : nil }
        func health(_ language: String) async throws -> HealthReport? {
            HealthReport(
                software: hostile, transport: hostile, incoming: 4, diskFreeBytes: 5_000_000_000, storeBytes: 1500,
                backup: nil, languageModel: hostile, setAside: 3,
                inlets: [
                    .init(name: hostile, standing: .failing, at: SmallDesk.noon),
                    .init(name: "LMTP", standing: .open, at: nil),
                ])
        }
        func retention() async throws -> RetentionReport? {
            RetentionReport(
                periods: [.init(kind: "bodies", period: "P6M")], override: hostile,
                due: [
                    .init(desk: SmallDesk.desk.id, cases: 2, held: 1), .init(desk: DeskID("land"), cases: 77, held: 0),
                ],
                erasures: [.init(record: "e1", at: SmallDesk.noon, ground: hostile, cases: 3)], directory: hostile)
        }
        func erasure(of what: ErasureOrder.What) async throws -> ErasurePreview? {
            ErasurePreview(
                cases: [.init(id: CaseID("c1"), state: .sent, mails: 1, replies: 1, isHeld: true)], events: 0,
                unreadMails: 1, digest: hostile)
        }
        func certificate(_ record: String) async throws -> [UInt8]? { record == "e1" ? Array("{}".utf8) : nil }
        func transparency(_ language: String) async throws -> TransparencyReport? {
            TransparencyReport(
                title: hostile + language, notes: [hostile],
                sections: [
                    .init(
                        heading: hostile,
                        items: [
                            .text(hostile), .field(label: hostile, values: [hostile]),
                            .open(label: hostile, question: hostile, place: hostile),
                            .table(caption: hostile, header: [hostile], rows: [[hostile]]),
                        ])
                ])
        }
        func transparencyPage(_ language: String) async throws -> [UInt8]? { Array("<html>".utf8) }
    }

    private static let pages: [(String, Officer.Right?)] = [
        ("/measures", .evaluate), ("/log", .audit), ("/rules", .read), ("/models", .evaluate),
        ("/evaluations", .evaluate), ("/health", .administer), ("/retention", .administer), ("/transparency", nil),
    ]

    @Test(arguments: pages, ["de", "en"])
    func `each page comes in both languages, marks its place and lets no text become a tag`(
        page: (path: String, right: Officer.Right?), language: String
    ) async throws {
        let desk = SmallDesk(reports: Reports())
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: page.right.map { [$0] } ?? [])
        let found = try await browser.get(page.path, ["Accept-Language": language])
        #expect(found.status == 200 && found.text.contains("<html lang=\"\(language)\">"))
        #expect(found.text.contains("aria-current=\"page\""))
        #expect(!found.text.contains("<script>alert") && !found.text.contains(" style="))
        let headings = found.text.split(separator: "<h1").count - 1
        #expect(headings == 1)
    }

    @Test(arguments: pages) func `each page has a JSON twin under the same right`(
        page: (path: String, right: Officer.Right?)
    ) async throws {
        let desk = SmallDesk(reports: Reports())
        let browser = try await Browser(desk, with: page.right.map { [$0] } ?? [])
        let twin = try await browser.get(page.path + ".json")
        #expect(twin.status == 200 && twin.header["content-type"] == "application/json")
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(twin.text.utf8)) }
        guard page.right != nil else { return }
        let stranger = try await Browser(desk, with: [], name: "Nobody")
        #expect(try await stranger.get(page.path).status == 403)
        #expect(try await stranger.get(page.path + ".json").status == 403)
    }

    @Test(arguments: pages) func `a program that knows nothing of the installation says so and still shows the page`(
        page: (path: String, right: Officer.Right?)
    ) async throws {
        let browser = try await Browser(SmallDesk(), with: page.right.map { [$0] } ?? [])
        #expect(try await browser.get(page.path).status == 200)
    }

    @Test(arguments: pages.filter { $0.1 != nil })
    func `a right at another desk opens nothing of this one`(page: (path: String, right: Officer.Right?)) async throws {
        let desk = SmallDesk(reports: Reports())
        desk.keep(SmallDesk.file("c1"))
        let right = try #require(page.right)
        let browser = try await Browser(desk, with: [right])
        try await desk.store.save(
            Officer(id: OfficerID("jana"), name: "Jana", grants: [.init(right, at: DeskID("land"))]))
        for path in [page.path, page.path + ".json"] {
            let found = try await browser.get(path)
            #expect(found.status == 403 || !found.text.contains("stadt"), "\(path)")
        }
    }

    @Test func `what concerns all desks takes the right at all of them`() async throws {
        let desk = SmallDesk(reports: Reports())
        let browser = try await Browser(desk, with: [.evaluate, .administer])
        #expect(try await browser.get("/evaluations/report/stadt").status == 200)
        #expect(try await browser.get("/retention/certificates/e1").text == "{}")
        let health = try await browser.get("/health").text
        #expect(health.contains("nicht lesbar") || health.contains("cannot be read"))
        let figures = try await browser.get("/health.json").text
        #expect(figures.contains("\"setAside\":3") && figures.contains("\"failing\""))
        let own = SmallDesk.desk.id
        try await desk.store.save(
            Officer(
                id: OfficerID("jana"), name: "Jana", grants: [.init(.evaluate, at: own), .init(.administer, at: own)]))
        for path in ["/evaluations", "/evaluations.json", "/evaluations/report/stadt", "/retention/certificates/e1"] {
            #expect(try await browser.get(path).status == 403, "\(path)")
        }
        #expect(try await browser.post("/retention/person", ["address": "ann@citizen.example"]).status == 403)
        let retention = try await browser.get("/retention.json").text
        #expect(retention.contains("\"stadt\"") && !retention.contains("land") && !retention.contains("\"e1\""))
        #expect(try await browser.get("/health.json").text.contains("\"troubles\":[]"))
        #expect(!(try await browser.get("/health.json").text.contains("diskFreeBytes")))
    }

    @Test(arguments: [
        ("", 200, false), ("?service=waste", 200, true), ("?about=flags", 200, true), ("?service=office", 404, false),
        ("?about=weather", 404, false),
    ])
    func `rules are shown for the service, or the kind of rule, that is asked for`(
        query: String, status: Int, isChosen: Bool
    ) async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        let page = try await browser.get("/rules" + query)
        #expect(page.status == status)
        #expect(page.text.contains("There are no rules for this.") == isChosen)
    }

    @Test(arguments: [
        (RuleGroup.service(ServiceID("waste")), true), (.service(ServiceID("traffic")), false), (.flags, true),
        (.intents, false), (.urgency, false), (.lifeEvents, false), (.actions, false),
    ])
    func `a rule with two consequences is shown with both`(group: RuleGroup, isShown: Bool) {
        let rule = KeywordRule(
            id: "r", consequence: .init(service: ServiceID("waste"), flag: Flag.allCases[0]), weight: 1, place: .both,
            any: ["bin"], all: [], near: nil, not: [], reason: LocalizedText(["en": "bin"]), examples: [], calm: [],
            origin: Origin(file: "r", line: 1))
        #expect(group.holds(rule) == isShown)
    }

    @Test func `a mail can be tried, the deciding words are shown, and nothing is kept`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let mail = ["desk": "stadt", "subject": "Bin", "text": "My bin was not emptied"]
        let page = try await browser.post("/rules/try", mail)
        #expect(page.status == 200 && page.text.contains("What would come of it"))
        #expect(page.text.contains("Office waste") && page.text.contains("emptied"))
        #expect(desk.store.look { $0.files.isEmpty && $0.mail.isEmpty && $0.records.isEmpty })
        let empty = try await browser.post("/rules/try", ["desk": "stadt", "subject": " ", "text": ""])
        #expect(empty.text.contains("Write a subject or a text."))
        #expect(try await browser.post("/rules/try", ["desk": "land", "text": "x"]).status == 404)
    }

    @Test func `a tried mail is shown as text, and its end is cut off`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        let text = "</textarea><script>alert(1)</script>"
        let page = try await browser.post("/rules/try", ["desk": "stadt", "subject": "\"><b>", "text": text])
        #expect(!page.text.contains("<script>alert") && !page.text.contains("\"><b>"))
        let most = ReviewSettings.Limits.triedText
        for (count, isKept) in [(most, true), (most + 1, false)] {
            let long = String(repeating: "a", count: count - 1) + "Z"
            let page = try await browser.post("/rules/try", ["desk": "stadt", "text": long])
            #expect(page.text.contains("aZ</textarea>") == isKept)
        }
    }

    @Test func `a person's mail is counted, and the command that erases it is named, safe for a shell`() async throws {
        let browser = try await Browser(SmallDesk(reports: Reports()), with: [.administer])
        let page = try await browser.post("/retention/person", ["address": "ann@citizen.example"])
        #expect(page.text.contains("1 cases, 0 reported events and 1 mails") && page.text.contains("held"))
        #expect(page.text.contains("postroom case erase --person &#39;ann@citizen.example&#39;"))
        #expect(page.text.contains("--unread"))
        #expect(
            RetentionView.command("a'; rm -rf ~ #@x", "desk", unread: false)
                == "postroom case erase --person 'a'\\''; rm -rf ~ #@x' --ground request --desk 'desk'")
        for wrong in ["", "ann @x", "c 1"] {
            let page = try await browser.post("/retention/person", ["address": wrong])
            #expect(page.text.contains("This is neither a mail address nor a case number."), "\(wrong)")
        }
    }

    @Test func `downloads are saved and never shown`() async throws {
        let browser = try await Browser(SmallDesk(reports: Reports()), with: [.evaluate, .administer])
        for path in ["/evaluations/report/stadt", "/retention/certificates/e1", "/transparency/page"] {
            let page = try await browser.get(path)
            #expect(page.header["content-disposition"]?.hasPrefix("attachment") == true, "\(path)")
            #expect(page.header["content-type"] == "application/octet-stream")
        }
        #expect(try await browser.get("/evaluations/report/none").status == 404)
        #expect(try await browser.get("/retention/certificates/none").status == 404)
    }

    @Test(arguments: [
        ("P6M", "6 months"), ("P1Y", "1 year"), ("P14D", "14 days"), ("unlimited", "unlimited"), ("x", "x"),
    ])
    func `periods are told in words`(period: String, words: String) {
        #expect(Language.english(Word(period: period)) == words)
    }
}
