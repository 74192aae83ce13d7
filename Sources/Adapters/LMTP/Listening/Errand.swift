/// What a session asks of the sink, done, with every error turned into an answer.
enum Errand {
    struct Result: Sendable {
        let answer: LMTPSession.SinkAnswer
        /// The message that is open after it.
        let message: (any IncomingMessage)?
    }

    static func run(
        _ errand: LMTPSession.Action, _ sink: any DeliverySink, _ message: (any IncomingMessage)?
    ) async -> Result {
        do {
            switch (errand, message) {
            case (.check(let path, from: let sender), _):
                return Result(answer: .verdict(await sink.verdict(on: path, from: sender)), message: message)
            case (.open(let envelope), _):
                return Result(answer: .opened, message: try await sink.open(envelope))
            case (.write(let bytes), let message?):
                try await message.write(bytes)
                return Result(answer: .written, message: message)
            case (.commit, let message?):
                return Result(answer: .committed(try await message.commit()), message: nil)
            default:
                return Result(answer: .failed(.unavailable), message: message)
            }
        } catch {
            let failure = error as? DeliveryFailure ?? .unavailable
            // After a failed commit the message is the sink's own affair, after a failed write it is given up next.
            return Result(answer: .failed(failure), message: errand == .commit ? nil : message)
        }
    }
}
