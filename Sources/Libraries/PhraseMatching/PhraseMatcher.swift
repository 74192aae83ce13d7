import Synchronization

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

    private var phrases: [[Int32]] = []
    private var indexOfText: [String: Int] = [:]
    private var words = WordPatterns()
    /// Phrases by their first word pattern.
    private var starting: [[Int]] = []

    /// A matcher that finds nothing yet.
    public init() {}

    /// How many different phrases were added.
    public var phraseCount: Int { phrases.count }

    /// Adds a phrase and returns its index. Equal phrases share one.
    public mutating func add(_ phrase: String) throws(PhraseError) -> Int {
        if let known = indexOfText[phrase] { return known }
        var pattern: [Int32] = []
        let pieces = Self.pieces(of: phrase)
        for piece in pieces {
            // "a*" alone would stand for nearly every text; beside other words it is meant.
            pattern.append(Int32(try words.add(piece, leastBesideStar: pieces.count == 1 ? 2 : 1)))
        }
        guard let first = pattern.first else { throw .noWords }
        phrases.append(pattern)
        indexOfText[phrase] = phrases.count - 1
        while starting.count <= Int(first) { starting.append([]) }
        starting[Int(first)].append(phrases.count - 1)
        return phrases.count - 1
    }

    /// All hits, ordered by where they start, then by phrase.
    public func hits(in text: FoldedText) -> [Hit] {
        let automaton = words.automaton
        // The patterns that word `i` fits are `found[starts[i]..<starts[i + 1]]`.
        var found: [Int32] = []
        var starts = [0]
        starts.reserveCapacity(text.wordCount + 1)
        for word in text.words {
            let bytes = text.bytes[word]
            automaton.append(matching: bytes, to: &found)
            starts.append(found.count)
        }
        var hits: [Hit] = []
        for at in text.words.indices {
            let begun = hits.count
            for pattern in found[starts[at]..<starts[at + 1]] where Int(pattern) < starting.count {
                for phrase in starting[Int(pattern)] where fits(phrases[phrase], at: at, found, starts) {
                    hits.append(Hit(phrase: phrase, words: at..<at + phrases[phrase].count))
                }
            }
            if hits.count > begun + 1 { hits[begun...].sort { $0.phrase < $1.phrase } }
        }
        return hits
    }

    private func fits(_ pattern: [Int32], at start: Int, _ found: [Int32], _ starts: [Int]) -> Bool {
        guard start + pattern.count < starts.count else { return false }
        return pattern.indices.dropFirst().allSatisfy {
            found[starts[start + $0]..<starts[start + $0 + 1]].contains(pattern[$0])
        }
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

/// The distinct words of all phrases, each with the borders that it asks for.
struct WordPatterns: Sendable {
    private var patterns: [[UInt8]] = []
    private var index: [[UInt8]: Int] = [:]
    private var built = BuiltAutomaton()

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
        let pattern =
            (opensWithStar ? [] : [WordAutomaton.border]) + folded.bytes
            + (endsWithStar ? [] : [WordAutomaton.border])
        if let known = index[pattern] { return known }
        index[pattern] = patterns.count
        patterns.append(pattern)
        built = BuiltAutomaton()
        return patterns.count - 1
    }

    /// Built when it is first asked for, after the last pattern was added.
    var automaton: WordAutomaton { built.automaton(of: patterns) }
}

/// An automaton that is built once, by whoever needs it first.
private final class BuiltAutomaton: Sendable {
    private let kept = Mutex<WordAutomaton?>(nil)

    func automaton(of patterns: [[UInt8]]) -> WordAutomaton {
        kept.withLock { kept in
            if let kept { return kept }
            let new = WordAutomaton(patterns)
            kept = new
            return new
        }
    }
}
