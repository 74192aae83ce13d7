package import Enquiries
import TextRetrieval

/// The approved answers of a desk, ready to be chosen from.
///
/// Which answer fits is decided by the words that it shares with the mail: title, keywords, the questions that it answers
/// and its text, those of a service compared with each other.
package struct AnswerBook: Sendable {
    /// An answer and why it was chosen.
    package struct Choice: Sendable {
        package let answer: Answer
        /// The words of the mail that chose it, for officers; none for the general answer of a service.
        package let words: [String]
        /// Further answers of the service that fit, best first, two at most.
        package let others: [Answer]
    }

    private struct Shelf: Sendable {
        var cases: [Answer] = []
        var general: [Answer] = []
        var index = TextIndex([], vocabulary: Vocabulary([]))
    }

    private struct Place: Hashable {
        let service: ServiceID
        let language: String
        let level: Answer.Level
    }

    private var shelves: [Place: Shelf] = [:]

    /// A case answer that shares less with a mail does not fit it. On questions of answers that were kept from the index four
    /// in five answers above it are right (`Docs/Measurements.md`).
    private static let fitsFrom = 3.5
    /// An answer that is meant for the intent of the mail counts so much more.
    private static let servingIntent = 1.15
    private static let mostOthers = 2

    package init(_ answers: [Answer]) {
        for answer in answers {
            let place = Place(service: answer.service, language: answer.language, level: answer.level)
            switch answer.kind {
            case .case: shelves[place, default: Shelf()].cases.append(answer)
            case .general: shelves[place, default: Shelf()].general.append(answer)
            }
        }
        let vocabularies = Dictionary(grouping: answers.filter { $0.kind == .case }, by: \.language)
            .mapValues { Vocabulary($0.map { Self.fields($0).map(\.text).joined(separator: " ") }) }
        for (place, shelf) in shelves {
            shelves[place]?.index = TextIndex(
                shelf.cases.map(Self.fields), vocabulary: vocabularies[place.language] ?? Vocabulary([]))
        }
    }

    /// Weights chosen by how often a question that was kept from the index found its own answer.
    private static func fields(_ answer: Answer) -> [TextIndex.Field] {
        [
            .init(answer.title, weight: 5),
            .init(answer.keywords.joined(separator: " ").replacing("*", with: ""), weight: 4),
            .init(answer.questions.joined(separator: " "), weight: 2), .init(answer.text, weight: 1),
        ]
    }

    /// The answer of a service that fits a text best; where no case answer fits, the general one. `nil` where nothing is valid
    /// on that day.
    /// - Parameter level: Where a service has nothing valid in simple language, its standard answers are taken.
    package func choose(
        for service: ServiceID, intent: Intent, language: String, level: Answer.Level = .standard, text: String,
        on date: CalendarDate
    ) -> Choice? {
        if level != .standard,
            let simple = choice(
                in: Place(service: service, language: language, level: level), intent: intent, text: text, on: date)
        {
            return simple
        }
        return choice(
            in: Place(service: service, language: language, level: .standard), intent: intent, text: text, on: date)
    }

    private func choice(in place: Place, intent: Intent, text: String, on date: CalendarDate) -> Choice? {
        guard let shelf = shelves[place] else { return nil }
        let fitting = shelf.index.hits(for: text).compactMap { hit -> (answer: Answer, score: Double, hit: [String])? in
            let answer = shelf.cases[hit.document]
            guard answer.isValid(on: date) else { return nil }
            let score = hit.score * (answer.intents.contains(intent) ? Self.servingIntent : 1)
            return score >= Self.fitsFrom ? (answer, score, hit.words) : nil
        }.sorted { $0.score != $1.score ? $0.score > $1.score : $0.answer.id < $1.answer.id }
        let others = { (rest: ArraySlice<(answer: Answer, score: Double, hit: [String])>) in
            rest.prefix(Self.mostOthers).map(\.answer)
        }
        if let best = fitting.first {
            return Choice(answer: best.answer, words: best.hit, others: others(fitting.dropFirst()))
        }
        return shelf.general.first { $0.isValid(on: date) }.map { Choice(answer: $0, words: [], others: []) }
    }
}
