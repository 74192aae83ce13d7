/// Where the parts of a model file lie. All numbers are little-endian, all parts start at multiples of 64 bytes.
///
/// | bytes | what |
/// | --- | --- |
/// | 0 to 7 | `TEXTCLAS` |
/// | 8 | format, 32 bits |
/// | 16 | length of the file |
/// | 24 | ``Checksum`` of everything from byte 32 |
/// | 32 to 127 | the numbers below, 64 bits each |
/// | 128 | labels: 32-bit length and UTF-8 each; then bias, slots, rows |
struct ModelLayout: Equatable {
    static let magic = Array("TEXTCLAS".utf8)
    static let format: UInt32 = 1
    static let headerLength = 128
    /// The most labels and features a file may have; far above what training makes.
    static let mostLabels = 1 << 16
    static let mostFeatures = 1 << 26

    var labelCount: Int
    var featureCount: Int
    var slotBits: Int
    var labelBytes: Int
    var textLimit: Int
    var exampleCount: Int
    var calibration: Calibration
    var kind: Kind

    /// What the scores of a model are.
    enum Kind: UInt64 {
        /// One label is right; the softmax of the scores, calibrated.
        case classes = 0
        /// Each label is right or not by itself; scores are log-odds.
        case tags = 1
    }

    var stride: Int { (labelCount + 7) & ~7 }
    var labelsAt: Int { Self.headerLength }
    var biasAt: Int { Self.aligned(labelsAt + labelBytes) }
    var slotsAt: Int { Self.aligned(biasAt + 4 * stride) }
    var rowsAt: Int { Self.aligned(slotsAt + 8 * (1 << slotBits)) }
    /// A row: rarity and scale as floats, then one byte a label. Together, because they are needed together.
    var rowLength: Int { 8 + stride }
    var length: Int { rowsAt + rowLength * featureCount }

    private static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }

    /// How many features surely fit into a file.
    static func features(within bytes: Int, labels: Int) -> Int {
        let stride = (labels + 7) & ~7
        let fixed = headerLength + labels * 256 + 64 * 8
        return min(max(bytes - fixed, 0) / (8 + stride + 24), mostFeatures)
    }

    /// A table at most two thirds full.
    static func slotBits(for features: Int) -> Int {
        var bits = 4
        while 2 << bits < 3 * features { bits += 1 }
        return bits
    }
}
