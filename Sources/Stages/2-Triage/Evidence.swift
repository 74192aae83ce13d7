import Enquiries
import Glibc
import TextClassification

/// What model and rules together say about the possible values of one question.
///
/// The model's log-probabilities and the weights of the rules that fired are added and normalised again, as Bayes'
/// theorem has it for independent evidence.
struct Evidence {
    private let ranked: [(label: String, probability: Double)]
    private let ruleWeights: [String: Double]
    private let evidence: [Classification.Evidence]

    /// More weight than this no number of rules can bring: some evidence is always left to the rest of the mail.
    private static let mostRuleWeight = 6.0

    init(
        _ classification: Classification, _ firings: [RuleBook.Firing],
        label: (KeywordRule.Consequence) -> String?
    ) {
        var weights: [String: Double] = [:]
        for firing in firings {
            guard let label = label(firing.rule.consequence) else { continue }
            weights[label, default: 0] += firing.rule.weight
        }
        weights = weights.mapValues { min($0, Self.mostRuleWeight) }
        let scores = classification.candidates.map { candidate in
            (candidate.label, log(max(candidate.confidence, 1e-6)) + (weights[candidate.label] ?? 0))
        }
        let highest = scores.map(\.1).max() ?? 0
        let powers = scores.map { ($0.0, exp($0.1 - highest)) }
        let sum = powers.reduce(0) { $0 + $1.1 }
        ranked = powers.map { (label: $0.0, probability: $0.1 / sum) }
            .sorted { ($1.probability, $0.label) < ($0.probability, $1.label) }
        ruleWeights = weights
        evidence = classification.evidence
    }

    var best: String? { ranked.first?.label }

    func probability(of label: String) -> Double { ranked.first { $0.label == label }?.probability ?? 0 }

    func ruleWeight(for label: String) -> Double { ruleWeights[label] ?? 0 }

    func candidates(_ count: Int) -> [TriageDecision.Candidate] {
        ranked.prefix(count).map { .init(service: ServiceID($0.label), confidence: rounded($0.probability)) }
    }

    /// The words that speak most for `label`.
    func words(for label: String, _ count: Int) -> [(term: String, weight: Double)] {
        evidence.filter { $0.label == label && $0.weight > 0 }.sorted { $0.weight > $1.weight }.prefix(count)
            .map { ($0.term, $0.weight) }
    }
}
