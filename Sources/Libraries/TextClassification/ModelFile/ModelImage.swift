import Foundation

/// The bytes of a model, ready to be used where they lie: in memory of its own or mapped from a file.
///
/// Immutable once made, so any number of threads may read it.
final class ModelImage: @unchecked Sendable {
    let layout: ModelLayout
    let labels: [String]
    /// One a label.
    let bias: UnsafePointer<Float>
    /// Open addressing: feature hash in the high half, row number plus one in the low half; 0 is free.
    let slots: UnsafePointer<UInt64>
    /// The rows, each as ``ModelLayout/rowLength`` describes it.
    let rows: UnsafeRawPointer
    let scratches = ScratchPool()

    private let memory: UnsafeRawBufferPointer
    private let mapped: Bool

    /// Takes over memory that holds a whole model file.
    /// - Throws: What is wrong with it; the memory is then given back.
    init(taking memory: UnsafeRawBufferPointer, mapped: Bool) throws(ModelFileError) {
        self.memory = memory
        self.mapped = mapped
        do throws(ModelFileError) {
            layout = try ModelImage.checkedLayout(memory)
            labels = try ModelImage.labels(memory, layout)
            guard let base = memory.baseAddress else { throw .notAModel }
            bias = (base + layout.biasAt).assumingMemoryBound(to: Float.self)
            slots = (base + layout.slotsAt).assumingMemoryBound(to: UInt64.self)
            rows = base + layout.rowsAt
            try ModelImage.checkIndex(slots, layout)
        } catch {
            ModelImage.release(memory, mapped: mapped)
            throw error
        }
    }

    deinit { ModelImage.release(memory, mapped: mapped) }

    /// The bytes of the model file.
    var bytes: [UInt8] { Array(memory) }

    /// The row of a feature; negative when the model does not know it.
    @inline(__always)
    func row(of hash: UInt32) -> Int {
        let mask = 1 << layout.slotBits - 1
        var slot = Int(hash >> UInt32(32 - layout.slotBits))
        while true {
            let entry = slots[slot]
            if UInt32(truncatingIfNeeded: entry >> 32) == hash { return Int(UInt32(truncatingIfNeeded: entry)) - 1 }
            if entry == 0 { return -1 }
            slot = (slot + 1) & mask
        }
    }

    /// How much the rarity of a row's feature counts.
    func rarity(_ row: Int) -> Float { rows.load(fromByteOffset: row * layout.rowLength, as: Float.self) }

    /// What the weights of a row must be multiplied by.
    func scale(_ row: Int) -> Float { rows.load(fromByteOffset: row * layout.rowLength + 4, as: Float.self) }

    /// The weights of a row, one a label.
    func weights(_ row: Int) -> UnsafePointer<Int8> {
        (rows + row * layout.rowLength + 8).assumingMemoryBound(to: Int8.self)
    }

    private static func release(_ memory: UnsafeRawBufferPointer, mapped: Bool) {
        if mapped {
            munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
        } else {
            memory.deallocate()
        }
    }

    private static func checkedLayout(_ memory: UnsafeRawBufferPointer) throws(ModelFileError) -> ModelLayout {
        guard memory.count >= 16, memory.prefix(8).elementsEqual(ModelLayout.magic) else { throw .notAModel }
        let format = UInt32(littleEndian: memory.load(fromByteOffset: 8, as: UInt32.self))
        guard format <= ModelLayout.format else { throw .newer(version: Int(format), known: Int(ModelLayout.format)) }
        guard format == ModelLayout.format else { throw .impossible(part: "format number") }
        guard memory.count >= ModelLayout.headerLength else {
            throw .wrongLength(expected: ModelLayout.headerLength, found: memory.count)
        }
        let numbers = (0..<14).map { UInt64(littleEndian: memory.load(fromByteOffset: 16 + 8 * $0, as: UInt64.self)) }
        guard numbers[0] == UInt64(memory.count) else {
            throw .wrongLength(expected: Int(clamping: numbers[0]), found: memory.count)
        }
        guard Checksum.of(UnsafeRawBufferPointer(rebasing: memory.dropFirst(32))) == numbers[1] else {
            throw .wrongChecksum
        }
        guard numbers[2] <= ModelLayout.mostLabels, numbers[3] <= ModelLayout.mostFeatures, 1...32 ~= numbers[4],
            numbers[5] <= numbers[0], numbers[6] <= UInt64(Int32.max), numbers[7] <= UInt64(Int32.max)
        else { throw .impossible(part: "table of contents") }
        guard let kind = ModelLayout.Kind(rawValue: numbers[11]) else { throw .impossible(part: "kind") }
        let layout = ModelLayout(
            labelCount: Int(numbers[2]), featureCount: Int(numbers[3]), slotBits: Int(numbers[4]),
            labelBytes: Int(numbers[5]), textLimit: Int(numbers[6]), exampleCount: Int(numbers[7]),
            calibration: Calibration(
                rise: Double(bitPattern: numbers[8]), fall: Double(bitPattern: numbers[9]),
                offset: Double(bitPattern: numbers[10])), kind: kind)
        guard layout.calibration.isPossible else { throw .impossible(part: "calibration") }
        guard layout.length == memory.count else { throw .impossible(part: "table of contents") }
        guard layout.slotBits == ModelLayout.slotBits(for: layout.featureCount) else {
            throw .impossible(part: "index")
        }
        return layout
    }

    /// Every entry names a row, and a search for what is not there comes to an end.
    private static func checkIndex(_ slots: UnsafePointer<UInt64>, _ layout: ModelLayout) throws(ModelFileError) {
        var used = 0
        var highest: UInt64 = 0
        for slot in 0..<1 << layout.slotBits where slots[slot] != 0 {
            used += 1
            // A number of 0, which no row has, wraps round to the highest of all.
            highest = max(highest, (slots[slot] & 0xFFFF_FFFF) &- 1)
        }
        guard used <= layout.featureCount, highest < UInt64(layout.featureCount) || used == 0 else {
            throw .impossible(part: "index")
        }
    }

    private static func labels(
        _ memory: UnsafeRawBufferPointer, _ layout: ModelLayout
    ) throws(ModelFileError) -> [String] {
        var labels: [String] = []
        var at = layout.labelsAt
        let end = layout.labelsAt + layout.labelBytes
        for _ in 0..<layout.labelCount {
            guard at + 4 <= end else { throw .impossible(part: "list of labels") }
            let length = Int(UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
            at += 4
            guard length <= end - at else { throw .impossible(part: "list of labels") }
            labels.append(String(decoding: memory[at..<at + length], as: UTF8.self))
            at += length
        }
        return labels
    }
}

extension ModelImage {
    /// The model itself, if its scores are what the caller takes them for.
    func checked(_ kind: ModelLayout.Kind) throws(ModelFileError) -> ModelImage {
        guard layout.kind == kind else { throw .otherKind }
        return self
    }

    /// Copies a model file from memory.
    static func copying(_ bytes: [UInt8]) throws(ModelFileError) -> ModelImage {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        memory.copyBytes(from: bytes)
        return try ModelImage(
            taking: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory).prefix(bytes.count)), mapped: false)
    }

    /// Maps a model file into memory.
    static func mapping(path: String) throws(ModelFileError) -> ModelImage {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(file) }
        let length = lseek(file, 0, SEEK_END)
        guard length >= 0 else { throw .unreadable(path: path, code: errno) }
        guard length > 0 else { throw .notAModel }
        let populate: Int32 = 0x8000  // MAP_POPULATE: everything is read for the checksum anyway
        let memory = mmap(nil, Int(length), PROT_READ, MAP_PRIVATE | populate, file, 0)
        guard let memory, memory != MAP_FAILED else { throw .unreadable(path: path, code: errno) }
        return try ModelImage(taking: UnsafeRawBufferPointer(start: memory, count: Int(length)), mapped: true)
    }
}
