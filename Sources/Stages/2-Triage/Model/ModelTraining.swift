import Enquiries
import Glibc
import TextClassification

/// Trains the models of a desk and chooses, on enquiries that they had not seen, how their evidence is weighed.
struct ModelTraining {
    private let enquiries: [TrainingEnquiry]
    private let lexicon: [LexiconPhrase]
    private let firings: [[RuleBook.Firing]]

    init(_ enquiries: [TrainingEnquiry], lexicon: [LexiconPhrase], rules: [KeywordRule]) {
        self.enquiries = enquiries
        self.lexicon = lexicon
        let book = RuleBook(rules)
        firings = enquiries.map { rules.isEmpty ? [] : book.firings(subject: $0.subject, text: $0.body) }
    }

    /// How much a phrase of the lexicon counts beside an enquiry, chosen by cross-validation on both shipped desks.
    private static let weightOfPhrase = 0.6
    /// Rare words count too: people say the same thing in very many ways.
    private static let thorough = TrainingOptions(calibrationFolds: 3, minimumTexts: 1)
    /// Fewer folds than usual suffice for questions with few answers, and a desk must be ready within seconds.
    private static let quick = TrainingOptions(calibrationFolds: 3)

    func model(version: String) -> ServiceModel {
        guard !enquiries.isEmpty else { return .none }
        let services = TextClassifier.trainMeasuring(
            serviceExamples,
            probes: passages + phrases.map { _ in [] }, options: Self.thorough)
        let intents = TextClassifier.trainMeasuring(
            enquiries.map { LabelledText(id: $0.id, text: $0.text, label: $0.intent.rawValue) } + taughtIntents,
            probes: enquiries.map { [$0.subject] } + taughtIntents.map { _ in [] },
            options: Self.quick)
        let signs = TagClassifier.train(
            enquiries.map { enquiry in
                TaggedText(
                    id: enquiry.id, text: enquiry.text,
                    tags: Set(
                        Screen.all.filter { $0.isRaised(by: enquiry) }.map(\.id) + enquiry.lifeEvents.map(\.tag)))
            },
            tags: Screen.all.map(\.id) + LifeEvent.allCases.map(\.tag), options: Self.quick)

        var choices = LearnedChoices.usual
        let serviceCases = serviceCases(services.heldOut)
        let intentCases = intentCases(intents.heldOut)
        let labels = services.heldOut.labels
        choices.services = pool(serviceCases, usual: choices.services.weights) {
            enquiries[$0].alt.contains(labels[$1])
        }
        choices.intents = pool(intentCases, usual: choices.intents.weights)
        choose(&choices, intents: intentCases.filter { measures($0.enquiry) }, intents.heldOut.labels)
        choose(&choices, services: serviceCases, labels)
        choices.screensFrom = screenThresholds(signs.heldOut)
        choices.events = eventSigns(signs.heldOut)
        return ServiceModel(
            services: services.classifier, intents: intents.classifier, signs: signs.classifier, choices: choices,
            version: version)
    }

    /// Subject and sentences of each enquiry.
    private var passages: [[String]] {
        enquiries.map { [$0.subject] + Passages.of(subject: $0.subject, body: $0.body) }
    }

    private var phrases: [LabelledText] {
        lexicon.filter { $0.intent == nil }.map {
            LabelledText(text: $0.phrase, label: $0.service.text, weight: Self.weightOfPhrase)
        }
    }

    /// What officers said about intents. It counts as much as a phrase does for services.
    private var taughtIntents: [LabelledText] {
        lexicon.compactMap { phrase in
            phrase.intent.map {
                LabelledText(text: phrase.phrase, label: $0.rawValue, weight: Self.weightOfPhrase)
            }
        }
    }

    /// Enquiries and phrases; enquiries of services that have few count more, so that no service wins by its files' size
    /// alone.
    private var serviceExamples: [LabelledText] {
        let counts = enquiries.reduce(into: [String: Double]()) { $0[$1.service, default: 0] += 1 }
        let mean = Double(enquiries.count) / Double(max(counts.count, 1))
        return enquiries.map {
            LabelledText(
                id: $0.id, text: $0.text, label: $0.service,
                weight: min((mean / (counts[$0.service] ?? mean)).squareRoot(), Self.mostBalance))
        } + phrases
    }

    /// An enquiry of a service with few counts at most so many times as much as an ordinary one.
    private static let mostBalance = 2.0

    /// An enquiry that was held out: what words and rules say about it, and which label is right.
    private typealias HeldOutCase = (enquiry: Int, case: ScorePool.Case, passages: [[Double]])

    private func serviceCases(_ heldOut: HeldOutScores) -> [HeldOutCase] {
        cases(heldOut, right: \.service) { $0.service?.text }
    }

    private func intentCases(_ heldOut: HeldOutScores) -> [HeldOutCase] {
        cases(heldOut, right: \.intent.rawValue) { $0.intent?.rawValue }
    }

    private func cases(
        _ heldOut: HeldOutScores, right: (TrainingEnquiry) -> String,
        _ label: (KeywordRule.Consequence) -> String?
    ) -> [HeldOutCase] {
        let position = Dictionary(uniqueKeysWithValues: heldOut.labels.enumerated().map { ($1, $0) })
        return enquiries.indices.compactMap { index in
            guard let whole = heldOut.scores(ofExample: index), let right = position[right(enquiries[index])] else {
                return nil
            }
            let probes = heldOut.scores(ofProbesOfExample: index)
            let words = WordScores(
                whole: whole, passages: Array(probes.dropFirst()), subject: probes.first ?? whole)
            let rules = Evidence.ruleWeights(of: heldOut.labels, firings[index], label)
            return (index, ScorePool.Case(scores: words.sources + [rules], right: right), words.passages)
        }
    }

    /// What words and rules count is fitted on all enquiries, for there are many whose writers never saw the rules. How sure
    /// one may be is measured on those that are more like real mail than teaching material, where there are enough of them.
    /// - Parameter accepts: Whether careful readers would accept a label as well.
    private func pool(
        _ cases: [HeldOutCase], usual: [Double],
        accepting accepts: (_ enquiry: Int, _ label: Int) -> Bool = { _, _ in false }
    ) -> ScorePool {
        let pool = ScorePool.fitted(to: cases.map(\.case), usual: usual)
        let measured = cases.filter { measures($0.enquiry) }.map { held -> ScorePool.Case in
            var one = held.case
            let totals = pool.totals(of: one.scores)
            if let best = totals.indices.max(by: { totals[$0] < totals[$1] }), accepts(held.enquiry, best) {
                one.right = best
            }
            return one
        }
        return pool.calibrated(on: measured)
    }

    /// Whether confidence is measured on this enquiry.
    private func measures(_ index: Int) -> Bool { !hasEnoughToMeasure || !enquiries[index].isSupplement }

    private var hasEnoughToMeasure: Bool { enquiries.count { !$0.isSupplement } >= Self.fewestToMeasure }

    /// With fewer ordinary enquiries than this the supplement is measured on as well.
    private static let fewestToMeasure = 300

    // MARK: Thresholds

    /// The balance of intents with the best macro-F1.
    private func choose(_ choices: inout LearnedChoices, intents cases: [HeldOutCase], _ labels: [String]) {
        let count = Double(enquiries.count)
        choices.intentShares = enquiries.reduce(into: [:]) { $0[$1.intent.rawValue, default: 0] += 1 / count }
        let pool = choices.intents
        let shares = labels.map { log(choices.intentShares[$0] ?? 1) }
        let known = cases.map(\.case).map { one in
            (probabilities: pool.probabilities(ofTotals: pool.totals(of: one.scores)), right: one.right)
        }
        var best = 0.0
        for power in [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, -0.1, -0.2, -0.3] {
            let outcomes = known.map { one in
                let guess = one.probabilities.indices.max {
                    log(max(one.probabilities[$0], 1e-12)) - power * shares[$0]
                        < log(max(one.probabilities[$1], 1e-12)) - power * shares[$1]
                }
                return ClassificationScores.Outcome(
                    label: labels[one.right], predicted: guess.map { labels[$0] } ?? "", confidence: 1)
            }
            let f1 = ClassificationScores(outcomes).macroF1
            if f1 > best { (best, choices.intentBalance) = (f1, power) }
        }
    }

    /// From which confidence a service is sure, and when a further one is named.
    private func choose(_ choices: inout LearnedChoices, services cases: [HeldOutCase], _ labels: [String]) {
        var sure: [(probability: Double, isReal: Bool)] = []
        var inputs: [[Double]] = []
        var outcomes: [Bool] = []
        for (index, one, passages) in cases {
            let probabilities = choices.services.probabilities(ofTotals: choices.services.totals(of: one.scores))
            guard let main = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }) else { continue }
            if measures(index) {
                sure.append((probabilities[main], main == one.right || enquiries[index].alt.contains(labels[main])))
            }
            let enquiry = enquiries[index]
            let opens = Passages.of(subject: enquiry.subject, body: enquiry.body).map(Concerns.opens)
            for label in labels.indices where label != main {
                inputs.append(
                    Concerns.inputs(one.scores, passages: passages, opens: opens, label: label, main: main))
                outcomes.append(enquiries[index].also.contains(labels[label]))
            }
        }
        choices.sureFrom = Threshold.precision(atLeast: 1 - LearnedChoices.errorBudget, of: sure) ?? 1
        choices.draftFrom = Threshold.precision(atLeast: 1 - LearnedChoices.draftErrorBudget, of: sure) ?? 1
        guard outcomes.contains(true) else { return }
        choices.concerns = LogisticModel.fitted(inputs: inputs, outcomes: outcomes)
        let chances = zip(inputs, outcomes).map { (probability: choices.concerns.probability($0), isReal: $1) }
        choices.concernFrom = Threshold.bestF1(chances) ?? 1
    }

    /// A screen that can find nothing without sending more than this share of other mails to a person has learned nothing.
    private static let mostNeedless = 0.1
    /// Screens with fewer real cases than this are left to the rules.
    private static let fewestRaised = 8
    /// The share of other mails that a screen which guards people may send to a person needlessly.
    private static let needlessLooks = 0.012

    private func screenThresholds(_ heldOut: HeldOutScores) -> [String: Double] {
        var thresholds: [String: Double] = [:]
        for (position, screen) in Screen.all.enumerated() {
            let cases = enquiries.indices.compactMap { index -> (probability: Double, isReal: Bool)? in
                heldOut.scores(ofExample: index).map {
                    (1 / (1 + exp(-$0[position])), screen.isRaised(by: enquiries[index]))
                }
            }
            guard cases.count(where: \.isReal) >= Self.fewestRaised,
                let bestF1 = Threshold.bestF1(cases, realCount: overstatement(screen)),
                let tolerable = Threshold.flagging(atMost: Self.mostNeedless, of: cases)
            else { continue }
            let careful = Threshold.flagging(atMost: Self.needlessLooks, of: cases)
            thresholds[screen.id] = max(
                tolerable, screen.guardsPeople ? min(bestF1, careful ?? bestF1) : bestF1)
        }
        return thresholds
    }

    /// What a real case of a screen counts when its threshold is chosen: teaching material holds far more of them than mail.
    private func overstatement(_ screen: Screen) -> Double {
        func share(_ among: [TrainingEnquiry]) -> Double {
            (Double(among.count { screen.isRaised(by: $0) }) + 1) / Double(among.count + 1)
        }
        return hasEnoughToMeasure ? min(1, share(enquiries.filter { !$0.isSupplement }) / share(enquiries)) : 1
    }

    /// How words and rules together tell each life event, fitted on enquiries that the words' model had not seen.
    private func eventSigns(_ heldOut: HeldOutScores) -> [String: LearnedChoices.EventSign] {
        var signs: [String: LearnedChoices.EventSign] = [:]
        for (position, event) in LifeEvent.allCases.enumerated() {
            var inputs: [[Double]] = []
            var outcomes: [Bool] = []
            for index in enquiries.indices {
                guard let scores = heldOut.scores(ofExample: index) else { continue }
                let probability = 1 / (1 + exp(-scores[Screen.all.count + position]))
                let isNamed = firings[index].contains { $0.rule.consequence.lifeEvent == event }
                inputs.append(LifeEvent.inputs(probability, isNamed: isNamed))
                outcomes.append(enquiries[index].lifeEvents.contains(event))
            }
            guard outcomes.count(where: { $0 }) >= Self.fewestRaised else { continue }
            let odds = LogisticModel.fitted(inputs: inputs, outcomes: outcomes)
            let cases = zip(inputs, outcomes).map { (probability: odds.probability($0), isReal: $1) }
            if let from = Threshold.bestF1(cases) { signs[event.rawValue] = .init(odds: odds, from: from) }
        }
        return signs
    }
}
