/// Reads address lists (RFC 5322 section 3.4 with 4.4): groups flattened, obsolete routes dropped, no recursion.
struct AddressList {
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let fallback: Charset
    private let limit: Int

    private(set) var addresses: [MailAddress] = []
    private(set) var isCut = false
    private(set) var hasUnreadable = false

    private var phrase: [UInt8] = []
    private var comment: [UInt8] = []
    private var angle: [UInt8]?
    private var isInGroup = false
    private var sawQuote = false
    private var gap = false
    private var phraseHasAt = false

    init(_ bytes: [UInt8], _ range: Range<Int>, fallback: Charset, limit: Int) {
        self.bytes = bytes
        self.range = range
        self.fallback = fallback
        self.limit = limit
        read()
    }

    private mutating func read() {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            switch byte {
            case Byte.quote:
                index = readQuoted(index)
                continue
            case Byte.openParen:
                index = readComment(index)
                continue
            case Byte.less:
                index = readAngle(index)
                continue
            case Byte.equals where index + 1 < range.upperBound && bytes[index + 1] == Byte.question:
                index = readEncodedWord(index)
                continue
            case Byte.greater where angle != nil: break
            case Byte.comma: finish()
            case Byte.semicolon:
                finish()
                isInGroup = false
            case Byte.colon where !isInGroup && angle == nil && !phraseHasAt:
                isInGroup = true
                clear()
            case Byte.space, Byte.tab, Byte.cr, Byte.lf: gap = true
            case Byte.backslash where index + 1 < range.upperBound:
                append(bytes[index + 1])
                index += 1
            default: append(byte)
            }
            index += 1
        }
        finish()
    }

    private mutating func append(_ byte: UInt8) {
        if gap, !phrase.isEmpty { phrase.append(Byte.space) }
        gap = false
        if byte == Byte.at { phraseHasAt = true }
        phrase.append(byte)
    }

    /// Takes an encoded word as one token: it may hold commas and other signs that mean something outside it.
    private mutating func readEncodedWord(_ start: Int) -> Int {
        var marks = 0
        var index = start + 2
        let end = min(range.upperBound, start + 512)
        while index < end, !Byte.isSpace(bytes[index]), bytes[index] != Byte.less, bytes[index] != Byte.quote {
            if bytes[index] == Byte.question {
                marks += 1
                if marks >= 3, index + 1 < end, bytes[index + 1] == Byte.equals {
                    for position in start..<(index + 2) { append(bytes[position]) }
                    return index + 2
                }
            }
            index += 1
        }
        append(bytes[start])
        return start + 1
    }

    private mutating func readQuoted(_ start: Int) -> Int {
        var index = start + 1
        if gap, !phrase.isEmpty { phrase.append(Byte.space) }
        gap = false
        sawQuote = true
        let isLocalPart =
            closingQuote(from: start).map { $0 + 1 < range.upperBound && bytes[$0 + 1] == Byte.at } ?? false
        if isLocalPart { phrase.append(Byte.quote) }
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == Byte.quote { break }
            if byte == Byte.backslash, index < range.upperBound {
                if isLocalPart { phrase.append(Byte.backslash) }
                phrase.append(bytes[index])
                index += 1
            } else if byte != Byte.cr && byte != Byte.lf {
                phrase.append(byte)
            }
        }
        if isLocalPart { phrase.append(Byte.quote) }
        return index
    }

    private func closingQuote(from start: Int) -> Int? {
        var index = start + 1
        while index < range.upperBound {
            if bytes[index] == Byte.quote { return index }
            index += bytes[index] == Byte.backslash ? 2 : 1
        }
        return nil
    }

    private mutating func readComment(_ start: Int) -> Int {
        var index = start
        var depth = 0
        comment.removeAll(keepingCapacity: true)
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == Byte.openParen {
                depth += 1
                if depth == 1 { continue }
            } else if byte == Byte.closeParen {
                depth -= 1
                if depth == 0 { break }
            } else if byte == Byte.backslash, index < range.upperBound {
                comment.append(bytes[index])
                index += 1
                continue
            }
            if byte != Byte.cr && byte != Byte.lf { comment.append(byte) }
        }
        gap = true
        return index
    }

    private mutating func readAngle(_ start: Int) -> Int {
        var index = start + 1
        var inside: [UInt8] = []
        var isQuoted = false
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte == Byte.backslash, index < range.upperBound {
                    inside.append(byte)
                    inside.append(bytes[index])
                    index += 1
                    continue
                }
                if byte == Byte.quote { isQuoted = false }
                if byte != Byte.cr && byte != Byte.lf { inside.append(byte) }
            } else if byte == Byte.greater {
                break
            } else if byte == Byte.less {
                inside.removeAll(keepingCapacity: true)
            } else if byte == Byte.quote {
                isQuoted = true
                inside.append(byte)
            } else if byte == Byte.openParen {
                index = skipComment(index - 1)
            } else if !Byte.isSpace(byte) {
                inside.append(byte)
            }
        }
        angle = withoutRoute(inside)
        gap = true
        return index
    }

    private func skipComment(_ start: Int) -> Int {
        var depth = 0
        var index = start
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == Byte.openParen { depth += 1 }
            if byte == Byte.closeParen {
                depth -= 1
                if depth == 0 { return index }
            }
            if byte == Byte.backslash { index = min(index + 1, range.upperBound) }
        }
        return index
    }

    private func withoutRoute(_ inside: [UInt8]) -> [UInt8] {
        guard inside.first == Byte.at, let colon = inside.lastIndex(of: Byte.colon) else { return inside }
        return Array(inside[(colon + 1)...])
    }

    private mutating func clear() {
        phrase.removeAll(keepingCapacity: true)
        comment.removeAll(keepingCapacity: true)
        angle = nil
        gap = false
        sawQuote = false
        phraseHasAt = false
    }

    private mutating func finish() {
        defer { clear() }
        guard angle != nil || !phrase.isEmpty else { return }
        guard addresses.count < limit else {
            isCut = true
            return
        }
        let address: [UInt8]
        var name: String?
        if let angle {
            address = angle
            name = text(phrase)
        } else if phraseHasAt {
            address = sawQuote ? phrase : Self.withoutBlanksAtJoints(phrase)
            if address.contains(Byte.space) { hasUnreadable = true }
        } else {
            hasUnreadable = true
            address = phrase
        }
        if name == nil || name == "" { name = text(comment) }
        let addressText = Self.addressText(address)
        if addressText.isEmpty && (name ?? "").isEmpty { return }
        if name == addressText { name = nil }
        addresses.append(MailAddress(name: name, address: addressText))
    }

    private func text(_ words: [UInt8]) -> String? {
        guard !words.isEmpty else { return nil }
        let text = EncodedWords.text(words, trimmed(words, 0..<words.count), fallback: fallback)
        let cleaned = Self.trim(text)
        return cleaned.isEmpty ? nil : cleaned
    }

    /// `a . b @ c` without the blanks that the obsolete syntax allows around `.` and `@` (RFC 5322 section 4.4).
    private static func withoutBlanksAtJoints(_ words: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        for (index, byte) in words.enumerated() {
            if byte == Byte.space {
                let next = index + 1 < words.count ? words[index + 1] : Byte.at
                if next == Byte.at || next == 0x2E || output.last == Byte.at || output.last == 0x2E { continue }
            }
            output.append(byte)
        }
        return output
    }

    /// `text` with each run of white space, of any script, made one blank, and none at the ends.
    private static func trim(_ text: String) -> String {
        let isTidy = text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("  ")
        if isTidy, text.utf8.first != Byte.space, text.utf8.last != Byte.space { return text }
        return text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    private static func addressText(_ address: [UInt8]) -> String {
        let clean = address.contains { $0 < 0x20 || $0 == 0x7F } ? address.filter { $0 >= 0x20 && $0 != 0x7F } : address
        return Charset.utf8OrWindows1252.text(clean, trimmed(clean, 0..<clean.count))
    }
}
