extension StructuredField {
    /// A dictionary (RFC 9651 section 4.1.2).
    package static func text(of entries: [Entry]) throws(StructuredFieldError) -> String {
        try parts(of: entries).joined(separator: ", ")
    }

    /// The members of a dictionary, to be joined by a comma and a blank. A header may be folded between them.
    package static func parts(of entries: [Entry]) throws(StructuredFieldError) -> [String] {
        var parts: [String] = []
        for entry in entries {
            var out = try key(entry.key)
            // True is written by its key alone.
            if case .item(let item) = entry.member, item.value == .boolean(true) {
                try write(item.parameters, to: &out)
            } else {
                out += "="
                try write(entry.member, to: &out)
            }
            parts.append(out)
        }
        return parts
    }

    /// The members of a list (RFC 9651 section 4.1.1), to be joined as those of a dictionary.
    package static func parts(ofList members: [Member]) throws(StructuredFieldError) -> [String] {
        var parts: [String] = []
        for member in members {
            var out = ""
            try write(member, to: &out)
            parts.append(out)
        }
        return parts
    }

    package static func text(of item: Item) throws(StructuredFieldError) -> String {
        var out = ""
        try write(.item(item), to: &out)
        return out
    }

    private static func write(_ member: Member, to out: inout String) throws(StructuredFieldError) {
        switch member {
        case .item(let item): out += try text(item.value)
        case .innerList(let items, _):
            out += "("
            for (index, item) in items.enumerated() {
                if index > 0 { out += " " }
                out += try text(of: item)
            }
            out += ")"
        }
        try write(member.parameters, to: &out)
    }

    private static func write(_ parameters: [Parameter], to out: inout String) throws(StructuredFieldError) {
        for parameter in parameters {
            out += ";" + (try key(parameter.key))
            if parameter.value != .boolean(true) { out += "=" + (try text(parameter.value)) }
        }
    }

    private static func key(_ text: String) throws(StructuredFieldError) -> String {
        guard let first = text.utf8.first, isKeyStart(first), text.utf8.allSatisfy(isKeyByte) else {
            throw .unwritable(.key)
        }
        return text
    }

    static let integers: ClosedRange<Int64> = -999_999_999_999_999...999_999_999_999_999

    private static func text(_ value: Bare) throws(StructuredFieldError) -> String {
        switch value {
        case .integer(let number):
            guard integers.contains(number) else { throw .unwritable(.integer) }
            return String(number)
        case .decimal(let thousandths):
            guard integers.contains(thousandths) else { throw .unwritable(.decimal) }
            let size = thousandths.magnitude
            var fraction = String(size % 1000)
            fraction = String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
            while fraction.utf8.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
            return (thousandths < 0 ? "-" : "") + "\(size / 1000).\(fraction)"
        case .string(let text):
            guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .unwritable(.string) }
            var out: [UInt8] = []
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
                out.append(byte)
            }
            return "\"" + String(decoding: out, as: UTF8.self) + "\""
        case .token(let text):
            guard let first = text.utf8.first, isTokenStart(first), text.utf8.allSatisfy(isTokenByte) else {
                throw .unwritable(.token)
            }
            return text
        case .bytes(let bytes): return ":" + base64(bytes) + ":"
        case .boolean(let value): return value ? "?1" : "?0"
        case .date(let seconds):
            guard integers.contains(seconds) else { throw .unwritable(.date) }
            return "@" + String(seconds)
        case .display(let text):
            var out = ""
            for byte in text.utf8 {
                if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\"") {
                    out += "%" + hexadecimal([byte])
                } else {
                    out.unicodeScalars.append(Unicode.Scalar(byte))
                }
            }
            return "%\"" + out + "\""
        }
    }

    static func isKeyStart(_ byte: UInt8) -> Bool { isLower(byte) || byte == UInt8(ascii: "*") }

    static func isKeyByte(_ byte: UInt8) -> Bool { isLower(byte) || isDigit(byte) || "_-.*".utf8.contains(byte) }

    static func isTokenStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "*") }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "!#$%&'*+-.^_`|~:/".utf8.contains(byte)
    }

    static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) }
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
