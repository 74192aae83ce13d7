import Transparency

/// The words of JSON Schema that answer schemas use (draft 2020-12), and one of our own.
enum SchemaWords {
    /// Names the list slot whose ids become the `enum`.
    static let enumFrom = "enumFrom"
    static let all: Set<String> = [
        "type", "description", "properties", "required", "additionalProperties", "items", "enum", enumFrom, "minItems",
        "maxItems", "minLength", "maxLength", "minimum", "maximum",
    ]
    static let types: Set<String> = ["object", "array", "string", "integer", "number", "boolean"]
}

/// What is wrong with an answer schema.
package enum SchemaFault: Sendable, Hashable, CustomStringConvertible {
    case badType
    case unknownWord(String)
    case open
    case optionalMember(String)
    case requiredMemberMissing(String)
    case noMembers
    case unbounded
    case noListSlot(String)
    case tooDeep

    package var description: String {
        switch self {
        case .badType: "\"type\" must be one of \(SchemaWords.types.sorted().joined(separator: ", "))"
        case .unknownWord(let word): "the word \"\(word)\" is not supported; remove it"
        case .open: "the object allows members that are not listed; add additionalProperties: false"
        case .optionalMember(let name):
            "\"\(name)\" is not required; list it under \"required\" and allow an empty value"
        case .requiredMemberMissing(let name): "\"\(name)\" is required and not described; add it or remove it"
        case .noMembers: "the object has no members; describe them under \"properties\""
        case .unbounded: "it has no bound; add maxLength, maxItems, enum, or minimum and maximum"
        case .noListSlot(let name): "enumFrom names \"\(name)\", which is no list slot; declare it as lines or blocks"
        case .tooDeep: "it is nested deeper than \(SchemaLint.deepest) levels; flatten it"
        }
    }
}

/// Checks that a schema is closed, bounded, and of a form that endpoints enforce: all members required.
struct SchemaLint {
    static let deepest = 8

    /// Names of the prompt's list slots.
    let lists: Set<String>

    func findings(_ schema: JSONValue) -> [PromptFinding] {
        guard case .object(let members) = schema, members["type"] == "object" else { return [.noSchema] }
        var findings: [PromptFinding] = []
        check(members, at: "", depth: 1, &findings)
        return findings
    }

    private func check(
        _ schema: [String: JSONValue], at path: String, depth: Int, _ findings: inout [PromptFinding]
    ) {
        func note(_ fault: SchemaFault) { findings.append(.schema(fault, at: path)) }
        guard depth <= Self.deepest else { return note(.tooDeep) }
        for word in schema.keys.sorted() where !SchemaWords.all.contains(word) { note(.unknownWord(word)) }
        guard let type = schema["type"]?.text, SchemaWords.types.contains(type) else { return note(.badType) }
        switch type {
        case "object":
            if schema["additionalProperties"] != .bool(false) { note(.open) }
            guard case .object(let properties) = schema["properties"], !properties.isEmpty else {
                return note(.noMembers)
            }
            var required: Set<String> = []
            if case .array(let names) = schema["required"] { required = Set(names.compactMap(\.text)) }
            for name in properties.keys.sorted() where !required.contains(name) { note(.optionalMember(name)) }
            for name in required.sorted() where properties[name] == nil { note(.requiredMemberMissing(name)) }
            for (name, member) in properties.sorted(by: { $0.key < $1.key }) {
                checkMember(member, at: "\(path).\(name)", depth, &findings)
            }
        case "array":
            if !isCount(schema["maxItems"]) { note(.unbounded) }
            checkMember(schema["items"] ?? .null, at: path + "[]", depth, &findings)
        case "string":
            if let slot = schema[SchemaWords.enumFrom] {
                let name = slot.text ?? ""
                if !lists.contains(name) { note(.noListSlot(name)) }
            } else if case .array(let values) = schema["enum"], !values.isEmpty {
                return
            } else if !isCount(schema["maxLength"]) {
                note(.unbounded)
            }
        case "integer", "number": if schema["minimum"] == nil || schema["maximum"] == nil { note(.unbounded) }
        default: break
        }
    }

    private func checkMember(
        _ member: JSONValue, at path: String, _ depth: Int, _ findings: inout [PromptFinding]
    ) {
        guard case .object(let schema) = member else { return findings.append(.schema(.badType, at: path)) }
        check(schema, at: path, depth: depth + 1, &findings)
    }

    private func isCount(_ value: JSONValue?) -> Bool {
        if case .integer(let count) = value { count >= 1 } else { false }
    }
}
