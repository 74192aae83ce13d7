import Cases
import Enquiries
import Testing

extension StoreContract {
    static let accounts = [
        Guarantee("preferences are kept and saving rights leaves them alone", keepsPreferences),
        Guarantee("rights change once, from what was seen, with a note of who", replacesOfficers),
        Guarantee("the last administrator stays one", keepsLastAdministrator),
        Guarantee("whoever loses all rights is signed out", signsOutWithoutRights),
        Guarantee("credentials change step by step", keepsCredentials),
        Guarantee("a step of the second factor and a recovery code count once", usesCodesOnce),
        Guarantee("the sessions of an officer are listed and ended", listsSessions),
    ]

    private static let ada = Officer(id: OfficerID("ada"), name: "Ada", rights: [.administer, .read])
    private static let bea = Officer(id: OfficerID("bea"), name: "Bea", rights: [.read])
    private static var now: Timestamp { Sample.morning }

    static func keepsPreferences(_ make: Factory) async throws {
        let subject = try await make()
        let store = subject.store
        var liked = OfficerPreferences()
        liked.keysAreOn = false
        liked.keys = ["edit": "ö"]
        (liked.theme, liked.language) = (.dark, "de")
        try await store.keep(liked, of: bea.id)
        #expect(try await store.officer(bea.id) == nil)
        try await store.save(bea)
        try await store.keep(liked, of: bea.id)
        try await store.save(bea)
        #expect(try await store.replace(bea, with: ada.renamed(bea.id), by: ada.id, at: now) == .kept)
        #expect(try await store.officer(bea.id)?.preferences == liked)
        #expect(try await store.verify().firstFault == nil)
        #expect(try await subject.reopen().officer(bea.id)?.preferences == liked)
    }

    static func replacesOfficers(_ make: Factory) async throws {
        let store = try await make().store
        #expect(try await store.replace(ada, with: ada, by: nil, at: now) == .changedMeanwhile)
        #expect(try await store.replace(nil, with: ada, by: nil, at: now) == .kept)
        #expect(try await store.replace(nil, with: bea, by: ada.id, at: now) == .kept)
        #expect(try await store.replace(nil, with: bea, by: ada.id, at: now) == .changedMeanwhile)
        var more = bea
        more.grants.insert(Officer.Grant(.edit, at: DeskID("a")))
        more.name = "Beate"
        #expect(try await store.replace(bea, with: more, by: ada.id, at: now.adding(seconds: 5)) == .kept)
        #expect(try await store.replace(bea, with: bea, by: ada.id, at: now) == .changedMeanwhile)
        #expect(try await store.officer(bea.id) == more)
        try await store.note(OfficerChange(.oneTimeLink, of: ada.id, by: ada.id, at: now))
        let notes = try await store.changes(of: bea.id, limit: 10)
        #expect(
            notes == [
                OfficerChange(
                    .rights, of: bea.id, before: "read", after: "edit@a,read", by: ada.id, at: now.adding(seconds: 5)),
                OfficerChange(
                    .name, of: bea.id, before: "Bea", after: "Beate", by: ada.id, at: now.adding(seconds: 5)),
                OfficerChange(.added, of: bea.id, after: "read", by: ada.id, at: now),
            ])
        #expect(try await store.changes(of: nil, limit: 10).count == 5)
        #expect(try await store.changes(of: nil, limit: 1).first?.what == .oneTimeLink)
        #expect(try await store.verify().firstFault == nil)
    }

    static func keepsLastAdministrator(_ make: Factory) async throws {
        let store = try await make().store
        try await store.save(ada)
        let atDesk = Officer(
            id: bea.id, name: "Bea", grants: [Officer.Grant(.administer, at: DeskID("a"))])
        try await store.save(atDesk)
        let without = Officer(id: ada.id, name: "Ada", rights: [.read])
        #expect(try await store.replace(ada, with: without, by: ada.id, at: now) == .lastAdministrator)
        #expect(try await store.officer(ada.id) == ada)
        #expect(try await store.changes(of: nil, limit: 1).isEmpty)
        #expect(try await store.replace(atDesk, with: ada.renamed(bea.id), by: ada.id, at: now) == .kept)
        #expect(try await store.replace(ada, with: without, by: ada.id, at: now) == .kept)
    }

    static func signsOutWithoutRights(_ make: Factory) async throws {
        let store = try await make().store
        for officer in [ada, bea] { try await store.save(officer) }
        try await store.addSession(session("1", of: bea))
        try await store.addSession(session("2", of: ada))
        try await store.addSignIn(tokenSHA256: token("3"), officer: bea.id, expires: now.adding(seconds: 600))
        let nothing = Officer(id: bea.id, name: "Bea", grants: [])
        #expect(try await store.replace(bea, with: nothing, by: ada.id, at: now) == .kept)
        #expect(try await store.session(tokenSHA256: token("1")) == nil)
        #expect(try await store.session(tokenSHA256: token("2")) != nil)
        #expect(try await store.redeemSignIn(tokenSHA256: token("3"), now: now) == nil)
    }

    static func keepsCredentials(_ make: Factory) async throws {
        let subject = try await make()
        let store = subject.store
        try await store.change(.password("h"), of: ada.id, by: ada.id, at: now)
        #expect(try await store.credentials(of: ada.id) == OfficerCredentials())
        try await store.save(ada)
        try await store.change(.password("h1"), of: ada.id, by: ada.id, at: now)
        try await store.change(.rehashed("h2"), of: ada.id, by: nil, at: now.adding(seconds: 9))
        try await store.change(
            .secondFactor(secret: [0, 255, 16], step: 5, recoveryCodes: ["a1", "b2"]), of: ada.id, by: ada.id, at: now)
        try await store.addSession(session("1", of: ada))
        var expected = OfficerCredentials()
        (expected.password, expected.passwordSetAt) = ("h2", now)
        (expected.totpSecret, expected.lastStep, expected.recoveryCodes) = ([0, 255, 16], 5, ["a1", "b2"])
        expected.lastSignIn = now.date()
        #expect(try await store.credentials(of: ada.id) == expected)
        #expect(try await store.verify().firstFault == nil)
        let again = try await subject.reopen()
        #expect(try await again.credentials(of: ada.id) == expected)
        try await again.change(.recoveryCodes(["c3"]), of: ada.id, by: ada.id, at: now)
        #expect(try await again.credentials(of: ada.id).recoveryCodes == ["c3"])
        try await again.change(.noSecondFactor, of: ada.id, by: bea.id, at: now)
        (expected.totpSecret, expected.lastStep, expected.recoveryCodes) = (nil, nil, [])
        #expect(try await again.credentials(of: ada.id) == expected)
        #expect(
            try await again.changes(of: ada.id, limit: 9).map(\.what) == [
                .noSecondFactor, .recoveryCodes, .secondFactor, .password,
            ])
    }

    static func usesCodesOnce(_ make: Factory) async throws {
        let store = try await make().store
        try await store.save(ada)
        #expect(try await !store.useStep(6, of: ada.id))
        try await store.change(
            .secondFactor(secret: [1], step: 5, recoveryCodes: ["a1", "b2"]), of: ada.id, by: nil, at: now)
        #expect(try await !store.useStep(5, of: ada.id))
        let winners = try await withThrowingTaskGroup { group in
            for _ in 0..<10 { group.addTask { try await store.useStep(6, of: ada.id) } }
            for _ in 0..<10 { group.addTask { try await store.useRecoveryCode(sha256: "a1", of: ada.id) } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 2)
        #expect(try await !store.useStep(4, of: ada.id))
        #expect(try await !store.useRecoveryCode(sha256: "b2", of: bea.id))
        #expect(try await store.credentials(of: ada.id).recoveryCodes == ["b2"])
    }

    static func listsSessions(_ make: Factory) async throws {
        let store = try await make().store
        for officer in [ada, bea] { try await store.save(officer) }
        let (first, second) = (session("1", of: ada), session("2", of: ada, after: 60))
        for session in [first, second, session("3", of: bea)] { try await store.addSession(session) }
        #expect(try await store.sessions(of: ada.id) == [second, first])
        try await store.endSessions(of: ada.id, except: second.tokenSHA256)
        #expect(try await store.sessions(of: ada.id) == [second])
        try await store.endSessions(of: ada.id, except: nil)
        #expect(try await store.sessions(of: ada.id).isEmpty)
        #expect(try await store.sessions(of: bea.id).count == 1)
    }

    private static func token(_ digit: String) -> String { String(repeating: digit, count: 64) }

    private static func session(_ digit: String, of officer: Officer, after seconds: Int64 = 0) -> OfficerSession {
        let start = now.adding(seconds: seconds)
        return OfficerSession(
            tokenSHA256: token(digit), officer: officer.id, formToken: "form", startedAt: start, lastUsedAt: start,
            kind: .passwordAndCode, device: "Firefox, Linux")
    }
}

extension Officer {
    fileprivate func renamed(_ id: OfficerID) -> Officer {
        Officer(id: id, name: name, grants: grants, training: training, addedAt: addedAt)
    }
}
