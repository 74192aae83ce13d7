import Cases
import Enquiries
import Hummingbird
import ReviewWeb
import Testing

@Suite struct RightsTests {
    /// Written down a second time on purpose: whoever changes a right has to change it in both places.
    static let expected: [String: Route.Access] = [
        "GET /": .everyone, "GET /healthz": .everyone, "GET /readyz": .everyone, "GET /style.css": .everyone,
        "GET /keys.js": .everyone, "GET /icon.svg": .everyone, "POST /language": .everyone,
        "GET /sign-in": .everyone, "GET /sign-in/{token}": .everyone, "POST /sign-in": .everyone,
        "GET /account": .officers, "GET /account.json": .officers, "POST /account/password": .officers,
        "GET /account/second-factor": .officers, "POST /account/second-factor": .officers,
        "POST /account/second-factor/removal": .officers, "POST /account/recovery-codes": .officers,
        "POST /account/sessions": .officers, "POST /account/preferences": .officers,
        "GET /people": .officersWith(.administer), "GET /people.json": .officersWith(.administer),
        "GET /people/{officer}": .officersWith(.administer), "GET /people/{officer}.json": .officersWith(.administer),
        "POST /people": .officersWith(.administer), "POST /people/{officer}/rights": .officersWith(.administer),
        "POST /people/{officer}/link": .officersWith(.administer),
        "POST /people/{officer}/sessions": .officersWith(.administer),
        "POST /people/{officer}/disabling": .officersWith(.administer),
        "GET /session.json": .officers, "POST /session": .officers, "POST /sign-out": .officers, "GET /help": .officers,
        "GET /verify": .officers, "POST /verify": .officers,
        "GET /cases": .officersWith(.read), "GET /cases.json": .officersWith(.read),
        "GET /cases/{id}": .officersWith(.read), "GET /cases/{id}.json": .officersWith(.read),
        "GET /cases/{id}/mail": .officersWith(.read), "GET /cases/{id}/reply": .officersWith(.read),
        "GET /cases/{id}/edit": .officersWith(.edit), "POST /cases/{id}/draft": .officersWith(.edit),
        "POST /cases/{id}/insertion": .officersWith(.edit),
        "POST /cases/{id}/approval": .officersWith(.approveTogether),
        "POST /cases/{id}/withdrawal": .officersWith(.approveTogether),
        "POST /cases/{id}/second-person": .officersWith(.edit), "POST /cases/{id}/claim": .officersWith(.edit),
        "POST /cases/{id}/snooze": .officersWith(.edit), "POST /cases/{id}/waking": .officersWith(.edit),
        "POST /cases/{id}/labels": .officersWith(.edit), "POST /cases/{id}/discard": .officersWith(.edit),
        "POST /cases/{id}/split": .officersWith(.edit), "POST /cases/{id}/merge": .officersWith(.edit),
        "POST /cases/{id}/rejection": .officersWith(.edit),
        "POST /cases/{id}/service": .officersWith(.edit), "POST /cases/{id}/handover": .officersWith(.edit),
        "POST /cases/{id}/closing": .officersWith(.edit),
        "POST /cases/{id}/reopening": .officersWith(.edit), "POST /cases/{id}/settlement": .officersWith(.supervise),
        "POST /chosen/claim": .officersWith(.edit), "POST /chosen/discard": .officersWith(.edit),
        "GET /decisions": .officersWith(.read), "GET /decisions.json": .officersWith(.read),
        "GET /outbox": .officersWith(.read), "GET /outbox.json": .officersWith(.read),
        "POST /outbox/release": .officersWith(.supervise),
        "GET /search": .officersWith(.read), "GET /search.json": .officersWith(.read),
        "GET /cases/{id}/similar": .officersWith(.read), "GET /cases/{id}/similar.json": .officersWith(.read),
        "GET /events": .officersWith(.read),
        "GET /search/lines.csv": .officersWith(.read), "GET /search/lines.json": .officersWith(.read),
        "GET /measures": .officersWith(.evaluate), "GET /measures.json": .officersWith(.evaluate),
        "GET /log": .officersWith(.audit), "GET /log.json": .officersWith(.audit),
        "POST /log/check": .officersWith(.audit), "GET /log/checkpoint": .officersWith(.audit),
        "GET /log/proofs/{id}": .officersWith(.audit), "GET /metrics": .everyone,
        "GET /rules": .officersWith(.read), "GET /rules.json": .officersWith(.read),
        "POST /rules/try": .officersWith(.read),
        "GET /models": .officersWith(.evaluate), "GET /models.json": .officersWith(.evaluate),
        "GET /evaluations": .officersWith(.evaluate), "GET /evaluations.json": .officersWith(.evaluate),
        "GET /evaluations/report/{id}": .officersWith(.evaluate),
        "GET /health": .officersWith(.administer), "GET /health.json": .officersWith(.administer),
        "GET /retention": .officersWith(.administer), "GET /retention.json": .officersWith(.administer),
        "POST /retention/person": .officersWith(.administer), "POST /retention/erasure": .officersWith(.administer),
        "GET /retention/certificates/{id}": .officersWith(.administer),
        "GET /transparency": .officers, "GET /transparency.json": .officers, "GET /transparency/page": .officers,
    ]

    /// What concerns the whole installation takes its right at every desk.
    static let everywhere: Set<String> = [
        "GET /evaluations", "GET /evaluations.json", "GET /evaluations/report/{id}", "POST /log/check",
        "GET /log/checkpoint", "POST /retention/person", "POST /retention/erasure", "GET /retention/certificates/{id}",
        "POST /outbox/release",
    ]

    @Test func `the table holds exactly the routes and rights that are meant`() {
        let table = Dictionary(uniqueKeysWithValues: Route.table.map { ("\($0.method) \($0.path)", $0.access) })
        #expect(table == Self.expected)
    }

    private static func path(_ route: Route) -> String { route.path.replacing("{id}", with: "c1") }

    private static var guarded: [Route] { Route.table.filter { $0.access != .everyone } }

    @Test(arguments: guarded.map { "\($0.method) \($0.path)" })
    func `nobody gets behind a guarded route without a session`(_ name: String) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let route = try #require(Self.guarded.first { "\($0.method) \($0.path)" == name })
        let browser = Browser(desk)
        let page =
            route.method == .post
            ? try await browser.post(Self.path(route)) : try await browser.get(Self.path(route))
        #expect(page.status == 401 || page.status == 303 && page.header["location"] == "/sign-in")
        #expect(desk.stored("c1")?.version == 3)
    }

    @Test(arguments: Officer.Right.allCases)
    func `each right opens its own routes and no others`(_ right: Officer.Right) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: [right])
        for route in Self.guarded {
            guard case .officersWith(let needed) = route.access, needed != right,
                !(right == .approve && needed == .approveTogether)
            else { continue }
            let page =
                route.method == .post
                ? try await browser.post(Self.path(route), ["version": "3"]) : try await browser.get(Self.path(route))
            #expect(page.status == 403, "\(route.path)")
        }
        #expect(desk.stored("c1")?.version == 3)
    }

    @Test func `an officer who lost a right loses it at once`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: [.read])
        #expect(try await browser.get("/cases/c1").status == 200)
        try await desk.store.save(Officer(id: OfficerID("jana"), name: "Jana", rights: []))
        #expect(try await browser.get("/cases/c1").status == 403)
    }

    @Test func `buttons show only what the officer may do`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let reader = try await Browser(desk, with: [.read]).get("/cases/c1")
        #expect(!reader.text.contains("/approval") && !reader.text.contains("/rejection"))
        let approver = try await Browser(desk, with: [.read, .approve], name: "Ali").get("/cases/c1")
        #expect(approver.text.contains("/approval") && !approver.text.contains("/rejection"))
    }

    @Test func `an unknown path is 404 and a wrong method 405 with what is allowed`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        #expect(try await browser.get("/nowhere").status == 404)
        #expect(try await browser.get("/cases/none").status == 404)
        #expect(try await browser.get("/cases/none.json").status == 404)
        let wrong = try await browser.ask(.delete, "/cases", [:], body: "")
        #expect(wrong.status == 405 && wrong.header["allow"] == "GET")
        #expect(try await browser.get("/cases/none/approval").status == 405)
    }
}
