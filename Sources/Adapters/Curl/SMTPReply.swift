/// A complete reply of a mail server (RFC 5321 section 4.2).
struct SMTPReply: Equatable {
    let code: Int
    /// Code and text as the server wrote them, several lines joined, fit for a line of a page.
    let text: String

    /// The first digit, which alone decides what a reply means (section 4.3.2).
    var kind: Int { code / 100 }
}

/// Puts the lines of replies together.
struct SMTPReplyReader {
    private static let mostLines = 20
    private static let longestLine = 512

    private var lines: [String] = []

    /// The reply that `line` completes, or `nil` where more must follow or the line is no reply at all.
    mutating func read(_ line: some Collection<UInt8>) -> SMTPReply? {
        // Without its line end a line may be the half of one: 250 could have become 2501.
        guard Array(line.suffix(1)) == [0x0A] else { return nil }
        let bytes = Array(line)
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        guard digits.count == 3, let code = Int(String(decoding: digits, as: UTF8.self)), (200...599).contains(code)
        else {
            return nil
        }
        switch bytes[3] {
        case UInt8(ascii: "-"):
            if lines.count < Self.mostLines { lines.append(Self.plain(bytes)) }
            return nil
        case 0x20, 0x0D, 0x0A:
            defer { lines = [] }
            return SMTPReply(code: code, text: (lines + [Self.plain(bytes)]).joined(separator: " "))
        default:
            return nil
        }
    }

    private static func plain(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(longestLine), as: UTF8.self)
        let scalars = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " " as Unicode.Scalar
            default: scalar
            }
        }
        var line = String(String.UnicodeScalarView(scalars))[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
