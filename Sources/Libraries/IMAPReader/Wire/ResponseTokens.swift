/// The tokens of one response (RFC 3501 section 9).
struct ResponseTokens {
    enum Token: Equatable {
        case atom([UInt8])
        /// A quoted string, without quotes and backslashes.
        case quoted([UInt8])
        case literal([UInt8])
        case content(Int)
        case open, close
    }

    private let pieces: [ResponseReader.Piece]
    private let depthLimit: Int
    private var piece = 0
    private var index = 0
    /// Values stand apart by a blank; what follows a value directly is a length that was announced wrongly.
    private var isAfterValue = false

    init(_ pieces: [ResponseReader.Piece], depth: Int) { (self.pieces, depthLimit) = (pieces, depth) }

    /// - Returns: `nil` at the end.
    mutating func next() throws(IMAPFault) -> Token? {
        while piece < pieces.count {
            switch pieces[piece] {
            case .literal(let bytes):
                try beginValue()
                advance()
                return .literal(bytes)
            case .content(let size):
                try beginValue()
                advance()
                return .content(size)
            case .text(let text):
                guard index < text.count else {
                    piece += 1
                    index = 0
                    continue
                }
                switch text[index] {
                case 0x20:
                    index += 1
                    isAfterValue = false
                case UInt8(ascii: "("):
                    // Some servers leave the blank between two lists out, as ENVELOPE does by the grammar.
                    index += 1
                    isAfterValue = false
                    return .open
                case UInt8(ascii: ")"):
                    index += 1
                    isAfterValue = true
                    return .close
                case UInt8(ascii: "\""):
                    try beginValue()
                    return .quoted(try quoted(in: text))
                default:
                    try beginValue()
                    return .atom(try atom(in: text))
                }
            }
        }
        return nil
    }

    /// Leaves out the rest of a list whose parenthesis was just opened.
    mutating func skipList() throws(IMAPFault) {
        var depth = 1
        while depth > 0 {
            switch try next() {
            case .open?: depth += 1
            case .close?: depth -= 1
            case nil: throw .malformed
            default: continue
            }
            guard depth <= depthLimit else { throw .nestedTooDeep(limit: depthLimit) }
        }
    }

    mutating func skipValue() throws(IMAPFault) {
        switch try next() {
        case .open?: try skipList()
        case .close?, nil: throw .malformed
        default: return
        }
    }

    private mutating func advance() {
        piece += 1
        index = 0
    }

    private mutating func beginValue() throws(IMAPFault) {
        guard !isAfterValue else { throw .malformed }
        isAfterValue = true
    }

    private mutating func quoted(in text: [UInt8]) throws(IMAPFault) -> [UInt8] {
        var bytes: [UInt8] = []
        index += 1
        while index < text.count {
            var byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return bytes }
            if byte == UInt8(ascii: "\\") {
                guard index < text.count else { break }
                byte = text[index]
                index += 1
            }
            bytes.append(byte)
        }
        throw .malformed
    }

    /// Up to a blank, parenthesis or quote; brackets as in `BODY[HEADER.FIELDS (TO)]` belong to it.
    private mutating func atom(in text: [UInt8]) throws(IMAPFault) -> [UInt8] {
        let start = index
        var isInBrackets = false
        while index < text.count {
            let byte = text[index]
            if isInBrackets {
                isInBrackets = byte != UInt8(ascii: "]")
            } else if byte == UInt8(ascii: "[") {
                isInBrackets = true
            } else if byte == 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == 0x22 {
                break
            } else if byte < 0x20 || byte == 0x7F {
                throw .malformed
            }
            index += 1
        }
        guard !isInBrackets else { throw .malformed }
        return Array(text[start..<index])
    }
}
