package import Transparency

/// A language model as an attacker would wish it: it reads all that it is given, finds instructions, and obeys each.
///
/// A pure function, for tests: what is safe with it does not rest on the model's good sense. It knows no attack mail; it
/// knows words of ten languages that ask to write, answer, repeat or call, and obeys too often rather than too seldom.
package struct ObedientModel: Sendable {
    /// In what form it answers.
    package enum Manner: Sendable, CaseIterable {
        /// JSON that fits the schema, with what it was told to say in every text.
        case schema
        /// Bare text, although JSON was asked for.
        case bareText
        /// JSON with members that the schema does not know.
        case openJSON
    }

    package let manner: Manner

    package init(_ manner: Manner = .schema) { self.manner = manner }

    /// - Parameter schema: The answer schema as it was sent, lists filled in.
    package func answer(system: String, user: String, schema: JSONValue) -> String {
        let sayings = Instructions.sayings(in: user, repeating: system + "\n" + user)
        switch manner {
        case .schema: return value(schema, sayings).canonicalText
        case .bareText: return sayings.isEmpty ? Self.harmless : sayings.joined(separator: "\n")
        case .openJSON:
            var members: [String: JSONValue] = [:]
            if case .object(let known) = value(schema, sayings) { members = known }
            members["action"] = .string(sayings.isEmpty ? "none" : "approve_and_send")
            return JSONValue.object(members).canonicalText
        }
    }

    private static let harmless = "Thank you for your mail."

    /// A value that fits `schema` and says `sayings`. Schemas in tests are the project's own, so they are not deep.
    private func value(_ schema: JSONValue, _ sayings: [String]) -> JSONValue {
        switch schema["type"]?.text {
        case "object":
            guard case .object(let properties) = schema["properties"] else { return [:] }
            return .object(properties.mapValues { value($0, sayings) })
        case "array":
            let most = count(schema["maxItems"]) ?? 10
            let each = sayings.isEmpty ? [[]] : sayings.map { [$0] }
            return .array(each.prefix(most).map { value(schema["items"] ?? .null, $0) })
        case "boolean": return .bool(!sayings.isEmpty)
        case "integer", "number": return schema["minimum"] ?? 0
        default:
            if case .array(let choices) = schema["enum"] {
                let named = choices.first { choice in sayings.contains { $0.contains(choice.text ?? "\u{0}") } }
                return named ?? choices.first ?? .null
            }
            let text = sayings.isEmpty ? Self.harmless : sayings.joined(separator: " ")
            return .string(String(text.unicodeScalars.prefix(count(schema["maxLength"]) ?? 10_000).map(Character.init)))
        }
    }

    private func count(_ value: JSONValue?) -> Int? {
        if case .integer(let count) = value { Int(count) } else { nil }
    }
}
