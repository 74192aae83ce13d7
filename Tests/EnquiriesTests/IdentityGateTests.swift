import Enquiries
import Testing

struct IdentityGateTests {
    private func answer(_ id: String, _ level: Answer.IdentityLevel) -> Answer {
        Answer(
            id: id, service: ServiceID("s"), language: "en", kind: .general, title: "", intents: [], keywords: [],
            version: 1, validFrom: CalendarDate(daysSince1970: 0), validTo: nil, unit: "", source: "",
            identity: level, level: .standard, text: "", origin: Origin(file: "a.md", line: 1))
    }

    @Test(arguments: [
        ([] as [Answer.IdentityLevel], [] as [Flag], Answer.IdentityLevel.none, false),
        ([.none], [], .none, false), ([.none], [.legal], .none, false),
        ([], [.identityNeeded], .basic, true), ([.none], [.identityNeeded], .basic, true),
        ([.basic], [], .basic, true), ([.none, .substantial, .basic], [], .substantial, true),
        ([.substantial], [.identityNeeded], .substantial, true),
    ])
    func `the highest level counts, and mail reaches none`(
        levels: [Answer.IdentityLevel], flags: [Flag], needed: Answer.IdentityLevel, invites: Bool
    ) {
        let gate = IdentityGate(answers: levels.enumerated().map { answer("a\($0.offset)", $0.element) }, flags: flags)
        #expect(gate.needed == needed && gate.given == .none)
        #expect(gate.needsInvitation == invites && gate.isPassed == !invites)
        #expect(gate.reasons.isEmpty == !invites)
    }

    @Test(arguments: [
        (Answer.IdentityLevel.none, false), (.basic, false), (.substantial, true),
    ])
    func `another way than mail may reach the level`(given: Answer.IdentityLevel, passes: Bool) {
        #expect(IdentityGate(answers: [answer("a", .substantial)], flags: [], given: given).isPassed == passes)
    }

    @Test func `levels are in order`() {
        #expect(Answer.IdentityLevel.allCases.sorted() == [.none, .basic, .substantial])
    }

    @Test func `reasons name each answer once and the flag`() {
        let gate = IdentityGate(
            answers: [answer("b", .basic), answer("b", .basic), answer("n", .none), answer("a", .substantial)],
            flags: [.identityNeeded])
        #expect(gate.reasons == [.answer("b", .basic), .answer("a", .substantial), .flag])
    }

    @Test(arguments: [
        (Answer.IdentityLevel.basic, "de", "Weisen Sie sich aus." as String?),
        (.basic, "en", "Please identify yourself."),
        (.basic, "tr", nil), (.none, "de", nil),
    ])
    func `the invitation is in the draft's language or missing`(
        level: Answer.IdentityLevel, language: String, text: String?
    ) {
        let gate = IdentityGate(answers: [answer("a", level)], flags: [])
        #expect(gate.invitation(of: SenderWarningsTests.desk, in: language) == text)
    }
}
