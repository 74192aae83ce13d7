import Cases
import Enquiries
import ReviewWeb
import SignIn
import Testing

@Suite struct PasswordSignInTests {
    private static let password = "violett-kaktus-siebzehn"

    /// A desk with Jana, who has a password, and perhaps a second factor.
    private func desk(factor: OneTimePassword? = nil) async throws -> SmallDesk {
        let desk = SmallDesk()
        let jana = OfficerID("jana")
        try await desk.store.save(Officer(id: jana, name: "Jana", rights: [.read]))
        let hash = try await desk.site.hasher.hash(Password(Self.password), salt: [UInt8](repeating: 1, count: 16))
        try await desk.store.change(.password(hash.text), of: jana, by: jana, at: SmallDesk.noon)
        if let factor {
            let codes = [try #require(RecoveryCode.digest(Self.recoveryCode))]
            try await desk.store.change(
                .secondFactor(secret: factor.secret, step: 0, recoveryCodes: codes), of: jana, by: jana,
                at: SmallDesk.noon)
        }
        return desk
    }

    private static let factor = OneTimePassword(secret: Array("12345678901234567890".utf8))
    private static let recoveryCode = "AAAQ-EAYE-AUDA-OCH7"

    private func code(_ desk: SmallDesk, steps: Int64 = 0) -> String {
        Self.factor.code(at: UInt64(desk.clock.now.seconds / OneTimePassword.step + steps))
    }

    @Test func `the right password opens the desk, and a wrong one says so on the form`() async throws {
        let desk = try await desk()
        let browser = try await Browser(desk, id: "jana", password: Self.password)
        #expect(try await browser.get("/cases").status == 200)
        let session = desk.store.look { $0.sessions.values.first }
        #expect(session?.kind == .password)
        for (id, typed) in [("jana", "violett-kaktus-achtzehn"), ("jana", ""), ("nobody", Self.password), ("", "")] {
            let page = try await Browser(desk).post("/sign-in", ["officer": id, "password": typed])
            #expect(page.status == 403 && page.header["set-cookie"] == nil)
            #expect(page.text.contains("role=\"alert\"") && page.text.contains("Id, password or code is not right"))
            #expect(!page.text.contains(Self.password))
        }
    }

    @Test func `the form works without script and lets password managers help`() async throws {
        let page = try await Browser(SmallDesk()).get("/sign-in").text
        for word in ["username", "current-password", "one-time-code"] {
            #expect(page.contains("autocomplete=\"\(word)\""))
        }
        #expect(page.contains("action=\"/sign-in\"") && !page.contains("onpaste"))
    }

    @Test func `an unknown person, one without password and a wrong password cost one run of scrypt each`() async throws
    {
        let desk = try await desk()
        try await desk.store.save(Officer(id: OfficerID("ali"), name: "Ali", rights: [.read]))
        for (id, typed) in [
            ("jana", "wrong"), ("nobody", "wrong"), ("ali", "wrong"), ("", ""),
            ("jana", String(repeating: "x", count: Password.mostBytes + 1)),
        ] {
            let before = desk.site.hasher.runs
            _ = try await Browser(desk).post("/sign-in", ["officer": id, "password": typed])
            #expect(desk.site.hasher.runs == before + 1, "\(id)")
            desk.clock.advance(seconds: 60)
        }
    }

    @Test func `a second factor is asked for, and each code counts once`() async throws {
        let desk = try await desk(factor: Self.factor)
        #expect(try await Browser(desk, id: "jana", password: Self.password).cookie == nil)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: "000000").cookie == nil)
        let first = code(desk)
        #expect(try await Browser(desk, id: "jana", password: "wrong", code: first).cookie == nil)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: first).cookie != nil)
        #expect(desk.store.look { $0.sessions.values.first?.kind } == .passwordAndCode)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: first).cookie == nil)
        desk.clock.advance(seconds: 30)
        let behind = code(desk, steps: -1)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: behind).cookie == nil)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: code(desk)).cookie != nil)
    }

    @Test func `a recovery code stands in for the app once`() async throws {
        let desk = try await desk(factor: Self.factor)
        let typed = Self.recoveryCode.lowercased()
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: typed).cookie != nil)
        #expect(try await Browser(desk, id: "jana", password: Self.password, code: typed).cookie == nil)
    }

    @Test func `whoever has no rights does not get in with a password`() async throws {
        let desk = try await desk()
        try await desk.store.save(Officer(id: OfficerID("jana"), name: "Jana", rights: []))
        #expect(try await Browser(desk, id: "jana", password: Self.password).cookie == nil)
    }

    @Test func `a hash of another cost is made anew at the next sign-in`() async throws {
        let desk = try await desk()
        let jana = OfficerID("jana")
        let cheap = try #require(ScryptCost(logarithm: 2, blockSize: 8, lanes: 1))
        let old = try PasswordHash(of: Password(Self.password), salt: [UInt8](repeating: 2, count: 16), cost: cheap)
        try await desk.store.change(.password(old.text), of: jana, by: jana, at: SmallDesk.noon)
        #expect(try await Browser(desk, id: "jana", password: Self.password).cookie != nil)
        let kept = try #require(try await desk.store.credentials(of: jana).password)
        #expect(PasswordHash(kept)?.cost == .tests)
        #expect(try await Browser(desk, id: "jana", password: Self.password).cookie != nil)
    }

    @Test func `each sign-in has a token of its own and ends the one before on that browser`() async throws {
        let desk = try await desk()
        var browser = try await Browser(desk, id: "jana", password: Self.password)
        let first = browser.cookie
        browser.take(try await browser.post("/sign-in", ["officer": "jana", "password": Self.password]))
        #expect(browser.cookie != first)
        #expect(desk.store.look { $0.sessions.count } == 1)
        browser.cookie = first
        #expect(try await browser.get("/cases").status == 303)
    }

    @Test(arguments: [
        (OfficerSession.idleSeconds - 1, 200), (OfficerSession.idleSeconds, 303),
    ])
    func `a session lasts to its idle limit and no second longer`(seconds: Int64, status: Int) async throws {
        let desk = try await desk()
        let browser = try await Browser(desk, id: "jana", password: Self.password)
        desk.clock.advance(seconds: seconds)
        #expect(try await browser.get("/cases").status == status)
    }

    @Test(arguments: [
        (OfficerSession.longestSeconds - 1, 200), (OfficerSession.longestSeconds, 303),
    ])
    func `a session in use lasts to its absolute limit and no second longer`(seconds: Int64, status: Int) async throws {
        let desk = try await desk()
        let browser = try await Browser(desk, id: "jana", password: Self.password)
        var passed: Int64 = 0
        while passed < seconds {
            let step = min(1000, seconds - passed)
            desk.clock.advance(seconds: step)
            passed += step
            if passed < seconds { #expect(try await browser.get("/cases").status == 200) }
        }
        #expect(try await browser.get("/cases").status == status)
    }

    @Test func `sign-in brings the language that the person chose`() async throws {
        let desk = try await desk()
        var liked = OfficerPreferences()
        liked.language = "de"
        try await desk.store.keep(liked, of: OfficerID("jana"))
        let page = try await Browser(desk).post("/sign-in", ["officer": "jana", "password": Self.password])
        #expect(page.cookies.contains { $0.hasPrefix("postroom-language=de;") } && page.cookies.count == 2)
    }
}
