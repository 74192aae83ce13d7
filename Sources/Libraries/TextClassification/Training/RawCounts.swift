/// How often each feature stands in each text.
struct RawCounts {
    var table = FeatureTable()
    var columns: [Int32] = []
    var counts: [UInt8] = []
    /// Whether each feature was first seen as a letter group, of which there are many more than words.
    var isGroup: [Bool] = []
    /// Where each text's two blocks start.
    var borders: [Int] = [0]

    init(texts: [String], textLimit: Int) {
        let reader = TextReader()
        var seen: [Int32] = []
        for text in texts {
            var copy = text
            copy.withUTF8 { bytes in
                reader.read(UnsafeBufferPointer(rebasing: bytes.prefix(textLimit)))
            }
            add(reader.words, &seen, areGroups: false)
            add(reader.groups, &seen, areGroups: true)
        }
    }

    /// In how many of the counting texts each feature stands.
    func textsWith(_ counting: [Bool]) -> [Int32] {
        var result = [Int32](repeating: 0, count: table.hashes.count)
        for row in counting.indices where counting[row] {
            for entry in borders[2 * row]..<borders[2 * row + 2] { result[Int(columns[entry])] += 1 }
        }
        return result
    }

    private mutating func add(_ hashes: HashBuffer, _ position: inout [Int32], areGroups: Bool) {
        let first = columns.count
        for index in 0..<hashes.count {
            let number = table.number(of: hashes[index])
            if number == position.count {
                position.append(-1)
                isGroup.append(areGroups)
            }
            let place = Int(position[number])
            if place >= first, columns[place] == Int32(number) {
                if counts[place] < 255 { counts[place] += 1 }
            } else {
                position[number] = Int32(columns.count)
                columns.append(Int32(number))
                counts.append(1)
            }
        }
        borders.append(columns.count)
    }
}
