import Foundation

/// The Bayes family over the same feature values: three ways to turn class totals into weights.
struct BayesMembers {
    private let totals: ClassWeights
    private let classTotals: [Double]
    private let presence: ClassWeights
    private let presenceTotals: [Double]
    private let priors: [Double]

    /// Adds up the rows that count.
    init(_ matrix: TrainingMatrix, labels: [Int], labelCount: Int, weights: [Float]) {
        var totals = ClassWeights(features: matrix.featureCount, labels: labelCount)
        var classTotals = [Double](repeating: 0, count: labelCount)
        var presence = totals
        var presenceTotals = classTotals
        var priors = classTotals
        for row in 0..<matrix.rowCount where weights[row] > 0 {
            let label = labels[row]
            priors[label] += Double(weights[row])
            for entry in matrix.starts[row]..<matrix.starts[row + 1] {
                let value = matrix.values[entry] * weights[row]
                totals.rows[Int(matrix.columns[entry]) * totals.stride + label] += value
                classTotals[label] += Double(value)
                presence.rows[Int(matrix.columns[entry]) * totals.stride + label] += weights[row]
                presenceTotals[label] += Double(weights[row])
            }
        }
        self.totals = totals
        self.classTotals = classTotals
        self.presence = presence
        self.presenceTotals = presenceTotals
        self.priors = priors
    }

    /// Multinomial Bayes: how likely each feature is within the class.
    func multinomial(smoothing: Double) -> ClassWeights {
        let sums = classTotals.map { $0 + smoothing * Double(featureCount) }
        var weights = map(totals) { value, _, label in log((value + smoothing) / sums[label]) }
        let all = priors.reduce(0, +)
        for label in priors.indices { weights.bias[label] = Float(log(max(priors[label], 0.1) / max(all, 1))) }
        return weights
    }

    /// Class-normalised Bayes: all classes are scaled to one total before smoothing, so that big ones do not win by size.
    func normalised(total: Double) -> ClassWeights {
        let base = log(total + Double(featureCount))
        return map(totals) { value, _, label in log(1 + value * total / max(classTotals[label], 1e-9)) - base }
    }

    /// Complement Bayes: how unlikely each feature is outside the class.
    func complement(smoothing: Double) -> ClassWeights {
        let all = classTotals.reduce(0, +)
        let sums = classTotals.map { all - $0 + smoothing * Double(featureCount) }
        return map(totals) { value, sum, label in -log((max(sum - value, 0) + smoothing) / sums[label]) }
    }

    /// The log-count ratio of each feature, in how many texts it stands: within the class against outside it.
    func ratios(smoothing: Double) -> ClassWeights {
        let all = presenceTotals.reduce(0, +)
        let inside = presenceTotals.map { log($0 + smoothing * Double(featureCount)) }
        let outside = presenceTotals.map { log(all - $0 + smoothing * Double(featureCount)) }
        return map(presence) { value, sum, label in
            log(value + smoothing) - inside[label] - log(max(sum - value, 0) + smoothing) + outside[label]
        }
    }

    private var featureCount: Int { totals.rows.count / totals.stride }

    @inline(__always)
    private func map(
        _ totals: ClassWeights, _ weight: (_ value: Double, _ sum: Double, _ label: Int) -> Double
    ) -> ClassWeights {
        var result = totals
        for feature in 0..<featureCount {
            let row = feature * totals.stride
            var sum = 0.0
            for label in 0..<totals.labelCount { sum += Double(totals.rows[row + label]) }
            for label in 0..<totals.labelCount {
                result.rows[row + label] = Float(weight(Double(totals.rows[row + label]), sum, label))
            }
        }
        return result
    }
}
