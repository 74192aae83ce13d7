import Foundation

/// The odds of a yes-or-no outcome from a few inputs.
public struct LogisticModel: Sendable, Hashable, Codable {
    /// One an input, none below 0.
    public let weights: [Double]
    /// Added to the weighted inputs; the sum is the log-odds of the outcome.
    public let offset: Double

    /// A model that is known.
    public init(weights: [Double], offset: Double) { (self.weights, self.offset) = (weights, offset) }

    /// Logistic regression in which no input may count negatively.
    /// - Parameters:
    ///   - inputs: One row a case, all equally long.
    ///   - outcomes: One a case.
    public static func fitted(inputs: [[Double]], outcomes: [Bool]) -> LogisticModel {
        LogisticFit(inputs: inputs, outcomes: outcomes).result()
    }

    /// How probable the outcome is.
    public func probability(_ inputs: [Double]) -> Double {
        1 / (1 + exp(-zip(weights, inputs).reduce(offset) { $0 + $1.0 * $1.1 }))
    }
}

/// Logistic regression of a yes-or-no outcome on a few inputs, none of which may count negatively.
///
/// Projected Newton steps (Bertsekas 1982) with a slight pull towards 0, so that separable data have an end.
struct LogisticFit {
    /// One row a case, all rows equally long.
    var inputs: [[Double]]
    var outcomes: [Bool]

    /// How strong the pull is: a weight of 1 costs as much as this share of one case that is wholly undecided.
    private static let restraint = 0.1

    func result() -> LogisticModel {
        let count = inputs.first?.count ?? 0
        var point = [Double](repeating: 0, count: count + 1)
        let share = (Double(outcomes.count { $0 }) + 0.5) / (Double(outcomes.count) + 1)
        point[count] = log(share / (1 - share))
        var loss = self.loss(point)
        for _ in 0..<50 {
            let (slope, curvature) = derivatives(point)
            let free = point.indices.filter { $0 == count || point[$0] > 0 || slope[$0] < 0 }
            let step = LinearSystem.solve(
                free.map { row in free.map { curvature[row][$0] } }, free.map { slope[$0] })
            var size = 1.0
            var next = point
            var nextLoss = loss
            while size > 1e-6 {
                next = point
                for (position, index) in free.enumerated() {
                    let moved = point[index] - size * step[position]
                    next[index] = index == count ? moved : max(moved, 0)
                }
                nextLoss = self.loss(next)
                if nextLoss < loss { break }
                size /= 4
            }
            guard nextLoss < loss else { break }
            let gain = loss - nextLoss
            (point, loss) = (next, nextLoss)
            if gain < 1e-7 * Double(max(outcomes.count, 1)) { break }
        }
        return LogisticModel(weights: Array(point[..<count]), offset: point[count])
    }

    private func logOdds(_ row: [Double], _ point: [Double]) -> Double {
        var sum = point[row.count]
        for index in row.indices { sum += point[index] * row[index] }
        return sum
    }

    private func loss(_ point: [Double]) -> Double {
        var loss = point.dropLast().reduce(0) { $0 + Self.restraint / 2 * $1 * $1 }
        for (row, outcome) in zip(inputs, outcomes) {
            let odds = logOdds(row, point) * (outcome ? -1 : 1)
            loss += odds > 30 ? odds : log1p(exp(odds))
        }
        return loss
    }

    private func derivatives(_ point: [Double]) -> (slope: [Double], curvature: [[Double]]) {
        let count = point.count
        var slope = point.map { Self.restraint * $0 }
        slope[count - 1] = 0
        var curvature = (0..<count).map { row in
            (0..<count).map { $0 == row && row < count - 1 ? Self.restraint : 0 }
        }
        for (row, outcome) in zip(inputs, outcomes) {
            let chance = 1 / (1 + exp(-logOdds(row, point)))
            let weight = max(chance * (1 - chance), 1e-9)
            let values = row + [1]
            for index in 0..<count {
                slope[index] += (chance - (outcome ? 1 : 0)) * values[index]
                for other in 0...index { curvature[index][other] += weight * values[index] * values[other] }
            }
        }
        for index in 0..<count {
            for other in index + 1..<max(count, index + 1) { curvature[index][other] = curvature[other][index] }
        }
        return (slope, curvature)
    }
}
