import Enquiries

/// How far a text was changed, in words: the least number of words put in, taken out or replaced (Levenshtein).
package struct WordChange: Sendable, Equatable {
    /// Longer texts are not compared: the work grows with the product of both lengths.
    package static let mostWords = 2000

    package let changed: Int
    /// Words of the longer text.
    package let words: Int

    /// `nil` where one of the texts has more than ``mostWords`` words, or neither has one.
    package init?(from before: String, to after: String) {
        let (one, other) = (before.split(whereSeparator: \.isWhitespace), after.split(whereSeparator: \.isWhitespace))
        words = max(one.count, other.count)
        guard words > 0, words <= Self.mostWords else { return nil }
        changed = one == other ? 0 : Self.distance(Self.numbered(one, other))
    }

    /// Words as numbers, equal words as equal numbers: comparing those is quick.
    private static func numbered(_ one: [Substring], _ other: [Substring]) -> ([Int], [Int]) {
        var numbers: [Substring: Int] = [:]
        func number(_ word: Substring) -> Int {
            let next = numbers.count
            return numbers[word]
                ?? {
                    numbers[word] = next
                    return next
                }()
        }
        return (one.map(number), other.map(number))
    }

    private static func distance(_ texts: ([Int], [Int])) -> Int {
        var row = Array(0...texts.1.count)
        for (place, word) in texts.0.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for (column, other) in texts.1.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (word == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[texts.1.count]
    }
}
