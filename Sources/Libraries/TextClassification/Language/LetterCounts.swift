/// The counts of letter n-grams, open addressing, one row of lanes an n-gram. Filled once, then only read.
final class LetterCounts: @unchecked Sendable {
    private static let bits: UInt64 = 18
    private static let slotCount = 1 << Int(bits)
    /// The low bits of a slot hold the number of a row, the others the n-gram's key.
    private static let rowMask: UInt64 = 1 << bits - 1
    /// How often a word of a seed counts, and its copy without marks.
    private static let written: UInt16 = 3
    private static let plain: UInt16 = 1

    private let slots: UnsafeMutablePointer<UInt64>
    private var rows: UnsafeMutableRawPointer
    private var used = 1
    private var capacity = 1 << 17

    init() {
        slots = .allocate(capacity: Self.slotCount)
        slots.initialize(repeating: 0, count: Self.slotCount)
        rows = Self.emptyRows(capacity)
    }

    deinit {
        slots.deallocate()
        rows.deallocate()
    }

    /// How many letters were learned.
    var total: UnsafePointer<UInt16>? { row(0) }

    /// The row of an n-gram with this key, if it was ever seen.
    @inline(__always)
    func find(_ key: UInt64) -> UnsafePointer<UInt16>? {
        var slot = Int(key >> (64 - Self.bits))
        while slots[slot] != 0 {
            if (slots[slot] ^ key) & ~Self.rowMask == 0 { return row(Int(slots[slot] & Self.rowMask)) }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return nil
    }

    /// Counts a word of one language, and more lightly the same without marks, as many people write it.
    func learn(_ letters: [UInt32], lane: Int) {
        count(letters, lane, Self.written)
        guard letters.contains(where: { $0 > 0x7F && $0 < 0x250 }) else { return }
        let plain = letters.flatMap { letter -> [UInt32] in
            guard letter > 0x7F, letter < 0x250 else { return [letter] }
            let folded = LetterFolding.standard.fold(letter)
            return folded & LetterFolding.pair != 0 ? [folded >> 8 & 0xFF, folded & 0xFF] : [folded]
        }
        count(plain, lane, Self.plain)
    }

    private func count(_ letters: [UInt32], _ lane: Int, _ times: UInt16) {
        letters.withUnsafeBufferPointer { letters in
            add(times * UInt16(letters.count - 1), to: 0, lane)
            for start in letters.indices {
                var key = Self.seed
                for end in start..<min(start + LetterModel.order, letters.count) {
                    key = Self.extended(key, by: letters[end])
                    add(times, to: place(of: key), lane)
                }
            }
        }
    }

    @inline(__always)
    private func place(of key: UInt64) -> Int {
        var slot = Int(key >> (64 - Self.bits))
        while slots[slot] != 0 {
            if (slots[slot] ^ key) & ~Self.rowMask == 0 { return Int(slots[slot] & Self.rowMask) }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        precondition(used < Self.slotCount - 1, "the seeds hold more n-grams than the table")
        if used == capacity { grow() }
        slots[slot] = key & ~Self.rowMask | UInt64(used)
        used += 1
        return used - 1
    }

    @inline(__always)
    private func row(_ place: Int) -> UnsafePointer<UInt16> {
        UnsafePointer((rows + place * 2 * LetterModel.lanes).assumingMemoryBound(to: UInt16.self))
    }

    @inline(__always)
    private func add(_ times: UInt16, to place: Int, _ lane: Int) {
        let count = (rows + place * 2 * LetterModel.lanes).assumingMemoryBound(to: UInt16.self) + lane
        let (sum, overflow) = count.pointee.addingReportingOverflow(times)
        count.pointee = overflow ? .max : sum
    }

    private func grow() {
        let larger = Self.emptyRows(2 * capacity)
        larger.copyMemory(from: rows, byteCount: capacity * 2 * LetterModel.lanes)
        rows.deallocate()
        rows = larger
        capacity *= 2
    }

    private static func emptyRows(_ count: Int) -> UnsafeMutableRawPointer {
        let bytes = count * 2 * LetterModel.lanes
        let rows = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        rows.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        return rows
    }

    /// The key of no letters.
    static let seed: UInt64 = 0x2545_F491_4F6C_DD1D

    /// The key of an n-gram that is one letter longer.
    @inline(__always)
    static func extended(_ key: UInt64, by letter: UInt32) -> UInt64 {
        let product = (key ^ UInt64(letter)) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
