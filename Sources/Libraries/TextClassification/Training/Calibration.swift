import Foundation

/// Turns pooled scores into probabilities that are right as often as they say.
///
/// A mixture of two softmaxes of the same scores: one as sharp as the scores, one flatter by ``flatness``. The flat one
/// stands for what no score can know, such as examples that two people label differently; without it the surest
/// classifications are too sure. Both grow with the score, so the order of labels stays.
struct Calibration: Hashable, Sendable {
    /// The share of the flat softmax, 0 to 1.
    var share: Double
    /// What scores are multiplied by in the flat softmax, 0 to 1.
    var flatness: Double

    static let none = Calibration(share: 0, flatness: 1)

    /// Replaces scores by probabilities.
    func apply(_ values: inout [Double]) {
        guard let top = values.max() else { return }
        var sharpSum = 0.0
        var flatSum = 0.0
        for index in values.indices {
            values[index] -= top
            sharpSum += exp(values[index])
            if share > 0 { flatSum += exp(values[index] * flatness) }
        }
        for index in values.indices {
            let sharp = exp(values[index]) / sharpSum
            values[index] = share > 0 ? (1 - share) * sharp + share * exp(values[index] * flatness) / flatSum : sharp
        }
    }
}

/// Fits a ``Calibration`` and the final sharpness on held-out scores.
struct CalibrationFit {
    /// Pooled scores, `texts * stride`.
    var scores: [Float]
    var labels: [Int]
    var labelCount: Int
    var stride: Int

    /// What the pooled scores must be multiplied by, and the mixture that then fits best.
    func best() -> (sharpness: Double, calibration: Calibration) {
        var point = [1.0, 0.0, 0.3]
        var least = loss(point)
        guard labels.count >= 200 else { return (1, .none) }
        for round in 0..<4 {
            let width = pow(0.5, Double(round))
            for coordinate in [1, 2, 0, 1] {
                for step in [-2.0, -1, 1, 2] {
                    var next = point
                    switch coordinate {
                    case 0: next[0] = point[0] * exp(step * 0.2 * width)
                    case 1: next[1] = min(max(point[1] + step * 0.06 * width, 0), 0.5)
                    default: next[2] = min(max(point[2] + step * 0.1 * width, 0.02), 0.9)
                    }
                    let value = loss(next)
                    if value < least {
                        least = value
                        point = next
                    }
                }
            }
        }
        return (point[0], Calibration(share: point[1], flatness: point[2]))
    }

    /// The mean log loss on at most some thousand texts.
    private func loss(_ point: [Double]) -> Double {
        let calibration = Calibration(share: point[1], flatness: point[2])
        let step = max(labels.count / 3000, 1)
        var loss = 0.0
        var chances = [Double](repeating: 0, count: labelCount)
        for text in Swift.stride(from: 0, to: labels.count, by: step) {
            for label in 0..<labelCount { chances[label] = Double(scores[text * stride + label]) * point[0] }
            calibration.apply(&chances)
            loss -= log(max(chances[labels[text]], 1e-12))
        }
        return loss
    }
}
