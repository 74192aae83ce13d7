import Foundation

/// The Bayes family over the same feature values: three ways to turn class totals into weights.
struct BayesMembers {
    /// Values of the texts that bear each label, added up.
    private let totals: Sums
    /// The same with 1 for every feature that a text holds.
    private let presence: Sums
    private let priors: [Double]

    /// What each feature adds up to within each label and over all texts.
    private struct Sums {
        var byLabel: ClassWeights
        var byFeature: [Float]
        var labelTotals: [Double]
        var all = 0.0

        init(features: Int, labels: Int) {
            byLabel = ClassWeights(features: features, labels: labels)
            byFeature = [Float](repeating: 0, count: features)
            labelTotals = [Double](repeating: 0, count: labels)
        }

        @inline(__always)
        mutating func add(_ value: Float, of feature: Int, to labels: [Int]) {
            byFeature[feature] += value
            all += Double(value)
            for label in labels {
                byLabel.rows[feature * byLabel.stride + label] += value
                labelTotals[label] += Double(value)
            }
        }
    }

    /// Adds up the rows that count.
    init(_ matrix: TrainingMatrix, labels: LabelTable, weights: [Float]) {
        var totals = Sums(features: matrix.featureCount, labels: labels.labelCount)
        var presence = totals
        var priors = [Double](repeating: 0, count: labels.labelCount)
        for row in 0..<matrix.rowCount where weights[row] > 0 {
            let borne = labels.borne[row]
            for label in borne { priors[label] += Double(weights[row]) }
            for entry in matrix.starts[row]..<matrix.starts[row + 1] {
                let feature = Int(matrix.columns[entry])
                totals.add(matrix.values[entry] * weights[row], of: feature, to: borne)
                presence.add(weights[row], of: feature, to: borne)
            }
        }
        self.totals = totals
        self.presence = presence
        self.priors = priors
    }

    /// Multinomial Bayes: how likely each feature is within the class.
    func multinomial(smoothing: Double) -> ClassWeights {
        let sums = totals.labelTotals.map { $0 + smoothing * Double(featureCount) }
        var weights = map(totals) { value, _, label in log((value + smoothing) / sums[label]) }
        let all = priors.reduce(0, +)
        for label in priors.indices { weights.bias[label] = Float(log(max(priors[label], 0.1) / max(all, 1))) }
        return weights
    }

    /// Class-normalised Bayes: all classes are scaled to one total before smoothing, so that big ones do not win by size.
    func normalised(total: Double) -> ClassWeights {
        let base = log(total + Double(featureCount))
        return map(totals) { value, _, label in log(1 + value * total / max(totals.labelTotals[label], 1e-9)) - base }
    }

    /// Complement Bayes: how unlikely each feature is outside the class.
    func complement(smoothing: Double) -> ClassWeights {
        let sums = totals.labelTotals.map { totals.all - $0 + smoothing * Double(featureCount) }
        return map(totals) { value, sum, label in -log((max(sum - value, 0) + smoothing) / sums[label]) }
    }

    /// The log-count ratio of each feature, in how many texts it stands: within the class against outside it.
    func ratios(smoothing: Double) -> ClassWeights {
        let inside = presence.labelTotals.map { log($0 + smoothing * Double(featureCount)) }
        let outside = presence.labelTotals.map { log(presence.all - $0 + smoothing * Double(featureCount)) }
        return map(presence) { value, sum, label in
            log(value + smoothing) - inside[label] - log(max(sum - value, 0) + smoothing) + outside[label]
        }
    }

    private var featureCount: Int { totals.byFeature.count }

    @inline(__always)
    private func map(
        _ sums: Sums, _ weight: (_ value: Double, _ sum: Double, _ label: Int) -> Double
    ) -> ClassWeights {
        var result = sums.byLabel
        for feature in 0..<featureCount {
            let row = feature * result.stride
            let sum = Double(sums.byFeature[feature])
            for label in 0..<result.labelCount {
                result.rows[row + label] = Float(weight(Double(sums.byLabel.rows[row + label]), sum, label))
            }
        }
        return result
    }
}
