import Enquiries
import Extraction
import PhraseMatching

/// Sentences of approved answers with their facts and numbers taken out, so that a sentence is known again in which only a
/// fact was changed.
struct KnownSentences {
    /// A fact or a number of a sentence.
    struct Part: Hashable {
        let kind: Finding.Kind
        let value: String
    }

    struct Masked {
        let key: String
        let parts: [(part: Part, range: Range<Int>)]
    }

    private var known: [String: [[Part]]] = [:]

    init(_ answers: CheckedText) {
        for sentence in Self.masked(answers) where !sentence.parts.isEmpty {
            known[sentence.key, default: []].append(sentence.parts.map(\.part))
        }
    }

    /// The values that approved answers have in this sentence; empty where they have no such sentence.
    func variants(of sentence: Masked) -> [[Part]] { known[sentence.key] ?? [] }

    /// Whether a sentence stands in an answer with the same facts.
    func holds(_ sentence: Masked) -> Bool { variants(of: sentence).contains(sentence.parts.map(\.part)) }

    /// The sentences of a text that hold a fact or a number.
    static func masked(_ text: CheckedText) -> [Masked] {
        var marks: [(range: Range<Int>, part: Part)] = []
        for span in text.dates where !span.isRelative {
            marks.append((span.range, Part(kind: .date, value: span.date?.iso8601 ?? text.string(span.range))))
        }
        for fact in text.facts where !marks.contains(where: { $0.range.overlaps(fact.range) }) {
            guard let kind = kind(fact.kind) else { continue }
            marks.append((fact.range, Part(kind: kind, value: fact.value)))
        }
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
        var sentences: [Masked] = []
        var word = 0
        var mark = 0
        for sentence in text.sentences {
            var key = ""
            var parts: [(Part, Range<Int>)] = []
            while word < text.words.wordCount {
                let source = text.words.source(of: word..<word + 1)
                guard source.lowerBound < sentence.upperBound else { break }
                while mark < marks.count, marks[mark].range.upperBound <= source.lowerBound { mark += 1 }
                if mark < marks.count, marks[mark].range.overlaps(source) {
                    if parts.last?.1 != marks[mark].range {
                        parts.append((marks[mark].part, marks[mark].range))
                        key += " #" + marks[mark].part.kind.rawValue
                    }
                } else {
                    key += " " + text.words.word(at: word)
                }
                word += 1
            }
            if !parts.isEmpty { sentences.append(Masked(key: key, parts: parts)) }
        }
        return sentences
    }

    private static func kind(_ kind: Fact.Kind) -> Finding.Kind? {
        switch kind {
        case .amount: .amount
        case .percentage: .percentage
        case .period: .period
        case .clockTime: .clockTime
        case .phone: .phone
        case .address, .postcode: .address
        case .link: .link
        case .legalReference: .legalReference
        default: nil
        }
    }
}
