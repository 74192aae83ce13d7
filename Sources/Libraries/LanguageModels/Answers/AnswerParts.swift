/// What was read of an answer so far, whatever its format.
struct AnswerParts: Sendable {
    enum End: Sendable {
        case stop, length, refusal, contentFilter, toolCall, unknown
    }

    var text: [UInt8] = []
    var end: End?
    var model: String?
    var input: Int64?
    var output: Int64?
    /// An error that the server sent in the place of the answer, or a reason why it cannot be read.
    var problem: ModelOutcome?
    var hasRefusal = false
    var hasToolCall = false
    let limits: AnswerLimits

    init(_ limits: AnswerLimits) { self.limits = limits }

    mutating func add(_ piece: String) {
        guard text.count + piece.utf8.count <= limits.textBytes else {
            problem = problem ?? .tooLong(.text)
            return
        }
        text += piece.utf8
    }

    mutating func note(model name: String?) {
        if model == nil, let name, (1...256).contains(name.utf8.count) { model = name }
    }

    /// - Parameter missing: What it means that no end was named.
    func outcome(missing: Malformation) -> ModelOutcome {
        if let problem { return problem }
        if hasToolCall { return .toolCall }
        let text = String(decoding: text, as: UTF8.self)
        switch end {
        case nil: return .malformed(missing)
        case .unknown: return .malformed(.unknownEnd)
        case .toolCall: return .toolCall
        case .contentFilter: return .contentFilter
        case .refusal: return .refusal
        case .length: return .length(text)
        case .stop:
            if hasRefusal { return .refusal }
            return text.utf8.allSatisfy { $0 <= 0x20 } ? .empty : .answer(text)
        }
    }
}

extension JSON {
    /// A number of tokens that can be one.
    var tokens: Int64? { int.flatMap { (0...1 << 40).contains($0) ? $0 : nil } }
}
