import Cases
import Enquiries
import Hummingbird
import ReviewWeb
import Testing

/// Forms that other sites send in an officer's name. The routes come from the table, so a new one is tested at once.
@Suite struct ForgeryTests {
    private static let posts = Route.table.filter { $0.method == .post }

    private static let everything = Set(Officer.Right.allCases)

    private static let valid = [
        "version": "3", "reason": "tone", "unit": "Referat waste", "sent": "yes", "text": "Hello", "subject": "Re: x",
        "sha256": "", "composedAt": "0",
    ]

    private func desk() -> SmallDesk {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        return desk
    }

    @Test(arguments: posts.filter { $0.access != .everyone }.map(\.path), ["", "0", String(repeating: "a", count: 64)])
    func `a missing or wrong form token is refused`(path: String, token: String) async throws {
        let desk = desk()
        let browser = try await Browser(desk, with: Self.everything)
        let fields = Self.valid.merging(["token": token]) { $1 }
        let page = try await browser.post(path.replacing("{id}", with: "c1"), fields)
        #expect(page.status == 403)
        #expect(desk.stored("c1")?.version == 3)
    }

    @Test(
        arguments: posts.map(\.path),
        [
            ["Origin": "https://evil.example"], ["Origin": "null"], ["Origin": "http://desk.example.evil.example"],
            ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
        ])
    func `a form from another origin is refused even with the right token`(
        path: String, header: [String: String]
    ) async throws {
        let desk = desk()
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.post(path.replacing("{id}", with: "c1"), Self.valid, header)
        #expect(page.status == 403)
        #expect(page.header["set-cookie"] == nil)
        #expect(desk.stored("c1")?.version == 3)
    }

    @Test(arguments: posts.map(\.path), ["text/plain", "multipart/form-data", "application/json"])
    func `only plain forms are read`(path: String, type: String) async throws {
        let browser = try await Browser(desk(), with: Self.everything)
        let page = try await browser.post(path.replacing("{id}", with: "c1"), Self.valid, ["Content-Type": type])
        // One form carries a file; without a boundary it cannot be read.
        #expect(page.status == (path == "/verify" && type == "multipart/form-data" ? 400 : 415))
    }

    @Test func `our own origin is welcome`() async throws {
        let desk = desk()
        let browser = try await Browser(desk, with: Self.everything)
        let header = ["Origin": "http://desk.example", "Sec-Fetch-Site": "same-origin"]
        #expect(try await browser.post("/cases/c1/closing", ["version": "3"], header).status == 303)
        #expect(desk.stored("c1")?.state == .closed)
    }

    @Test func `behind a proxy only the configured address counts`() async throws {
        let settings = ReviewSettings(secureCookies: true, baseAddress: "https://post.example.org/")
        let desk = SmallDesk(settings: settings)
        let browser = try await Browser(desk, with: Self.everything)
        #expect(browser.cookie?.hasPrefix("__Host-postroom=") == true)
        let inner = try await browser.post("/sign-out", [:], ["Origin": "http://desk.example"])
        #expect(inner.status == 403)
        let outer = try await browser.post("/sign-out", [:], ["Origin": "https://post.example.org"])
        #expect(outer.status == 303)
    }
}
