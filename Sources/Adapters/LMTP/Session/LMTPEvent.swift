/// What a log may say of a session: numbers and fixed words, nothing that a peer wrote.
package enum LMTPEvent: Sendable, Equatable {
    /// A message whose recipients have all been answered.
    ///
    /// - Parameters:
    ///   - bytes: Of the message, as kept.
    ///   - kept: Recipients answered with 250.
    ///   - later: Recipients answered with 4xx; the mail server keeps the message for them.
    ///   - refused: Recipients answered with 5xx; the mail server tells the sender.
    case message(bytes: Int, kept: Int, later: Int, refused: Int)
    /// The sink could not do this step. The mail server tries again.
    case sinkFailed(Step, DeliveryFailure)
    /// A message was begun and came to no end. The mail server tries again.
    case abandoned(bytes: Int)
    case sessionEnded(Ending)

    package enum Step: Sendable, Equatable { case recipient, open, write, commit }

    package enum Ending: Sendable, Equatable, CaseIterable {
        /// QUIT.
        case quit
        /// The peer closed the connection without a word.
        case disconnected
        /// A deadline passed.
        case tooSlow
        /// The sink did not answer in its time.
        case sinkHangs
        case tooManyErrors
        case tooManyCommands
        /// More sessions than allowed at once.
        case tooManySessions
        /// Another protocol than LMTP, or lines that do not end with CR LF.
        case notLMTP
        /// This server stops.
        case stopping
    }
}
