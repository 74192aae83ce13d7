/// Numbers the features of a training set in the order of their first appearance.
struct FeatureTable {
    /// The feature hash of each number.
    private(set) var hashes: [UInt32] = []
    private var slots: [Int32]
    private var shift: UInt32

    init() {
        slots = [Int32](repeating: -1, count: 1 << 16)
        shift = 16
    }

    /// The number of a feature, a new one if it was not seen before.
    mutating func number(of hash: UInt32) -> Int {
        var slot = Int(hash >> shift)
        let mask = slots.count - 1
        while true {
            let number = slots[slot]
            if number < 0 { break }
            if hashes[Int(number)] == hash { return Int(number) }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(hashes.count)
        hashes.append(hash)
        if hashes.count * 2 > slots.count { grow() }
        return hashes.count - 1
    }

    private mutating func grow() {
        shift -= 1
        slots = [Int32](repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash >> shift)
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }
}
