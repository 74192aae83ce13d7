/// Reads one answer from its head and the pieces of its body. Pure: it knows neither the network nor the time.
package struct AnswerReader: Sendable {
    /// How large the request was, for the usage where the endpoint does not name it.
    package struct RequestSize: Sendable, Equatable {
        package let bytes: Int
        package let maxTokens: Int

        package init(bytes: Int, maxTokens: Int) { (self.bytes, self.maxTokens) = (bytes, maxTokens) }
    }

    private enum Body {
        case stream(EventStream)
        case whole([UInt8])
    }

    private let head: AnswerHead
    private let isMessages: Bool
    private let limits: AnswerLimits
    private let size: RequestSize
    private var parts: AnswerParts
    private var body: Body
    /// The stream has said that nothing more comes.
    private var isDone = false
    private var bytesAfterEnd = 0

    /// - Parameter isStream: What was asked for; the head's content type counts where it is clear.
    package init(
        _ head: AnswerHead, from service: ModelService, isStream: Bool, size: RequestSize,
        limits: AnswerLimits = .standard
    ) {
        (self.head, self.limits, self.size) = (head, limits, size)
        isMessages = service == .anthropicMessages
        parts = AnswerParts(limits)
        let type = head.contentType?.lowercased() ?? ""
        let isStream = type.hasPrefix("text/event-stream") || isStream && !type.hasPrefix("application/json")
        body = isStream && head.status == 200 ? .stream(EventStream(limits)) : .whole([])
    }

    /// Takes the next bytes of the body.
    /// - Returns: False where no more are wanted, because the answer will not be used or the server goes on behind its end.
    package mutating func feed(_ bytes: [UInt8]) -> Bool {
        // Read to the end of the body, or the connection could not serve the next call.
        if isDone {
            bytesAfterEnd += bytes.count
            return bytesAfterEnd <= Self.mostAfterEnd
        }
        switch body {
        case .whole(var held):
            // Not held twice: appending would copy it.
            body = .whole([])
            let limit = head.status == 200 ? limits.totalBytes : Self.errorBytes
            let room = limit - held.count
            held += bytes.prefix(room)
            body = .whole(held)
            guard bytes.count > room else { return true }
            if head.status == 200 { parts.problem = .tooLong(.total) }
            return false
        case .stream(var stream):
            body = .whole([])
            defer { body = .stream(stream) }
            do throws(EventStream.Overrun) {
                let before = stream.events
                for (index, event) in try stream.feed(bytes).enumerated() where !isDone && parts.problem == nil {
                    take(event, number: before + index + 1)
                }
            } catch {
                let part: ModelOutcome.TooLong =
                    switch error {
                    case .line: .line
                    case .events: .events
                    case .total: .total
                    }
                if !isDone { parts.problem = parts.problem ?? .tooLong(part) }
            }
            return parts.problem == nil
        }
    }

    /// Bytes behind the end of a stream that are waited for.
    private static let mostAfterEnd = 4_096

    /// Bytes of an error's body that are looked at.
    private static let errorBytes = 65_536

    private mutating func take(_ event: EventStream.Event, number: Int) {
        if event.data.elementsEqual("[DONE]".utf8) {
            isDone = true
            return
        }
        do throws(JSONProblem) {
            let json = try JSON(event.data, limits: limits.json)
            if isMessages {
                parts.takeMessageEvent(json)
                isDone = json["type"]?.text == "message_stop"
            } else {
                parts.takeChatCompletion(json, isChunk: true)
            }
        } catch {
            parts.problem = .malformed(.json(error, event: number))
        }
    }

    /// The body is over.
    /// - Parameter failure: Why it is not whole; `nil` at its regular end.
    package consuming func finish(_ failure: TransportFailure? = nil) -> ModelReply {
        let outcome = outcome(failure)
        return ModelReply(outcome: outcome, usage: usage(outcome), model: parts.model)
    }

    private mutating func outcome(_ failure: TransportFailure?) -> ModelOutcome {
        switch body {
        case .stream(let stream):
            if let failure, !isDone, parts.end == nil || parts.problem != nil {
                return parts.problem ?? .failed(failure)
            }
            return parts.outcome(missing: .cutStream(events: stream.events))
        case .whole(let bytes):
            guard head.status == 200 else { return .error(head, body: bytes, limits: limits) }
            if let problem = parts.problem { return problem }
            if let failure { return .failed(failure) }
            do throws(JSONProblem) {
                let json = try JSON(bytes, limits: limits.json)
                if isMessages { parts.takeMessage(json) } else { parts.takeChatCompletion(json, isChunk: false) }
                return parts.outcome(missing: .member(isMessages ? "stop_reason" : "finish_reason"))
            } catch {
                return .malformed(.json(error, event: 0))
            }
        }
    }

    /// What the endpoint said; else an estimate that does not fall short: an answer that did not end may have cost all
    /// the tokens that it was allowed.
    private func usage(_ outcome: ModelOutcome) -> TokenUsage {
        if let input = parts.input, let output = parts.output, parts.end != nil {
            return TokenUsage(input: input, output: output)
        }
        if head.status != 200 { return .nothing }
        let written = TokenUsage.estimate(bytes: parts.text.count)
        return TokenUsage(
            input: parts.input ?? TokenUsage.estimate(bytes: size.bytes),
            output: parts.end == nil ? max(written, Int64(size.maxTokens)) : parts.output ?? written, isEstimated: true)
    }
}
