/// Trains one squared-hinge support vector machine a label, each label against the rest, all in one sweep over the texts.
///
/// Dual coordinate descent after Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method for
/// Large-scale Linear SVM" (ICML 2008). With `scales`, every feature is scaled by a factor of its own for each label, as
/// Wang and Manning do with naive-Bayes log-count ratios (ACL 2012).
struct MarginTrainer {
    var cost: Float
    var passes: Int
    var seed: UInt64

    /// A margin that is off by less than this is not worth a pass over the text's features.
    private static let smallestError: Float = 0.03

    func train(
        _ matrix: TrainingMatrix, labels: LabelTable, weights: [Float], scales: ClassWeights? = nil
    ) -> ClassWeights {
        let labelCount = labels.labelCount
        var model = ClassWeights(features: matrix.featureCount, labels: labelCount)
        let stride = model.stride
        let rows = (0..<matrix.rowCount).filter { weights[$0] > 0 }
        let squares = scales.map { scales in scales.rows.map { $0 * $0 } } ?? []
        let norms = Self.norms(matrix, rows: rows, stride: stride, squares: squares)
        var alphas = [Float](repeating: 0, count: rows.count * stride)
        var order = Array(rows.indices)
        var rests = [Bool](repeating: false, count: rows.count)
        var random = SplitMix64(seed: seed)
        let sweep = Sweep(stride: stride, labelCount: labelCount)
        defer { sweep.deallocate() }
        matrix.columns.withUnsafeBufferPointer { columns in
            matrix.values.withUnsafeBufferPointer { values in
                squares.withUnsafeBufferPointer { squares in
                    model.rows.withUnsafeMutableBufferPointer { modelRows in
                        guard let base = modelRows.baseAddress else { return }
                        for _ in 0..<passes {
                            random.shuffle(&order)
                            for position in order {
                                if rests[position] {
                                    rests[position] = false
                                    continue
                                }
                                let row = rows[position]
                                let entries = matrix.starts[row]..<matrix.starts[row + 1]
                                sweep.startMargins(from: model.bias)
                                for entry in entries {
                                    VectorMath.add(
                                        values[entry], times: base + Int(columns[entry]) * stride, to: sweep.margins,
                                        count: stride)
                                }
                                let normsAt = squares.isEmpty ? position : position * stride
                                let active = sweep.findSteps(
                                    alphas: &alphas, at: position * stride, signs: labels.signs, from: row * stride,
                                    damping: 0.5 / (cost * weights[row]), smallest: Self.smallestError
                                ) { norms[squares.isEmpty ? normsAt : normsAt + $0] }
                                if active == 0 {
                                    rests[position] = true
                                    continue
                                }
                                sweep.addSteps(to: &model.bias)
                                for entry in entries {
                                    let first = Int(columns[entry]) * stride
                                    sweep.apply(
                                        values[entry], to: base + first,
                                        squares: squares.isEmpty ? nil : squares.baseAddress.map { $0 + first },
                                        active: active)
                                }
                            }
                        }
                    }
                }
            }
        }
        return model
    }

    /// The squared length of every text, for each label where features are scaled by label.
    private static func norms(_ matrix: TrainingMatrix, rows: [Int], stride: Int, squares: [Float]) -> [Float] {
        var norms = [Float](repeating: 0, count: rows.count * (squares.isEmpty ? 1 : stride))
        norms.withUnsafeMutableBufferPointer { norms in
            guard let base = norms.baseAddress else { return }
            for (position, row) in rows.enumerated() {
                for entry in matrix.starts[row]..<matrix.starts[row + 1] {
                    let square = matrix.values[entry] * matrix.values[entry]
                    if squares.isEmpty {
                        base[position] += square
                    } else {
                        squares.withUnsafeBufferPointer { squares in
                            guard let source = squares.baseAddress else { return }
                            VectorMath.add(
                                square, times: source + Int(matrix.columns[entry]) * stride,
                                to: base + position * stride, count: stride)
                        }
                    }
                }
            }
        }
        return norms
    }
}

/// The working memory of one text's visit: its margins, and what each label's weights change by.
private struct Sweep {
    let stride: Int
    let labelCount: Int
    let margins: UnsafeMutablePointer<Float>
    private let steps: UnsafeMutablePointer<Float>
    private let active: UnsafeMutablePointer<Int>

    init(stride: Int, labelCount: Int) {
        self.stride = stride
        self.labelCount = labelCount
        margins = .allocate(capacity: max(stride, 1))
        steps = .allocate(capacity: max(stride, 1))
        active = .allocate(capacity: max(stride, 1))
        steps.initialize(repeating: 0, count: max(stride, 1))
    }

    func deallocate() {
        margins.deallocate()
        steps.deallocate()
        active.deallocate()
    }

    @inline(__always)
    func startMargins(from bias: [Float]) {
        for label in 0..<stride { margins[label] = bias[label] }
    }

    /// Moves the dual variables of one text and notes what follows for the weights.
    /// - Returns: How many labels change.
    @inline(__always)
    func findSteps(
        alphas: inout [Float], at first: Int, signs: [Int8], from firstSign: Int, damping: Float, smallest: Float,
        norm: (Int) -> Float
    ) -> Int {
        var count = 0
        for label in 0..<labelCount {
            steps[label] = 0
            let sign = Float(signs[firstSign + label])
            let alpha = alphas[first + label]
            let gradient = sign * margins[label] - 1 + alpha * damping
            if alpha == 0, gradient >= 0 { continue }
            if abs(gradient) < smallest { continue }
            let next = max(alpha - gradient / (norm(label) + 1 + damping), 0)
            alphas[first + label] = next
            steps[label] = (next - alpha) * sign
            active[count] = label
            count += 1
        }
        return count
    }

    @inline(__always)
    func addSteps(to bias: inout [Float]) {
        for label in 0..<labelCount { bias[label] += steps[label] }
    }

    /// Changes the weights of one feature: all at once if many labels change, else one by one.
    @inline(__always)
    func apply(
        _ value: Float, to row: UnsafeMutablePointer<Float>, squares: UnsafePointer<Float>?, active count: Int
    ) {
        if count * 6 < stride {
            for index in 0..<count {
                let label = active[index]
                row[label] += value * steps[label] * (squares.map { $0[label] } ?? 1)
            }
        } else if let squares {
            for label in 0..<stride { row[label] += value * steps[label] * squares[label] }
        } else {
            VectorMath.add(value, times: steps, to: row, count: stride)
        }
    }
}
