/// Whether an address may stand in an SMTP command.
///
/// libcurl 7.88 puts addresses into `MAIL FROM:<…>` and `RCPT TO:<…>` as they are: a CR LF in one would be a command of
/// its own. So this is stricter than RFC 5321 section 4.1.2 on purpose; quoted local parts with blanks, which hardly
/// anybody has, are refused. Letters beyond ASCII may stand before the @ (RFC 6531); a host is named in ASCII.
enum EnvelopeAddress {
    /// Path without its brackets, section 4.5.3.1.3.
    private static let longest = 254
    /// Section 4.5.3.1.1.
    private static let longestLocalPart = 64

    /// Why an address is refused, or `nil`. The text does not repeat the address.
    static func problem(of address: String) -> String? {
        for scalar in address.unicodeScalars where !scalar.isASCII {
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                return "it holds a character that no plain address has"
            }
        }
        let bytes = Array(address.utf8)
        if bytes.isEmpty { return "it is empty" }
        if bytes.count > longest { return "it is longer than \(longest) bytes" }
        for byte in bytes {
            switch byte {
            case 0x00..<0x20, 0x7F: return "it holds a control character"
            case 0x20: return "it holds a blank"
            case UInt8(ascii: "<"), UInt8(ascii: ">"): return "it holds an angle bracket"
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
                return "it holds a character that no plain address has"
            default: continue
            }
        }
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < bytes.count else {
            return "it lacks a name before or a host after the @"
        }
        if bytes[..<at].contains(UInt8(ascii: "@")) { return "it has more than one @" }
        if at > longestLocalPart { return "the name before the @ is longer than \(longestLocalPart) bytes" }
        return bytes[(at + 1)...].allSatisfy(isHostByte) ? nil : "the host after the @ is not written like one"
    }

    /// True where only a mail server that offers SMTPUTF8 understands it.
    static func needsUTF8(_ address: String) -> Bool { !address.utf8.allSatisfy { $0 < 0x80 } }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
