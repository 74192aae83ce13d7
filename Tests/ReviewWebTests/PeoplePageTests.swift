import Cases
import Enquiries
import ReviewWeb
import Testing

@Suite struct PeoplePageTests {
    private static let kim = OfficerID("kim")

    private func desk() async throws -> (desk: SmallDesk, root: Browser) {
        let desk = SmallDesk(twoDesks: true)
        try await desk.store.save(
            Officer(id: Self.kim, name: "Kim Adler", grants: OfficerRole.drafts.grants(at: SmallDesk.desk.id)))
        return (desk, try await Browser(desk, with: [.administer], name: "Root"))
    }

    private func change(
        _ root: Browser, _ fields: [String: String], seen: String = "edit@stadt,read@stadt"
    ) async throws -> Browser.Page {
        try await root.post(
            "/people/kim/rights", ["seen": seen, "name": "Kim Adler"].merging(fields) { $1 })
    }

    @Test func `a person is added with a role at a desk and comes in by the link that is shown once`() async throws {
        let (desk, root) = try await desk()
        let page = try await root.post("/people", ["id": "ali", "name": "Ali Öz", "role.stadt": "approves"])
        let path = try #require(page.text.firstMatch(of: /http:\/\/desk\.example\/sign-in\/([0-9a-f]{64})/)?.output.1)
        #expect(page.status == 200)
        let ali = try #require(try await desk.store.officer(OfficerID("ali")))
        #expect(ali.name == "Ali Öz" && ali.grants == OfficerRole.approves.grants(at: SmallDesk.desk.id))
        #expect(try await Browser(desk).post("/sign-in", ["one-time": String(path)]).status == 303)
        let list = try await root.get("/people", ["Accept-Language": "en"]).text
        #expect(list.contains("Ali Öz") && list.contains("stadt: Approves"))
        let changes = try await desk.store.changes(of: ali.id, limit: 9)
        #expect(changes.map(\.what) == [.oneTimeLink, .added] && changes.allSatisfy { $0.by?.text == "root" })
    }

    @Test(arguments: [
        ["id": "", "name": "X"], ["id": "a b", "name": "X"], ["id": "a/b", "name": "X"], ["id": "a%2Fb", "name": "X"],
        ["id": "jürgen", "name": "X"],
        ["id": "..", "name": "X"], ["id": String(repeating: "a", count: 65), "name": "X"], ["id": "x", "name": " "],
        ["id": "x", "name": String(repeating: "n", count: 201)], ["id": "x", "name": "X", "role.*": "king"],
    ])
    func `what is no person is not added`(fields: [String: String]) async throws {
        let (desk, root) = try await desk()
        let state = desk.store.state
        #expect(try await root.post("/people", fields).status == 422)
        #expect(desk.store.state == state)
        let limit = ["id": String(repeating: "a", count: 64), "name": String(repeating: "n", count: 200)]
        #expect(try await root.post("/people", limit).status == 200)
    }

    @Test func `nobody is added twice`() async throws {
        let (desk, root) = try await desk()
        #expect(try await root.post("/people", ["id": "kim", "name": "Other", "role.*": "administers"]).status == 409)
        #expect(try await desk.store.officer(Self.kim)?.name == "Kim Adler")
    }

    @Test func `roles and single rights are given per desk, in force at once and with a note`() async throws {
        let (desk, root) = try await desk()
        let kim = try await Browser(
            desk, as: try #require(try await desk.store.officer(Self.kim)))
        #expect(try await kim.get("/people").status == 403)
        let page = try await change(
            root,
            [
                "role.*": "administers", "role.stadt": "single", "right.read@stadt": "on", "right.edit@land": "on",
                "role.land": "audits",
            ])
        #expect(page.status == 303)
        let grants = try #require(try await desk.store.officer(Self.kim)).grants
        #expect(
            grants
                == OfficerRole.administers.grants().union(OfficerRole.audits.grants(at: SmallDesk.otherDesk.id))
                .union([Officer.Grant(.read, at: SmallDesk.desk.id)]))
        #expect(try await kim.get("/people").status == 200)
        let shown = try await root.get("/people/kim", ["Accept-Language": "en"]).text
        #expect(shown.contains("Rights changed") && shown.contains("edit@stadt, read@stadt →"))
        #expect(shown.contains("root"))
    }

    @Test func `a form made from older rights changes nothing`() async throws {
        let (desk, root) = try await desk()
        #expect(try await change(root, ["role.stadt": "approves"], seen: "read@stadt").status == 409)
        #expect(try await desk.store.officer(Self.kim)?.grants == OfficerRole.drafts.grants(at: SmallDesk.desk.id))
    }

    @Test func `the last administrator can neither be demoted nor disabled`() async throws {
        let (desk, root) = try await desk()
        let state = desk.store.state
        let demoted = try await root.post(
            "/people/root/rights", ["seen": "administer", "name": "Root", "role.*": "drafts"])
        #expect(demoted.status == 409)
        #expect(try await root.post("/people/root/disabling").status == 409)
        #expect(desk.store.state == state)
        #expect(try await change(root, ["role.*": "administers"]).status == 303)
        #expect(try await root.post("/people/root/disabling").status == 303)
        #expect(try await root.get("/people").status == 303)
    }

    @Test func `disabling takes rights, sessions and links`() async throws {
        let (desk, root) = try await desk()
        let kim = try await Browser(desk, as: try #require(try await desk.store.officer(Self.kim)))
        _ = try await root.post("/people/kim/link")
        #expect(desk.store.look { $0.signIns.count } == 1)
        #expect(try await root.post("/people/kim/disabling").status == 303)
        #expect(try await kim.get("/cases").status == 303)
        #expect(desk.store.look { $0.signIns.isEmpty })
        #expect(try await desk.store.officer(Self.kim)?.grants.isEmpty == true)
    }

    @Test func `an administrator ends sessions and keeps the rights`() async throws {
        let (desk, root) = try await desk()
        let kim = try await Browser(desk, as: try #require(try await desk.store.officer(Self.kim)))
        #expect(try await root.post("/people/kim/sessions").status == 303)
        #expect(try await kim.get("/cases").status == 303)
        #expect(try await desk.store.officer(Self.kim)?.grants.isEmpty == false)
    }

    /// A one-time link for somebody is as good as being that person.
    @Test func `an administrator of one desk cannot become somebody of another`() async throws {
        let (desk, _) = try await desk()
        let (stadt, land) = (SmallDesk.desk.id, SmallDesk.otherDesk.id)
        let both = OfficerRole.drafts.grants(at: stadt).union(OfficerRole.drafts.grants(at: land))
        try await desk.store.save(Officer(id: OfficerID("both"), name: "Both", grants: both))
        let local = try await Browser(
            desk, as: Officer(id: OfficerID("local"), name: "Local", grants: OfficerRole.administers.grants(at: stadt)))
        let state = desk.store.state
        for part in ["link", "sessions", "disabling"] {
            #expect(try await local.post("/people/both/\(part)").status == 403, "\(part)")
            #expect(try await local.post("/people/root/\(part)").status == 404, "\(part)")
        }
        #expect(desk.store.state == state)
        // Fields for other desks are not looked at; what the person has there stays.
        let page = try await local.post(
            "/people/both/rights",
            [
                "seen": both.map(\.text).sorted().joined(separator: ","), "name": "Both", "role.stadt": "none",
                "role.*": "administers", "role.land": "supervises",
            ])
        #expect(page.status == 303)
        #expect(try await desk.store.officer(OfficerID("both"))?.grants == OfficerRole.drafts.grants(at: land))
        let form = try await local.get("/people/local").text
        #expect(!form.contains("role.land") && !form.contains("role.*") && form.contains("role.stadt"))
    }

    @Test func `the JSON twin has what the page has and no secret`() async throws {
        let (desk, root) = try await desk()
        try await desk.store.change(.password("scrypt$4$8$1$aa$bb"), of: Self.kim, by: nil, at: SmallDesk.noon)
        let json = try await root.get("/people/kim.json").text
        #expect(json.contains("\"hasPassword\":true") && json.contains("\"edit@stadt\""))
        #expect(!json.contains("scrypt") && !json.contains("token"))
    }
}
