/// The declarations of a `style` attribute or of a rule, as far as they decide what is seen.
struct CSSDeclarations {
    private(set) var values: [String: String] = [:]

    /// Reads `name: value; …`; comments, escapes and `!important` are undone, later declarations win.
    init(_ text: String) {
        for declaration in Self.pieces(Self.plain(text), separator: Byte.semicolon).prefix(64) {
            guard let colon = declaration.utf8.firstIndex(of: Byte.colon) else { continue }
            let name = Self.trim(declaration[..<colon])
            var value = Self.trim(declaration[declaration.utf8.index(after: colon)...])
            if let mark = value.firstIndex(of: "!") { value = Self.trim(value[..<mark]) }
            if !value.isEmpty, Self.deciding.contains(name) { values[name] = value }
        }
    }

    /// The properties that decide what is seen, or where an earlier mail begins.
    private static let deciding: Set<String> = [
        "display", "visibility", "opacity", "font-size", "font", "color", "background", "background-color", "filter",
        "height", "max-height", "width", "max-width", "clip", "clip-path", "text-indent", "margin", "margin-left",
        "margin-top", "margin-right", "left", "top", "right", "bottom", "transform", "-webkit-transform", "mso-hide",
        "content-visibility", "background-image", "white-space", "-webkit-text-fill-color", "position", "overflow",
        "overflow-x", "overflow-y", "border", "border-top",
    ]

    subscript(name: String) -> String? { values[name] }

    /// `text` in lower case, without comments, escapes resolved: `d\69 splay` is `display` to a browser.
    static func plain(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2A {
                index += 2
                while index < bytes.count, !(bytes[index] == 0x2F && bytes[index - 1] == 0x2A) { index += 1 }
                index += 1
            } else if byte == Byte.backslash {
                index = appendEscape(bytes, index + 1, to: &output)
            } else {
                output.append(Byte.lowercased(byte))
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func appendEscape(_ bytes: [UInt8], _ start: Int, to output: inout [UInt8]) -> Int {
        var index = start
        var value: UInt32 = 0
        while index < bytes.count, index - start < 6, let digit = Byte.hexValue(bytes[index]) {
            value = value << 4 | UInt32(digit)
            index += 1
        }
        if index == start {
            if index < bytes.count { output.append(Byte.lowercased(bytes[index])) }
            return index + 1
        }
        if index < bytes.count, Byte.isSpace(bytes[index]) { index += 1 }
        if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) {
            output.append(contentsOf: encoded.map(Byte.lowercased))
        }
        return index
    }

    /// Splits at a separator that stands outside quotes and brackets.
    private static func pieces(_ text: String, separator: UInt8) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var depth = 0
        var quote: UInt8?
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == Byte.quote || byte == 0x27 {
                quote = byte
            } else if byte == Byte.openParen {
                depth += 1
            } else if byte == Byte.closeParen {
                depth = max(depth - 1, 0)
            } else if byte == separator, depth == 0 {
                pieces.append(text[start..<index])
                start = text.utf8.index(after: index)
            }
        }
        pieces.append(text[start...])
        return pieces
    }

    static func trim(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
    }
}
