package import Cases
import Enquiries
import Foundation
package import Transparency

/// A stored record in its private form, ready to be looked into.
package struct RecordForm: Sendable, Equatable {
    package let position: Int64
    package let id: String
    package let json: JSONValue

    /// - Throws: ``StoreError/damaged(_:)`` where the record is no JSON object.
    package init(_ record: StoredRecord) throws(StoreError) {
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(record.privateForm)),
            case .object = tree.value
        else { throw .damaged("record \(record.id) cannot be understood") }
        (position, id, json) = (record.position, record.id, tree.value)
    }

    package var action: String { json["action"]?.text ?? "" }
    package var isByPerson: Bool { json["trigger"]?.text == ActionRecord.Trigger.human.rawValue }
    var start: Timestamp? { json["time"]?["start"]?.integer.map { Timestamp(milliseconds: $0) } }
    var components: [ActionRecord.Component] {
        (json["model"]?.items ?? []).compactMap { item in
            guard let kind = item["kind"]?.text, let id = item["id"]?.text else { return nil }
            return ActionRecord.Component(kind: kind, id: id, version: item["version"]?.text ?? "")
        }
    }

    /// A member of the outcome, or else of the details.
    subscript(name: String) -> JSONValue? { json["outcome"]?[name] ?? json["details"]?[name] }
    func detail(_ name: String) -> JSONValue? { json["details"]?[name] }
}

/// Any JSON as Foundation reads it. Whole numbers stay whole.
struct JSONTree: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = try? container.decode(Bool.self) {
            value = .bool(bool)
        } else if let integer = try? container.decode(Int64.self) {
            value = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            value = .number(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let items = try? container.decode([JSONTree].self) {
            value = .array(items.map(\.value))
        } else {
            value = .object(try container.decode([String: JSONTree].self).mapValues(\.value))
        }
    }
}

extension JSONValue {
    var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
    /// The texts of an array; others are left out.
    var texts: [String] { items?.compactMap(\.text) ?? [] }
}
