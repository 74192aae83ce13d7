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

    init(texts: [LabelledText], options: TrainingOptions) {
        let raw = RawCounts(texts: texts, textLimit: options.textLimit)
        let minimum = texts.count < 50 ? 1 : options.minimumTexts
        var kept = raw.textsWith.indices.filter { raw.textsWith[$0] >= minimum }
        kept.sort {
            raw.textsWith[$0] != raw.textsWith[$1]
                ? raw.textsWith[$0] > raw.textsWith[$1] : raw.table.hashes[$0] < raw.table.hashes[$1]
        }
        if kept.count > options.maximumFeatures { kept.removeSubrange(options.maximumFeatures...) }
        var renumbered = [Int32](repeating: -1, count: raw.textsWith.count)
        for (new, old) in kept.enumerated() { renumbered[old] = Int32(new) }
        hashes = kept.map { raw.table.hashes[$0] }
        rarity = kept.map { Float(1 + log(Double(1 + texts.count) / Double(1 + raw.textsWith[$0]))) }
        columns.reserveCapacity(raw.columns.count)
        values.reserveCapacity(raw.columns.count)
        for row in texts.indices {
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

/// How often each feature stands in each text.
private struct RawCounts {
    var table = FeatureTable()
    var columns: [Int32] = []
    var counts: [UInt8] = []
    /// Where each text's two blocks start.
    var borders: [Int] = [0]
    var textsWith: [Int32] = []

    init(texts: [LabelledText], textLimit: Int) {
        let reader = TextReader()
        var seen: [Int32] = []
        for text in texts {
            var copy = text.text
            copy.withUTF8 { bytes in
                reader.read(UnsafeBufferPointer(rebasing: bytes.prefix(textLimit)))
            }
            add(reader.words, &seen)
            add(reader.groups, &seen)
        }
    }

    private mutating func add(_ hashes: HashBuffer, _ position: inout [Int32]) {
        let first = columns.count
        for index in 0..<hashes.count {
            let number = table.number(of: hashes[index])
            if number == textsWith.count {
                textsWith.append(0)
                position.append(-1)
            }
            let place = Int(position[number])
            if place >= first, columns[place] == Int32(number) {
                if counts[place] < 255 { counts[place] += 1 }
            } else {
                position[number] = Int32(columns.count)
                columns.append(Int32(number))
                counts.append(1)
                textsWith[number] += 1
            }
        }
        borders.append(columns.count)
    }
}
