import Foundation

/// Changes a finished model so that one further example is classified rightly.
enum OnlineLearning {
    /// The probability that the example's label reaches.
    private static let goal = 0.6

    static func learning(_ example: LabelledText, from image: ModelImage) -> ModelImage {
        var parts = ModelParts(image)
        let label = parts.addLabel(example.label)
        let features = parts.features(of: example.text)
        parts.exampleCount += 1
        for _ in 0..<30 {
            let scores = parts.scores(features)
            let chances = softmax(scores, count: parts.labels.count)
            if chances[label] >= goal { break }
            parts.step(features, chances: chances, label: label)
        }
        return parts.image()
    }

    private static func softmax(_ scores: [Float], count: Int) -> [Double] {
        let top = scores[..<count].max() ?? 0
        let chances = scores[..<count].map { exp(Double($0 - top)) }
        let sum = chances.reduce(0, +)
        return chances.map { $0 / sum }
    }
}

extension ModelParts {
    /// The number of a label, which is added if it is new.
    fileprivate mutating func addLabel(_ name: String) -> Int {
        if let known = labels.firstIndex(of: name) { return known }
        let before = stride
        let lowest = labels.isEmpty ? 0 : bias[..<labels.count].min() ?? 0
        labels.append(name)
        if stride != before {
            bias += [Float](repeating: 0, count: stride - before)
            var wider = [Int8](repeating: 0, count: hashes.count * stride)
            for feature in hashes.indices {
                for label in 0..<before { wider[feature * stride + label] = rows[feature * before + label] }
            }
            rows = wider
        }
        bias[labels.count - 1] = lowest
        return labels.count - 1
    }

    /// The rows and values of a text; features not seen so far are added with no weight.
    fileprivate mutating func features(of text: String) -> [(row: Int, value: Float)] {
        let reader = TextReader()
        var copy = text
        copy.withUTF8 { reader.read(UnsafeBufferPointer(rebasing: $0.prefix(textLimit))) }
        var numbers = Dictionary(zip(hashes, 0...), uniquingKeysWith: { first, _ in first })
        var result: [(row: Int, value: Float)] = []
        for block in [reader.words, reader.groups] {
            var counts: [Int: Int] = [:]
            var order: [Int] = []
            for index in 0..<block.count {
                let row = numbers[block[index]] ?? add(block[index], &numbers)
                if counts[row] == nil { order.append(row) }
                counts[row, default: 0] += 1
            }
            let values = order.map { TrainingMatrix.damped[min(counts[$0] ?? 1, 255)] * rarity[$0] }
            let square = values.reduce(0) { $0 + $1 * $1 }
            for (row, value) in zip(order, values) { result.append((row, value / square.squareRoot())) }
        }
        return result
    }

    private mutating func add(_ hash: UInt32, _ numbers: inout [UInt32: Int]) -> Int {
        let row = hashes.count
        numbers[hash] = row
        hashes.append(hash)
        rarity.append(Float(1 + log(Double(2 + exampleCount) / 2)))
        scales.append(0)
        rows += [Int8](repeating: 0, count: stride)
        return row
    }

    fileprivate func scores(_ features: [(row: Int, value: Float)]) -> [Float] {
        var scores = bias
        for (row, value) in features {
            let factor = value * scales[row]
            for label in 0..<stride { scores[label] += factor * Float(rows[row * stride + label]) }
        }
        return scores
    }

    /// One step along the slope of the log loss.
    fileprivate mutating func step(_ features: [(row: Int, value: Float)], chances: [Double], label: Int) {
        var change = chances.map { -Float($0) }
        change[label] += 1
        let length = features.reduce(0) { $0 + $1.value * $1.value } + 1
        for (row, value) in features {
            var weights = self.row(row)
            for label in change.indices { weights[label] += 2 * value * change[label] / length }
            setRow(row, to: weights)
        }
        for label in change.indices { bias[label] += 0.2 * change[label] / length }
    }
}
