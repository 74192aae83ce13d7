package import Enquiries

/// The approved answers of a desk, each with what its keepers should look at.
package struct AnswerCatalogue: Sendable {
    package enum Concern: Sendable, Equatable {
        case over(since: CalendarDate)
        case notYet(from: CalendarDate)
        case withoutSource
        /// Score and bound of the formula named.
        case hardToRead(Finding.Detail)
        /// A case answer that names no questions is found by title and keywords alone.
        case withoutQuestions
        /// No draft of the cases that were looked at was made from it.
        case neverUsed
    }

    package struct Row: Sendable, Equatable {
        package let answer: String
        package let language: String
        package let level: Answer.Level
        package let origin: Origin
        package let concerns: [Concern]
    }

    package let rows: [Row]

    /// - Parameters:
    ///   - date: The day for which validity is judged.
    ///   - used: Ids of answers in drafts that were made; `nil` where nobody looked.
    package init(_ answers: [Answer], on date: CalendarDate, used: Set<String>?) {
        rows = answers.map { answer in
            var concerns: [Concern] = []
            if let end = answer.validTo, end < date { concerns.append(.over(since: end)) }
            if answer.validFrom > date { concerns.append(.notYet(from: answer.validFrom)) }
            if !answer.source.contains(where: \.isLetter) { concerns.append(.withoutSource) }
            if let remark = ReadabilityCheck.remark(on: answer.text, language: answer.language) {
                concerns.append(.hardToRead(remark.detail))
            }
            if answer.kind == .case, answer.questions.isEmpty { concerns.append(.withoutQuestions) }
            if let used, !used.contains(answer.id) { concerns.append(.neverUsed) }
            return Row(
                answer: answer.id, language: answer.language, level: answer.level, origin: answer.origin,
                concerns: concerns)
        }
    }
}

extension AnswerCatalogue.Concern {
    package var text: String {
        switch self {
        case .over(let day): "valid until \(day.iso8601) only; renew or remove it"
        case .notYet(let day): "not valid before \(day.iso8601)"
        case .withoutSource: "has no source; say what it rests on"
        case .hardToRead(let detail):
            "hard to read (\(FindingWords.detail(detail, "en") ?? "")); shorten sentences and words"
        case .withoutQuestions: "names no questions; add some as citizens write them"
        case .neverUsed: "was never used"
        }
    }
}
