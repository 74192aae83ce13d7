import Cases
import Enquiries
import ReviewWeb
import Testing

@Suite struct SignInTests {
    private func freshToken(_ desk: SmallDesk) async throws -> String {
        try await desk.store.save(Officer(id: OfficerID("jana"), name: "Jana", rights: [.read]))
        let path = try await ReviewSite.oneTimeSignIn(
            for: OfficerID("jana"), in: desk.store, surroundings: desk.surroundings, seconds: 600)
        return String(path.dropFirst("/sign-in/".count))
    }

    @Test func `looking at the link does not use it up, the button does, once`() async throws {
        let desk = SmallDesk()
        let token = try await freshToken(desk)
        let browser = Browser(desk)
        for _ in 0..<3 { #expect(try await browser.get("/sign-in/\(token)").status == 200) }
        let first = try await browser.post("/sign-in", ["one-time": token])
        #expect(first.status == 303 && first.header["location"] == "/cases")
        let second = try await browser.post("/sign-in", ["one-time": token])
        #expect(second.status == 403 && second.header["set-cookie"] == nil)
    }

    @Test func `tokens are 256 bits and the store has only their digests`() async throws {
        let desk = SmallDesk()
        let token = try await freshToken(desk)
        #expect(token.utf8.count == 64)
        #expect(desk.store.look { $0.signIns[token] } == nil)
        let page = try await Browser(desk).post("/sign-in", ["one-time": token])
        let cookie = try #require(page.header["set-cookie"])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
        let value = String(cookie.dropFirst("postroom=".count).prefix(64))
        #expect(desk.store.look { $0.sessions[value] } == nil)
    }

    @Test func `a one-time link ends by itself`() async throws {
        let desk = SmallDesk()
        let token = try await freshToken(desk)
        desk.clock.advance(seconds: 601)
        #expect(try await Browser(desk).post("/sign-in", ["one-time": token]).status == 403)
    }

    @Test func `a session ends after half an hour without use and after twelve hours anyway`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        for _ in 0..<24 {
            desk.clock.advance(seconds: 29 * 60)
            #expect(try await browser.get("/cases").status == 200)
        }
        desk.clock.advance(seconds: 29 * 60)
        #expect(try await browser.get("/cases").status == 303)
        #expect(desk.store.look { $0.sessions.isEmpty })
        let idle = try await Browser(desk, with: [.read])
        desk.clock.advance(seconds: 30 * 60)
        #expect(try await idle.get("/cases").status == 303)
    }

    @Test func `signing out ends the session on the server`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let page = try await browser.post("/sign-out")
        #expect(page.status == 303 && page.header["set-cookie"]?.contains("Max-Age=0") == true)
        #expect(try await browser.get("/cases").status == 303)
    }

    @Test func `guessing is slowed down for that client alone and only for a minute`() async throws {
        let desk = SmallDesk()
        let token = try await freshToken(desk)
        let guesser = Browser(desk)
        for _ in 0..<ReviewSettings.Limits.wrongSignIns {
            #expect(try await guesser.post("/sign-in", ["one-time": "0"]).status == 403)
        }
        let slowed = try await guesser.post("/sign-in", ["one-time": token])
        #expect(slowed.status == 429 && slowed.header["retry-after"] == "60")
        var other = Browser(desk)
        other.client = "192.0.2.2"
        #expect(try await other.post("/sign-in", ["one-time": "1"]).status == 403)
        desk.clock.advance(seconds: 60)
        #expect(try await guesser.post("/sign-in", ["one-time": token]).status == 303)
    }
}
