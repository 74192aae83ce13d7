/// The form an answer must have: the part of JSON Schema (draft 2020-12) that structured answers need and that endpoints
/// know how to enforce. Objects never take members that are not named here.
package indirect enum JSONSchema: Sendable, Equatable {
    package struct Property: Sendable, Equatable {
        package let name: String
        package let schema: JSONSchema
        package let isRequired: Bool

        package init(_ name: String, _ schema: JSONSchema, isRequired: Bool = true) {
            (self.name, self.schema, self.isRequired) = (name, schema, isRequired)
        }
    }

    /// Members in the order in which the model should write them.
    case object([Property])
    case array(of: JSONSchema, count: ClosedRange<Int>)
    /// Length in Unicode scalar values, as JSON Schema counts.
    case string(length: ClosedRange<Int>)
    /// One of these strings.
    case choice([String])
    case integer(ClosedRange<Int64>)
    /// Whole numbers are numbers too.
    case number(ClosedRange<Double>)
    case boolean

    /// Bounds of what a schema itself may be.
    package enum Limit {
        /// Objects and arrays within each other, and the value in the innermost.
        package static let depth = 8
        /// Schemas in all, this one and all within it.
        package static let size = 500
        package static let properties = 100
        package static let choices = 1_000
    }

    /// A string's length and an array's count where a schema names no upper bound.
    package static let longestString = 20_000
    package static let longestArray = 1_000

    var depth: Int {
        switch self {
        case .object(let properties): 1 + (properties.map(\.schema.depth).max() ?? 0)
        case .array(let items, _): 1 + items.depth
        default: 1
        }
    }
}

extension JSONSchema {
    /// What an endpoint is told of a schema.
    package enum Detail: String, Sendable, CaseIterable {
        case full
        /// Without lengths, counts and number bounds, which some endpoints refuse. They are checked here anyway.
        case withoutBounds
    }

    /// The schema as JSON, as endpoints read it.
    package func json(_ detail: Detail = .full) -> JSON {
        var members: [JSON.Member] = []
        func add(_ name: String, _ value: JSON) { members.append(JSON.Member(name, value)) }
        func bound(_ name: String, _ value: JSON, unless usual: Bool = false) {
            if detail == .full, !usual { add(name, value) }
        }
        switch self {
        case .object(let properties):
            add("type", "object")
            add("properties", .object(properties.map { JSON.Member($0.name, $0.schema.json(detail)) }))
            add("required", .array(properties.filter(\.isRequired).map { .string($0.name) }))
            add("additionalProperties", false)
        case .array(let items, let count):
            add("type", "array")
            add("items", items.json(detail))
            bound("minItems", .integer(Int64(count.lowerBound)), unless: count.lowerBound == 0)
            bound("maxItems", .integer(Int64(count.upperBound)), unless: count.upperBound == Self.longestArray)
        case .string(let length):
            add("type", "string")
            bound("minLength", .integer(Int64(length.lowerBound)), unless: length.lowerBound == 0)
            bound("maxLength", .integer(Int64(length.upperBound)), unless: length.upperBound == Self.longestString)
        case .choice(let choices):
            add("type", "string")
            add("enum", .array(choices.map { .string($0) }))
        case .integer(let range):
            add("type", "integer")
            bound("minimum", .integer(range.lowerBound), unless: range.lowerBound == .min)
            bound("maximum", .integer(range.upperBound), unless: range.upperBound == .max)
        case .number(let range):
            add("type", "number")
            bound("minimum", .number(range.lowerBound), unless: range.lowerBound == -Double.greatestFiniteMagnitude)
            bound("maximum", .number(range.upperBound), unless: range.upperBound == Double.greatestFiniteMagnitude)
        case .boolean: add("type", "boolean")
        }
        return .object(members)
    }

    /// True where no member of any object may be missing; endpoints with a strict mode demand that.
    var hasOnlyRequired: Bool {
        switch self {
        case .object(let properties): properties.allSatisfy { $0.isRequired && $0.schema.hasOnlyRequired }
        case .array(let items, _): items.hasOnlyRequired
        default: true
        }
    }
}
