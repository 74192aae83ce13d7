import Enquiries
import Foundation
import Sample
import Testing
import TextClassification
import Triage

struct LearningGateTests {
    /// `right` of `count` enquiries of a service that both decide rightly, `lost` only the present model, `won` only the
    /// candidate.
    private func outcomes(_ service: String = "waste", right: Int, lost: Int = 0, won: Int = 0) -> [ModelGate.Outcome] {
        (0..<right).map { _ in .init(service: service, present: service, candidate: service) }
            + (0..<lost).map { _ in .init(service: service, present: service, candidate: "other") }
            + (0..<won).map { _ in .init(service: service, present: "other", candidate: service) }
    }

    /// Twice the smaller tail of the binomial distribution; values by hand and from R's binom.test.
    @Test(arguments: [
        (0, 0, 1.0), (1, 0, 1.0), (1, 1, 1.0), (5, 0, 0.0625), (0, 6, 0.03125), (2, 8, 0.109375), (1, 9, 0.021484375),
        (10, 10, 1.0), (3, 15, 0.007537841796875),
    ])
    func `McNemar's exact test`(first: Int, second: Int, p: Double) {
        #expect(abs(McNemarTest(onlyFirst: first, onlySecond: second).pValue - p) < 1e-12)
        #expect(abs(McNemarTest(onlyFirst: second, onlySecond: first).pValue - p) < 1e-12)
    }

    @Test func `many pairs neither overflow nor vanish`() {
        let p = McNemarTest(onlyFirst: 900, onlySecond: 1100).pValue
        #expect(p > 1e-6 && p < 1e-4)
    }

    private func faults(_ outcomes: [ModelGate.Outcome], _ edit: (inout LearningPolicy) -> Void = { _ in })
        -> [GateReport.Fault]
    {
        var policy = LearningPolicy()
        edit(&policy)
        return ModelGate.report(on: outcomes, policy: policy).faults
    }

    @Test(arguments: [(1, true), (2, false)])
    func `accuracy may fall by the margin and not by one more`(lost: Int, passes: Bool) {
        // One of 200 is 0.5 %. The services are many, so that no service's own limit speaks.
        let all =
            outcomes("a", right: 198) + (0..<lost).flatMap { outcomes("s\($0)", right: 0, lost: 1) }
            + (lost..<2).flatMap { outcomes("s\($0)", right: 1) }
        #expect(faults(all) == (passes ? [] : [.lessAccurate(lost: 2, of: 200)]))
    }

    @Test func `what is worse beyond chance is refused even within the margin`() {
        let all = outcomes("a", right: 994) + (0..<6).flatMap { outcomes("s\($0)", right: 0, lost: 1) }
        #expect(
            faults(all) { $0.accuracyLoss = 0.5 } == [
                .significantlyWorse(p: McNemarTest(onlyFirst: 6, onlySecond: 0).pValue)
            ])
        let five = outcomes("a", right: 995) + (0..<5).flatMap { outcomes("s\($0)", right: 0, lost: 1) }
        #expect(faults(five) { $0.accuracyLoss = 0.5 }.isEmpty)
    }

    @Test(arguments: [(50, 5, true), (50, 6, false), (4, 1, true), (4, 2, false)])
    func `no service may lose more than its share, one enquiry always`(count: Int, lost: Int, passes: Bool) {
        // Another service wins as much, so that the whole is no worse.
        let all = outcomes("a", right: count - lost, lost: lost) + outcomes("b", right: 100, won: lost)
        #expect(faults(all) == (passes ? [] : [.serviceLost("a", lost: lost, of: count)]))
    }

    @Test(arguments: ModelGate.screens)
    func `a screen that loses one mail refuses, whatever else is won`(flag: Flag) {
        var all = outcomes(right: 60, won: 60)
        all[0].flags = [flag]
        all[0].presentFlags = [flag]
        all[1].flags = [flag]
        all[1].candidateFlags = [flag]
        #expect(faults(all) == [.screenLost(flag, lost: 1)])
        all[0].candidateFlags = [flag]
        #expect(faults(all).isEmpty)
    }

    @Test(arguments: [(19, false), (20, true)])
    func `a desk with too few enquiries of its own cannot promote`(count: Int, passes: Bool) {
        #expect(faults(outcomes(right: count)).isEmpty == passes)
    }

    @Test(arguments: [(199, true), (200, false)])
    func `a small desk's figures are called small`(count: Int, isSmall: Bool) {
        #expect(ModelGate.report(on: outcomes(right: count), policy: LearningPolicy()).isSmall == isSmall)
    }

    // MARK: With models

    private static func example(_ number: Int, _ service: String, _ text: String, flags: [Flag] = []) -> TrainingEnquiry
    {
        TrainingEnquiry(
            id: "\(service)-\(number)", language: "en", subject: "question \(number)", body: text, service: service,
            intent: .report, flags: flags, action: .draft)
    }

    private static let bins = ["bin", "rubbish", "recycling", "collection", "container", "glass", "paper", "compost"]
    private static let cars = ["parking", "permit", "fine", "ticket", "kerb", "garage", "meter", "bay"]
    private static let dogs = ["dog", "leash", "kennel", "puppy", "barking", "vet", "muzzle", "chip"]

    /// 30 enquiries for each of three services; a few about dogs, of which the desk's author said too little.
    private static let training: [TrainingEnquiry] = (0..<30).flatMap { number in
        [
            example(
                number, "waste", "my \(bins[number % 8]) and the \(bins[(number + 3) % 8]) were left on day \(number)"),
            example(
                number, "parking", "about the \(cars[number % 8]) and my \(cars[(number + 5) % 8]) number \(number)"),
            example(
                number, "other",
                number < 8
                    ? "my \(dogs[number]) and the \(bins[number]) were left on day \(number)"
                    : "a general matter of history \(number) and culture"),
        ]
    }

    private func phrase(_ service: String, _ text: String, _ number: Int) -> LexiconPhrase {
        TrainingEnquiry(
            id: "r\(number)", language: "en", subject: "", body: text, service: service, intent: .other, action: .draft
        ).correctedPhrase(of: .service)
    }

    // MARK: Intents

    private func intents(_ right: String, kept: Int, lost: Int = 0, won: Int = 0) -> [ModelGate.Outcome] {
        func outcome(_ present: String, _ candidate: String) -> ModelGate.Outcome {
            .init(
                service: "a", present: "a", candidate: "a",
                intent: .init(right: right, present: present, candidate: candidate))
        }
        return (0..<kept).map { _ in outcome(right, right) } + (0..<lost).map { _ in outcome(right, "other") }
            + (0..<won).map { _ in outcome("other", right) }
    }

    @Test(arguments: [(1, true), (2, false)])
    func `intents may be told less often rightly by the margin and not by one more`(lost: Int, passes: Bool) {
        let all =
            intents("report", kept: 198) + (0..<lost).flatMap { intents("i\($0)", kept: 0, lost: 1) }
            + (lost..<2).flatMap { intents("i\($0)", kept: 1) }
        #expect(faults(all) == (passes ? [] : [.intentsLessAccurate(lost: 2, of: 200)]))
    }

    @Test func `intents that are worse beyond chance are refused even within the margin`() {
        let all = intents("report", kept: 994) + (0..<6).flatMap { intents("i\($0)", kept: 0, lost: 1) }
        #expect(
            faults(all) { $0.accuracyLoss = 0.5 } == [
                .intentsSignificantlyWorse(p: McNemarTest(onlyFirst: 6, onlySecond: 0).pValue)
            ])
    }

    @Test(arguments: [(50, 5, true), (50, 6, false), (4, 1, true), (4, 2, false)])
    func `no intent may lose more than its share, one enquiry always`(count: Int, lost: Int, passes: Bool) {
        let all = intents("report", kept: count - lost, lost: lost) + intents("question", kept: 100, won: lost)
        #expect(faults(all) == (passes ? [] : [.intentLost("report", lost: lost, of: count)]))
    }

    @Test func `a report from before intents were measured is still read`() throws {
        var old = try #require(
            JSONSerialization.jsonObject(
                with: JSONEncoder().encode(ModelGate.report(on: outcomes(right: 30), policy: LearningPolicy())))
                as? [String: Any])
        #expect(old.removeValue(forKey: "intents") == nil)
        let read = try JSONDecoder().decode(GateReport.self, from: JSONSerialization.data(withJSONObject: old))
        #expect(read.intents == nil && read.isPassed)
    }

    @Test func `words about intents teach intents, and change no service`() {
        let taught = (0..<8).map { number in
            TrainingEnquiry(
                id: "t\(number)", language: "en", subject: "", body: "kindly revoke the zebra number \(number)",
                service: "waste", intent: .complaint, action: .draft
            ).correctedPhrase(of: .intent)
        }
        func decision(_ lexicon: [LexiconPhrase]) -> TriageDecision {
            let model = ServiceModel(
                learning: Self.training + (0..<4).map { Self.complaint($0) }, lexicon: lexicon, rules: [], version: "v")
            let desk = TriageDesk(
                desk: Sample.desk(rules: []), model: model, rulesVersion: "r", surroundings: Sample.surroundings())
            return desk.decision(for: Sample.enquiry("kindly revoke the zebra number 3", subject: "question 3"))
        }
        let (before, after) = (decision([]), decision(taught))
        #expect(before.intent == .report && after.intent == .complaint)
        #expect(before.service == after.service && before.confidence == after.confidence)
    }

    private static func complaint(_ number: Int) -> TrainingEnquiry {
        TrainingEnquiry(
            id: "complaint-\(number)", language: "en", subject: "complaint \(number)",
            body: "I am unhappy with how you treated me, number \(number)", service: "other", intent: .complaint,
            action: .draft)
    }

    private func report(candidate: [LexiconPhrase]) -> GateReport {
        let trial = GateTrial(
            desk: Sample.desk(rules: []), training: Self.training, lexicon: [], rulesVersion: "r",
            mail: { Sample.enquiry($0.body, subject: $0.subject, id: $0.id) })
        let policy = LearningPolicy()
        return ModelGate.report(
            on: trial.outcomes(present: [], candidate: candidate, folds: policy.folds, seed: policy.seed),
            policy: policy)
    }

    @Test func `sixty mails all sent to one service do not pass`() {
        let poison = (0..<60).map { number in
            phrase(
                "parking",
                "my \(Self.bins[number % 8]) and the \(Self.bins[(number * 3 + 1) % 8]) were left on day \(number)",
                number)
        }
        let report = report(candidate: poison)
        #expect(!report.isPassed && report.candidate < report.present, "\(report)")
    }

    @Test func `corrections that teach what the desk lacked pass, and are right more often`() {
        let help = (0..<40).map { number in
            phrase(
                "other", "my \(Self.dogs[number % 8]) and the \(Self.bins[(number * 3 + 1) % 8]) were left alone",
                number
            )
        }
        let report = report(candidate: help)
        #expect(report.isPassed && report.candidate > report.present, "\(report)")
        #expect(report.count == 90 && report.isSmall)
    }

    @Test func `the same models give the same figures, and nothing learned changes nothing`() {
        let report = report(candidate: [])
        #expect(report.isPassed && report.onlyPresent == 0 && report.onlyCandidate == 0 && report.p == 1)
        #expect(report == self.report(candidate: []))
    }

    @Test func `corrections teach services and leave intents and screens as they are`() {
        let desk = Sample.desk(rules: [])
        let help = (0..<40).map { phrase("other", "my \(Self.dogs[$0 % 8]) barks", $0) }
        func triage(_ lexicon: [LexiconPhrase]) -> TriageDesk {
            TriageDesk(
                desk: desk, model: ServiceModel(learning: Self.training, lexicon: lexicon, rules: [], version: "v"),
                rulesVersion: "r", surroundings: Sample.surroundings())
        }
        let (before, after) = (triage([]), triage(help))
        for enquiry in Self.training {
            let mail = Sample.enquiry(enquiry.body, subject: enquiry.subject)
            let (one, two) = (before.decision(for: mail), after.decision(for: mail))
            let guarded = Set(ModelGate.screens)
            #expect(one.intent == two.intent && one.urgency == two.urgency && one.language == two.language)
            #expect(Set(one.flags).intersection(guarded) == Set(two.flags).intersection(guarded))
        }
    }
}
