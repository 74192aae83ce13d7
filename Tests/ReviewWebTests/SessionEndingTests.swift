import Cases
import Enquiries
import Foundation
import Testing

@testable import ReviewWeb

@Suite struct SessionEndingTests {
    private struct Told: Decodable {
        let idleSeconds: Int64
        let longestSeconds: Int64
        let idleAt: String
        let longestAt: String
    }

    private static func told(_ browser: Browser) async throws -> Told {
        let page = try await browser.get("/session.json")
        #expect(page.status == 200)
        return try JSONDecoder().decode(Told.self, from: Data(page.text.utf8))
    }

    @Test(arguments: [
        ("de", "Ihre Sitzung endet um 13:30 Uhr, wenn Sie bis dahin keine Seite öffnen, spätestens um 01:00 Uhr."),
        ("en", "Your session ends at 13:30 if you open no page until then, and at 01:00 in any case."),
    ])
    func `a page says when its session ends, where the desk is`(language: String, words: String) async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        for path in ["/cases", "/help", "/account"] {
            #expect(try await browser.get(path, ["Accept-Language": language]).text.contains(words), "\(path)")
        }
    }

    @Test func `the box that warns is hidden, and holds a form that works without a script`() async throws {
        let page = try await Browser(SmallDesk(), with: [.read]).get("/help").text
        #expect(page.contains("id=\"ending\" hidden") && page.contains("data-warn=\"300\""))
        #expect(page.contains("data-idle=\"1800\" data-longest=\"43200\""))
        #expect(page.contains("action=\"/session\"") && page.contains("name=\"back\" value=\"/help\""))
    }

    @Test func `who is not signed in is told nothing of sessions`() async throws {
        let page = try await Browser(SmallDesk()).get("/sign-in").text
        #expect(!page.contains("ending") && !page.contains("Your session"))
    }

    @Test func `looking at a session does not extend it, a page and the button do`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        desk.clock.advance(seconds: 1200)
        for _ in 0..<2 { #expect(try await Self.told(browser).idleSeconds == 600) }
        let extended = try await browser.post("/session", ["back": "/help"])
        #expect(extended.status == 303 && extended.header["location"] == "/help")
        let told = try await Self.told(browser)
        #expect(told.idleSeconds == 1800 && told.idleAt == "13:50" && told.longestSeconds == 42_000)
        desk.clock.advance(seconds: 1000)
        #expect(try await browser.get("/cases").text.contains("data-idle=\"1800\""))
        desk.clock.advance(seconds: OfficerSession.idleSeconds - 1)
        #expect(try await Self.told(browser).idleSeconds == 1)
        desk.clock.advance(seconds: 1)
        #expect(try await browser.get("/session.json").status == 401)
        #expect(try await browser.post("/session").status == 401)
    }

    @Test func `what the script asks by itself keeps no session alive`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        for _ in 0..<3 {
            desk.clock.advance(seconds: 590)
            #expect(try await browser.get("/session.json").status == 200)
        }
        desk.clock.advance(seconds: 30)
        #expect(try await browser.get("/cases").status == 303)
    }

    @Test func `near the longest time nothing extends it`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        for _ in 0..<28 {
            desk.clock.advance(seconds: 1500)
            _ = try await browser.post("/session")
        }
        let told = try await Self.told(browser)
        #expect(told.idleSeconds == 1200 && told.longestSeconds == 1200 && told.idleAt == told.longestAt)
        desk.clock.advance(seconds: 1199)
        #expect(try await browser.get("/cases").status == 200)
        desk.clock.advance(seconds: 1)
        #expect(try await browser.get("/session.json").status == 401)
    }

    @Test func `the button leads nowhere else`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        for back in ["https://evil.example/", "//evil.example", "javascript:alert(1)"] {
            #expect(try await browser.post("/session", ["back": back]).header["location"] == "/")
        }
    }
}
