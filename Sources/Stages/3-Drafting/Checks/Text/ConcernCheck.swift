import Enquiries
import PhraseMatching

/// Concerns of the mail of which the reply says nothing.
enum ConcernCheck {
    /// A concern counts as answered where this share of the long words of one of its answers stands in the text.
    static let leastShare = 0.3
    private static let longWord = 6

    static func findings(_ draft: CheckedText, concerns: [ServiceID], answers: [Answer]) -> [Finding] {
        let written = longWords(draft.words)
        var seen: Set<ServiceID> = []
        return concerns.filter { seen.insert($0).inserted }.compactMap { concern in
            let isAnswered = answers.contains { answer in
                guard answer.service == concern else { return false }
                let words = longWords(FoldedText(answer.text))
                return Double(words.intersection(written).count) >= leastShare * Double(words.count)
            }
            guard !isAnswered else { return nil }
            return Finding(
                .unansweredConcern, range: draft.bytes.count..<draft.bytes.count, excerpt: concern.text,
                detail: .concern(concern))
        }
    }

    private static func longWords(_ text: FoldedText) -> Set<String> {
        Set((0..<text.wordCount).map(text.word(at:)).filter { $0.utf8.count > longWord })
    }
}
