import Enquiries
@testable import Masking
import Testing

@Suite struct LeavingTests {
    private func triage(
        language: String = "de", flags: [Flag] = [], events: [LifeEvent] = [], urgency: Urgency = .normal,
        service: String = "waste", also: [String] = []
    ) -> TriageDecision {
        TriageDecision(
            language: language, languageConfidence: 1, service: ServiceID(service), confidence: 1, candidates: [],
            also: also.map { ServiceID($0) }, intent: .information, urgency: urgency, lifeEvents: events, flags: flags,
            deadline: nil, action: .draft, reasons: [], by: [])
    }

    private func refusals(
        _ text: String, subject: String = "", _ triage: TriageDecision? = nil, gate: MayLeave = MayLeave()
    ) throws -> [MayLeave.Refusal] {
        let written = try #require(CalendarDate(iso8601: "2026-03-02"))
        let original = Masker.Mail(
            subject: subject, text: text, sender: Enquiry.Party(address: "x1@example.org"), written: written)
        var map = MaskMap()
        let masked = try Masker(common: common).mask(original, into: &map)
        switch gate.decide(masked, original: original, triage: triage ?? self.triage()) {
        case .leaves: return []
        case .stays(let refusals): return refusals
        }
    }

    @Test func `a plain matter may leave`() throws {
        #expect(try refusals("Die Tonne von Frau Wuttke ist voll, IBAN DE89370400440532013000.") == [])
    }

    @Test(arguments: [
        ("Wegen meiner Krankheit fehlt der Antrag", SensitiveMatter.health), ("I have epilepsy", .health),
        ("Die Kirchensteuer ist falsch", .religion), ("the mosque car park", .religion),
        ("Ich bin schwul", .sexLife), ("my gender recognition certificate", .sexLife),
        ("Die Gewerkschaft meint", .union), ("my trade union", .union),
        ("Ich bin Mitglied der SPD", .politics), ("a candidate for the election", .politics),
        ("Mein Asylantrag", .ethnicity), ("as a refugee", .ethnicity),
        ("Mein Fingerabdruck", .biometrics), ("the fingerprints", .biometrics),
        ("Eine Vorstrafe habe ich nicht", .crime), ("the conviction is spent", .crime),
        ("Der Kitaplatz", .children), ("my daughter", .children),
        ("Er hat mich geschlagen", .safeguarding), ("domestic violence", .safeguarding),
    ])
    func `special categories, crime, children and safeguarding stay`(text: String, matter: SensitiveMatter) throws {
        #expect(try refusals(text).contains(.matter(matter)))
        #expect(try refusals("Die Tonne", subject: text).contains(.matter(matter)))
    }

    @Test(arguments: Flag.allCases)
    func `of the flags two alone let a mail go`(flag: Flag) throws {
        let leaves = flag == .identityNeeded || flag == .multiIssue
        #expect(try refusals("Die Tonne ist voll", triage(flags: [flag])) == (leaves ? [] : [.flag(flag)]))
    }

    @Test func `life events, emergencies, kept services and other languages stay`() throws {
        let text = "Die Tonne ist voll"
        #expect(try refusals(text, triage(events: [.bereavement])) == [.lifeEvent(.bereavement)])
        #expect(try refusals(text, triage(urgency: .emergency)) == [.urgency(.emergency)])
        #expect(try refusals(text, triage(language: "pl")) == [.language("pl")])
        #expect(try refusals(text, triage(language: "")) == [.language("")])
        let gate = MayLeave(keeping: [ServiceID("medical")])
        #expect(try refusals(text, triage(also: ["medical"]), gate: gate) == [.service(ServiceID("medical"))])
        #expect(try refusals("", triage()) == [.empty])
    }

    @Test func `a script without capitals stays`() throws {
        #expect(try refusals("كارت").contains { if case .unreadScript = $0 { true } else { false } })
        #expect(!(try refusals("Тонна").contains { if case .unreadScript = $0 { true } else { false } }))
    }

    @Test func `so many strange pieces may leave, one more not`() throws {
        let gate = MayLeave(bounds: MayLeave.Bounds(pieces: 2, wordsForOneMore: 1000))
        #expect(try refusals("die Brimbor, die Quastel", gate: gate) == [])
        #expect(
            try refusals("die Brimbor, die Quastel, die Wixtum", gate: gate) == [.residualRisk(pieces: 3, bound: 2)])
    }

    @Test(arguments: [
        ("so a@b here", [MayLeave.Leftover.mailAddress]), ("a @ b", []), ("1234567", [.longNumber]), ("123456", []),
        ("12-34-56-789", [.longNumber]), ("2026-03-02", []), ("1.234.567,00", []),
        ("https://x.example/?a", [.personalLink]), ("https://x.example/a", []),
    ])
    func `the second look knows what must not be left`(text: String, expected: [MayLeave.Leftover]) {
        #expect(SecondLook.leftovers([text]) == expected)
    }

    @Test func `every phrase can be searched`() { #expect(SensitiveMatter.unusablePhrases == []) }
}
