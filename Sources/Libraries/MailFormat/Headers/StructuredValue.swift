/// A header value with parameters, such as `text/plain; charset=utf-8` (RFC 2045 section 5.1, RFC 2231).
struct StructuredValue: Sendable {
    /// The value before the parameters, in lower case and without blanks and comments.
    var value = ""
    /// The parameters in order of first appearance, names in lower case, pieces joined and decoded.
    private(set) var parameters: [(name: String, value: String)] = []
    private(set) var isCut = false

    struct Piece {
        var name: String
        var number: Int
        var isExtended: Bool
        var value: [UInt8]
    }

    init(_ bytes: [UInt8], _ range: Range<Int>, fallback: Charset, limits: MailLimits) {
        var reader = ParameterReader(bytes, range)
        value = reader.readValue()
        var pieces: [Piece] = []
        var plain: [(name: String, value: String)] = []
        while let (name, raw) = reader.readParameter() {
            if let piece = Self.piece(name, raw) {
                if pieces.count < limits.parameterPieces { pieces.append(piece) } else { isCut = true }
            } else if plain.count < limits.parameters {
                plain.append((name, EncodedWords.text(raw, 0..<raw.count, fallback: fallback)))
            } else {
                isCut = true
                break
            }
        }
        parameters = Self.joined(pieces) + plain
    }

    /// The parameter of that lower-case name. A continued or extended form wins over a plain one (RFC 2231 section 3).
    subscript(name: String) -> String? {
        for parameter in parameters where parameter.name == name { return parameter.value }
        return nil
    }

    /// Splits `filename*1*` into its parts, or gives nil for a plain name.
    private static func piece(_ name: String, _ value: [UInt8]) -> Piece? {
        let bytes = Array(name.utf8)
        guard let star = bytes.firstIndex(of: 0x2A) else { return nil }
        var number = 0
        var isExtended = false
        var digits = 0
        for byte in bytes[(star + 1)...] {
            if Byte.isDigit(byte), digits < 6 {
                number = number * 10 + Int(byte - 0x30)
                digits += 1
            } else if byte == 0x2A {
                isExtended = true
            } else {
                return nil
            }
        }
        if digits == 0 { isExtended = true }
        return Piece(
            name: String(decoding: bytes[..<star], as: UTF8.self), number: number, isExtended: isExtended, value: value)
    }

    private static func joined(_ pieces: [Piece]) -> [(name: String, value: String)] {
        guard !pieces.isEmpty else { return [] }
        var groups: [String: [Piece]] = [:]
        var order: [String] = []
        for piece in pieces {
            if groups[piece.name] == nil { order.append(piece.name) }
            groups[piece.name, default: []].append(piece)
        }
        return order.map { name in (name, join((groups[name] ?? []).sorted { $0.number < $1.number })) }
    }

    private static func join(_ pieces: [Piece]) -> String {
        var bytes: [UInt8] = []
        var charset: Charset?
        var isFirst = true
        var previous = -1
        for piece in pieces where piece.number != previous {
            previous = piece.number
            var start = 0
            if isFirst, piece.isExtended, let first = piece.value.firstIndex(of: 0x27),
                let second = piece.value[(first + 1)...].firstIndex(of: 0x27)
            {
                charset = Charset(label: piece.value, 0..<first)
                start = second + 1
            }
            isFirst = false
            if piece.isExtended {
                appendUnescaped(piece.value, start, to: &bytes)
            } else {
                bytes.append(contentsOf: piece.value[start...])
            }
        }
        if charset == nil { return EncodedWords.text(bytes, 0..<bytes.count, fallback: .utf8OrWindows1252) }
        return (charset ?? .utf8OrWindows1252).text(bytes, 0..<bytes.count)
    }

    private static func appendUnescaped(_ value: [UInt8], _ start: Int, to bytes: inout [UInt8]) {
        var index = start
        while index < value.count {
            if value[index] == 0x25, index + 2 < value.count, let high = Byte.hexValue(value[index + 1]),
                let low = Byte.hexValue(value[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(value[index])
                index += 1
            }
        }
    }
}
