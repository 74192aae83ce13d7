import Enquiries
import Glibc
import TextClassification

/// The sentences of a mail. Long mails wander: one sentence often says what the mail is about, and the rest drowns it
/// when all words count the same.
enum Passages {
    /// Of longer mails only the first so many sentences are looked at one by one; all words still count together.
    static let most = 48
    /// Shorter ones say nothing by themselves, in bytes.
    static let shortest = 13

    /// The subject, then the sentences of the body as far as they are long enough.
    static func of(subject: String, body: String) -> [String] {
        let sentences = ([Substring(subject)] + split(body)).filter { $0.utf8.count >= shortest }
        return sentences.prefix(most).map(String.init)
    }

    /// Cuts at full stops, question and exclamation marks and line ends, byte by byte.
    private static func split(_ body: String) -> [Substring] {
        body.utf8.split { $0 == 0x2E || $0 == 0x3F || $0 == 0x21 || $0 == 0x0A }.map { Substring($0) }
    }
}

/// What the words of a mail say about one question, in three ways: all words together, its strongest sentence, and its
/// subject.
struct WordScores {
    /// Three lists, one score a label of the classifier.
    let sources: [[Double]]
    /// For each label the probability that each sentence gives it.
    private let passages: [[Double]]

    static let sourceCount = 3

    /// What the sources count where they were not measured.
    static let usualWeights = [0.7, 0.5, 0.1]

    /// Probabilities below this are all the same: hardly any.
    private static let least = 1e-6

    /// - Parameters:
    ///   - whole: Scores of subject and body together.
    ///   - passages: Scores of each sentence.
    ///   - subject: Scores of the subject alone.
    init(whole: [Double], passages: [[Double]], subject: [Double]) {
        let shares = passages.map(Self.softmax)
        let best = whole.indices.map { label in log(max(shares.map { $0[label] }.max() ?? 0, Self.least)) }
        sources = [whole, best, subject]
        self.passages = shares
    }

    /// Which sentence speaks most for a label, and how strongly, 0 to 1.
    func strongestPassage(for label: Int) -> (index: Int, probability: Double)? {
        passages.enumerated().map { ($0, $1[label]) }.max { $0.1 < $1.1 }
    }

    private static func softmax(_ scores: [Double]) -> [Double] {
        let top = scores.max() ?? 0
        let powers = scores.map { exp($0 - top) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

/// What speaks for a service besides the main one being asked for in the same mail.
enum Concerns {
    /// What one service's chance depends on: its strongest sentence, its lead over the main service by all words, and what
    /// rules weigh for it.
    /// - Parameter scores: The sources of ``WordScores`` and then the rules, in the same order of labels.
    static func inputs(_ scores: [[Double]], label: Int, main: Int) -> [Double] {
        [
            scores[bestPassage][label], scores[whole][label] - scores[whole][main], scores[rules][label],
        ]
    }

    private static let whole = 0
    private static let bestPassage = 1
    private static let rules = WordScores.sourceCount
}
