extension ModelOutcome: CustomStringConvertible {
    /// One sentence, without anything of the answer.
    package var description: String {
        switch self {
        case .answer: "The model answered."
        case .refusal: "The model declined to answer."
        case .length: "The answer was not whole when the allowed tokens ended. Allow more, or shorten the prompt."
        case .contentFilter: "The endpoint's content filter stopped the call."
        case .toolCall: "The model asked for a tool. It has none."
        case .empty: "The answer was empty."
        case .malformed(let problem): "The answer cannot be read: \(problem)."
        case .serverError(let error): error.description
        case .tooLong(let part): "The answer has more \(Self.words(part)) than allowed."
        case .failed(let failure): failure.description
        }
    }

    /// One of few words, for records and metrics.
    package var kind: String {
        switch self {
        case .answer: "answer"
        case .refusal: "refusal"
        case .length: "length"
        case .contentFilter: "contentFilter"
        case .toolCall: "toolCall"
        case .empty: "empty"
        case .malformed: "malformed"
        case .serverError(let error): "serverError.\(error.kind.rawValue)"
        case .tooLong: "tooLong"
        case .failed(let failure): "failed.\(failure.rawValue)"
        }
    }

    private static func words(_ part: TooLong) -> String {
        switch part {
        case .line: "bytes in one event"
        case .events: "events"
        case .total: "bytes"
        case .text: "text"
        }
    }
}

extension Malformation: CustomStringConvertible {
    package var description: String {
        switch self {
        case .json(let problem, let event): event == 0 ? "\(problem)" : "\(problem) of event \(event)"
        case .member(let name): "\(name) is missing or of the wrong type"
        case .cutStream(let events): "the stream ended after \(events) events without an end"
        case .unknownEnd: "it ended for an unknown reason"
        }
    }
}

extension ServerError: CustomStringConvertible {
    package var description: String { "The model's endpoint answered with status \(status): \(words)" }

    private var words: String {
        switch kind {
        case .wrongKey: "the key is wrong or missing. Put the right one into the key file."
        case .forbidden: "the key may not do this. Ask the operator of the endpoint."
        case .unknownModel: "it does not know the model, or the address is wrong. Correct the settings."
        case .contextTooLong: "the text is longer than the model's context."
        case .tooLarge: "the request is too large."
        case .rejected: "it does not take the request\(part.map { " (\($0.words))" } ?? ""). Run the probe again."
        case .rateLimited: "too many calls. It is asked again later."
        case .quotaSpent: "the quota there is spent. Ask the operator of the endpoint."
        case .overloaded: "it is overloaded. It is asked again later."
        case .redirect: "it points to another address. Put the right one into the settings."
        case .broken: "it has an error of its own."
        case .other: "unexpected. Check the address in the settings."
        }
    }
}

extension ServerError.Part {
    fileprivate var words: String {
        switch self {
        case .temperature: "temperature"
        case .seed: "seed"
        case .tokenField: "token limit"
        case .form: "answer form"
        case .usage: "usage in the stream"
        }
    }
}
