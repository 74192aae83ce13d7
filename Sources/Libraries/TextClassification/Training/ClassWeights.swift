/// One weight for each pair of feature and label, and one bias a label: a linear model, and all members are linear.
struct ClassWeights {
    /// Labels, rounded up to a whole vector.
    let stride: Int
    let labelCount: Int
    /// `features * stride` weights, one row a feature.
    var rows: [Float]
    /// One a label, `stride` long.
    var bias: [Float]

    init(features: Int, labels: Int) {
        labelCount = labels
        stride = (labels + 7) & ~7
        rows = [Float](repeating: 0, count: features * stride)
        bias = [Float](repeating: 0, count: stride)
    }

    /// Adds the scores of one row of `matrix` to `scores`, which is ``stride`` long.
    func score(_ matrix: TrainingMatrix, row: Int, into scores: UnsafeMutablePointer<Float>) {
        for label in 0..<stride { scores[label] = bias[label] }
        rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for entry in matrix.starts[row]..<matrix.starts[row + 1] {
                VectorMath.add(
                    matrix.values[entry], times: base + Int(matrix.columns[entry]) * stride, to: scores, count: stride)
            }
        }
    }

    /// Adds `factor` times other weights of the same shape.
    mutating func add(_ other: ClassWeights, times factor: Float) {
        for index in rows.indices { rows[index] += factor * other.rows[index] }
        for index in bias.indices { bias[index] += factor * other.bias[index] }
    }
}
