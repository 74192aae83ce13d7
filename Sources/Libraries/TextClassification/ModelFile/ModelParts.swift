import Foundation

/// A model taken apart, to be changed and put together again.
struct ModelParts {
    var labels: [String]
    var bias: [Float]
    /// The hash of each feature.
    var hashes: [UInt32]
    /// How much the rarity of each feature counts.
    var rarity: [Float]
    /// The scale of each row.
    var scales: [Float]
    /// `stride` weights a feature.
    var rows: [Int8]
    var textLimit: Int
    var exampleCount: Int
    var calibration: Calibration
    var kind: ModelLayout.Kind

    var stride: Int { (labels.count + 7) & ~7 }

    /// Rounds trained weights to eight bits a weight with one scale a row.
    init(
        _ weights: ClassWeights, kind: ModelLayout.Kind, calibration: Calibration = .none, matrix: TrainingMatrix,
        labels: [String], textLimit: Int, examples: Int
    ) {
        self.kind = kind
        self.calibration = calibration
        self.labels = labels
        bias = weights.bias
        hashes = matrix.hashes
        rarity = matrix.rarity
        scales = [Float](repeating: 0, count: matrix.featureCount)
        rows = [Int8](repeating: 0, count: weights.rows.count)
        self.textLimit = textLimit
        exampleCount = examples
        for feature in 0..<matrix.featureCount {
            setRow(feature, to: weights.rows[feature * weights.stride..<(feature + 1) * weights.stride])
        }
    }

    /// Takes a finished model apart.
    init(_ image: ModelImage) {
        let layout = image.layout
        labels = image.labels
        bias = Array(UnsafeBufferPointer(start: image.bias, count: layout.stride))
        rows = []
        rows.reserveCapacity(layout.stride * layout.featureCount)
        for row in 0..<layout.featureCount {
            rows.append(contentsOf: UnsafeBufferPointer(start: image.weights(row), count: layout.stride))
        }
        rarity = (0..<layout.featureCount).map { image.rarity($0) }
        scales = (0..<layout.featureCount).map { image.scale($0) }
        hashes = [UInt32](repeating: 0, count: layout.featureCount)
        for slot in 0..<1 << layout.slotBits where image.slots[slot] != 0 {
            let row = Int(UInt32(truncatingIfNeeded: image.slots[slot])) - 1
            if hashes.indices.contains(row) { hashes[row] = UInt32(truncatingIfNeeded: image.slots[slot] >> 32) }
        }
        textLimit = layout.textLimit
        exampleCount = layout.exampleCount
        calibration = layout.calibration
        kind = layout.kind
    }

    /// The weights of a row, unrounded.
    func row(_ feature: Int) -> [Float] {
        rows[feature * stride..<(feature + 1) * stride].map { Float($0) * scales[feature] }
    }

    /// Rounds and stores the weights of a row.
    mutating func setRow(_ feature: Int, to weights: some Collection<Float>) {
        var largest: Float = 0
        for weight in weights { largest = max(largest, abs(weight)) }
        let scale = largest / 127
        scales[feature] = scale
        var at = feature * stride
        for weight in weights {
            rows[at] = scale > 0 ? Int8((weight / scale).rounded()) : 0
            at += 1
        }
    }

    /// Puts the parts together as a model file.
    func image() -> ModelImage {
        let names = labels.map { Array($0.utf8) }
        let layout = ModelLayout(
            labelCount: labels.count, featureCount: hashes.count, slotBits: ModelLayout.slotBits(for: hashes.count),
            labelBytes: names.reduce(0) { $0 + 4 + $1.count }, textLimit: textLimit, exampleCount: exampleCount,
            calibration: calibration, kind: kind)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: layout.length, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        memory.copyBytes(from: ModelLayout.magic)
        memory.storeBytes(of: ModelLayout.format.littleEndian, toByteOffset: 8, as: UInt32.self)
        let counts = [
            layout.length, 0, layout.labelCount, layout.featureCount, layout.slotBits, layout.labelBytes,
            layout.textLimit, layout.exampleCount,
        ]
        let numbers =
            counts.map { UInt64($0) }
            + [calibration.rise, calibration.fall, calibration.offset].map(\.bitPattern) + [kind.rawValue]
        for (index, number) in numbers.enumerated() {
            memory.storeBytes(of: number.littleEndian, toByteOffset: 16 + 8 * index, as: UInt64.self)
        }
        var at = layout.labelsAt
        for name in names {
            memory.storeBytes(of: UInt32(name.count).littleEndian, toByteOffset: at, as: UInt32.self)
            UnsafeMutableRawBufferPointer(rebasing: memory[(at + 4)...]).copyBytes(from: name)
            at += 4 + name.count
        }
        bias.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: memory[layout.biasAt...]).copyMemory(from: $0) }
        let slots = UnsafeMutableRawBufferPointer(rebasing: memory[layout.slotsAt..<layout.rowsAt])
            .assumingMemoryBound(to: UInt64.self)
        let mask = 1 << layout.slotBits - 1
        for (row, hash) in hashes.enumerated() {
            var slot = Int(hash >> UInt32(32 - layout.slotBits))
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt64(hash) << 32 | UInt64(row + 1)
            let at = layout.rowsAt + row * layout.rowLength
            memory.storeBytes(of: rarity[row], toByteOffset: at, as: Float.self)
            memory.storeBytes(of: scales[row], toByteOffset: at + 4, as: Float.self)
            for label in 0..<stride {
                memory.storeBytes(of: rows[row * stride + label], toByteOffset: at + 8 + label, as: Int8.self)
            }
        }
        let sum = Checksum.of(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory).dropFirst(32)))
        memory.storeBytes(of: sum.littleEndian, toByteOffset: 24, as: UInt64.self)
        do {
            return try ModelImage(taking: UnsafeRawBufferPointer(memory), mapped: false)
        } catch {
            preconditionFailure("a model that was just written cannot be read: \(error)")
        }
    }
}
