import Foundation

/// Turns pooled scores into probabilities that are right as often as they say.
///
/// The softmax of the scores gives every label its share; then the share of the best label is bent by a beta calibration map
/// (Kull, Silva Filho and Flach, AISTATS 2017) and the others keep their proportions. The order of labels stays.
struct Calibration: Hashable, Sendable, Codable {
    /// How much the logarithm of the best share counts; above 0.
    var rise: Double
    /// How much the logarithm of what is missing to 1 counts; above 0.
    var fall: Double
    /// Added to both.
    var offset: Double

    /// Leaves the softmax as it is.
    static let none = Calibration(rise: 1, fall: 1, offset: 0)

    /// Whether the numbers can come from a fit.
    var isPossible: Bool { rise > 0 && fall > 0 && rise.isFinite && fall.isFinite && offset.isFinite }

    /// Replaces scores by probabilities.
    func apply(_ values: inout [Double]) {
        guard let best = Self.softmax(&values), values.count > 1, self != .none else { return }
        var rest = 0.0
        var second = 0.0
        for index in values.indices where index != best {
            rest += values[index]
            second = max(second, values[index])
        }
        guard rest > 0 else { return }
        // The best label must stay best: at the lower bound it equals the second.
        let top = max(bent(values[best], rest: rest), second / (second + rest))
        for index in values.indices where index != best { values[index] *= (1 - top) / rest }
        values[best] = top
    }

    /// The calibrated share of the best label.
    private func bent(_ share: Double, rest: Double) -> Double {
        1 / (1 + exp(-(rise * log(share) - fall * log(rest) + offset)))
    }

    /// Replaces scores by their softmax.
    /// - Returns: Where the greatest one stands; nil without values.
    static func softmax(_ values: inout [Double]) -> Int? {
        guard var best = values.indices.first else { return nil }
        for index in values.indices where values[index] > values[best] { best = index }
        let top = values[best]
        var sum = 0.0
        for index in values.indices {
            values[index] = exp(values[index] - top)
            sum += values[index]
        }
        for index in values.indices { values[index] /= sum }
        return best
    }
}

/// Fits a ``Calibration`` on held-out scores.
struct CalibrationFit {
    /// Pooled scores, `texts * stride`.
    var scores: [Float]
    var labels: [Int]
    var labelCount: Int
    var stride: Int

    /// With fewer texts than this the softmax is left alone.
    private static let fewestTexts = 200
    /// How strongly the map is held to the identity, in texts.
    private static let restraint = 2.0

    func best() -> Calibration {
        guard labels.count >= Self.fewestTexts else { return .none }
        let texts = outcomes()
        var point = [1.0, 1.0, 0.0]
        for _ in 0..<20 {
            var slope = [Self.restraint * (point[0] - 1), Self.restraint * (point[1] - 1), Self.restraint * point[2]]
            var curvature = (0..<3).map { row in (0..<3).map { $0 == row ? Self.restraint : 0 } }
            for text in texts {
                let inputs = [text.rise, text.fall, 1]
                let chance = 1 / (1 + exp(-(point[0] * text.rise + point[1] * text.fall + point[2])))
                let weight = chance * (1 - chance)
                for row in 0..<3 {
                    slope[row] += (chance - (text.right ? 1 : 0)) * inputs[row]
                    for column in 0..<3 { curvature[row][column] += weight * inputs[row] * inputs[column] }
                }
            }
            let step = LinearSystem.solve(curvature, slope)
            for index in 0..<3 { point[index] -= min(max(step[index], -1), 1) }
            point[0] = max(point[0], 0.05)
            point[1] = max(point[1], 0.05)
            if step.allSatisfy({ abs($0) < 1e-6 }) { break }
        }
        return Calibration(rise: point[0], fall: point[1], offset: point[2])
    }

    /// The inputs of the map for each text, and whether its best label was right.
    private func outcomes() -> [(rise: Double, fall: Double, right: Bool)] {
        var shares = [Double](repeating: 0, count: labelCount)
        return labels.indices.map { text in
            for label in 0..<labelCount { shares[label] = Double(scores[text * stride + label]) }
            let best = Calibration.softmax(&shares) ?? 0
            var rest = 0.0
            for label in 0..<labelCount where label != best { rest += shares[label] }
            return (log(shares[best]), -log(max(rest, 1e-12)), best == labels[text])
        }
    }
}
