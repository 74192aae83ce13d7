import Foundation
import PhraseMatching

/// Ranks a small set of documents by how well they fit a query, and says why.
///
/// BM25 with weighted fields (BM25F: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
/// section 3.4). A term is rare twice over: among the documents that are compared, and among all documents of the
/// ``Vocabulary``; so words that everybody uses count little even where the set is small.
public struct TextIndex: Sendable {
    /// A part of a document.
    public struct Field: Sendable {
        /// Its text.
        public let text: String
        /// How often each of its words counts; 1 is usual.
        public let weight: Double

        /// Makes a field.
        public init(_ text: String, weight: Double) { (self.text, self.weight) = (text, weight) }
    }

    /// A document that fits.
    public struct Hit: Sendable, Equatable {
        /// The place of the document among those that were given.
        public let document: Int
        /// The sum over the terms that occur in both; above 0. A word that stands in this document alone, once and with weight 1,
        /// brings 1 where the document is of usual length.
        public let score: Double
        /// The words of the query that brought most, heaviest first, as folded by ``FoldedText``.
        public let words: [String]
    }

    /// Occurrences of a term in a document, weighted by field, by document.
    private var postings: [String: [(document: Int, count: Double)]] = [:]
    /// How far each document's length damps its counts.
    private var damping: [Double] = []
    private let vocabulary: Vocabulary
    private let documentCount: Int
    /// What a word that no other document holds brings.
    private let unit: Double

    /// After how many occurrences a further one counts little: titles and keywords weigh several each, so more than usual.
    private static let saturation = 6.0
    /// How far longer documents are damped, 0 to 1.
    private static let lengthShare = 0.7
    private static let shownWords = 5

    /// - Parameters:
    ///   - documents: The fields of each document.
    ///   - vocabulary: How usual words are at large.
    public init(_ documents: [[Field]], vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        documentCount = documents.count
        unit = Self.rarity(1, of: max(documents.count, 2)) * Self.rarity(1, of: max(vocabulary.count, 2))
        var lengths: [Double] = []
        for (number, fields) in documents.enumerated() {
            var counts: [String: Double] = [:]
            var length = 0.0
            for field in fields {
                for term in Terms.of(field.text) {
                    counts[term.key, default: 0] += field.weight
                    length += field.weight
                }
            }
            lengths.append(length)
            for (term, count) in counts { postings[term, default: []].append((number, count)) }
        }
        let mean = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
        damping = lengths.map { Self.saturation * (1 - Self.lengthShare + Self.lengthShare * $0 / mean) }
    }

    /// The documents that share a term with the query, best first; equal ones in their order.
    public func hits(for query: String) -> [Hit] {
        var scores = [Double](repeating: 0, count: documentCount)
        var shares = [[String: Double]](repeating: [:], count: documentCount)
        var seen: Set<String> = []
        for term in Terms.of(query) where seen.insert(term.key).inserted {
            guard let places = postings[term.key] else { continue }
            let rarity =
                Self.rarity(places.count, of: documentCount) * vocabulary.rarity(of: term.key) / unit
            for place in places {
                let part =
                    rarity * place.count * (Self.saturation + 1) / (place.count + damping[place.document])
                scores[place.document] += part
                shares[place.document][term.word, default: 0] += part
            }
        }
        return scores.indices.filter { scores[$0] > 0 }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
        }.map { document in
            let words = shares[document].sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return Hit(
                document: document, score: scores[document], words: words.prefix(Self.shownWords).map(\.key))
        }
    }

    /// The inverse document frequency in the form that is never below 0.
    static func rarity(_ holding: Int, of all: Int) -> Double {
        log(1 + (Double(all - holding) + 0.5) / (Double(holding) + 0.5))
    }
}

/// How usual terms are among many documents.
public struct Vocabulary: Sendable {
    private var holding: [String: Int] = [:]
    let count: Int

    /// - Parameter texts: One a document.
    public init(_ texts: [String]) {
        count = texts.count
        for text in texts {
            for key in Set(Terms.of(text).map(\.key)) { holding[key, default: 0] += 1 }
        }
    }

    /// From nearly 0 for a term of every document up to about the logarithm of their number.
    func rarity(of term: String) -> Double { TextIndex.rarity(holding[term] ?? 0, of: count) }
}

/// The terms of a text: whole words, the beginnings of words, so that endings do not matter, and letter groups of long
/// words, so that compounds meet their parts.
enum Terms {
    struct Term {
        let key: String
        /// The word that it comes from.
        let word: String
    }

    private static let beginning = 6
    private static let group = 5
    /// Of longer texts only the first words count.
    private static let mostWords = 3_000
    /// Longer words are no words.
    private static let longestWord = 60

    static func of(_ text: String) -> [Term] {
        let folded = FoldedText(text, maximumWords: mostWords)
        var terms: [Term] = []
        terms.reserveCapacity(folded.wordCount * 4)
        for index in 0..<folded.wordCount {
            let word = folded.word(at: index)
            let letters = Array(word.utf8)
            guard letters.count <= longestWord else { continue }
            terms.append(Term(key: word, word: word))
            terms.append(Term(key: "^" + String(decoding: letters.prefix(beginning), as: UTF8.self), word: word))
            guard letters.count > group else { continue }
            for start in 0...letters.count - group {
                terms.append(
                    Term(key: "~" + String(decoding: letters[start..<start + group], as: UTF8.self), word: word))
            }
        }
        return terms
    }
}
