/// Which labels each training text bears: exactly one of a set of classes, or any number of tags.
struct LabelTable: Sendable {
    let labelCount: Int
    /// The labels of each text, ascending.
    let borne: [[Int]]
    /// Labels, rounded up to a whole vector.
    let stride: Int
    /// `stride` a text: 1 where the text bears the label, else -1.
    let signs: [Int8]

    init(borne: [[Int]], labelCount: Int) {
        self.borne = borne
        self.labelCount = labelCount
        stride = (labelCount + 7) & ~7
        var signs = [Int8](repeating: -1, count: borne.count * stride)
        for (row, labels) in borne.enumerated() {
            for label in labels { signs[row * stride + label] = 1 }
        }
        self.signs = signs
    }

    /// Classes: text `i` bears `labels[i]` and nothing else.
    init(classes labels: [Int], labelCount: Int) {
        self.init(borne: labels.map { [$0] }, labelCount: labelCount)
    }
}
