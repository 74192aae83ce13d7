/// Divides the scores of the two best labels among the words and word pairs of the text.
struct Explanation {
    let image: ModelImage
    let scratch: Scratch
    let reader: TextReader
    let text: UnsafeBufferPointer<UInt8>

    /// The longest term shown, in bytes.
    private static let longestTerm = 120

    /// Fills in evidence and bias.
    func explain(_ result: inout Classification, _ extent: Explaining) {
        let explained = result.candidates.prefix(2).compactMap { image.labels.firstIndex(of: $0.label) }
        let words = Shares(reader.words, image, scratch, labels: explained)
        let groups = Shares(reader.groups, image, scratch, labels: explained)
        for (position, label) in explained.enumerated() {
            let name = image.labels[label]
            result.bias[name] = Double(image.bias[label])
            var terms = terms(position, words, groups)
            terms.sort {
                abs($0.weight) != abs($1.weight)
                    ? abs($0.weight) > abs($1.weight) : $0.passage.start < $1.passage.start
            }
            var kept = terms.count
            if case .heaviest(let most) = extent { kept = min(most, kept) }
            result.evidence += terms.prefix(kept).map { .init(term: term($0.passage), label: name, weight: $0.weight) }
            result.remainder[name] = terms.dropFirst(kept).reduce(0) { $0 + $1.weight }
        }
    }

    /// A word or word pair, wherever it stands in the text, and what it adds to a score.
    private struct Term {
        var passage: TextReader.Passage
        var weight: Double
    }

    /// Equal words and pairs are one term, shown as they stand first.
    private func terms(_ label: Int, _ words: Shares, _ groups: Shares) -> [Term] {
        var terms: [Term] = []
        var places: [UInt64: Int] = [:]
        for passage in reader.passages {
            let weight =
                words.weight(label, passage.words) + groups.weight(label, passage.groups)
            guard weight != 0, let first = passage.words.first else { continue }
            // A pair has no letter groups, so a pair never meets a word of the same hash.
            let key = UInt64(reader.words[first]) << 1 | (passage.groups.isEmpty ? 1 : 0)
            if let place = places[key] {
                terms[place].weight += weight
            } else {
                places[key] = terms.count
                terms.append(Term(passage: passage, weight: weight))
            }
        }
        return terms.filter { $0.weight != 0 }
    }

    private func term(_ passage: TextReader.Passage) -> String {
        let end = min(passage.end, passage.start + Self.longestTerm)
        let bytes = UnsafeBufferPointer(rebasing: text[passage.start..<end])
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// What each occurrence of a feature in one block of a text adds to the scores of a few labels.
private struct Shares {
    /// Running sums: entry `i` is what the occurrences before `i` add up to. One list a label.
    private var sums: [[Double]]

    init(_ hashes: HashBuffer, _ image: ModelImage, _ scratch: Scratch, labels: [Int]) {
        var rows = [Int32](repeating: -1, count: hashes.count)
        let occurrences = scratch.occurrences
        for index in 0..<hashes.count {
            let row = image.row(of: hashes[index])
            rows[index] = Int32(row)
            if row >= 0 { occurrences[row] += 1 }
        }
        // The value of a row, divided by how often it stands there: each occurrence brings an equal part.
        var square = 0.0
        var parts = [Double](repeating: 0, count: hashes.count)
        for (index, row) in rows.enumerated() where row >= 0 {
            let times = Double(occurrences[Int(row)])
            let value =
                Double(TrainingMatrix.damped[min(Int(times), 255)]) * Double(image.rarity(Int(row)))
            square += value * value / times
            parts[index] = value / times * Double(image.scale(Int(row)))
        }
        for row in rows where row >= 0 { occurrences[Int(row)] = 0 }
        let scale = square > 0 ? 1 / square.squareRoot() : 0
        sums = labels.map { label in
            var sums = [Double](repeating: 0, count: rows.count + 1)
            for (index, row) in rows.enumerated() {
                sums[index + 1] =
                    sums[index] + (row < 0 ? 0 : parts[index] * scale * Double(image.weights(Int(row))[label]))
            }
            return sums
        }
    }

    func weight(_ label: Int, _ occurrences: Range<Int>) -> Double {
        sums[label][occurrences.upperBound] - sums[label][occurrences.lowerBound]
    }
}
