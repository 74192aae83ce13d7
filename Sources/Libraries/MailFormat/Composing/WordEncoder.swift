/// Puts text for people into header words: plain where that is safe, else encoded words in UTF-8 (RFC 2047).
enum WordEncoder {
    /// The words of an unstructured field, to be joined by blanks or folds.
    static func words(_ text: String, firstRoom: Int) -> [String] {
        let clean = withoutControls(text)
        if isPlain(clean) { return clean.split(separator: " ").map(String.init) }
        return encoded(clean, firstRoom: firstRoom)
    }

    /// The words of a display name: atoms, one quoted string, or encoded words (RFC 2047 section 5 rule 3).
    static func phrase(_ name: String) -> [String] {
        let clean = withoutControls(name)
        guard clean.utf8.allSatisfy({ $0 < 0x7F }), !clean.contains("=?"), clean.utf8.count <= 60 else {
            return encoded(clean, firstRoom: 60)
        }
        let isAtoms = clean.utf8.allSatisfy {
            Byte.isLetter($0) || Byte.isDigit($0) || $0 == Byte.space || $0 == Byte.hyphen
        }
        if isAtoms, !clean.contains("  "), clean.utf8.first != Byte.space, clean.utf8.last != Byte.space {
            return clean.split(separator: " ").map(String.init)
        }
        var quoted = "\""
        for scalar in clean.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return [quoted + "\""]
    }

    /// `text` with control and direction characters made blanks.
    static func withoutControls(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = scalar.value
            let isControl =
                value < 0x20 || (0x7F..<0xA0).contains(value) || (0x2028...0x202E).contains(value)
                || (0x2066...0x2069).contains(value)
            output.append(isControl ? " " : scalar)
        }
        return String(output)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard !text.contains("=?"), !text.contains("  "), text.utf8.first != Byte.space, text.utf8.last != Byte.space
        else { return false }
        var run = 0
        for byte in text.utf8 {
            if byte >= 0x7F { return false }
            run = byte == Byte.space ? 0 : run + 1
            if run > 900 { return false }
        }
        return true
    }

    /// Encoded words of at most 75 characters each; no letter is split.
    private static func encoded(_ text: String, firstRoom: Int) -> [String] {
        let usesBase64 = text.utf8.reduce(0) { $0 + (isSafe($1) ? 1 : 3) } > text.utf8.count * 2
        var words: [String] = []
        var current: [UInt8] = []
        var cost = 0
        func close() {
            let body = usesBase64 ? Base64.encode(current) : quoted(current)
            words.append("=?utf-8?\(usesBase64 ? "b" : "q")?" + String(decoding: body, as: UTF8.self) + "?=")
            current.removeAll(keepingCapacity: true)
            cost = 0
        }
        for scalar in text.unicodeScalars {
            guard let letter = UTF8.encode(scalar) else { continue }
            let room = (words.isEmpty ? min(75, max(firstRoom, 40)) : 75) - 12
            let added = usesBase64 ? letter.count : letter.reduce(0) { $0 + (isSafe($1) || $1 == Byte.space ? 1 : 3) }
            let next = usesBase64 ? (cost + added + 2) / 3 * 4 : cost + added
            if next > room, !current.isEmpty { close() }
            current.append(contentsOf: letter)
            cost += added
        }
        if !current.isEmpty { close() }
        return words
    }

    private static func isSafe(_ byte: UInt8) -> Bool {
        Byte.isLetter(byte) || Byte.isDigit(byte) || byte == 0x21 || byte == 0x2A || byte == 0x2B || byte == Byte.hyphen
            || byte == 0x2F
    }

    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        for byte in bytes {
            if byte == Byte.space {
                output.append(Byte.underscore)
            } else if isSafe(byte) {
                output.append(byte)
            } else {
                output.append(contentsOf: [
                    Byte.equals, BodyEncoder.hexDigit(byte >> 4), BodyEncoder.hexDigit(byte & 15),
                ])
            }
        }
        return output
    }
}
