import Enquiries
import Glibc
import TextClassification

/// What words and rules together say about the possible values of one question.
///
/// Both speak in nats. The model's scores and the weights of the rules that fired are added up, each counted as much as
/// training found it to be worth, and the sums become calibrated probabilities.
struct Evidence {
    private let pool: ScorePool
    private let labels: [String]
    private let totals: [Double]
    private let ruleWeights: [Double]
    private let probabilities: [Double]
    private let model: Classification
    private let firings: [RuleBook.Firing]
    private let label: (KeywordRule.Consequence) -> String?
    /// Labels by falling probability.
    private let order: [Int]

    /// More weight than this no number of rules can bring: some evidence is always left to the rest of the mail.
    static let mostRuleWeight = 6.0

    init(
        labels: [String], model: Classification, firings: [RuleBook.Firing], pool: ScorePool,
        label: @escaping (KeywordRule.Consequence) -> String?
    ) {
        (self.labels, self.model, self.firings, self.pool, self.label) = (labels, model, firings, pool, label)
        ruleWeights = Self.ruleWeights(of: labels, firings, label)
        totals = pool.totals(of: [Self.scores(of: labels, model), ruleWeights])
        let probabilities = pool.probabilities(ofTotals: totals)
        self.probabilities = probabilities
        order = labels.indices.sorted {
            (probabilities[$1], labels[$0]) < (probabilities[$0], labels[$1])
        }
    }

    /// The model's score of each label; one that it does not know gets the lowest, and all get 0 where it knows none.
    static func scores(of labels: [String], _ model: Classification) -> [Double] {
        let known = Dictionary(model.candidates.map { ($0.label, $0.score) }, uniquingKeysWith: { first, _ in first })
        let lowest = known.values.min() ?? 0
        return labels.map { known[$0] ?? lowest }
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
    var isInformed: Bool { !model.candidates.isEmpty || ruleWeights.contains { $0 > 0 } }

    var best: String? { order.first.map { labels[$0] } }

    /// The best label once every probability is divided by `power` of its label's usual share.
    func best(balancing shares: [String: Double], power: Double) -> String? {
        guard power > 0, let rarest = shares.values.min(), rarest > 0 else { return best }
        func value(_ index: Int) -> Double {
            log(max(probabilities[index], 1e-12)) - power * log(shares[labels[index]] ?? rarest)
        }
        return order.max { value($0) < value($1) }.map { labels[$0] }
    }

    /// What the rules weigh for the label at `index` of the labels given.
    func ruleWeight(at index: Int) -> Double { ruleWeights[index] }

    func probability(of label: String) -> Double { labels.firstIndex(of: label).map { probabilities[$0] } ?? 0 }

    func candidates(_ count: Int) -> [TriageDecision.Candidate] {
        order.prefix(count).map { .init(service: ServiceID(labels[$0]), confidence: rounded(probabilities[$0])) }
    }

    /// The words that speak most for `label`, with what they add to its sum.
    func words(for label: String, _ count: Int) -> [(term: String, weight: Double)] {
        let weight = pool.weights.first ?? 1
        return model.evidence.filter { $0.label == label && $0.weight > 0 }.prefix(count)
            .map { ($0.term, $0.weight * weight) }
    }

    /// What a rule that fired adds to its label's sum, before the limit on all rules together.
    func weight(of firing: RuleBook.Firing) -> Double { (pool.weights.dropFirst().first ?? 1) * firing.rule.weight }
}
