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

    /// About so many texts are enough to tell what a member is worth.
    private static let mostTexts = 4000

    /// One weight a member, none below 0.
    ///
    /// Projected Newton steps (Bertsekas 1982): a member at 0 takes part only while the slope would raise it.
    func weights() -> [Double] {
        let all = Array(scores.indices)
        var weights = [Double](repeating: 0, count: scores.count)
        var loss = measure(weights, []).loss
        for _ in 0..<40 {
            let here = measure(weights, all)
            let free = all.filter { weights[$0] > 0 || here.slope[$0] < 0 }
            var curvature = free.map { row in free.map { here.curvature[row][$0] } }
            for index in free.indices { curvature[index][index] *= 1 + 1e-4 }
            let step = LinearSystem.solve(curvature, free.map { here.slope[$0] })
            var size = 1.0
            var next = weights
            var nextLoss = loss
            while size > 1e-6 {
                next = weights
                for (index, member) in free.enumerated() { next[member] = max(weights[member] - size * step[index], 0) }
                nextLoss = measure(next, []).loss
                if nextLoss < loss { break }
                size /= 4
            }
            guard nextLoss < loss else { break }
            let gain = loss - nextLoss
            weights = next
            loss = nextLoss
            if gain < 1e-6 * Double(max(labels.count, 1)) { break }
        }
        return weights
    }

    /// The weighted sum of all members' scores.
    func pooled(_ weights: [Double]) -> [Float] {
        var sums = [Float](repeating: 0, count: labels.count * stride)
        for (member, weight) in zip(scores, weights) where weight > 0 {
            for index in sums.indices { sums[index] += Float(weight) * member[index] }
        }
        return sums
    }

    private func measure(_ weights: [Double], _ active: [Int]) -> (loss: Double, slope: [Double], curvature: [[Double]])
    {
        let count = active.count
        var loss = 0.0
        var slope = [Double](repeating: 0, count: count)
        var curvature = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var chances = [Double](repeating: 0, count: labelCount)
        var means = slope
        for text in Swift.stride(from: 0, to: labels.count, by: labels.count / Self.mostTexts + 1) {
            let right = labels[text]
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
}
