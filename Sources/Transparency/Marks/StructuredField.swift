/// Structured Field Values for HTTP (RFC 9651), used here for header fields of mail: all types of the RFC, a strict
/// writer and a reader that follows the RFC's algorithms.
///
/// ```swift
/// let text = try StructuredField.text(of: [.init("mode", .token("none")), .init("date", .date(1_795_266_000))])
/// let members = try StructuredField.dictionary("mode=none, date=@1795266000")
/// ```
package enum StructuredField {
    /// A value without parameters (RFC 9651 section 3.3).
    package enum Bare: Sendable, Equatable {
        /// −999,999,999,999,999 to 999,999,999,999,999.
        case integer(Int64)
        /// In thousandths; at most twelve digits before the point.
        case decimal(thousandths: Int64)
        /// Printable ASCII.
        case string(String)
        /// A word such as `ai-originated`.
        case token(String)
        case bytes([UInt8])
        case boolean(Bool)
        /// Seconds since 1970, UTC.
        case date(Int64)
        /// Any Unicode text (section 3.3.8).
        case display(String)

        /// A text for people: a string where ASCII will do, else a display string.
        package static func text(_ text: String) -> Self {
            text.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? .string(text) : .display(text)
        }

        /// The words of a string, display string or token.
        package var words: String? {
            switch self {
            case .string(let text), .token(let text), .display(let text): text
            default: nil
            }
        }
    }

    /// A key with a bare value.
    package struct Parameter: Sendable, Equatable {
        package let key: String
        package let value: Bare

        package init(_ key: String, _ value: Bare) { (self.key, self.value) = (key, value) }
    }

    /// A bare value with parameters.
    package struct Item: Sendable, Equatable {
        package let value: Bare
        package let parameters: [Parameter]

        package init(_ value: Bare, _ parameters: [Parameter] = []) {
            (self.value, self.parameters) = (value, parameters)
        }

        package subscript(name: String) -> Bare? { parameters.first { $0.key == name }?.value }
    }

    /// What a list or a dictionary holds: an item, or a list of items in brackets.
    package enum Member: Sendable, Equatable {
        case item(Item)
        case innerList([Item], parameters: [Parameter])

        package var parameters: [Parameter] {
            switch self {
            case .item(let item): item.parameters
            case .innerList(_, let parameters): parameters
            }
        }
    }

    /// A member of a dictionary, in its place.
    package struct Entry: Sendable, Equatable {
        package let key: String
        package let member: Member

        package init(_ key: String, _ member: Member) { (self.key, self.member) = (key, member) }

        package init(_ key: String, _ value: Bare) { self.init(key, .item(Item(value))) }
    }

    /// How much is read. The numbers are those that RFC 9651 section 3 asks every reader to accept.
    package struct Limits: Sendable {
        package var members = 1024
        package var innerListItems = 256
        package var parameters = 256
        package var keyBytes = 64
        package var stringBytes = 1024
        package var tokenBytes = 512
        /// Of a byte sequence, decoded.
        package var sequenceBytes = 16_384
        /// Of the whole field.
        package var fieldBytes = 65_536

        package init() {}

        package static let standard = Self()
    }
}

/// Why a structured field cannot be written or read.
package enum StructuredFieldError: Error, Sendable, Equatable {
    /// What the type cannot hold.
    case unwritable(Unwritable)
    /// The text does not follow the grammar; the place counts bytes from 0.
    case unexpected(at: Int)
    /// More than this program reads.
    case limit(Limit, at: Int)

    package enum Unwritable: String, Sendable {
        case integer, decimal, string, token, key, date
    }

    package enum Limit: String, Sendable {
        case members, innerListItems, parameters, keyBytes, stringBytes, tokenBytes, sequenceBytes, fieldBytes
    }
}

extension StructuredFieldError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unwritable(let type): "The value cannot be written as a \(type.rawValue) (RFC 9651 section 4.1)."
        case .unexpected(let place): "The text is no structured field (RFC 9651) from byte \(place) on."
        case .limit(let limit, let place): "The field has more \(limit.rawValue) than are read, at byte \(place)."
        }
    }
}
