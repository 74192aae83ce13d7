/// Turns words and letter groups into 32-bit feature numbers. Part of the model format: never change a constant.
enum FeatureHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let groupSeed: UInt64 = 0x2545_F491_4F6C_DD1D
    private static let wordSeed: UInt64 = 0xD6E8_FEB8_6659_FD93
    private static let symbolSeed: UInt64 = 0xA076_1D64_78BD_642F

    /// Says that a word of four letters or more is written in capitals.
    static let capitals = feature(symbolSeed &* multiplier)

    /// The full hash of a word; never 0.
    @inline(__always)
    static func word(_ letters: UnsafeMutablePointer<UInt32>, _ count: Int) -> UInt64 {
        var hash = wordSeed
        for index in 0..<count { hash = (hash ^ UInt64(letters[index])) &* multiplier }
        hash ^= hash >> 29
        return hash | 1
    }

    /// The feature of a full hash; never 0, which marks a free place.
    @inline(__always)
    static func feature(_ hash: UInt64) -> UInt32 {
        let short = UInt32(truncatingIfNeeded: (hash &* multiplier) >> 32)
        return short == 0 ? 1 : short
    }

    @inline(__always)
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt32 {
        feature((first &* 3) ^ (second &* 0xC2B2_AE3D_27D4_EB4F) ^ (first >> 31))
    }

    static func symbol(_ scalar: UInt32, run: Int) -> UInt32 {
        feature((symbolSeed ^ UInt64(scalar) << 8 ^ UInt64(run)) &* multiplier)
    }

    static func number(digits: Int) -> UInt32 { symbol(0x11_00FF, run: min(digits, 12)) }

    /// Adds every group of 2 to 5 neighbouring letters.
    @inline(__always)
    static func addGroups(of letters: UnsafeMutablePointer<UInt32>, _ count: Int, to groups: inout HashBuffer) {
        groups.reserve(count * 4)
        for start in 0..<count - 1 {
            var hash = (groupSeed &+ UInt64(letters[start])) &* multiplier
            let end = min(start + 5, count)
            for next in start + 1..<end {
                hash = (hash ^ UInt64(letters[next])) &* multiplier
                groups.append(UInt32(truncatingIfNeeded: hash >> 32) | 1)
            }
        }
    }
}
