/// What a model is asked: messages, parameters and, where the answer must have a form, its schema.
package struct ChatRequest: Sendable, Equatable {
    package struct Message: Sendable, Equatable {
        package enum Role: String, Sendable {
            case system, user, assistant
        }

        package let role: Role
        package let text: String

        package init(_ role: Role, _ text: String) { (self.role, self.text) = (role, text) }
    }

    /// The name goes to the endpoint with the schema.
    package struct AnswerForm: Sendable, Equatable {
        package let name: String
        package let schema: JSONSchema

        package init(name: String, schema: JSONSchema) { (self.name, self.schema) = (name, schema) }
    }

    package let model: String
    package let messages: [Message]
    package let parameters: ChatParameters
    package let form: AnswerForm?

    /// Why a request cannot be written.
    package enum Problem: Error, Sendable, Equatable {
        case noModel, noUserMessage, systemNotFirst
        case temperature, maxTokens, tooManyStops, emptyStop
        case formName, schemaTooDeep
    }

    /// - Parameters:
    ///   - model: As the endpoint names it, at most 256 bytes.
    ///   - messages: System messages first, then at least one of the user; the last is the user's.
    package init(
        model: String, messages: [Message], parameters: ChatParameters, form: AnswerForm? = nil
    ) throws(Problem) {
        guard (1...256).contains(model.utf8.count) else { throw .noModel }
        guard messages.last?.role == .user else { throw .noUserMessage }
        guard !messages.drop(while: { $0.role == .system }).contains(where: { $0.role == .system }) else {
            throw .systemNotFirst
        }
        if let problem = parameters.problem { throw problem }
        if let form {
            guard (1...64).contains(form.name.utf8.count), form.name.utf8.allSatisfy(Self.isNameByte) else {
                throw .formName
            }
            guard form.schema.depth <= JSONSchema.Limit.depth else { throw .schemaTooDeep }
        }
        (self.model, self.messages, self.parameters, self.form) = (model, messages, parameters, form)
    }

    /// Endpoints take letters, digits, underscore and hyphen.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// How a model shall write.
package struct ChatParameters: Sendable, Equatable {
    /// 0 for the likeliest words, up to 2; `nil` leaves it to the endpoint.
    package var temperature: Double?
    /// Makes answers repeatable where the endpoint can; `nil` where that is not wanted.
    package var seed: Int64?
    /// Tokens of the answer at most, 1...``mostTokens``.
    package var maxTokens: Int
    /// The answer ends before any of these; at most ``mostStops``.
    package var stop: [String]

    package init(temperature: Double? = 0, seed: Int64? = nil, maxTokens: Int, stop: [String] = []) {
        (self.temperature, self.seed, self.maxTokens, self.stop) = (temperature, seed, maxTokens, stop)
    }

    package static let mostTokens = 32_768
    /// Chat completions take no more.
    package static let mostStops = 4

    var problem: ChatRequest.Problem? {
        if let temperature, !(0...2).contains(temperature) { return .temperature }
        if !(1...Self.mostTokens).contains(maxTokens) { return .maxTokens }
        if stop.count > Self.mostStops { return .tooManyStops }
        if stop.contains("") { return .emptyStop }
        return nil
    }
}

extension ChatRequest.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noModel: "The model's name must have 1 to 256 bytes. Set it in the settings."
        case .noUserMessage: "The last message must be the user's."
        case .systemNotFirst: "System messages must stand before all others."
        case .temperature: "The temperature must be between 0 and 2. Correct it in the prompt's file."
        case .maxTokens:
            "The answer may have 1 to \(ChatParameters.mostTokens) tokens. Correct it in the prompt's file."
        case .tooManyStops: "At most \(ChatParameters.mostStops) stop texts are possible."
        case .emptyStop: "A stop text must not be empty."
        case .formName: "The answer form's name must be 1 to 64 letters, digits, underscores or hyphens."
        case .schemaTooDeep: "The answer schema has more than \(JSONSchema.Limit.depth) levels. Make it flatter."
        }
    }
}
