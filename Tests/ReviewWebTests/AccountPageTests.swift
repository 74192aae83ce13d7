import Cases
import Enquiries
import SignIn
import Testing

@testable import ReviewWeb

@Suite struct AccountPageTests {
    private static let password = "violett-kaktus-siebzehn"
    private static let another = "drei Ziegen auf dem Dach"
    private static let jana = OfficerID("jana")

    private func set(
        _ browser: Browser, _ new: String, again: String? = nil, current: String = ""
    ) async throws -> Browser.Page {
        try await browser.post(
            "/account/password", ["new": new, "again": again ?? new, "current": current],
            ["Accept-Language": "en"])
    }

    @Test func `whoever came by a link sets a password and signs in with it`() async throws {
        let desk = SmallDesk()
        var browser = try await Browser(desk, with: [.read])
        let other = try await Browser(desk, with: [.read])
        let (cookie, token) = (browser.cookie, browser.token)
        let page = try await set(browser, Self.password)
        #expect(page.status == 303 && page.header["location"] == "/account?done=password-set")
        browser.take(page)
        // A new token for this session, and an end of the others.
        #expect(browser.cookie != cookie && browser.token != token)
        #expect(try await browser.get("/account").status == 200)
        #expect(try await other.get("/account").status == 303)
        #expect(try await Browser(desk, id: "jana", password: Self.password).cookie != nil)
        let kept = try #require(try await desk.store.credentials(of: Self.jana).password)
        #expect(kept.hasPrefix("scrypt$") && !kept.contains(Self.password))
        #expect(try await desk.store.changes(of: Self.jana, limit: 1).map(\.what) == [.password])
    }

    @Test func `a new password takes the old one`() async throws {
        let desk = SmallDesk()
        var browser = try await Browser(desk, with: [.read])
        browser.take(try await set(browser, Self.password))
        let state = desk.store.state
        for current in ["", "wrong"] {
            #expect(try await set(browser, Self.another, current: current).status == 403)
        }
        #expect(desk.store.state == state)
        #expect(try await set(browser, Self.another, current: Self.password).status == 303)
        // Who forgot it comes by a link, and is not asked.
        let forgetful = try await Browser(desk, with: [.read])
        #expect(try await set(forgetful, Self.password).status == 303)
    }

    @Test func `renewing a session makes it last no longer`() async throws {
        let desk = SmallDesk()
        var browser = try await Browser(desk, with: [.read])
        for _ in 0..<25 {
            desk.clock.advance(seconds: OfficerSession.idleSeconds - 100)
            _ = try await browser.get("/account")
        }
        browser.take(try await set(browser, Self.password))
        let started = desk.store.look { $0.sessions.values.map(\.startedAt) }
        #expect(started == [SmallDesk.noon])
        desk.clock.advance(seconds: 900)
        #expect(try await browser.get("/account").status == 303)
    }

    @Test(arguments: [
        ("zu kurz", "shorter than 12"), ("passwort2026", "easily guessed"), ("jana-jana-jana", "nearly your name"),
        (String(repeating: "xyäq", count: 52), "longer than 256"),
    ])
    func `a weak password is refused with its reason`(new: String, reason: String) async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let page = try await set(browser, new)
        #expect(page.status == 422 && page.text.contains(reason), "\(page.text)")
        #expect(try await desk.store.credentials(of: Self.jana).password == nil)
    }

    @Test func `two different new passwords change nothing`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        #expect(try await set(browser, Self.password, again: Self.another).status == 422)
        #expect(try await desk.store.credentials(of: Self.jana).password == nil)
    }

    @Test func `a second factor is kept once the app has shown a code`() async throws {
        let desk = SmallDesk()
        var browser = try await Browser(desk, with: [.read])
        #expect(try await browser.get("/account/second-factor").status == 303)
        browser.take(try await set(browser, Self.password))
        let page = try await browser.get("/account/second-factor")
        let secret = try #require(page.field("secret"))
        #expect(page.text.contains("otpauth://totp/Postroom:jana?secret=\(secret)"))
        let factor = OneTimePassword(secret: try #require(Base32.bytes(secret)))
        let now = desk.clock.now.seconds / OneTimePassword.step
        func turnOn(_ code: String, _ password: String) async throws -> Browser.Page {
            try await browser.post(
                "/account/second-factor", ["secret": secret, "code": code, "current": password])
        }
        #expect(try await turnOn(factor.code(at: UInt64(now)), "wrong").status == 403)
        #expect(try await turnOn("000000", Self.password).status == 422)
        #expect(try await desk.store.credentials(of: Self.jana).totpSecret == nil)
        let on = try await turnOn(factor.code(at: UInt64(now)), Self.password)
        let codes = on.text.matches(of: /[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/).map { String($0.output.0) }
        #expect(on.status == 200 && codes.count == RecoveryCode.count && Set(codes).count == codes.count)
        #expect(on.header["cache-control"] == "no-store")
        browser.take(on)
        let account = try await browser.get("/account")
        #expect(account.status == 200 && !codes.contains { account.text.contains($0) })
        #expect(!account.text.contains(secret))
        #expect(try await !browser.get("/account.json").text.contains(secret))
        // The code that turned it on is used up.
        let again = factor.code(at: UInt64(now))
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: again).cookie == nil)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: codes[3]).cookie != nil)
        #expect(
            try await desk.store.changes(of: Self.jana, limit: 9).map(\.what) == [.secondFactor, .password])
    }

    @Test func `turning the second factor off and new codes take the password`() async throws {
        let desk = SmallDesk()
        var browser = try await Browser(desk, with: [.read])
        browser.take(try await set(browser, Self.password))
        try await desk.store.change(
            .secondFactor(secret: [1, 2, 3], step: 1, recoveryCodes: ["old"]), of: Self.jana, by: nil,
            at: SmallDesk.noon)
        for path in ["/account/recovery-codes", "/account/second-factor/removal"] {
            let state = desk.store.state
            #expect(try await browser.post(path, ["current": "wrong"]).status == 403)
            #expect(desk.store.state == state)
        }
        let codes = try await browser.post("/account/recovery-codes", ["current": Self.password])
        #expect(codes.status == 200)
        #expect(try await desk.store.credentials(of: Self.jana).recoveryCodes.count == RecoveryCode.count)
        let off = try await browser.post("/account/second-factor/removal", ["current": Self.password])
        #expect(off.status == 303)
        #expect(try await desk.store.credentials(of: Self.jana).totpSecret == nil)
    }

    @Test func `sessions are listed and ended one by one or all others at once`() async throws {
        let desk = SmallDesk()
        let (one, two) = (try await Browser(desk, with: [.read]), try await Browser(desk, with: [.read]))
        let three = try await Browser(desk, with: [.read])
        let stranger = try await Browser(desk, with: [.read], name: "Ali")
        let page = try await one.get("/account")
        let named = page.text.matches(of: /name="session" value="([0-9a-f]{16})"/).map { String($0.output.1) }
        #expect(named.count == 2)
        let foreign = try #require(desk.store.look { $0.sessions.values.first { $0.officer.text == "ali" } })
        _ = try await one.post("/account/sessions", ["session": foreign.shortID])
        _ = try await one.post("/account/sessions", ["session": ""])
        #expect(desk.store.look { $0.sessions.count } == 4)
        #expect(try await one.post("/account/sessions", ["session": named[0]]).status == 303)
        #expect(desk.store.look { $0.sessions.count } == 3)
        _ = try await one.post("/account/sessions", ["session": "others"])
        #expect(try await one.get("/account").status == 200)
        for ended in [two, three] { #expect(try await ended.get("/account").status == 303) }
        #expect(try await stranger.get("/account").status == 200)
    }

    @Test func `preferences are kept and shape the pages`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let page = try await browser.post(
            "/account/preferences", ["language": "de", "theme": "dark", "key.edit": "w", "key.reject": "r"])
        #expect(page.status == 303 && page.header["set-cookie"]?.hasPrefix("postroom-language=de;") == true)
        let liked = try #require(try await desk.store.officer(Self.jana)).preferences
        #expect(liked.keys == ["edit": "w"] && !liked.keysAreOn && liked.theme == .dark && liked.language == "de")
        #expect(try await browser.get("/account").text.contains("<html lang=\"en\" data-theme=\"dark\">"))
        let on = try await browser.post("/account/preferences", ["keys": "on", "theme": "system"])
        #expect(on.status == 303)
        #expect(try await desk.store.officer(Self.jana)?.preferences == OfficerPreferences())
    }

    @Test(arguments: [
        ["key.edit": "r"], ["key.edit": "ab"], ["key.edit": "\u{7}"], ["key.edit": "?"], ["key.edit": "3"],
        ["key.edit": "/"],
    ])
    func `a key that is none or taken is refused`(fields: [String: String]) async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        #expect(try await browser.post("/account/preferences", fields).status == 422)
        #expect(try await desk.store.officer(Self.jana)?.preferences == OfficerPreferences())
    }

    @Test(arguments: ["de", "en"])
    func `the page reads in both languages and its fields are labelled`(language: String) async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let page = try await browser.get("/account", ["Accept-Language": language])
        #expect(page.text.contains(language == "de" ? "Mein Konto" : "My account"))
        for field in page.text.matches(of: /<(?:input|select)[^>]*>/).map({ String($0.output) }) {
            guard !field.contains("type=\"hidden\""), let id = field.firstMatch(of: /\sid="([^"]+)"/)?.output.1 else {
                #expect(field.contains("type=\"hidden\""), "\(field)")
                continue
            }
            #expect(page.text.contains("<label for=\"\(id)\">"), "\(id)")
        }
    }
}
