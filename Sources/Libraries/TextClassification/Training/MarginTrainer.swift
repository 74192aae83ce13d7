/// Trains one squared-hinge support vector machine a label, all labels in one sweep over the texts.
///
/// Dual coordinate descent after Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method for
/// Large-scale Linear SVM" (ICML 2008). With `scales`, every feature is scaled by a factor of its own for each label, as
/// Wang and Manning do with naive-Bayes log-count ratios (ACL 2012).
struct MarginTrainer {
    var cost: Float
    var passes: Int
    var tolerance: Float = 0.1
    var seed: UInt64

    func train(
        _ matrix: TrainingMatrix, labels: [Int], labelCount: Int, weights: [Float], scales: ClassWeights? = nil
    ) -> ClassWeights {
        var model = ClassWeights(features: matrix.featureCount, labels: labelCount)
        let stride = model.stride
        let rows = (0..<matrix.rowCount).filter { weights[$0] > 0 }
        var squares: [Float] = []
        if let scales { squares = scales.rows.map { $0 * $0 } }
        let norms = self.norms(matrix, rows: rows, stride: stride, squares: squares)
        var alphas = [Float](repeating: 0, count: rows.count * stride)
        var steps = [Float](repeating: 0, count: stride)
        var margins = [Float](repeating: 0, count: stride)
        var active: [Int] = []
        var order = Array(rows.indices)
        var random = SplitMix64(seed: seed)
        matrix.columns.withUnsafeBufferPointer { columns in
            matrix.values.withUnsafeBufferPointer { values in
                model.rows.withUnsafeMutableBufferPointer { weightRows in
                    guard let base = weightRows.baseAddress else { return }
                    for _ in 0..<passes {
                        random.shuffle(&order)
                        var worst: Float = 0
                        for position in order {
                            let row = rows[position]
                            let entries = matrix.starts[row]..<matrix.starts[row + 1]
                            for label in 0..<stride { margins[label] = model.bias[label] }
                            margins.withUnsafeMutableBufferPointer { margins in
                                guard let target = margins.baseAddress else { return }
                                for entry in entries {
                                    VectorMath.add(
                                        values[entry], times: base + Int(columns[entry]) * stride, to: target,
                                        count: stride)
                                }
                            }
                            active.removeAll(keepingCapacity: true)
                            let damping = 0.5 / (cost * weights[row])
                            for label in 0..<labelCount {
                                let sign: Float = label == labels[row] ? 1 : -1
                                let index = position * stride + label
                                let alpha = alphas[index]
                                let gradient = sign * margins[label] - 1 + alpha * damping
                                if alpha == 0, gradient >= 0 { continue }
                                worst = max(worst, abs(gradient))
                                if abs(gradient) < 1e-3 { continue }
                                let norm = squares.isEmpty ? norms[position] : norms[index]
                                let next = max(alpha - gradient / (norm + 1 + damping), 0)
                                alphas[index] = next
                                steps[label] = (next - alpha) * sign
                                active.append(label)
                                model.bias[label] += steps[label]
                            }
                            if active.isEmpty { continue }
                            for entry in entries {
                                let value = values[entry]
                                let first = Int(columns[entry]) * stride
                                if squares.isEmpty {
                                    for label in active { base[first + label] += value * steps[label] }
                                } else {
                                    for label in active {
                                        base[first + label] += value * steps[label] * squares[first + label]
                                    }
                                }
                            }
                        }
                        if worst < tolerance { break }
                    }
                }
            }
        }
        return model
    }

    /// The squared length of every text, for each label where features are scaled by label.
    private func norms(_ matrix: TrainingMatrix, rows: [Int], stride: Int, squares: [Float]) -> [Float] {
        var norms = [Float](repeating: 0, count: rows.count * (squares.isEmpty ? 1 : stride))
        for (position, row) in rows.enumerated() {
            for entry in matrix.starts[row]..<matrix.starts[row + 1] {
                let square = matrix.values[entry] * matrix.values[entry]
                if squares.isEmpty {
                    norms[position] += square
                } else {
                    let first = Int(matrix.columns[entry]) * stride
                    for label in 0..<stride { norms[position * stride + label] += square * squares[first + label] }
                }
            }
        }
        return norms
    }
}
