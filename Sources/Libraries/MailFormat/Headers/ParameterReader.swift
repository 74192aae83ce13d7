/// Walks once over a structured field: the value, then one parameter after the other.
struct ParameterReader {
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    /// Everything up to the first semicolon, in lower case, without blanks and comments.
    mutating func readValue() -> String {
        var value: [UInt8] = []
        while index < end, bytes[index] != Byte.semicolon {
            let byte = bytes[index]
            if byte == Byte.openParen {
                skipComment()
                continue
            }
            if !Byte.isSpace(byte) && byte != Byte.quote { value.append(Byte.lowercased(byte)) }
            index += 1
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// The next parameter: its name in lower case and its value with quotes undone.
    mutating func readParameter() -> (name: String, value: [UInt8])? {
        while index < end {
            skipSpaceAndComments()
            if index < end, bytes[index] == Byte.semicolon || bytes[index] == Byte.comma {
                index += 1
                continue
            }
            let nameStart = index
            while index < end, bytes[index] != Byte.equals, bytes[index] != Byte.semicolon { index += 1 }
            let name = trimmed(bytes, nameStart..<index)
            guard index < end, bytes[index] == Byte.equals else { continue }
            index += 1
            skipSpaceAndComments()
            let value = index < end && bytes[index] == Byte.quote ? readQuoted() : readToken()
            if !name.isEmpty { return (lowercasedText(bytes, name), value) }
        }
        return nil
    }

    private mutating func readToken() -> [UInt8] {
        let start = index
        while index < end, bytes[index] != Byte.semicolon { index += 1 }
        var range = trimmed(bytes, start..<index)
        if let comment = bytes[range].firstIndex(of: Byte.openParen), comment > range.lowerBound,
            Byte.isSpace(bytes[comment - 1])
        {
            range = trimmed(bytes, range.lowerBound..<comment)
        }
        return bytes[range].filter { $0 != Byte.cr && $0 != Byte.lf }
    }

    private mutating func readQuoted() -> [UInt8] {
        var value: [UInt8] = []
        index += 1
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == Byte.quote { break }
            if byte == Byte.backslash, index < end, bytes[index] == Byte.quote || bytes[index] == Byte.backslash {
                value.append(bytes[index])
                index += 1
            } else if byte != Byte.cr && byte != Byte.lf {
                value.append(byte)
            }
        }
        while index < end, bytes[index] != Byte.semicolon {
            if !Byte.isSpace(bytes[index]) { break }
            index += 1
        }
        return value
    }

    private mutating func skipSpaceAndComments() {
        while index < end {
            if Byte.isSpace(bytes[index]) {
                index += 1
            } else if bytes[index] == Byte.openParen {
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        var depth = 0
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == Byte.openParen {
                depth += 1
            } else if byte == Byte.closeParen {
                depth -= 1
                if depth == 0 { return }
            } else if byte == Byte.backslash {
                index = min(index + 1, end)
            }
        }
    }
}
