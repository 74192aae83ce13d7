import Foundation

/// The examples as rows of feature values: one row a text, two blocks a row (words, then letter groups), each block of
/// length one.
struct TrainingMatrix {
    /// Where row `i` starts in ``columns``; one more entry than rows.
    var starts: [Int] = [0]
    /// Feature numbers.
    var columns: [Int32] = []
    /// Feature values: damped counts times rarity, scaled to the block's length.
    var values: [Float] = []
    /// The hash of each feature, commonest feature first.
    var hashes: [UInt32] = []
    /// How much the rarity of each feature counts.
    var rarity: [Float] = []

    var rowCount: Int { starts.count - 1 }
    var featureCount: Int { hashes.count }

    /// `1 + ln count` for small counts.
    static let damped: [Float] = [0] + (1..<256).map { 1 + Float(log(Double($0))) }

    /// Weighs the counts by what the counting texts tell about rarity.
    /// - Parameters:
    ///   - raw: The counts of all texts.
    ///   - counting: Which texts decide what features there are and how rare each is.
    ///   - minimumTexts: A word or word pair stands in at least so many of the counting texts.
    ///   - minimumGroupTexts: The same for letter groups.
    ///   - maximumFeatures: The commonest ones are kept.
    init(
        _ raw: RawCounts, counting: [Bool], minimumTexts: Int, minimumGroupTexts: Int, maximumFeatures: Int
    ) {
        let texts = counting.count { $0 }
        let textsWith = raw.textsWith(counting)
        var kept = textsWith.indices.filter { textsWith[$0] >= (raw.isGroup[$0] ? minimumGroupTexts : minimumTexts) }
        kept.sort {
            textsWith[$0] != textsWith[$1]
                ? textsWith[$0] > textsWith[$1] : raw.table.hashes[$0] < raw.table.hashes[$1]
        }
        if kept.count > maximumFeatures { kept.removeSubrange(maximumFeatures...) }
        var renumbered = [Int32](repeating: -1, count: textsWith.count)
        for (new, old) in kept.enumerated() { renumbered[old] = Int32(new) }
        hashes = kept.map { raw.table.hashes[$0] }
        rarity = kept.map { Float(1 + log(Double(1 + texts) / Double(1 + textsWith[$0]))) }
        columns.reserveCapacity(raw.columns.count)
        values.reserveCapacity(raw.columns.count)
        for row in counting.indices {
            for block in 0..<2 {
                let first = columns.count
                var square: Float = 0
                for entry in raw.borders[2 * row + block]..<raw.borders[2 * row + block + 1] {
                    let column = renumbered[Int(raw.columns[entry])]
                    if column < 0 { continue }
                    let value = Self.damped[Int(raw.counts[entry])] * rarity[Int(column)]
                    square += value * value
                    columns.append(column)
                    values.append(value)
                }
                let scale = square > 0 ? 1 / square.squareRoot() : 0
                for entry in first..<columns.count { values[entry] *= scale }
            }
            starts.append(columns.count)
        }
    }
}
