package import TextClassification

/// Numbers that training chose on enquiries which its models had not seen: how much each kind of evidence counts, and from
/// which probability something is said.
package struct LearnedChoices: Sendable, Hashable, Codable {
    /// What the sources of ``WordScores`` and the rules count for services; in this order.
    package var services: ScorePool
    /// The same for intents.
    package var intents: ScorePool
    /// How strongly rare intents are preferred: this power of an intent's share is divided out; below 0, common ones are.
    package var intentBalance: Double
    /// The share of each intent among the training enquiries.
    package var intentShares: [String: Double]
    /// The odds that a service besides the main one is asked for too, from the inputs of ``Concerns``.
    package var concerns: LogisticModel
    /// The probability from which a further service is named.
    package var concernFrom: Double
    /// The probability from which each learned screen is raised; those that are missing never are.
    package var screensFrom: [String: Double]
    /// How each life event is told from words and rules; those that are missing are left to the rules.
    package var events: [String: EventSign]
    /// The confidence from which the service counts as sure: among such mails ``errorBudget`` are expected to be wrong.
    package var sureFrom: Double
    /// The confidence from which a draft is made: among such mails ``draftErrorBudget`` are expected to be of another service.
    package var draftFrom: Double

    /// When a life event is named.
    package struct EventSign: Sendable, Hashable, Codable {
        /// The odds of the event, from its log-odds by words and from 1 where a rule names it, else 0.
        package var odds: LogisticModel
        /// The probability from which it is named.
        package var from: Double
    }

    /// Probabilities from which something is said or done, by name, for the record of the configuration.
    package var thresholds: [String: Double] {
        let screens = screensFrom.map { ("screen:" + $0.key, $0.value) }
        let events = self.events.map { ("event:" + $0.key, $0.value.from) }
        return Dictionary(
            [("sure", sureFrom), ("draft", draftFrom), ("concern", concernFrom)] + screens + events,
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether these numbers answer the questions that this program asks; those kept by another version may not.
    package var fitsThisProgram: Bool {
        services.weights.count == Self.usual.services.weights.count
            && intents.weights.count == Self.usual.intents.weights.count
            && concerns.weights.count == Self.usual.concerns.weights.count
    }

    /// The share of mails routed as sure that may be wrong.
    package static let errorBudget = 0.05
    /// The share of drafts that may be of another service; the officer sees each.
    package static let draftErrorBudget = 0.09

    /// For models that were not measured: rules and words as they are, no learned screens, nothing sure.
    package static let usual = LearnedChoices(
        services: ScorePool(weights: WordScores.usualWeights + [1]),
        intents: ScorePool(weights: WordScores.usualWeights + [1]),
        intentBalance: 0, intentShares: [:],
        concerns: LogisticModel(weights: [0, 0, 1, 0, 0], offset: -2.5), concernFrom: 0.5, screensFrom: [:],
        events: [:], sureFrom: 0.9, draftFrom: 0)
}

/// Ways to choose the probability from which something is said.
enum Threshold {
    /// The one with the best F1; the higher of equals. Nil without a positive case.
    /// - Parameter weight: What a real case counts, where real ones are more frequent among the cases than they will be.
    static func bestF1(_ cases: [(probability: Double, isReal: Bool)], realCount weight: Double = 1) -> Double? {
        let real = weight * Double(cases.count { $0.isReal })
        guard real > 0 else { return nil }
        var best: (f1: Double, from: Double)?
        walk(cases) { probability, right, found in
            let f1 = 2 * weight * Double(right) / (Double(found - right) + weight * Double(right) + real)
            if f1 > best?.f1 ?? 0 { best = (f1, probability) }
        }
        return best?.from
    }

    /// The lowest one at which at most this share of the mails without cause is flagged.
    static func flagging(atMost share: Double, of cases: [(probability: Double, isReal: Bool)]) -> Double? {
        let calm = cases.count { !$0.isReal }
        var lowest: Double?
        walk(cases) { probability, right, found in
            if Double(found - right) <= share * Double(calm) { lowest = probability }
        }
        return lowest
    }

    /// The lowest one from which at least this share is real, with all above it taken together.
    static func precision(atLeast share: Double, of cases: [(probability: Double, isReal: Bool)]) -> Double? {
        var lowest: Double?
        walk(cases) { probability, right, found in
            if Double(right) >= share * Double(found) { lowest = probability }
        }
        return lowest
    }

    /// Goes from the surest case down and tells, at each probability, how many were found so far and how many rightly.
    private static func walk(
        _ cases: [(probability: Double, isReal: Bool)],
        _ visit: (_ probability: Double, _ right: Int, _ found: Int) -> Void
    ) {
        let sorted = cases.sorted { $0.probability > $1.probability }
        var right = 0
        for (index, one) in sorted.enumerated() {
            if one.isReal { right += 1 }
            // Cases of equal probability are found together.
            if index + 1 < sorted.count, sorted[index + 1].probability == one.probability { continue }
            visit(one.probability, right, index + 1)
        }
    }
}
