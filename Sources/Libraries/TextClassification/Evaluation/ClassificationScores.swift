/// How good a run of classifications was.
public struct ClassificationScores: Sendable, Hashable {
    /// What was said about one text and what is right.
    public struct Outcome: Sendable, Hashable {
        /// The label that is right.
        public var label: String
        /// The label that was given.
        public var predicted: String
        /// How sure the classifier was, 0 to 1.
        public var confidence: Double

        /// Makes an outcome.
        public init(label: String, predicted: String, confidence: Double) {
            self.label = label
            self.predicted = predicted
            self.confidence = confidence
        }
    }

    /// The figures of one label.
    public struct LabelScores: Sendable, Hashable {
        /// The label.
        public var label: String
        /// Of the texts given this label, the share that bears it; 0 when none was given it.
        public var precision: Double
        /// Of the texts that bear this label, the share that was given it; 0 when none bears it.
        public var recall: Double
        /// The harmonic mean of both; 0 when both are 0.
        public var f1: Double
        /// How many texts bear the label.
        public var support: Int
        /// How many texts were given the label.
        public var predicted: Int
    }

    /// One bar of the reliability table.
    public struct ConfidenceBin: Sendable, Hashable {
        /// How many texts fell into the bin.
        public var count: Int
        /// Their mean confidence; 0 in an empty bin.
        public var confidence: Double
        /// The share of them that was right; 0 in an empty bin.
        public var accuracy: Double
    }

    /// How many texts were classified.
    public var count: Int
    /// How many of them rightly.
    public var right: Int
    /// The share that is right; 0 without texts.
    public var accuracy: Double
    /// The 95 % interval of the accuracy.
    public var accuracyInterval: WilsonInterval
    /// The mean F1 of the labels that some text bears, each counting the same.
    public var macroF1: Double
    /// The expected calibration error over 15 equal bins (Naeini et al., AAAI 2015): the mean gap between confidence and
    /// accuracy.
    public var ece: Double
    /// The 15 bins of equal width from 0 to 1.
    public var bins: [ConfidenceBin]
    /// The figures of each label that some text bears or was given, in the order of their UTF-8 bytes.
    public var labels: [LabelScores]
    /// The largest share of texts that can be kept, most certain first, with at least 95 % of them right.
    public var coverageAt95: Double

    /// Scores a run.
    public init(_ outcomes: [Outcome]) {
        count = outcomes.count
        right = outcomes.count { $0.label == $0.predicted }
        accuracy = count == 0 ? 0 : Double(right) / Double(count)
        accuracyInterval = WilsonInterval(successes: right, trials: count)
        labels = Self.labelScores(outcomes)
        let borne = labels.filter { $0.support > 0 }
        macroF1 = borne.isEmpty ? 0 : borne.reduce(0) { $0 + $1.f1 } / Double(borne.count)
        bins = Self.bins(outcomes)
        let total = Double(max(count, 1))
        ece = bins.reduce(0) { $0 + abs($1.confidence - $1.accuracy) * Double($1.count) / total }
        coverageAt95 = Self.coverage(outcomes, precision: 0.95)
    }

    /// The largest share of texts that can be kept, most certain first, with at least `precision` of them right.
    public static func coverage(_ outcomes: [Outcome], precision: Double) -> Double {
        let order = outcomes.indices.sorted {
            outcomes[$0].confidence != outcomes[$1].confidence
                ? outcomes[$0].confidence > outcomes[$1].confidence : $0 < $1
        }
        var right = 0
        var kept = 0
        for (position, index) in order.enumerated() {
            if outcomes[index].label == outcomes[index].predicted { right += 1 }
            if Double(right) >= precision * Double(position + 1) { kept = position + 1 }
        }
        return outcomes.isEmpty ? 0 : Double(kept) / Double(outcomes.count)
    }

    private static func labelScores(_ outcomes: [Outcome]) -> [LabelScores] {
        var table: [String: (support: Int, predicted: Int, right: Int)] = [:]
        for outcome in outcomes {
            table[outcome.label, default: (0, 0, 0)].support += 1
            table[outcome.predicted, default: (0, 0, 0)].predicted += 1
            if outcome.label == outcome.predicted { table[outcome.label, default: (0, 0, 0)].right += 1 }
        }
        return table.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { label, counts in
            let right = Double(counts.right)
            let both = Double(counts.support + counts.predicted)
            return LabelScores(
                label: label, precision: counts.predicted == 0 ? 0 : right / Double(counts.predicted),
                recall: counts.support == 0 ? 0 : right / Double(counts.support), f1: both == 0 ? 0 : 2 * right / both,
                support: counts.support, predicted: counts.predicted)
        }
    }

    private static func bins(_ outcomes: [Outcome]) -> [ConfidenceBin] {
        var bins = [ConfidenceBin](repeating: ConfidenceBin(count: 0, confidence: 0, accuracy: 0), count: 15)
        for outcome in outcomes {
            let bin = min(max(Int(outcome.confidence * 15), 0), 14)
            bins[bin].count += 1
            bins[bin].confidence += outcome.confidence
            bins[bin].accuracy += outcome.label == outcome.predicted ? 1 : 0
        }
        for bin in bins.indices where bins[bin].count > 0 {
            bins[bin].confidence /= Double(bins[bin].count)
            bins[bin].accuracy /= Double(bins[bin].count)
        }
        return bins
    }
}
