package import TextClassification

/// What there is to say about one variant of a run.
package struct VariantFigures: Sendable {
    /// Cases that were given a class which is not theirs.
    package struct Confusion: Sendable, Equatable {
        package let expected: String
        package let predicted: String
        package let count: Int
        /// The first of their ids, in order.
        package let ids: [String]
    }

    /// The accuracy on a part of the cases.
    package struct GroupAccuracy: Sendable, Equatable {
        package let name: String
        package let value: MetricValue
    }

    package let measured: Measured
    package let values: [MetricValue]
    /// The classes of the chief question.
    package let classes: ClassificationReport
    package let intents: ClassificationReport?
    package let actions: ClassificationReport?
    package let urgencies: ClassificationReport?
    package let languages: ClassificationReport?
    /// Most frequent first.
    package let confusions: [Confusion]
    /// How often each class was given each, by expected class, then given class.
    package let matrix: [String: [String: Int]]
    package let curve: RiskCoverage
    package let bins: [ClassificationScores.ConfidenceBin]
    package let byLanguage: [GroupAccuracy]
    package let byLength: [GroupAccuracy]
    package let bySource: [GroupAccuracy]
    /// The mean number of texts that taught a model, without phrases.
    package let meanTrained: Double

    /// How many example ids a confusion names.
    static let mostExamples = 5

    package init(_ run: FinishedRun, _ measured: Measured) {
        self.measured = measured
        let suite = run.record.suite
        let decisions = measured.decisions
        let hasOutside = decisions.contains { $0.outOfScope == true }
        values = suite.metrics.filter { hasOutside || !$0.name.hasPrefix("out-of-scope") }.map { metric in
            // Intervals of F1 take ten thousand resamples each; those of single flags stand in the gate where asked for.
            measured.value(metric, withInterval: !metric.name.hasPrefix("flag."))
        }
        func report(_ question: Metric.Question) -> ClassificationReport {
            ClassificationReport(decisions.compactMap(question.outcome))
        }
        let chief: Metric.Question = suite.source.desk == nil ? .label : .service
        classes = report(chief)
        let isDesk = suite.source.desk != nil
        intents = isDesk ? report(.intent) : nil
        actions = isDesk ? report(.action) : nil
        urgencies = isDesk ? report(.urgency) : nil
        languages = isDesk ? report(.language) : nil
        var table: [String: [String: [String]]] = [:]
        for decision in decisions {
            guard let (label, predicted) = chief.outcome(decision) else { continue }
            table[label, default: [:]][predicted, default: []].append(decision.id)
        }
        matrix = table.mapValues { $0.mapValues(\.count) }
        confusions = table.flatMap { label, row in
            row.filter { $0.key != label }.map { predicted, ids in
                var seen: Set<String> = []
                let distinct = ids.filter { seen.insert($0).inserted }
                return Confusion(
                    expected: label, predicted: predicted, count: ids.count,
                    ids: Array(distinct.prefix(Self.mostExamples)))
            }
        }.sorted { ($1.count, $0.expected, $0.predicted) < ($0.count, $1.expected, $1.predicted) }
        curve = measured.riskCoverage
        bins =
            ClassificationScores(
                measured.certain.map {
                    .init(label: "right", predicted: $0.isRight ? "right" : "wrong", confidence: $0.confidence)
                }
            ).bins
        func groups(_ name: (Decision) -> String?) -> [GroupAccuracy] {
            let named = Dictionary(grouping: decisions.filter { $0.outOfScope != true }) { name($0) ?? "" }
            return named.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.map { key, part in
                GroupAccuracy(
                    name: key,
                    value: Measured(variant: measured.variant, part, milliseconds: []).value(suite.metrics[0]))
            }
        }
        byLanguage = groups(\.expected.language)
        let present = groups { LengthBucket(characters: $0.length).name }
        byLength = LengthBucket.names.compactMap { name in present.first { $0.name == name } }
        bySource = groups(\.source)
        let units = run.record.units.filter { $0.unit.variant == measured.variant }
        meanTrained = units.isEmpty ? 0 : Double(units.reduce(0) { $0 + $1.trained }) / Double(units.count)
    }

    package func value(_ name: String) -> MetricValue? { values.first { $0.metric.name == name } }
}

/// How long a mail is, in five steps.
struct LengthBucket {
    private static let limits = [200, 500, 1_000, 2_000]
    static let names = ["under 200", "200 to 499", "500 to 999", "1,000 to 1,999", "2,000 and more"]

    let name: String

    /// - Parameter characters: Characters of subject and text together.
    init(characters: Int) {
        name = Self.names[Self.limits.firstIndex { characters < $0 } ?? Self.limits.count]
    }
}
