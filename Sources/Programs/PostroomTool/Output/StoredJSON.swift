import Foundation
import Transparency

/// A JSON value as the store keeps it.
struct StoredJSON: Decodable {
    let value: JSONValue

    /// - Returns: `nil` where the bytes are no JSON.
    static func read(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(StoredJSON.self, from: Data(bytes)).value
    }

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
        } else if let items = try? container.decode([StoredJSON].self) {
            value = .array(items.map(\.value))
        } else {
            value = .object(try container.decode([String: StoredJSON].self).mapValues(\.value))
        }
    }
}
