/// How the bytes of a part were made fit for transport (RFC 2045 section 6).
enum TransferEncoding: Sendable {
    case identity, base64, quotedPrintable, uuencode, unknown

    init(_ bytes: [UInt8], _ value: Range<Int>) {
        var word = trimmed(bytes, value)
        var end = word.lowerBound
        while end < word.upperBound {
            let byte = bytes[end]
            if Byte.isSpace(byte) || byte == Byte.semicolon || byte == Byte.openParen { break }
            end += 1
        }
        word = word.lowerBound..<end
        if word.count >= 2, bytes[word.lowerBound] == Byte.quote, bytes[word.upperBound - 1] == Byte.quote {
            word = (word.lowerBound + 1)..<(word.upperBound - 1)
        }
        if word.isEmpty || equals("7bit", bytes, word) || equals("8bit", bytes, word) || equals("binary", bytes, word)
            || equals("7-bit", bytes, word) || equals("8-bit", bytes, word)
        {
            self = .identity
        } else if equals("base64", bytes, word) {
            self = .base64
        } else if equals("quoted-printable", bytes, word) {
            self = .quotedPrintable
        } else if equals("x-uuencode", bytes, word) || equals("x-uue", bytes, word) || equals("uuencode", bytes, word) {
            self = .uuencode
        } else {
            self = .unknown
        }
    }
}
