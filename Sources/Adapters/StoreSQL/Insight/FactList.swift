import Foundation

/// Some values of a record as SQLite gives them: a JSON list of texts, whole numbers and nulls.
///
/// Tens of thousands are read for one page, so the plain ones are read by hand; a text with an escape is left to the
/// decoder.
package struct FactList {
    private enum Value: Equatable {
        case none
        case number(Int64)
        case text(String)
    }

    private let values: [Value]

    /// `nil` where the list holds anything else.
    package init?(_ list: String) {
        var list = list
        guard let values = list.withUTF8(Self.plain) ?? Self.decoded(list) else { return nil }
        self.values = values
    }

    /// `nil` where the value is missing or no whole number.
    package func number(_ index: Int) -> Int64? {
        if index < values.count, case .number(let number) = values[index] { number } else { nil }
    }

    /// `nil` where the value is missing or no text.
    package func text(_ index: Int) -> String? {
        if index < values.count, case .text(let text) = values[index] { text } else { nil }
    }

    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> [Value]? {
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count >= 2 else { return nil }
        var values: [Value] = []
        values.reserveCapacity(8)
        let end = bytes.count - 1
        var start = 1
        while start < end {
            let isText = bytes[start] == UInt8(ascii: "\"")
            var stop = isText ? start + 1 : start
            let closing = isText ? UInt8(ascii: "\"") : UInt8(ascii: ",")
            while stop < end, bytes[stop] != closing {
                if bytes[stop] == UInt8(ascii: "\\") { return nil }
                stop += 1
            }
            if isText {
                guard stop < end else { return nil }
                values.append(.text(String(decoding: bytes[(start + 1)..<stop], as: UTF8.self)))
                stop += 1
            } else {
                let word = bytes[start..<stop]
                if word.elementsEqual("null".utf8) {
                    values.append(.none)
                } else {
                    guard let number = Int64(String(decoding: word, as: UTF8.self)) else { return nil }
                    values.append(.number(number))
                }
            }
            guard stop == end || bytes[stop] == UInt8(ascii: ",") else { return nil }
            start = stop + 1
        }
        return values
    }

    private struct Item: Decodable {
        let value: Value

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .none
            } else if let number = try? container.decode(Int64.self) {
                value = .number(number)
            } else {
                value = .text(try container.decode(String.self))
            }
        }
    }

    private static func decoded(_ list: String) -> [Value]? {
        try? JSONDecoder().decode([Item].self, from: Data(list.utf8)).map(\.value)
    }
}
