/// Scores one text against a model: looks every feature up, weighs it by its damped count and adds its row.
struct Scoring {
    let image: ModelImage
    let scratch: Scratch
    /// Of all features read, how many the model knows.
    private(set) var known = 0
    private(set) var read = 0

    init(image: ModelImage, scratch: Scratch) {
        self.image = image
        self.scratch = scratch
    }

    /// Leaves the scores of all labels in the scratch.
    mutating func score(_ text: UnsafeBufferPointer<UInt8>, recording: Bool = false) {
        let stride = image.layout.stride
        scratch.reader.read(
            UnsafeBufferPointer(rebasing: text.prefix(image.layout.textLimit)), recording: recording)
        scratch.scores.update(from: image.bias, count: stride)
        addBlock(scratch.reader.words)
        addBlock(scratch.reader.groups)
    }

    /// Gathers the rows of one block, with their counts.
    mutating func gather(_ hashes: HashBuffer) {
        scratch.rows.removeAll()
        scratch.rows.reserve(hashes.count)
        let counts = scratch.counts
        for index in 0..<hashes.count {
            let row = image.row(of: hashes[index])
            if row < 0 { continue }
            known += 1
            let count = counts[row]
            if count == 0 { scratch.rows.append(UInt32(truncatingIfNeeded: row)) }
            counts[row] = count == 255 ? 255 : count + 1
        }
        read += hashes.count
    }

    private mutating func addBlock(_ hashes: HashBuffer) {
        gather(hashes)
        let stride = image.layout.stride
        let block = scratch.block
        block.update(repeating: 0, count: stride)
        var square: Float = 0
        TrainingMatrix.damped.withUnsafeBufferPointer { damped in
            for index in 0..<scratch.rows.count {
                let row = Int(scratch.rows[index])
                let value = damped[Int(scratch.counts[row])] * image.facts[2 * row]
                scratch.counts[row] = 0
                square += value * value
                let factor = value * image.facts[2 * row + 1]
                let weights = image.rows + row * stride
                for label in 0..<stride { block[label] += factor * Float(weights[label]) }
            }
        }
        guard square > 0 else { return }
        let scale = 1 / square.squareRoot()
        for label in 0..<stride { scratch.scores[label] += scale * block[label] }
    }
}
