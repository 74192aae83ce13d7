package import Transparency

/// What a language model is asked, as data: two texts with named places, parameters, and the form of the answer.
///
/// A prompt is public. It holds no secret, and nothing depends on a citizen not knowing it.
package struct Prompt: Sendable, Equatable {
    package let id: String
    /// ISO 639-1: the language of the instructions, and of the answer where ``purpose`` says nothing else.
    package let language: String
    /// What it is for, in words for people.
    package let purpose: String
    /// Raised with every change; from 1.
    package let version: Int
    package let parameters: PromptParameters
    /// A JSON schema. A member `enumFrom` names a list slot, whose ids become the `enum` when the prompt is filled.
    package let answer: JSONValue
    package let slots: [PromptSlot]
    /// What the endpoint is told as the system's own words.
    package let system: PromptText
    /// What it is told as the user's words; citizens' text stands only here.
    package let user: PromptText

    package init(
        id: String, language: String, purpose: String, version: Int, parameters: PromptParameters, answer: JSONValue,
        slots: [PromptSlot], system: PromptText, user: PromptText
    ) {
        (self.id, self.language, self.purpose, self.version) = (id, language, purpose, version)
        (self.parameters, self.answer, self.slots) = (parameters, answer, slots)
        (self.system, self.user) = (system, user)
    }

    /// The prompt and its language, as records and the list of versions name it: `draft.de`.
    package var name: String { "\(id).\(language)" }

    /// SHA-256, hexadecimal, of everything that can change an answer: texts, parameters, schema, slots and version.
    package var digest: String {
        let slots = slots.map { slot -> JSONValue in
            [
                "name": .string(slot.name), "kind": .string(slot.kind.rawValue), "citizen": .bool(slot.isCitizens),
                "limit": .integer(Int64(slot.limit)), "overflow": .string(slot.overflow.rawValue),
            ]
        }
        let whole: JSONValue = [
            "id": .string(id), "language": .string(language), "version": .integer(Int64(version)),
            "parameters": parameters.json, "answer": answer, "slots": .array(slots),
            "system": .string(system.source), "user": .string(user.source),
        ]
        return sha256Hex(whole.canonical)
    }
}

/// How the model is run.
package struct PromptParameters: Sendable, Equatable {
    package static let temperatures = 0.0...2.0
    package static let tokens = 1...8_192

    /// 0 to 2; 0 asks for the most probable answer.
    package let temperature: Double
    /// The longest answer, in tokens of the model.
    package let maxTokens: Int
    /// For endpoints that repeat an answer by its seed.
    package let seed: Int?

    package init(temperature: Double, maxTokens: Int, seed: Int? = nil) {
        (self.temperature, self.maxTokens, self.seed) = (temperature, maxTokens, seed)
    }

    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "temperature": .number(temperature), "maxTokens": .integer(Int64(maxTokens)),
        ]
        if let seed { members["seed"] = .integer(Int64(seed)) }
        return .object(members)
    }
}

/// A named place in a prompt.
package struct PromptSlot: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// One text.
        case text
        /// A list, one line an entry: `- id: text`.
        case lines
        /// A list of longer texts: `<item id="…">`, the text, `</item>`.
        case blocks

        var isList: Bool { self != .text }
    }

    /// What happens to content above the limit.
    package enum Overflow: String, Sendable, CaseIterable {
        /// A text is cut at the end of a sentence, a list behind an entry.
        case cut
        /// The prompt is not filled.
        case refuse
    }

    package let name: String
    package let kind: Kind
    /// What fills it, in words for people.
    package let filledWith: String
    /// Whether it may hold a citizen's words. They stand between marks and are no instruction.
    package let isCitizens: Bool
    /// Bytes of content, at most; marks are not counted.
    package let limit: Int
    package let overflow: Overflow

    package init(name: String, kind: Kind, filledWith: String, isCitizens: Bool, limit: Int, overflow: Overflow) {
        (self.name, self.kind, self.filledWith) = (name, kind, filledWith)
        (self.isCitizens, self.limit, self.overflow) = (isCitizens, limit, overflow)
    }

    /// The slot with a limit that is not above its own.
    func limited(to limit: Int) -> PromptSlot {
        PromptSlot(
            name: name, kind: kind, filledWith: filledWith, isCitizens: isCitizens, limit: min(self.limit, limit),
            overflow: overflow)
    }
}
