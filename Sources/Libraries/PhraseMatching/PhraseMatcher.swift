/// Finds many phrases in a text at once, in time linear in the text.
///
/// A phrase is one or more words in sequence. A `*` at the start or the end of a word of the phrase stands for any rest
/// of that word, nothing included.
public struct PhraseMatcher: Sendable {
    /// A phrase found at some words of a text.
    public struct Hit: Sendable, Equatable {
        /// The index that ``add(_:)`` returned.
        public let phrase: Int
        /// The words that it covers, by index.
        public let words: Range<Int>
    }

    /// Why a phrase cannot be used.
    public enum PhraseError: Error, Sendable, Equatable {
        /// It holds no letter or digit.
        case noWords
        /// A star stands inside a word or alone, or the phrase is one letter and a star.
        case misplacedStar
    }

    private var phrases: [[Int]] = []
    private var indexOfText: [String: Int] = [:]
    private var words = WordPatterns()
    /// Phrases by their first word pattern.
    private var starting: [Int: [Int]] = [:]

    /// A matcher that finds nothing yet.
    public init() {}

    /// How many different phrases were added.
    public var phraseCount: Int { phrases.count }

    /// Adds a phrase and returns its index. Equal phrases share one.
    public mutating func add(_ phrase: String) throws(PhraseError) -> Int {
        if let known = indexOfText[phrase] { return known }
        var pattern: [Int] = []
        let pieces = Self.pieces(of: phrase)
        for piece in pieces {
            // "a*" alone would stand for nearly every text; beside other words it is meant.
            pattern.append(try words.add(piece, leastBesideStar: pieces.count == 1 ? 2 : 1))
        }
        guard let first = pattern.first else { throw .noWords }
        phrases.append(pattern)
        indexOfText[phrase] = phrases.count - 1
        starting[first, default: []].append(phrases.count - 1)
        return phrases.count - 1
    }

    /// All hits, ordered by where they start, then by phrase.
    public func hits(in text: FoldedText) -> [Hit] {
        let matching = text.words.map { words.matching(text.bytes[$0]) }
        var hits: [Hit] = []
        for at in matching.indices {
            for first in matching[at] {
                for phrase in starting[first] ?? [] where fits(phrases[phrase], at: at, in: matching) {
                    hits.append(Hit(phrase: phrase, words: at..<at + phrases[phrase].count))
                }
            }
        }
        return hits
    }

    private func fits(_ pattern: [Int], at start: Int, in matching: [[Int]]) -> Bool {
        guard start + pattern.count <= matching.count else { return false }
        return pattern.indices.dropFirst().allSatisfy { matching[start + $0].contains(pattern[$0]) }
    }

    /// The words of a phrase with the stars that touch them.
    private static func pieces(of phrase: String) -> [Substring] {
        phrase.split { character in
            character != "*" && character != "'" && character != "\u{2019}"
                && !character.unicodeScalars.contains { scalar in
                    var bytes: [UInt8] = []
                    return Folding.append(scalar, to: &bytes)
                }
        }
    }
}

/// The distinct words of all phrases, found by exact, front, back or inner match.
struct WordPatterns: Sendable {
    private enum Shape: Hashable, Sendable { case whole, front, back, inner }

    private struct Key: Hashable, Sendable {
        let shape: Shape
        let bytes: ArraySlice<UInt8>
    }

    private var index: [Key: Int] = [:]
    private var frontLengths: Set<Int> = []
    private var backLengths: Set<Int> = []
    private var innerLengths: Set<Int> = []

    mutating func add(_ piece: Substring, leastBesideStar: Int) throws(PhraseMatcher.PhraseError) -> Int {
        let letters = piece.drop { $0 == "*" }
        let opensWithStar = letters.startIndex != piece.startIndex
        var core = letters
        while core.last == "*" { core.removeLast() }
        let endsWithStar = core.endIndex != letters.endIndex
        guard !core.contains("*") else { throw .misplacedStar }
        let folded = FoldedText(String(core))
        guard folded.wordCount == 1 else { throw opensWithStar || endsWithStar ? .misplacedStar : .noWords }
        guard !(opensWithStar || endsWithStar) || folded.bytes.count >= leastBesideStar else { throw .misplacedStar }
        let shape: Shape =
            switch (opensWithStar, endsWithStar) {
            case (false, false): .whole
            case (false, true): .front
            case (true, false): .back
            case (true, true): .inner
            }
        switch shape {
        case .whole: break
        case .front: frontLengths.insert(folded.bytes.count)
        case .back: backLengths.insert(folded.bytes.count)
        case .inner: innerLengths.insert(folded.bytes.count)
        }
        let key = Key(shape: shape, bytes: folded.bytes[...])
        if let known = index[key] { return known }
        let new = index.count
        index[key] = new
        return new
    }

    /// Words longer than this are not searched for inner matches, so that hostile text stays cheap.
    private static let longestForInner = 64

    func matching(_ word: ArraySlice<UInt8>) -> [Int] {
        var found: [Int] = []
        func look(_ shape: Shape, _ bytes: ArraySlice<UInt8>) {
            if let pattern = index[Key(shape: shape, bytes: bytes)], !found.contains(pattern) { found.append(pattern) }
        }
        look(.whole, word)
        for length in frontLengths where length <= word.count { look(.front, word.prefix(length)) }
        for length in backLengths where length <= word.count { look(.back, word.suffix(length)) }
        if word.count <= Self.longestForInner {
            for length in innerLengths where length <= word.count {
                for start in word.startIndex...(word.endIndex - length) {
                    look(.inner, word[start..<start + length])
                }
            }
        }
        return found.sorted()
    }
}
