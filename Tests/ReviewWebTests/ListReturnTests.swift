import Cases
import Enquiries
import Testing

@testable import ReviewWeb

/// Where officers land after a choice: in the list that they came from.
@Suite struct ListReturnTests {
    private static let everything = Set(Officer.Right.allCases)

    /// In the order of the page of what needs a decision: refused, broken, unread.
    private static func filled() -> SmallDesk {
        let desk = SmallDesk()
        var refused = SmallDesk.inDoubt("refused")
        refused.state = .undeliverable
        desk.keep(refused)
        desk.keep(SmallDesk.file("broken", .unreadable))
        desk.keep(SmallDesk.file("unread", .unreadable))
        desk.keep(SmallDesk.file("plain"))
        return desk
    }

    private static let fields = ["version": "3", "from-list": "decisions", "then": "list"]

    @Test func `a choice made on the page of decisions leads back to it, to what comes next`() async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Self.everything)
        let page = try await browser.get("/decisions").text
        #expect(
            page.contains("name=\"from-list\" value=\"decisions\"") && page.contains("name=\"then\" value=\"list\""))
        let reopened = try await browser.post("/cases/refused/reopening", Self.fields)
        #expect(
            reopened.header["location"] == "/decisions?done=reopened&was=refused&next=broken#done")
        let closed = try await browser.post("/cases/broken/closing", Self.fields)
        #expect(closed.header["location"] == "/decisions?done=closed&was=broken&next=unread#done")
        let last = try await browser.post("/cases/unread/closing", Self.fields)
        #expect(last.header["location"] == "/decisions?done=closed&was=unread#done")
    }

    @Test func `what was done is said before the entry that comes next, and above the list where none does`()
        async throws
    {
        let browser = try await Browser(Self.filled(), with: Self.everything)
        for (query, before, after) in [
            ("&next=unread", "item-broken", "item-unread"), ("&next=gone", "<h1>", "item-refused"),
            ("", "<h1>", "item-refused"),
        ] {
            let page = try await browser.get("/decisions?done=closed&was=plain" + query).text
            #expect(page.components(separatedBy: "id=\"done\"").count == 2)
            let told = try #require(page.firstRange(of: "id=\"done\"")).lowerBound
            #expect(try #require(page.firstRange(of: before)).lowerBound < told, "\(query)")
            #expect(try #require(page.firstRange(of: after)).lowerBound > told, "\(query)")
        }
    }

    @Test func `a case opened from there leads back there, and knows its neighbours there`() async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Self.everything)
        #expect(try await browser.get("/decisions").text.contains("href=\"/cases/broken?from-list=decisions\""))
        let page = try await browser.get("/cases/broken?from-list=decisions").text
        #expect(page.contains("href=\"/decisions\" data-key=\"u\""))
        #expect(page.contains("href=\"/cases/refused?from-list=decisions\""))
        #expect(page.contains("href=\"/cases/unread?from-list=decisions\""))
        #expect(page.contains("name=\"from-list\" value=\"decisions\"") && !page.contains("name=\"then\""))
        let closed = try await browser.post(
            "/cases/broken/handover", ["version": "3", "from-list": "decisions", "other-unit": "Archive"])
        #expect(closed.header["location"] == "/decisions?done=handed-over&was=broken&next=unread#done")
        let stays = try await browser.post("/cases/refused/reopening", ["version": "3", "from-list": "decisions"])
        #expect(stays.header["location"] == "/cases/refused?from-list=decisions&done=reopened")
    }

    @Test func `a case found by a search leads back to what was searched for`() async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Self.everything)
        let address = "/search?q=bin&state=unreadable"
        let asked = "asked=%2Fsearch%3Fq%3Dbin%26state%3Dunreadable"
        let found = try await browser.get(address).text
        #expect(found.contains("href=\"/cases/broken?\(asked)\""))
        let page = try await browser.get("/cases/broken?" + asked).text
        #expect(page.contains("href=\"/search?q=bin&amp;state=unreadable\" data-key=\"u\""))
        #expect(page.contains("/cases/unread?\(asked)"))
        let closed = try await browser.post("/cases/broken/closing", ["version": "3", "asked": address])
        let location = try #require(closed.header["location"])
        #expect(location.hasPrefix(address + "&done=closed&was=broken") && location.hasSuffix("#done"))
        let back = try await browser.get(String(location.prefix { $0 != "#" })).text
        #expect(back.contains("id=\"done\"") && back.contains("/cases/unread"))
    }

    @Test(arguments: [
        "https://evil.example/search?q=x", "//evil.example/search?q=x", "/cases?list=sent", "/search",
        "/search?q=\u{22}x", "/search?q=" + String(repeating: "a", count: ListPlace.longestSearch - 9),
    ])
    func `nothing but a search of this desk is returned to`(asked: String) async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Self.everything)
        let closed = try await browser.post("/cases/broken/closing", ["version": "3", "asked": asked])
        #expect(closed.header["location"]?.hasPrefix("/cases") == true)
    }

    @Test func `the longest search that is carried along is still one`() {
        let longest = "/search?q=" + String(repeating: "a", count: ListPlace.longestSearch - 10)
        #expect(ListPlace(tab: .review, asked: longest).page.text == longest)
        #expect(ListPlace(tab: .review, asked: longest + "a").asked == nil)
    }
}
