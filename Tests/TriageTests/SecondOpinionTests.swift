import Enquiries
import Sample
import Testing

@testable import Triage

struct SecondOpinionTests {
    private static let services = ["waste", "parking", "registry", "roads", "trees"]

    private func rule(_ measured: (right: Int, of: Int)? = nil) -> SecondOpinionRule {
        SecondOpinionRule(
            reliability: measured.map {
                OpinionReliability(
                    model: "m", prompt: "p", bySureness: [.sure: .init(right: $0.right, of: $0.of)])
            }, languages: ["de", "en"], serviceCount: Self.services.count)
    }

    private func decision(
        _ confidence: Double, language: String = "en", sureFrom: Double? = 0.8, draftFrom: Double? = 0.5,
        action: TriageAction = .draft
    ) -> TriageDecision {
        TriageDecision(
            language: language, languageConfidence: 1, service: ServiceID("waste"), confidence: confidence,
            sureFrom: sureFrom, draftFrom: draftFrom,
            candidates: [
                .init(service: ServiceID("waste"), confidence: confidence),
                .init(service: ServiceID("parking"), confidence: (1 - confidence) * 0.75),
            ], also: [ServiceID("parking")], intent: .report, urgency: .normal, lifeEvents: [], flags: [],
            deadline: nil,
            action: action, reasons: [], by: [])
    }

    private func answer(
        _ service: String, _ sureness: SecondOpinion.Sureness = .sure, instructs: Bool = false
    ) -> SecondOpinion.Answer {
        .init(
            service: ServiceID(service), intent: .report, sureness: sureness, too: [], evidence: [],
            instructs: instructs)
    }

    @Test(
        "a second opinion is asked for where it can help",
        arguments: [
            (0.79, "en", false, TriageAction.draft, [SecondOpinion.Reason.unsure]),
            (0.80, "en", false, .draft, []),
            (0.95, "en", true, .draft, [.rulesAgainstClassifier]),
            (0.95, "tr", false, .draft, [.unknownLanguage]),
            (0.20, "tr", true, .draft, [.unsure, .rulesAgainstClassifier, .unknownLanguage]),
            (0.20, "en", true, .human, []),
            (0.20, "en", true, .discard, []),
        ])
    func asks(
        confidence: Double, language: String, isSplit: Bool, action: TriageAction, expected: [SecondOpinion.Reason]
    ) {
        let decision = decision(confidence, language: language, action: action)
        #expect(rule().reasons(decision, isSplit: isSplit) == expected)
    }

    @Test func `where the desk's model was never measured there is no band`() {
        #expect(rule().reasons(decision(0.1, sureFrom: nil), isSplit: false).isEmpty)
    }

    @Test(
        "nobody is asked where the desk's model is right more often than the one that would be asked",
        arguments: [((18, 30), 0.59, true), ((18, 30), 0.60, false), ((29, 30), 0.79, true), ((29, 30), 0.80, false)])
    func band(_ measured: (Int, Int), confidence: Double, isAsked: Bool) {
        #expect(!rule(measured).reasons(decision(confidence), isSplit: false).isEmpty == isAsked)
    }

    @Test func `a measurement of too few opinions sets no band`() {
        #expect(!rule((10, OpinionReliability.fewest - 1)).reasons(decision(0.7), isSplit: false).isEmpty)
        #expect(rule((10, OpinionReliability.fewest)).reasons(decision(0.7), isSplit: false).isEmpty)
    }

    @Test(
        "an answer of a model that was not measured changes no service and no confidence",
        arguments: [
            ("waste", SecondOpinion.Sureness.sure, SecondOpinion.Effect.confirmed, true),
            ("waste", .likely, .confirmed, true),
            ("waste", .unsure, .undecided, false),
            ("parking", .sure, .differs, false),
            ("trees", .likely, .differs, false),
            ("parking", .unsure, .undecided, false),
        ])
    func unmeasured(
        service: String, sureness: SecondOpinion.Sureness, effect: SecondOpinion.Effect, allowsDraft: Bool
    ) {
        let before = decision(0.4)
        var (after, found) = rule().combined(before, answer(service, sureness))
        #expect(found == effect)
        #expect(after == before)
        after.opinion = SecondOpinion(
            because: [.unsure], model: "m", answer: answer(service, sureness),
            local: .init(service: before.service, confidence: before.confidence), effect: found, record: "r")
        #expect(after.allowsDraft == allowsDraft)
    }

    @Test func `a model that was measured outweighs what it was found to be better than`() {
        let (after, effect) = rule((190, 200)).combined(decision(0.4), answer("parking"))
        #expect(effect == .rerouted && after.service == ServiceID("parking") && !after.also.contains(after.service))
        #expect(after.confidence > 0.8 && after.confidence < 1)
        #expect(after.candidates.map(\.service) == [ServiceID("parking"), ServiceID("waste")])
    }

    @Test func `a model that was measured to be poor does not`() {
        let (after, effect) = rule((70, 200)).combined(decision(0.49), answer("parking"))
        #expect(effect == .differs && after.service == ServiceID("waste"))
    }

    @Test func `agreement of a measured model makes the service surer, by Bayes' rule`() {
        let (after, effect) = rule((90, 100)).combined(decision(0.4), answer("waste"))
        let r = OpinionReliability.Share(right: 90, of: 100).lowerBound
        let parking = 0.45 * (1 - r) * (0.5 * 0.4 / 0.55 + 0.5 / 4)
        let others = 0.15 * (1 - r) * (0.5 * 0.4 + 0.5 / 4)
        #expect(effect == .confirmed)
        #expect(abs(after.confidence - 0.4 * r / (0.4 * r + parking + others)) < 0.0001)
    }

    @Test func `a service that nobody thought of needs more than one voice`() {
        let (_, effect) = rule((80, 100)).combined(decision(0.79), answer("trees"))
        #expect(effect == .differs)
    }

    @Test func `a mail that tries to instruct software goes to a person`() {
        let (after, effect) = rule((190, 200)).combined(decision(0.4), answer("parking", instructs: true))
        #expect(effect == .alarm && after.action == .human && after.flags == [.injection])
        #expect(after.service == ServiceID("waste") && after.confidence == 0.4)
    }

    @Test(
        "what was measured is taken at the lower end of its interval",
        arguments: [(0, 0, 0.0), (30, 30, 0.886), (15, 30, 0.332), (0, 30, 0.0)])
    func lowerBound(right: Int, of: Int, expected: Double) {
        #expect(abs(OpinionReliability.Share(right: right, of: of).lowerBound - expected) < 0.001)
    }

    @Test func `rules and classifier that name different services are a doubt`() {
        let decided = TriageDeskTests.decide(
            Sample.enquiry("My bin is full, bins and rubbish, not emptied; parking"),
            rules: [
                Sample.rule("waste.bins", any: ["bin"], then: .init(service: ServiceID("parking")), weight: 0.1)
            ])
        #expect(decided.doubts == [.rulesAgainstClassifier] || decided.doubts == [.unsure, .rulesAgainstClassifier])
        #expect(
            !TriageDeskTests.decide(Sample.enquiry("bin full"), rules: Sample.rules).doubts!
                .contains(.rulesAgainstClassifier))
    }

    @Test func `a language is known from fifty enquiries on`() {
        func texts(_ language: String, _ count: Int) -> [TrainingEnquiry] {
            (0..<count).map { number in
                TrainingEnquiry(
                    id: "\(language)\(number)", language: language, subject: "", body: "", service: "waste",
                    intent: .report, action: .draft)
            }
        }
        let all = texts("de", 300) + texts("tr", KnownLanguages.fewest) + texts("ur", KnownLanguages.fewest - 1)
        #expect(KnownLanguages.of(all) == ["de", "tr"])
    }

    @Test func `an officer's word is not weighed against a model's`() throws {
        var file = Sample.file()
        file.decision = decision(0.4)
        let desk = TriageDeskTests.desk()
        #expect(desk.take(answer("waste"), asked: [.unsure], model: "m", record: "r", into: file) != nil)
        file.decision?.correction = .init(
            from: ServiceID("waste"), confidence: 0.4, by: OfficerID("o"), at: Sample.start, record: "r")
        #expect(desk.take(answer("parking"), asked: [.unsure], model: "m", record: "r", into: file) == nil)
    }
}
