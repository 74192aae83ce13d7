import Cases
import Enquiries
import Hummingbird
import ReviewWeb
import Testing

/// Every form of the table, sent in all the ways in which another site could make a browser send it. None may change
/// anything, nor bring a cookie.
@Suite struct CrossSiteTests {
    enum Forgery: CaseIterable {
        case missingToken, emptyToken, foreignToken, otherSession
        case foreignOrigin, nullOrigin, lookAlikeOrigin, otherPort, crossSite, sameSite
        case get, head

        var header: [String: String] {
            switch self {
            case .foreignOrigin: ["Origin": "https://evil.example"]
            case .nullOrigin: ["Origin": "null"]
            case .lookAlikeOrigin: ["Origin": "http://desk.example.evil.example"]
            case .otherPort: ["Origin": "http://desk.example:8081"]
            case .crossSite: ["Sec-Fetch-Site": "cross-site"]
            case .sameSite: ["Sec-Fetch-Site": "same-site"]
            default: [:]
            }
        }

        /// Whether it is the form token that must keep it out, which open routes do not have: no page shows one before
        /// somebody is signed in.
        var isAboutToken: Bool {
            switch self {
            case .missingToken, .emptyToken, .foreignToken, .otherSession: true
            default: false
            }
        }
    }

    private static let posts = Route.table.filter { $0.method == .post }

    private static let password = "violett-kaktus-siebzehn"

    /// Fields with which each form would do its work.
    private static let valid = [
        "version": "3", "reason": "tone", "unit": "Referat waste", "sent": "yes", "text": "Hello", "subject": "Re: x",
        "sha256": "", "composedAt": "0", "new": "kaktus-violett-achtzehn", "again": "kaktus-violett-achtzehn",
        "current": password, "session": "others", "theme": "dark", "language": "de", "id": "mallory", "name": "Mallory",
        "role.*": "administers", "seen": "read", "officer": "jana", "password": password, "service": "traffic",
    ]

    private static func path(_ route: Route) -> String {
        route.path.replacing("{id}", with: "c1").replacing("{officer}", with: "kim")
    }

    @Test(arguments: posts.map(\.path), Forgery.allCases)
    func `no forged form is accepted`(path: String, forgery: Forgery) async throws {
        let route = try #require(Self.posts.first { $0.path == path })
        if forgery.isAboutToken, route.access == .everyone { return }
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        try await desk.store.save(Officer(id: OfficerID("kim"), name: "Kim", rights: [.read]))
        var browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        browser.take(try await browser.post("/account/password", Self.valid))
        let other = try await Browser(desk, id: "jana", password: Self.password)
        #expect(browser.cookie != nil)
        let before = desk.store.state
        var fields = Self.valid
        switch forgery {
        case .missingToken: browser.token = ""
        case .emptyToken: fields["token"] = ""
        case .foreignToken: fields["token"] = String(repeating: "a", count: 64)
        case .otherSession: fields["token"] = other.token
        default: break
        }
        let page: Browser.Page
        if forgery == .get || forgery == .head {
            let query = fields.map { "\($0.key)=\($0.value.filter(\.isLetter))" }.joined(separator: "&")
            page = try await browser.ask(
                forgery == .get ? .get : .head, "\(Self.path(route))?\(query)&token=\(browser.token)",
                ["Sec-Fetch-Site": "cross-site"], body: "")
            // Some paths are pages as well, which show and change nothing; all others do not know such a request.
            #expect([200, 303, 404, 405].contains(page.status))
        } else {
            page = try await browser.post(Self.path(route), fields, forgery.header)
            #expect(page.status == 403, "\(page.status)")
        }
        #expect(page.header["set-cookie"] == nil)
        #expect(desk.store.state == before)
    }

    /// That the fields above are not refused for another reason.
    @Test(arguments: ["/cases/{id}/closing", "/account/preferences", "/people", "/people/{officer}/disabling"])
    func `the same form from the desk itself is accepted`(path: String) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        try await desk.store.save(Officer(id: OfficerID("kim"), name: "Kim", rights: [.read]))
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        let before = desk.store.state
        let route = try #require(Self.posts.first { $0.path == path })
        let page = try await browser.post(
            Self.path(route), Self.valid, ["Origin": "http://desk.example", "Sec-Fetch-Site": "same-origin"])
        #expect([200, 303].contains(page.status) && desk.store.state != before)
    }
}
