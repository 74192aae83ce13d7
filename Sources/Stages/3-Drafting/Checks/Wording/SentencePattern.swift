import PhraseMatching

/// Words in order within one sentence, with a bounded number of other words between them: `sie haben <4> anspruch`.
///
/// Words are folded and may bear stars, as ``PhraseMatcher`` has them; `a|b` stands for either word, never for more than one.
struct PatternSet: Sendable {
    private struct Piece: Sendable {
        /// Phrases of which one has to stand here.
        let phrases: [Int]
        /// At most so many words before it.
        let gap: Int
    }

    /// A pattern found at some words.
    struct Match {
        let pattern: Int
        let words: Range<Int>
    }

    private var matcher = PhraseMatcher()
    private var patterns: [[Piece]] = []

    /// - Parameter texts: Patterns; a number in angle brackets is the gap before what follows.
    init(_ texts: [String]) {
        for text in texts {
            var pieces: [Piece] = []
            var gap = 0
            var words: [Substring] = []
            func close() {
                guard !words.isEmpty else { return }
                let alternatives = Self.alternatives(words)
                pieces.append(Piece(phrases: alternatives.compactMap { try? matcher.add($0) }, gap: gap))
                words = []
            }
            for token in text.split(separator: " ") {
                if token.first == "<", let number = Int(token.dropFirst().dropLast()) {
                    close()
                    gap = number
                } else {
                    words.append(token)
                }
            }
            close()
            patterns.append(pieces)
        }
    }

    /// `ihr|ihrem antrag` stands for two phrases.
    private static func alternatives(_ words: [Substring]) -> [String] {
        words.reduce([""]) { phrases, word in
            word.split(separator: "|").flatMap { choice in
                phrases.map { $0.isEmpty ? String(choice) : "\($0) \(choice)" }
            }
        }
    }

    /// All matches, by pattern.
    func matches(in draft: CheckedText) -> [Match] {
        var hits = [[Range<Int>]](repeating: [], count: matcher.phraseCount)
        for hit in matcher.hits(in: draft.words) { hits[hit.phrase].append(hit.words) }
        var matches: [Match] = []
        for (number, pieces) in patterns.enumerated() {
            guard let first = pieces.first else { continue }
            for start in first.phrases.flatMap({ hits[$0] }) {
                let sentence = draft.sentence(around: draft.words.source(of: start)).upperBound
                var end = start.upperBound
                let fits = pieces.dropFirst().allSatisfy { piece in
                    let next = piece.phrases.compactMap { Self.next(hits[$0], from: end, gap: piece.gap) }
                        .min { $0.lowerBound < $1.lowerBound }
                    guard let next, draft.words.source(of: next).upperBound <= sentence else { return false }
                    end = next.upperBound
                    return true
                }
                if fits { matches.append(Match(pattern: number, words: start.lowerBound..<end)) }
            }
        }
        return matches
    }

    /// The first hit at most `gap` words behind a word.
    private static func next(_ hits: [Range<Int>], from word: Int, gap: Int) -> Range<Int>? {
        var (low, high) = (0, hits.count)
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].lowerBound < word { low = middle + 1 } else { high = middle }
        }
        return low < hits.count && hits[low].lowerBound - word <= gap ? hits[low] : nil
    }
}
