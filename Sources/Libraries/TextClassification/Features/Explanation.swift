import Foundation

/// Divides the scores of the two best labels among the words and word pairs of the text.
struct Explanation {
    let image: ModelImage
    let scratch: Scratch
    let text: UnsafeBufferPointer<UInt8>

    /// The longest term shown, in bytes.
    private static let longestTerm = 120

    /// Fills in evidence and bias.
    func explain(_ result: inout Classification) {
        let explained = result.candidates.prefix(2).compactMap { image.labels.firstIndex(of: $0.label) }
        let words = shares(scratch.reader.words)
        let groups = shares(scratch.reader.groups)
        for label in explained {
            let name = image.labels[label]
            result.bias[name] = Double(image.bias[label])
            var weights: [String: Double] = [:]
            for passage in scratch.reader.passages {
                var weight = 0.0
                for index in passage.words { weight += words[index].weight(of: label, in: image) }
                for index in passage.groups { weight += groups[index].weight(of: label, in: image) }
                if weight != 0 { weights[term(passage), default: 0] += weight }
            }
            let sorted = weights.sorted {
                abs($0.value) != abs($1.value) ? abs($0.value) > abs($1.value) : $0.key < $1.key
            }
            result.evidence += sorted.map { .init(term: $0.key, label: name, weight: $0.value) }
        }
    }

    /// What one occurrence of a feature contributes.
    private struct Share {
        var row: Int
        var factor: Double

        func weight(of label: Int, in image: ModelImage) -> Double {
            row < 0 ? 0 : factor * Double(image.weights(row)[label])
        }
    }

    private func shares(_ hashes: HashBuffer) -> [Share] {
        var scoring = Scoring(image: image, scratch: scratch)
        scoring.gather(hashes)
        var square = 0.0
        for index in 0..<scratch.rows.count {
            let row = Int(scratch.rows[index])
            let value = Double(TrainingMatrix.damped[Int(scratch.counts[row])] * image.rarity(row))
            square += value * value
        }
        let scale = square > 0 ? 1 / square.squareRoot() : 0
        let occurrences = countOccurrences(hashes)
        let shares = (0..<hashes.count).map { index -> Share in
            let row = image.row(of: hashes[index])
            guard row >= 0 else { return Share(row: -1, factor: 0) }
            let value = Double(TrainingMatrix.damped[Int(scratch.counts[row])] * image.rarity(row))
            let times = Double(occurrences[row] ?? 1)
            return Share(row: row, factor: value * scale * Double(image.scale(row)) / times)
        }
        for index in 0..<scratch.rows.count { scratch.counts[Int(scratch.rows[index])] = 0 }
        return shares
    }

    /// True counts: those in the scratch stop at 255.
    private func countOccurrences(_ hashes: HashBuffer) -> [Int: Int] {
        var occurrences: [Int: Int] = [:]
        for index in 0..<hashes.count {
            let row = image.row(of: hashes[index])
            if row >= 0 { occurrences[row, default: 0] += 1 }
        }
        return occurrences
    }

    private func term(_ passage: TextReader.Passage) -> String {
        let end = min(passage.end, passage.start + Self.longestTerm)
        let bytes = UnsafeBufferPointer(rebasing: text[passage.start..<end])
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
