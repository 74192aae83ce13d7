extension JSONSchema {
    /// Reads a schema as it stands beside a prompt. Keywords that are not known are refused, so that none is promised to a
    /// reader and never checked; `title` and `description` say nothing and are dropped.
    package init(reading bytes: [UInt8]) throws(SchemaProblem) {
        let json: JSON
        do throws(JSONProblem) { json = try JSON(bytes) } catch { throw SchemaProblem(kind: .json(error), path: "") }
        var size = 0
        self = try Self.read(json, path: "", depth: 1, size: &size)
    }

    // Recursion ends at `Limit.depth`.
    private static func read(
        _ json: JSON, path: String, depth: Int, size: inout Int
    ) throws(SchemaProblem) -> JSONSchema {
        func problem(_ kind: SchemaProblem.Kind) -> SchemaProblem { SchemaProblem(kind: kind, path: path) }
        size += 1
        guard depth <= Limit.depth else { throw problem(.tooDeep) }
        guard size <= Limit.size else { throw problem(.tooLarge) }
        guard case .object(let members) = json, let type = json["type"]?.text else { throw problem(.notObject) }
        guard var known = keywords[type] else { throw problem(.unknownType) }
        known.formUnion(["type", "title", "description"])
        if let other = members.first(where: { !known.contains($0.name) }) {
            throw problem(.unknownKeyword(other.name))
        }
        switch type {
        case "object":
            guard json["additionalProperties"] == .bool(false) else { throw problem(.open) }
            guard case .object(let parts)? = json["properties"] else { throw problem(.wrongValue("properties")) }
            guard parts.count <= Limit.properties else { throw problem(.tooLarge) }
            let required = try names(json["required"] ?? [], "required", path)
            var properties: [Property] = []
            for part in parts {
                let schema = try read(part.value, path: path + "/" + part.name, depth: depth + 1, size: &size)
                properties.append(Property(part.name, schema, isRequired: required.contains(part.name)))
            }
            let there = Set(parts.map(\.name))
            if let unknown = required.first(where: { !there.contains($0) }) {
                throw problem(.requiredUnknown(unknown))
            }
            return .object(properties)
        case "array":
            guard let items = json["items"] else { throw problem(.wrongValue("items")) }
            let schema = try read(items, path: path + "/[]", depth: depth + 1, size: &size)
            return .array(of: schema, count: try counts(json, "minItems", "maxItems", longestArray, path))
        case "string":
            guard let choices = json["enum"] else {
                return .string(length: try counts(json, "minLength", "maxLength", longestString, path))
            }
            let texts = try names(choices, "enum", path)
            guard !texts.isEmpty, texts.count <= Limit.choices, Set(texts).count == texts.count else {
                throw problem(.noChoices)
            }
            return .choice(texts)
        case "integer":
            let low = try bound(json, "minimum", path) { $0.int } ?? .min
            let high = try bound(json, "maximum", path) { $0.int } ?? .max
            guard low <= high else { throw problem(.emptyRange) }
            return .integer(low...high)
        case "number":
            let low = try bound(json, "minimum", path) { $0.double } ?? -Double.greatestFiniteMagnitude
            let high = try bound(json, "maximum", path) { $0.double } ?? Double.greatestFiniteMagnitude
            guard low <= high else { throw problem(.emptyRange) }
            return .number(low...high)
        default: return .boolean
        }
    }

    private static let keywords: [String: Set<String>] = [
        "object": ["properties", "required", "additionalProperties"], "array": ["items", "minItems", "maxItems"],
        "string": ["enum", "minLength", "maxLength"], "integer": ["minimum", "maximum"],
        "number": ["minimum", "maximum"], "boolean": [],
    ]

    private static func names(_ json: JSON, _ keyword: String, _ path: String) throws(SchemaProblem) -> [String] {
        guard let items = json.items else { throw SchemaProblem(kind: .wrongValue(keyword), path: path) }
        var names: [String] = []
        for item in items {
            guard let name = item.text else { throw SchemaProblem(kind: .wrongValue(keyword), path: path) }
            names.append(name)
        }
        return names
    }

    private static func counts(
        _ json: JSON, _ least: String, _ most: String, _ usual: Int, _ path: String
    ) throws(SchemaProblem) -> ClosedRange<Int> {
        func count(_ value: JSON) -> Int? { value.int.flatMap { $0 >= 0 ? Int($0) : nil } }
        let low = try bound(json, least, path, count) ?? 0
        let high = try bound(json, most, path, count) ?? usual
        guard low <= high else { throw SchemaProblem(kind: .emptyRange, path: path) }
        return low...high
    }

    private static func bound<Value>(
        _ json: JSON, _ keyword: String, _ path: String, _ read: (JSON) -> Value?
    ) throws(SchemaProblem) -> Value? {
        guard let value = json[keyword] else { return nil }
        guard let bound = read(value) else { throw SchemaProblem(kind: .wrongValue(keyword), path: path) }
        return bound
    }
}

extension JSON {
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
