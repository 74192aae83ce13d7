/// Divides the scores of the two best labels among the words and word pairs of the text.
struct Explanation {
    let image: ModelImage
    let scratch: Scratch
    let reader: TextReader
    let text: UnsafeBufferPointer<UInt8>

    /// The longest term shown, in bytes.
    private static let longestTerm = 120

    /// Fills in evidence and bias of the two best labels.
    func explain(_ result: inout Classification, _ extent: Explaining) {
        let explained = result.candidates.prefix(2).compactMap { image.labels.firstIndex(of: $0.label) }
        for (label, found) in zip(explained, reasons(explained, extent)) {
            let name = image.labels[label]
            result.bias[name] = Double(image.bias[label])
            result.evidence += found.evidence
            result.remainder[name] = found.remainder
        }
    }

    /// The terms that add most to each label's score, heaviest first, and what the others add.
    func reasons(
        _ labels: [Int], _ extent: Explaining
    ) -> [(evidence: [Classification.Evidence], remainder: Double)] {
        let words = Shares(reader.words, image, scratch, labels: labels)
        let groups = Shares(reader.groups, image, scratch, labels: labels)
        return labels.enumerated().map { position, label in
            var terms = terms(position, words, groups)
            terms.sort {
                abs($0.weight) != abs($1.weight)
                    ? abs($0.weight) > abs($1.weight) : $0.passage.start < $1.passage.start
            }
            var kept = terms.count
            if case .heaviest(let most) = extent { kept = min(most, kept) }
            let name = image.labels[label]
            return (
                terms.prefix(kept).map { .init(term: term($0.passage), label: name, weight: $0.weight) },
                terms.dropFirst(kept).reduce(0) { $0 + $1.weight }
            )
        }
    }

    /// A word or word pair, wherever it stands in the text, and what it adds to a score.
    private struct Term {
        var passage: TextReader.Passage
        var weight: Double
    }

    /// Equal words and pairs are one term, shown as they stand first.
    private func terms(_ label: Int, _ words: Shares, _ groups: Shares) -> [Term] {
        var keyed: [(key: UInt64, term: Term)] = []
        keyed.reserveCapacity(reader.passages.count)
        for passage in reader.passages {
            let weight =
                words.weight(label, passage.words) + groups.weight(label, passage.groups)
            guard weight != 0, let first = passage.words.first else { continue }
            // A pair has no letter groups, so a pair never meets a word of the same hash.
            let key = UInt64(reader.words[first]) << 1 | (passage.groups.isEmpty ? 1 : 0)
            keyed.append((key, Term(passage: passage, weight: weight)))
        }
        keyed.sort { ($0.key, $0.term.passage.start) < ($1.key, $1.term.passage.start) }
        var terms: [Term] = []
        var last: UInt64?
        for (key, term) in keyed {
            if key == last { terms[terms.count - 1].weight += term.weight } else { terms.append(term) }
            last = key
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
    /// Running sums, one list a label behind the other: entry `i` is what the occurrences before `i` add up to.
    private let sums: [Double]
    private let length: Int

    init(_ hashes: HashBuffer, _ image: ModelImage, _ scratch: Scratch, labels: [Int]) {
        let count = hashes.count
        let length = count + 1
        let occurrences = scratch.occurrences
        let rows = [Int32](unsafeUninitializedCapacity: count) { rows, made in
            for index in 0..<count {
                let row = image.row(of: hashes[index])
                rows[index] = Int32(row)
                if row >= 0 { occurrences[row] += 1 }
            }
            made = count
        }
        // The value of a row, divided by how often it stands there: each occurrence brings an equal part.
        var square = 0.0
        let parts = [Double](unsafeUninitializedCapacity: count) { parts, made in
            for index in 0..<count {
                let row = Int(rows[index])
                guard row >= 0 else {
                    parts[index] = 0
                    continue
                }
                let times = occurrences[row]
                let value = Double(TrainingMatrix.damped[Int(min(times, 255))]) * Double(image.rarity(row))
                square += value * value / Double(times)
                parts[index] = value / Double(times) * Double(image.scale(row))
            }
            made = count
        }
        for row in rows where row >= 0 { occurrences[Int(row)] = 0 }
        let scale = square > 0 ? 1 / square.squareRoot() : 0
        sums = [Double](unsafeUninitializedCapacity: length * labels.count) { sums, made in
            for (position, label) in labels.enumerated() {
                var sum = 0.0
                sums[position * length] = 0
                for index in 0..<count {
                    let row = Int(rows[index])
                    if row >= 0 { sum += parts[index] * scale * Double(image.weights(row)[label]) }
                    sums[position * length + index + 1] = sum
                }
            }
            made = length * labels.count
        }
        self.length = length
    }

    func weight(_ label: Int, _ occurrences: Range<Int>) -> Double {
        sums[label * length + occurrences.upperBound] - sums[label * length + occurrences.lowerBound]
    }
}
