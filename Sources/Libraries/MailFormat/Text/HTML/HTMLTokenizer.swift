/// Splits HTML into tags, texts and comments (WHATWG HTML section 13.2.5, without what only scripts need).
///
/// One pass, no look back. Only the attributes that matter for what is seen are kept.
struct HTMLTokenizer {
    enum Token {
        /// Text with its character references unresolved.
        case text(Range<Int>)
        case startTag(HTMLTag)
        case endTag(String)
        case comment(Range<Int>)
    }

    let bytes: [UInt8]
    private let end: Int
    private var position = 0
    /// The element whose content is text up to its end tag, such as `style`.
    private var rawElement: String?

    init(_ bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        end = min(bytes.count, max(limit, 0))
    }

    private static let rawElements: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
    ]

    mutating func next() -> Token? {
        guard position < end else { return nil }
        if let name = rawElement {
            rawElement = nil
            if let text = rawText(until: name) { return .text(text) }
        }
        let start = position
        while position < end {
            let less = firstIndex(of: Byte.less, in: bytes, from: position, to: end)
            guard less < end else {
                position = end
                break
            }
            if isMarkup(less) {
                if less > start {
                    position = less
                    return .text(start..<less)
                }
                position = less
                return markup()
            }
            position = less + 1
        }
        return start < position ? .text(start..<position) : nil
    }

    private func isMarkup(_ less: Int) -> Bool {
        guard less + 1 < end else { return false }
        let next = bytes[less + 1]
        if Byte.isLetter(next) || next == 0x21 || next == 0x3F { return true }
        return next == 0x2F && less + 2 < end && bytes[less + 2] != Byte.space
    }

    private mutating func markup() -> Token? {
        let next = bytes[position + 1]
        if next == 0x21 { return declaration() }
        if next == 0x3F { return bogusComment(from: position + 1) }
        if next == 0x2F {
            guard position + 2 < end, Byte.isLetter(bytes[position + 2]) else {
                return bogusComment(from: position + 2)
            }
            position += 2
            let name = tagName()
            skipToTagEnd()
            return .endTag(name)
        }
        position += 1
        let tag = startTag()
        if Self.rawElements.contains(tag.name) { rawElement = tag.name }
        return .startTag(tag)
    }

    private mutating func declaration() -> Token? {
        if position + 3 < end, bytes[position + 2] == Byte.hyphen, bytes[position + 3] == Byte.hyphen {
            let start = position + 4
            var index = start
            if index < end, bytes[index] == Byte.greater {
                position = index + 1
                return .comment(start..<start)
            }
            while index < end {
                index = firstIndex(of: Byte.greater, in: bytes, from: index, to: end)
                guard index < end else { break }
                if index - 2 >= start, bytes[index - 1] == Byte.hyphen, bytes[index - 2] == Byte.hyphen {
                    position = index + 1
                    return .comment(start..<(index - 2))
                }
                if index - 3 >= start, bytes[index - 1] == 0x21, bytes[index - 2] == Byte.hyphen,
                    bytes[index - 3] == Byte.hyphen
                {
                    position = index + 1
                    return .comment(start..<(index - 3))
                }
                index += 1
            }
            position = end
            return .comment(start..<end)
        }
        return bogusComment(from: position + 2)
    }

    /// `<!DOCTYPE …>`, `<![if …]>`, `<?xml …>`: skipped, and nothing a person wrote.
    private mutating func bogusComment(from start: Int) -> Token? {
        let close = firstIndex(of: Byte.greater, in: bytes, from: min(start, end), to: end)
        position = min(close + 1, end)
        return .comment(close..<close)
    }

    /// The text up to `</name`, or nil if there is none.
    private mutating func rawText(until name: String) -> Range<Int>? {
        let start = position
        let wanted = Array(name.utf8)
        var index = start
        while index < end {
            index = firstIndex(of: Byte.less, in: bytes, from: index, to: end)
            if index + 2 + wanted.count <= end, bytes[index + 1] == 0x2F, matches(wanted, at: index + 2) { break }
            if index < end { index += 1 }
        }
        position = min(index, end)
        return start < position ? start..<position : nil
    }

    private func matches(_ wanted: [UInt8], at start: Int) -> Bool {
        for offset in 0..<wanted.count where Byte.lowercased(bytes[start + offset]) != wanted[offset] { return false }
        return true
    }

    private mutating func tagName() -> String {
        let start = position
        while position < end, !Byte.isSpace(bytes[position]), bytes[position] != 0x2F, bytes[position] != Byte.greater {
            position += 1
        }
        return lowercasedText(bytes, start..<min(position, start + 32))
    }

    private mutating func skipToTagEnd() {
        position = min(firstIndex(of: Byte.greater, in: bytes, from: position, to: end) + 1, end)
    }

    private mutating func startTag() -> HTMLTag {
        var tag = HTMLTag(name: tagName())
        while position < end {
            while position < end, Byte.isSpace(bytes[position]) || bytes[position] == 0x2F { position += 1 }
            guard position < end else { break }
            if bytes[position] == Byte.greater {
                position += 1
                break
            }
            let nameStart = position
            position += 1
            while position < end, !Byte.isSpace(bytes[position]), bytes[position] != Byte.equals,
                bytes[position] != 0x2F,
                bytes[position] != Byte.greater
            {
                position += 1
            }
            let name = nameStart..<position
            while position < end, Byte.isSpace(bytes[position]) { position += 1 }
            var value = position..<position
            if position < end, bytes[position] == Byte.equals {
                position += 1
                value = attributeValue()
            }
            tag.take(bytes, name, value)
        }
        return tag
    }

    private mutating func attributeValue() -> Range<Int> {
        while position < end, Byte.isSpace(bytes[position]) { position += 1 }
        guard position < end else { return end..<end }
        let mark = bytes[position]
        if mark == Byte.quote || mark == 0x27 {
            let start = position + 1
            let close = firstIndex(of: mark, in: bytes, from: start, to: end)
            position = min(close + 1, end)
            return min(start, close)..<close
        }
        let start = position
        while position < end, !Byte.isSpace(bytes[position]), bytes[position] != Byte.greater { position += 1 }
        return start..<position
    }
}
