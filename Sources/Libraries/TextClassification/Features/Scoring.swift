/// Scores one text against a model: looks every feature up, weighs it by its damped count and adds its row.
struct Scoring {
    let image: ModelImage
    let scratch: Scratch
    let reader: TextReader
    /// Of all features read, how many the model knows.
    private(set) var known = 0
    private(set) var read = 0

    /// - Parameter reader: Holds the text that was read last.
    init(image: ModelImage, scratch: Scratch, reader: TextReader) {
        self.image = image
        self.scratch = scratch
        self.reader = reader
    }

    /// Leaves the scores of all labels in the scratch.
    mutating func score() {
        scratch.scores.update(from: image.bias, count: image.layout.stride)
        addBlock(reader.words)
        addBlock(reader.groups)
    }

    /// Gathers the rows of one block, with their counts.
    private mutating func gather(_ hashes: HashBuffer) {
        scratch.rows.removeAll()
        scratch.rows.reserve(hashes.count)
        let counts = scratch.counts
        let found = scratch.rows.base
        let source = hashes.base
        let slots = image.slots
        let shift = UInt32(32 - image.layout.slotBits)
        let mask = 1 << image.layout.slotBits - 1
        var distinct = 0
        var hits = 0
        for index in 0..<hashes.count {
            let hash = source[index]
            var slot = Int(hash >> shift)
            var entry = slots[slot]
            while entry != 0, UInt32(truncatingIfNeeded: entry >> 32) != hash {
                slot = (slot + 1) & mask
                entry = slots[slot]
            }
            if entry == 0 { continue }
            hits += 1
            let row = Int(UInt32(truncatingIfNeeded: entry)) - 1
            let count = counts[row]
            found[distinct] = UInt32(truncatingIfNeeded: row)
            distinct += count == 0 ? 1 : 0
            counts[row] = count == 255 ? 255 : count + 1
        }
        scratch.rows.setCount(distinct)
        known += hits
        read += hashes.count
    }

    private mutating func addBlock(_ hashes: HashBuffer) {
        gather(hashes)
        let stride = image.layout.stride
        let count = scratch.rows.count
        let square = weigh(count)
        guard square > 0 else { return }
        let scale = 1 / square.squareRoot()
        var group = 0
        while group < stride / 8 {
            let next = VectorMath.add(
                rows: scratch.rows.base, factors: scratch.factors, count: count, of: image.rows + 8 + 8 * group,
                length: image.layout.rowLength, scale: scale, to: scratch.scores + 8 * group,
                groups: stride / 8 - group)
            group += next
        }
    }

    /// Works out what each gathered row must be multiplied by, and clears the counts.
    /// - Returns: The squared length of the block.
    private func weigh(_ count: Int) -> Float {
        scratch.reserveFactors(count)
        let found = scratch.rows.base
        let counts = scratch.counts
        let factors = scratch.factors
        let rows = image.rows
        let length = image.layout.rowLength
        var square: Float = 0
        TrainingMatrix.damped.withUnsafeBufferPointer { damped in
            guard let damped = damped.baseAddress else { return }
            for index in 0..<count {
                let row = Int(found[index])
                let value = damped[Int(counts[row])] * rows.load(fromByteOffset: row * length, as: Float.self)
                counts[row] = 0
                square += value * value
                factors[index] = value * rows.load(fromByteOffset: row * length + 4, as: Float.self)
            }
        }
        return square
    }
}
