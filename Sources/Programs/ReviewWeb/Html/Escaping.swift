extension [UInt8] {
    /// Adds text as HTML shows it, in an element or in the quotes of an attribute.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { bytes in
            // Most texts of a page hold nothing to escape: stretches between are copied whole.
            var (copied, place) = (0, 0)
            while place < bytes.count {
                let byte = bytes[place]
                guard Self.isSpecial[Int(byte)] else {
                    place += 1
                    continue
                }
                // U+0080 to U+009F are C2 80 to C2 9F in UTF-8; a string never ends within a character.
                let isTwoBytes = byte == 0xC2
                if isTwoBytes, bytes[place + 1] >= 0xA0 {
                    place += 2
                    continue
                }
                append(contentsOf: bytes[copied..<place])
                append(contentsOf: Self.escape(of: byte).utf8)
                place += isTwoBytes ? 2 : 1
                copied = place
            }
            append(contentsOf: bytes[copied...])
        }
    }

    private static func escape(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x0D: "&#13;"
        default: "\u{FFFD}"
        }
    }

    /// Bytes that are escaped, or that begin a character that may be.
    private static let isSpecial: [Bool] = (0...255).map { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        case 0x0A, 0x09: false
        case 0x00..<0x20, 0x7F, 0xC2: true
        default: false
        }
    }
}
