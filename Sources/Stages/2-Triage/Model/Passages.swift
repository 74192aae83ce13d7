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
    /// A sentence, and where it stands in the UTF-8 of the body; no place for the subject.
    struct Passage: Equatable {
        let text: String
        let place: Range<Int>?
    }

    static func of(subject: String, body: String) -> [String] { placed(subject: subject, body: body).map(\.text) }

    static func placed(subject: String, body: String) -> [Passage] {
        var passages = subject.utf8.count >= shortest ? [Passage(text: subject, place: nil)] : []
        var start = 0
        var text = body
        text.withUTF8 { bytes in
            func end(at end: Int) {
                if end - start >= shortest, passages.count < most {
                    passages.append(
                        Passage(text: String(decoding: bytes[start..<end], as: UTF8.self), place: start..<end))
                }
                start = end + 1
            }
            // Full stops, question and exclamation marks and line ends.
            for (at, byte) in bytes.enumerated() where byte == 0x2E || byte == 0x3F || byte == 0x21 || byte == 0x0A {
                if passages.count == most { return }
                end(at: at)
            }
            end(at: bytes.count)
        }
        return passages
    }
}

/// What the words of a mail say about one question, in three ways: all words together, its strongest sentence, and its
/// subject.
struct WordScores {
    /// Three lists, one score a label of the classifier.
    let sources: [[Double]]
    /// For each sentence the probabilities of all labels.
    let passages: [[Double]]

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
