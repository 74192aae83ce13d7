/// Structured Field Values (RFC 9651), as far as the AI marks need them: dictionaries of tokens, strings, dates,
/// integers and byte sequences.
package enum StructuredField {
    package enum Item: Sendable, Equatable {
        case token(String)
        case string(String)
        case date(Int64)
        case integer(Int64)
        case bytes([UInt8])
    }

    /// A dictionary, `key=item, key=item`. Strings lose what RFC 9651 section 3.3.3 does not allow: everything but
    /// printable ASCII becomes `?`.
    package static func serialize(_ members: [(String, Item)]) -> String {
        members.map { $0.0 + "=" + serialize($0.1) }.joined(separator: ", ")
    }

    private static func serialize(_ item: Item) -> String {
        switch item {
        case .token(let text): return text
        case .integer(let number): return String(number)
        case .date(let seconds): return "@" + String(seconds)
        case .bytes(let bytes): return ":" + base64(bytes) + ":"
        case .string(let text):
            var out = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"", "\\": out += "\\" + String(scalar)
                case " "..."~": out.unicodeScalars.append(scalar)
                default: out += "?"
                }
            }
            return out + "\""
        }
    }

    /// Reads a dictionary. Members may be separated by `,` (RFC 9651) or, as the example of the AI-Disclosure draft
    /// has it, by `;`. Returns `nil` where the text is neither. The first of equal keys is kept; 64 members at most.
    package static func parse(_ text: String) -> [String: Item]? {
        var reader = Reader(Array(text.utf8))
        var members: [String: Item] = [:]
        reader.skipBlanks()
        while !reader.atEnd {
            guard members.count < 64, let key = reader.key(), reader.take(UInt8(ascii: "=")), let item = reader.item()
            else { return nil }
            if members[key] == nil { members[key] = item }
            reader.skipBlanks()
            if reader.atEnd { break }
            guard reader.take(UInt8(ascii: ",")) || reader.take(UInt8(ascii: ";")) else { return nil }
            reader.skipBlanks()
            if reader.atEnd { return nil }
        }
        return members.isEmpty ? nil : members
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        var atEnd: Bool { at >= bytes.count }

        mutating func skipBlanks() {
            while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
            return true
        }

        mutating func run(while allowed: (UInt8) -> Bool) -> String {
            let start = at
            while at < bytes.count, allowed(bytes[at]) { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }

        mutating func key() -> String? {
            let text = run { Self.isLower($0) || Self.isDigit($0) || [0x5F, 0x2D, 0x2E, 0x2A].contains($0) }
            return text.isEmpty ? nil : text
        }

        mutating func item() -> Item? {
            guard at < bytes.count else { return nil }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                var value: [UInt8] = []
                while at < bytes.count {
                    let byte = bytes[at]
                    at += 1
                    if byte == UInt8(ascii: "\"") { return .string(String(decoding: value, as: UTF8.self)) }
                    if byte == UInt8(ascii: "\\") {
                        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "\\")
                        else { return nil }
                        value.append(bytes[at])
                        at += 1
                    } else if (0x20...0x7E).contains(byte) {
                        value.append(byte)
                    } else {
                        return nil
                    }
                }
                return nil
            case UInt8(ascii: ":"):
                at += 1
                let text = run { $0 != UInt8(ascii: ":") }
                guard take(UInt8(ascii: ":")), let value = decodedBase64(text) else { return nil }
                return .bytes(value)
            case UInt8(ascii: "@"):
                at += 1
                return Int64(run { Self.isDigit($0) || $0 == 0x2D }).map { .date($0) }
            case let byte where Self.isDigit(byte) || byte == 0x2D:
                return Int64(run { Self.isDigit($0) || $0 == 0x2D }).map { .integer($0) }
            default:
                let text = run {
                    Self.isLower($0) || Self.isDigit($0) || (0x41...0x5A).contains($0)
                        || Array("!#$%&'*+-.^_`|~:/".utf8).contains($0)
                }
                return text.isEmpty ? nil : .token(text)
            }
        }

        static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
        static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    }
}
