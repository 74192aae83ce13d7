extension JSONValue {
    /// Levels of arrays and objects within each other, at most.
    package static let deepest = 32

    /// Reads JSON that is in canonical form (RFC 8785), the only form in which records are kept.
    ///
    /// - Returns: `nil` where the bytes are not JSON, not canonical, or nested deeper than ``deepest``.
    package init?(canonical bytes: [UInt8]) {
        var reader = JSONReader(bytes)
        // What is not canonical differs when it is written again: blanks, order, doubled names, other spellings.
        guard let value = reader.read(), value.canonical == bytes else { return nil }
        self = value
    }
}

/// Reads one value without recursion.
private struct JSONReader {
    private enum Open {
        case array([JSONValue])
        /// The members so far, and the name that waits for its value.
        case object([String: JSONValue], name: String)
    }

    private let bytes: [UInt8]
    private var place = 0
    private var stack: [Open] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> JSONValue? {
        while true {
            guard var value = startValue() else { return nil }
            if case .opened = value { continue }
            // A finished value goes into what is open; what that finishes, goes further out.
            while case .whole(let item) = value {
                guard let open = stack.popLast() else { return place == bytes.count ? item : nil }
                switch open {
                case .array(let items):
                    if take(",") {
                        stack.append(.array(items + [item]))
                        value = .opened
                    } else if take("]") {
                        value = .whole(.array(items + [item]))
                    } else {
                        return nil
                    }
                case .object(var members, let name):
                    members[name] = item
                    if take(",") {
                        guard let next = memberName() else { return nil }
                        stack.append(.object(members, name: next))
                        value = .opened
                    } else if take("}") {
                        value = .whole(.object(members))
                    } else {
                        return nil
                    }
                }
            }
        }
    }

    private enum Start {
        case whole(JSONValue)
        case opened
    }

    private mutating func startValue() -> Start? {
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "["):
            place += 1
            if take("]") { return .whole(.array([])) }
            guard stack.count < JSONValue.deepest else { return nil }
            stack.append(.array([]))
            return .opened
        case UInt8(ascii: "{"):
            place += 1
            if take("}") { return .whole(.object([:])) }
            guard stack.count < JSONValue.deepest, let name = memberName() else { return nil }
            stack.append(.object([:], name: name))
            return .opened
        case UInt8(ascii: "\""): return string().map { .whole(.string($0)) }
        case UInt8(ascii: "t"): return take("true") ? .whole(.bool(true)) : nil
        case UInt8(ascii: "f"): return take("false") ? .whole(.bool(false)) : nil
        case UInt8(ascii: "n"): return take("null") ? .whole(.null) : nil
        default: return number().map { .whole($0) }
        }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        guard bytes[place...].after(word) != nil else { return false }
        place += word.utf8CodeUnitCount
        return true
    }

    private mutating func memberName() -> String? {
        guard let name = string(), take(":") else { return nil }
        return name
    }

    private mutating func number() -> JSONValue? {
        let start = place
        while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if let integer = Int64(text) { return .integer(integer) }
        return Double(text).map { .number($0) }
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case 0..<0x20: return nil
            case UInt8(ascii: "\\"):
                guard let plain = escape() else { return nil }
                text.append(plain)
            default: text.append(byte)
            }
        }
        return nil
    }

    /// The canonical form escapes nothing but quotation mark, backslash and control characters.
    private mutating func escape() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        switch bytes[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return bytes[place]
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "u"):
            guard place + 4 < bytes.count, bytes[place + 1] == 0x30, bytes[place + 2] == 0x30,
                let code = decodedHexadecimal(bytes[place + 3...place + 4])
            else { return nil }
            place += 4
            return code[0]
        default: return nil
        }
    }
}
