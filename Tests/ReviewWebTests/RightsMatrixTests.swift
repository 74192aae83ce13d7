import Cases
import Enquiries
import Hummingbird
import ReviewWeb
import Testing

/// Every role at one desk, on every route, with every kind of object. What must come of it follows from
/// `RightsTests.expected` and the rights of the role; nothing is written down for a single route.
@Suite struct RightsMatrixTests {
    /// What the braces of a route stand for.
    enum Object: String, CaseIterable {
        /// As `own`, and the officer has the role at every desk.
        case any
        /// A case, or a person, of the desk at which the officer has the role.
        case own
        /// One of another desk.
        case other
        /// One of a desk whose cases the officer may only read.
        case readable
        /// None at all.
        case missing
    }

    private static let secret = "SECRET-OF-LAND"

    private static func path(_ route: Route, _ object: Object) -> String {
        let (file, person) =
            switch object {
            case .any, .own: ("c1", "kim")
            case .other, .readable: ("o1", "lea")
            case .missing: ("c9", "max")
            }
        return route.path.replacing("{id}", with: file).replacing("{officer}", with: person)
    }

    private static func names(_ route: Route) -> Bool {
        route.path.hasPrefix("/cases/{id}") || route.path.contains("{officer}")
    }

    private static func desk() async throws -> SmallDesk {
        let desk = SmallDesk(twoDesks: true)
        let (stadt, land) = (SmallDesk.desk.id, SmallDesk.otherDesk.id)
        desk.keep(SmallDesk.inDoubt("c1"))
        desk.keep(SmallDesk.file("c2"))
        var other = SmallDesk.inDoubt("o1")
        let mail = SmallDesk.enquiry(id: "o1", subject: secret, name: secret, text: secret)
        other = SmallDesk.file("o1", .inDoubt, enquiry: mail, at: land)
        other.reply = SmallDesk.inDoubt("o1").reply
        desk.keep(other, mail: Array("Subject: \(secret)\r\n\r\n\(secret)".utf8))
        desk.keep(SmallDesk.file("o2", enquiry: mail, text: secret, at: land))
        try await desk.store.save(
            Officer(id: OfficerID("kim"), name: "Kim", grants: OfficerRole.drafts.grants(at: stadt)))
        try await desk.store.save(
            Officer(id: OfficerID("lea"), name: secret, grants: OfficerRole.drafts.grants(at: land)))
        try await desk.store.save(Officer(id: OfficerID("root"), name: "Root", rights: [.administer]))
        return desk
    }

    /// Enough for each form to get as far as the object it is about.
    private static let fields = [
        "version": "3", "reason": "tone", "unit": "x", "sent": "yes", "note": "looked", "text": "x", "days": "1",
        "service": "traffic",
        "intent": "report", "flag": "spam", "into": "c2", "paragraph-0": "on", "composedAt": "0",
        "sha256": String(repeating: "0", count: 64), "subject": "Re: x",
    ]

    private static func ask(_ browser: Browser, _ route: Route, _ object: Object) async throws -> Browser.Page {
        let path = path(route, object)
        return route.method == .post
            ? try await browser.post(path, fields)
            : try await browser.get(path)
    }

    /// A desk and somebody at it with a role, as an object needs it.
    private static func visit(_ role: OfficerRole, _ object: Object) async throws -> (SmallDesk, Browser) {
        let desk = try await desk()
        var grants = role.grants(at: object == .any ? nil : SmallDesk.desk.id)
        if object == .readable { grants.insert(Officer.Grant(.read, at: SmallDesk.otherDesk.id)) }
        return (
            desk, try await Browser(desk, as: Officer(id: OfficerID("jana"), name: "Jana", grants: grants))
        )
    }

    @Test(arguments: OfficerRole.allCases, Object.allCases)
    func `a role does what it says where it counts, and nothing elsewhere`(
        _ role: OfficerRole, _ object: Object
    ) async throws {
        var (desk, browser) = try await Self.visit(role, object)
        let isOwn = object == .any || object == .own
        let rights = Officer(id: OfficerID(""), name: "", rights: role.rights).rights
        for route in Route.table where route.access != .everyone && (isOwn || Self.names(route)) {
            let name = "\(route.method) \(route.path)"
            let access = try #require(RightsTests.expected[name], "\(name)")
            let before = desk.store.state
            let page = try await Self.ask(browser, route, object)
            let told: Comment = "\(role) \(name) \(object): \(page.status)"
            #expect(page.status < 500, told)
            if object != .readable, object != .any { #expect(!page.text.contains(Self.secret), told) }
            var isRefused = false
            if case .officersWith(let right) = access {
                let has = rights.contains(right)
                switch object {
                case .any, .own:
                    isRefused = !has || object == .own && RightsTests.everywhere.contains(name)
                    let unwanted = Self.names(route) ? [401, 403, 404] : [401, 403]
                    #expect(isRefused ? page.status == 403 : !unwanted.contains(page.status), told)
                case .other, .missing:
                    isRefused = true
                    #expect(page.status == (has ? 404 : 403), told)
                case .readable:
                    isRefused = right != .read
                    #expect(isRefused ? [403, 404].contains(page.status) : page.status == 200, told)
                }
            } else {
                #expect(page.status != 401 && desk.stored("o1")?.version == 3, told)
            }
            if isRefused { #expect(desk.store.state == before, told) }
            // What was done must not stand in the way of the next route.
            if desk.store.state != before { (desk, browser) = try await Self.visit(role, object) }
        }
    }

    /// Whoever asks for a case of another desk gets the answer for a case that does not exist, letter by letter.
    @Test func `another desk's case and none at all look the same`() async throws {
        let desk = try await Self.desk()
        let rights = Set(Officer.Right.allCases.map { Officer.Grant($0, at: SmallDesk.desk.id) })
        let browser = try await Browser(desk, as: Officer(id: OfficerID("jana"), name: "Jana", grants: rights))
        for route in Route.table where Self.names(route) {
            let (other, missing) = (
                try await Self.ask(browser, route, .other), try await Self.ask(browser, route, .missing)
            )
            #expect(other.status == 404 && missing.status == 404, "\(route.path)")
            #expect(
                other.text.replacing("o1", with: "c9").replacing("lea", with: "max")
                    == missing.text.replacing("lea", with: "max"), "\(route.path)")
        }
    }

    @Test func `the matrix sees what it looks for`() async throws {
        let desk = try await Self.desk()
        let everywhere = try await Browser(desk, with: [.read, .administer])
        #expect(try await everywhere.get("/cases").text.contains(Self.secret))
        #expect(try await everywhere.get("/people").text.contains(Self.secret))
        #expect(try await everywhere.get("/cases/o1").status == 200)
    }
}
