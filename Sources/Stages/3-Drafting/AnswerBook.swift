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
        let keywords: [(text: String, phrase: Int)]
    }

    private var answers: [String: [Indexed]] = [:]
    private var matcher = PhraseMatcher()
    package private(set) var problems: [DeskProblem] = []

    package init(_ all: [Answer]) {
        for answer in all {
            let keywords = answer.keywords.compactMap { keyword -> (text: String, phrase: Int)? in
                do {
                    return (keyword, try matcher.add(keyword))
                } catch {
                    problems.append(
                        DeskProblem(
                            .badValue(key: "keywords", expected: "words, not \"\(keyword)\""), at: answer.origin))
                    return nil
                }
            }
            answers[Self.shelf(answer.service, answer.language), default: []]
                .append(Indexed(answer: answer, keywords: keywords))
        }
    }

    private static func shelf(_ service: ServiceID, _ language: String) -> String { service.text + "/" + language }

    /// The answer of a service that fits a text best: the case answer most of whose keywords occur, one that serves the
    /// intent before others; where none occurs, the general answer. `nil` where nothing is valid on that day.
    package func choose(
        for service: ServiceID, intent: Intent, language: String, text: String, on date: CalendarDate
    ) -> Choice? {
        let valid = (answers[Self.shelf(service, language)] ?? []).filter { $0.answer.isValid(on: date) }
        let found = Set(matcher.hits(in: FoldedText(text)).map(\.phrase))
        let fitting = valid.filter { $0.answer.kind == .case }.map { indexed in
            (answer: indexed.answer, words: indexed.keywords.filter { found.contains($0.phrase) }.map(\.text))
        }.filter { !$0.words.isEmpty }
        // More keywords first; among equals the one meant for this intent, then the one whose id sorts first.
        let best = fitting.min { one, other in
            let left = one.words.count * 2 + serves(one.answer, intent)
            let right = other.words.count * 2 + serves(other.answer, intent)
            return left != right ? left > right : one.answer.id < other.answer.id
        }
        if let best { return Choice(answer: best.answer, because: best.words.joined(separator: ", ")) }
        return valid.first { $0.answer.kind == .general }.map { Choice(answer: $0.answer, because: "") }
    }

    private func serves(_ answer: Answer, _ intent: Intent) -> Int {
        answer.intents.isEmpty || answer.intents.contains(intent) ? 1 : 0
    }
}
