package import Enquiries
import PhraseMatching

/// The approved answers of a desk, ready to be chosen from.
package struct AnswerBook: Sendable {
    /// An answer and why it was chosen.
    package struct Choice: Sendable {
        package let answer: Answer
        /// The keywords of the answer that stand in the mail, for officers.
        package let because: String
    }

    private struct Indexed: Sendable {
        let answer: Answer
        let phrases: [Int]
    }

    private var answers: [String: [Indexed]] = [:]
    private var matcher = PhraseMatcher()
    package private(set) var problems: [DeskProblem] = []

    package init(_ all: [Answer]) {
        for answer in all {
            let phrases = answer.keywords.compactMap { keyword -> Int? in
                do {
                    return try matcher.add(keyword)
                } catch {
                    problems.append(
                        DeskProblem(
                            .badValue(key: "keywords", expected: "words, not \"\(keyword)\""), at: answer.origin))
                    return nil
                }
            }
            answers[Self.shelf(answer.service, answer.language), default: []]
                .append(Indexed(answer: answer, phrases: phrases))
        }
    }

    private static func shelf(_ service: ServiceID, _ language: String) -> String { service.text + "/" + language }

    /// The answer of a service that fits a text best: the case answer most of whose keywords occur, if it serves the
    /// intent, else the general answer. `nil` where nothing is valid on that day.
    package func choose(
        for service: ServiceID, intent: Intent, language: String, text: String, on date: CalendarDate
    ) -> Choice? {
        let valid = (answers[Self.shelf(service, language)] ?? []).filter { $0.answer.isValid(on: date) }
        let found = Dictionary(grouping: matcher.hits(in: FoldedText(text)), by: \.phrase)
        let fitting = valid.filter { $0.answer.kind == .case }.map { indexed in
            (indexed, Set(indexed.phrases.filter { found[$0] != nil }))
        }.filter { !$0.1.isEmpty }
        // More keywords first; among equals the one meant for this intent, then the one whose id sorts first.
        let best = fitting.max { one, other in
            let left = (one.1.count * 2 + serves(one.0.answer, intent), other.0.answer.id)
            let right = (other.1.count * 2 + serves(other.0.answer, intent), one.0.answer.id)
            return left < right
        }
        if let best {
            let words = best.0.answer.keywords.filter { keyword in
                best.0.phrases.contains { best.1.contains($0) && phrase(keyword) == $0 }
            }
            return Choice(answer: best.0.answer, because: words.joined(separator: ", "))
        }
        return valid.first { $0.answer.kind == .general }.map { Choice(answer: $0.answer, because: "") }
    }

    private func serves(_ answer: Answer, _ intent: Intent) -> Int {
        answer.intents.isEmpty || answer.intents.contains(intent) ? 1 : 0
    }

    private func phrase(_ keyword: String) -> Int? {
        var matcher = matcher
        return try? matcher.add(keyword)
    }
}
