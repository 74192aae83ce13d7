/// A run of letters, a run of digits, or one mark of a text.
package struct FactToken {
    package enum Kind: UInt8 { case letters, digits, mark }

    /// Marks beyond ASCII that facts are written with; every other one counts as a quotation mark.
    package enum Special {
        package static let euro: UInt8 = 1
        package static let pound: UInt8 = 2
        package static let section: UInt8 = 3
        package static let other = UInt8(ascii: "\"")
    }

    package let kind: Kind
    /// The mark, in ASCII or of ``Special``; 0 for letters and digits.
    package let mark: UInt8
    package let start: Int32
    package let end: Int32
    /// Whether a blank or a line break stands before it.
    package let afterBlank: Bool
    package let startsLine: Bool

    package var range: Range<Int> { Int(start)..<Int(end) }
    package var count: Int { Int(end - start) }
}

/// Cuts the UTF-8 of a text into tokens, in one pass.
struct FactTokenizer {
    private let bytes: [UInt8]
    private var position = 0
    private var afterBlank = true
    private var startsLine = true
    private var tokens: [FactToken] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func tokens(of bytes: [UInt8]) -> [FactToken] {
        var tokenizer = FactTokenizer(bytes)
        tokenizer.run()
        return tokenizer.tokens
    }

    /// What the character at a place is, and how many bytes it has.
    private enum Piece {
        case letter(Int), digit, mark(UInt8, Int), blank(Int), lineBreak, nothing(Int)
    }

    private mutating func run() {
        tokens.reserveCapacity(bytes.count / 4)
        while position < bytes.count {
            let start = position
            switch piece(at: position) {
            case .letter(let length):
                position += length
                while position < bytes.count, case .letter(let more) = piece(at: position) { position += more }
                add(.letters, 0, from: start)
            case .digit:
                position += 1
                while position < bytes.count, case .digit = piece(at: position) { position += 1 }
                add(.digits, 0, from: start)
            case .mark(let mark, let length):
                position += length
                add(.mark, mark, from: start)
            case .blank(let length):
                position += length
                afterBlank = true
            case .lineBreak:
                position += 1
                (afterBlank, startsLine) = (true, true)
            case .nothing(let length):
                position += length
            }
        }
    }

    private mutating func add(_ kind: FactToken.Kind, _ mark: UInt8, from start: Int) {
        tokens.append(
            FactToken(
                kind: kind, mark: mark, start: Int32(start), end: Int32(position), afterBlank: afterBlank,
                startsLine: startsLine))
        (afterBlank, startsLine) = (false, false)
    }

    private func piece(at place: Int) -> Piece {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return .letter(1)
        case 0x0A, 0x0D: return .lineBreak
        case 0...0x20, 0x7F: return .blank(1)
        case 0..<0x80: return .mark(byte, 1)
        default: break
        }
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0
        let third = place + 2 < bytes.count ? bytes[place + 2] : 0
        switch (byte, next, third) {
        case (0xC2, 0xA0, _): return .blank(2)
        case (0xC2, 0xA3, _): return .mark(FactToken.Special.pound, 2)
        case (0xC2, 0xA7, _): return .mark(FactToken.Special.section, 2)
        case (0xC2, 0xAD, _): return .nothing(2)
        case (0xC2, 0xAA, _), (0xC2, 0xB5, _), (0xC2, 0xBA, _): return .letter(2)
        case (0xC2, _, _): return .mark(FactToken.Special.other, min(2, bytes.count - place))
        case (0xE2, 0x82, 0xAC): return .mark(FactToken.Special.euro, 3)
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): return .blank(3)
        case (0xE2, 0x80, 0x8B...0x8F): return .nothing(3)
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): return .mark(UInt8(ascii: "-"), 3)
        case (0xE2, 0x80, _): return .mark(FactToken.Special.other, min(3, bytes.count - place))
        default: return .letter(min(Self.length(of: byte), bytes.count - place))
        }
    }

    /// How many bytes a character has whose first byte is `byte`.
    private static func length(of byte: UInt8) -> Int { byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
}
