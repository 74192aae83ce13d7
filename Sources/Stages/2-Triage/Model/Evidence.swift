import Enquiries
import Glibc
import TextClassification

/// What words and rules together say about the possible values of one question.
///
/// All sources speak in nats. The model's scores and the weights of the rules that fired are added up, each counted as much
/// as training found it to be worth, and the sums become calibrated probabilities.
struct Evidence {
    private let pool: ScorePool
    private let labels: [String]
    private let sources: [[Double]]
    /// For each sentence the probabilities of ``labels``.
    private let passages: [[Double]]
    private let totals: [Double]
    private let probabilities: [Double]
    private let isTrained: Bool
    private let firings: [RuleBook.Firing]
    private let label: (KeywordRule.Consequence) -> String?
    /// Labels by falling probability.
    private let order: [Int]

    /// More weight than this no number of rules can bring: some evidence is always left to the rest of the mail.
    static let mostRuleWeight = 6.0

    /// - Parameters:
    ///   - labels: All possible values.
    ///   - words: What the model says, in the order of `modelLabels`.
    init(
        labels: [String], words: WordScores, modelLabels: [String],
        firings: [RuleBook.Firing], pool: ScorePool, label: @escaping (KeywordRule.Consequence) -> String?
    ) {
        (self.labels, self.firings, self.pool, self.label) = (labels, firings, pool, label)
        isTrained = !modelLabels.isEmpty
        let rules = Self.ruleWeights(of: labels, firings, label)
        self.sources = words.sources.map { Self.aligned($0, from: modelLabels, to: labels) } + [rules]
        passages = words.passages.map { Self.aligned($0, from: modelLabels, to: labels) }
        totals = pool.totals(of: self.sources)
        let probabilities = pool.probabilities(ofTotals: totals)
        self.probabilities = probabilities
        order = labels.indices.sorted {
            probabilities[$0] != probabilities[$1] ? probabilities[$0] > probabilities[$1] : labels[$0] < labels[$1]
        }
    }

    /// Scores in the order of `labels`; one that the model does not know gets the lowest, and all get 0 where it knows none.
    private static func aligned(_ scores: [Double], from known: [String], to labels: [String]) -> [Double] {
        if known == labels { return scores }
        let values = Dictionary(zip(known, scores), uniquingKeysWith: { first, _ in first })
        let lowest = scores.min() ?? 0
        return labels.map { values[$0] ?? lowest }
    }

    /// What the rules that fired weigh for each label.
    static func ruleWeights(
        of labels: [String], _ firings: [RuleBook.Firing], _ label: (KeywordRule.Consequence) -> String?
    ) -> [Double] {
        var weights: [String: Double] = [:]
        for firing in firings {
            if let label = label(firing.rule.consequence) { weights[label, default: 0] += firing.rule.weight }
        }
        return weights.isEmpty
            ? [Double](repeating: 0, count: labels.count) : labels.map { min(weights[$0] ?? 0, mostRuleWeight) }
    }

    /// False where neither a word nor a rule said anything.
    var isInformed: Bool { isTrained || sources[sources.count - 1].contains { $0 > 0 } }

    var best: String? { order.first.map { labels[$0] } }

    /// Whether rules and model each name another label first. Rules that weigh equal for several name none.
    var isSplit: Bool {
        guard isTrained, let rules = sources.last, let most = rules.max(), most > 0,
            rules.count(where: { $0 == most }) == 1, let byRules = rules.firstIndex(of: most)
        else { return false }
        let words = pool.totals(of: sources.dropLast() + [[Double](repeating: 0, count: labels.count)])
        guard let highest = words.max() else { return false }
        return words[byRules] < highest
    }

    /// The best label once every probability is divided by `power` of its label's usual share.
    func best(balancing shares: [String: Double], power: Double) -> String? {
        guard power != 0, let rarest = shares.values.min(), rarest > 0 else { return best }
        func value(_ index: Int) -> Double {
            log(max(probabilities[index], 1e-12)) - power * log(shares[labels[index]] ?? rarest)
        }
        return order.max { value($0) < value($1) }.map { labels[$0] }
    }

    /// How probably the service at `index` of the labels is asked for besides the best one.
    /// - Parameter opens: For each sentence whether it opens a further matter.
    func concernProbability(at index: Int, opens: [Bool], _ model: LogisticModel) -> Double {
        guard let main = order.first, sources.count > WordScores.sourceCount else { return 0 }
        return model.probability(
            Concerns.inputs(sources, passages: passages, opens: opens, label: index, main: main))
    }

    /// For each sentence the one of these labels for which it speaks most, and how strongly, 0 to 1.
    func strongestLabels(among: [String]) -> [(label: String, probability: Double)] {
        let places = among.compactMap { label in labels.firstIndex(of: label) }
        return passages.compactMap { passage in
            places.max { passage[$0] < passage[$1] }.map { (labels[$0], passage[$0]) }
        }
    }

    func probability(of label: String) -> Double { labels.firstIndex(of: label).map { probabilities[$0] } ?? 0 }

    func candidates(_ count: Int) -> [TriageDecision.Candidate] {
        order.prefix(count).map { .init(service: ServiceID(labels[$0]), confidence: rounded(probabilities[$0])) }
    }

    /// What a word that adds `weight` to the model's score adds to the sum.
    func weight(ofWord weight: Double) -> Double { (pool.weights.first ?? 1) * weight }

    /// What a rule that fired adds to its label's sum, before the limit on all rules together.
    func weight(of firing: RuleBook.Firing) -> Double { (pool.weights.last ?? 1) * firing.rule.weight }

    /// The likeliest labels, each with everything that was added up for it.
    /// - Parameter words: What the model's score of the whole text is made of.
    /// - Parameter named: What the model's further sources are, in their order, for a label.
    func accounts(
        _ count: Int, of words: Classification, language: String,
        naming named: (String) -> [TriageExplanation.Part.Kind]
    ) -> [TriageExplanation.Account] {
        order.prefix(count).map { index in
            let label = labels[index]
            var parts: [TriageExplanation.Part] = []
            let wordWeight = pool.weights.first ?? 1
            if let bias = words.bias[label] {
                parts.append(.init(kind: .start, weight: wordWeight * bias))
                let terms = words.evidence.filter { $0.label == label }
                parts += terms.map { .init(kind: .word($0.term), weight: wordWeight * $0.weight) }
                // What eight-bit weights and sums of many small numbers leave over.
                let rest = sources[0][index] - bias - terms.reduce(0) { $0 + $1.weight }
                parts.append(.init(kind: .rounding, weight: wordWeight * rest))
            } else {
                parts.append(.init(kind: .start, weight: wordWeight * sources[0][index]))
            }
            for (source, kind) in zip(1..<max(sources.count - 1, 1), named(label)) {
                parts.append(.init(kind: kind, weight: pool.weights[source] * sources[source][index]))
            }
            let fired = firings.filter { self.label($0.rule.consequence) == label }
            parts += fired.map {
                .init(kind: .rule($0.rule.id, $0.rule.reason.text(in: language)), weight: weight(of: $0))
            }
            let limited =
                (pool.weights.last ?? 1) * sources[sources.count - 1][index] - fired.reduce(0) { $0 + weight(of: $1) }
            if limited < 0 { parts.append(.init(kind: .limitOfRules, weight: limited)) }
            return TriageExplanation.Account(
                label: label, probability: probabilities[index], total: totals[index], parts: parts)
        }
    }
}
