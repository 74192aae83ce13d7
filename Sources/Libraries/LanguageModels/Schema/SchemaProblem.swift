/// Why a JSON text is not a schema that we take. Schemas are ours (they stand beside prompts), so names may be shown.
package struct SchemaProblem: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case json(JSONProblem)
        case notObject
        case unknownType
        case unknownKeyword(String)
        case wrongValue(String)
        /// `additionalProperties` must be there and false.
        case open
        case emptyRange
        case requiredUnknown(String)
        case noChoices
        case tooDeep, tooLarge
    }

    package let kind: Kind
    /// For example `/sentences/[]/text`; empty for the schema itself.
    package let path: String
}

extension SchemaProblem: CustomStringConvertible {
    package var description: String { "In the answer schema\(path.isEmpty ? "" : " at \(path)"): \(words)" }

    private var words: String {
        switch kind {
        case .json(let problem): "\(problem). Write it as plain JSON."
        case .notObject: "a schema must be an object with a type."
        case .unknownType: "the type must be object, array, string, integer, number or boolean."
        case .unknownKeyword(let name): "the keyword \(name) is not supported here. Remove it."
        case .wrongValue(let name): "the keyword \(name) has a value of the wrong kind or a negative count."
        case .open: "an object needs \"additionalProperties\": false."
        case .emptyRange: "the lower bound is above the upper one."
        case .requiredUnknown(let name): "\(name) is required but is no property."
        case .noChoices: "enum needs at least one string, none twice, at most \(JSONSchema.Limit.choices)."
        case .tooDeep: "more than \(JSONSchema.Limit.depth) levels. Make it flatter."
        case .tooLarge:
            "more than \(JSONSchema.Limit.size) parts, or \(JSONSchema.Limit.properties) properties of one object."
        }
    }
}
