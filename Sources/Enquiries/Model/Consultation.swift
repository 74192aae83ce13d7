/// What a language model is still to be asked about a case. Only one thing at a time: a draft depends on the service.
package struct Consultation: Codable, Sendable, Equatable {
    package enum Question: String, Codable, Sendable, CaseIterable {
        /// Which service owns the mail.
        case opinion = "second-opinion"
        /// The reply, written for the case from approved answers.
        case draft
    }

    package var question: Question
    /// Why an opinion is asked for; empty for a draft.
    package var because: [SecondOpinion.Reason]
    package var since: Timestamp
    /// How often it was asked already, including calls that an end of the program cut off.
    package var attempts: Int
    /// The record of the call that is under way; `nil` while the question waits.
    package var asked: String?

    /// A question that was cut off so often is not asked again.
    package static let mostAttempts = 2

    package init(
        _ question: Question, because: [SecondOpinion.Reason] = [], since: Timestamp, attempts: Int = 0,
        asked: String? = nil
    ) {
        (self.question, self.because, self.since) = (question, because, since)
        (self.attempts, self.asked) = (attempts, asked)
    }
}
