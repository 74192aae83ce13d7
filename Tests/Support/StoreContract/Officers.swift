import Cases
import Enquiries
import Testing

extension StoreContract {
    static let officers = [
        Guarantee("officers are kept with their rights and training", keepsOfficers),
        Guarantee("a one-time sign-in works once and in time", signsInOnce),
        Guarantee("a sign-in redeemed by many at once serves one", redeemsForOne),
        Guarantee("sessions begin, last and end", keepsSessions),
        Guarantee("a case is claimed by one officer at most, until it is given back", keepsClaims),
    ]

    private static let grace = Officer(id: OfficerID("o1"), name: "Grace Müller", rights: [.read, .edit, .approve])

    static func keepsOfficers(_ make: Factory) async throws {
        let store = try await make().store
        #expect(try await store.officers().isEmpty)
        #expect(try await store.officer(grace.id) == nil)
        let nobody = Officer(id: OfficerID("o0"), name: "", rights: [])
        try await store.save(grace)
        try await store.save(nobody)
        #expect(try await store.officers() == [nobody, grace])
        var promoted = grace
        promoted.grants = Set(
            Officer.Right.allCases.map { Officer.Grant($0) } + [Officer.Grant(.read, at: DeskID("a"))])
        promoted.name = "Grace Weiß"
        promoted.training = Officer.Training(version: "2026-1", completed: CalendarDate(daysSince1970: 20_000))
        promoted.addedAt = Sample.morning
        try await store.save(promoted)
        #expect(try await store.officer(grace.id) == promoted)
        #expect(try await store.officers().count == 2)
        #expect(try await store.verify().firstFault == nil)
    }

    static func signsInOnce(_ make: Factory) async throws {
        let store = try await make().store
        try await store.save(grace)
        let now = Sample.morning
        let expires = now.adding(seconds: 600)
        func token(_ digit: String) -> String { String(repeating: digit, count: 64) }
        func redeem(_ digit: String, at time: Timestamp) async throws -> OfficerID? {
            try await store.redeemSignIn(tokenSHA256: token(digit), now: time)
        }
        try await store.addSignIn(tokenSHA256: token("a"), officer: grace.id, expires: expires)
        #expect(try await redeem("b", at: now) == nil)
        #expect(try await redeem("a", at: expires.adding(seconds: -1)) == grace.id)
        #expect(try await redeem("a", at: now) == nil)

        try await store.addSignIn(tokenSHA256: token("c"), officer: grace.id, expires: expires)
        #expect(try await redeem("c", at: expires) == nil)
        #expect(try await redeem("c", at: now) == nil)

        try await store.addSignIn(tokenSHA256: token("d"), officer: grace.id, expires: expires)
        try await store.addSignIn(tokenSHA256: token("e"), officer: grace.id, expires: expires)
        #expect(try await redeem("d", at: now) == nil)
        #expect(try await redeem("e", at: now) == grace.id)
    }

    static func redeemsForOne(_ make: Factory) async throws {
        let store = try await make().store
        try await store.save(grace)
        let token = String(repeating: "f", count: 64)
        try await store.addSignIn(
            tokenSHA256: token, officer: grace.id, expires: Sample.morning.adding(seconds: 600))
        let winners = try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { try await store.redeemSignIn(tokenSHA256: token, now: Sample.morning) }
            }
            return try await group.reduce(into: 0) { $0 += $1 == nil ? 0 : 1 }
        }
        #expect(winners == 1)
    }

    static func keepsSessions(_ make: Factory) async throws {
        let store = try await make().store
        try await store.save(grace)
        let (begin, token) = (Sample.morning, String(repeating: "1", count: 64))
        func session(lastUsedAt: Timestamp) -> OfficerSession {
            OfficerSession(
                tokenSHA256: token, officer: grace.id, formToken: "form", startedAt: begin, lastUsedAt: lastUsedAt)
        }
        #expect(try await store.session(tokenSHA256: token) == nil)
        #expect(try await store.visitor(tokenSHA256: token) == nil)
        try await store.addSession(session(lastUsedAt: begin))
        #expect(try await store.session(tokenSHA256: token) == session(lastUsedAt: begin))
        let visitor = try #require(try await store.visitor(tokenSHA256: token))
        #expect(visitor.session == session(lastUsedAt: begin) && visitor.officer == grace)
        let later = begin.adding(seconds: 60)
        try await store.touchSession(tokenSHA256: token, now: later)
        try await store.touchSession(tokenSHA256: token, now: begin)
        #expect(try await store.session(tokenSHA256: token) == session(lastUsedAt: later))
        try await store.save(grace)
        #expect(try await store.session(tokenSHA256: token) != nil)
        try await store.touchSession(tokenSHA256: "unknown", now: later)
        #expect(try await store.verify().firstFault == nil)
        try await store.endSession(tokenSHA256: token)
        #expect(try await store.session(tokenSHA256: token) == nil)
    }

    static func keepsClaims(_ make: Factory) async throws {
        let store = try await make().store
        try await store.save(grace)
        let ada = OfficerID("ada")
        try await store.save(Officer(id: ada, name: "Ada", rights: [.read]))
        let file = try await store.keep(Sample.arrival(0))
        let mine = Claim(grace.id, at: Sample.morning)
        try await store.setClaim(mine, on: file.id)
        #expect(try await store.claims(on: [file.id, CaseID("none")]) == [file.id: mine])
        let hers = Claim(ada, at: Sample.morning.adding(seconds: 5))
        try await store.setClaim(hers, on: file.id)
        #expect(try await store.claims(on: [file.id]) == [file.id: hers])
        #expect(try await store.load(file.id) == file)
        #expect(try await store.verify().firstFault == nil)
        try await store.setClaim(nil, on: file.id)
        #expect(try await store.claims(on: [file.id]).isEmpty)
    }
}
