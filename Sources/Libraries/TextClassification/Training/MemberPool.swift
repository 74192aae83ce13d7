import Foundation

/// Finds how much each member model counts, from scores on texts that the members were not trained on.
///
/// The weights minimise the log loss of the softmax of the weighted sum, so the pooled score is a calibrated
/// log-probability up to a constant: the sum of the weights is the inverse temperature (Guo et al., ICML 2017).
struct MemberPool {
    /// Held-out scores, member by member: `texts * stride` each.
    var scores: [[Float]]
    var labels: [Int]
    var labelCount: Int
    var stride: Int

    /// One weight a member, none below 0.
    func weights() -> [Double] {
        var weights = [Double](repeating: 0, count: scores.count)
        var active = Array(scores.indices)
        var loss = measure(weights, active).loss
        for _ in 0..<25 {
            let here = measure(weights, active)
            var curvature = here.curvature
            for index in active.indices { curvature[index][index] += 1e-6 + 1e-4 * curvature[index][index] }
            let step = Self.solve(curvature, here.slope)
            var size = 1.0
            var next = weights
            var nextLoss = loss
            while size > 1e-3 {
                next = weights
                for (index, member) in active.enumerated() {
                    next[member] = max(weights[member] - size * step[index], 0)
                }
                nextLoss = measure(next, []).loss
                if nextLoss < loss { break }
                size /= 2
            }
            guard nextLoss < loss else { break }
            let gain = loss - nextLoss
            weights = next
            loss = nextLoss
            active = active.filter { weights[$0] > 0 }
            if active.isEmpty || gain < 1e-6 * Double(max(labels.count, 1)) { break }
        }
        return weights
    }

    private func measure(_ weights: [Double], _ active: [Int]) -> (loss: Double, slope: [Double], curvature: [[Double]])
    {
        let count = active.count
        var loss = 0.0
        var slope = [Double](repeating: 0, count: count)
        var curvature = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var chances = [Double](repeating: 0, count: labelCount)
        var means = slope
        for (text, right) in labels.enumerated() {
            let first = text * stride
            var top = -Double.infinity
            for label in 0..<labelCount {
                var sum = 0.0
                for (member, weight) in weights.enumerated() where weight > 0 {
                    sum += weight * Double(scores[member][first + label])
                }
                chances[label] = sum
                top = max(top, sum)
            }
            var all = 0.0
            let rightScore = chances[right]
            for label in 0..<labelCount {
                chances[label] = exp(chances[label] - top)
                all += chances[label]
            }
            loss += log(all) + top - rightScore
            if count == 0 { continue }
            for index in 0..<count {
                let row = scores[active[index]]
                var mean = 0.0
                for label in 0..<labelCount { mean += chances[label] * Double(row[first + label]) }
                means[index] = mean / all
                slope[index] += means[index] - Double(row[first + right])
            }
            for index in 0..<count {
                for other in 0...index {
                    let left = scores[active[index]]
                    let right = scores[active[other]]
                    var product = 0.0
                    for label in 0..<labelCount {
                        product += chances[label] * Double(left[first + label]) * Double(right[first + label])
                    }
                    let value = product / all - means[index] * means[other]
                    curvature[index][other] += value
                    if other != index { curvature[other][index] += value }
                }
            }
        }
        return (loss, slope, curvature)
    }

    /// Solves a small symmetric system by elimination with pivoting.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = matrix
        var values = right
        let count = values.count
        for column in 0..<count {
            let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            values.swapAt(column, pivot)
            guard abs(rows[column][column]) > 1e-12 else { continue }
            for row in column + 1..<max(count, column + 1) {
                let factor = rows[row][column] / rows[column][column]
                for next in column..<count { rows[row][next] -= factor * rows[column][next] }
                values[row] -= factor * values[column]
            }
        }
        for column in (0..<count).reversed() {
            guard abs(rows[column][column]) > 1e-12 else {
                values[column] = 0
                continue
            }
            for next in column + 1..<max(count, column + 1) { values[column] -= rows[column][next] * values[next] }
            values[column] /= rows[column][column]
        }
        return values
    }
}
