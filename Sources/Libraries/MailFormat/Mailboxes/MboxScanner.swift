/// How an mbox file marks lines of a body that look like separators, and lengths.
public enum MboxDialect: Sendable, Hashable, CaseIterable {
    /// `From ` becomes `>From `; cannot be undone with certainty, so nothing is undone.
    case mboxo
    /// A `>` is put before every `>…From ` line, and taken off again.
    case mboxrd
    /// `Content-Length` says where a message ends, and lines are quoted as in mboxo.
    case mboxcl
    /// `Content-Length` says where a message ends, and nothing is quoted.
    case mboxcl2
}

/// The place of one message in an mbox file.
public struct MboxEntry: Sendable, Hashable {
    /// The separator line without its line end; empty for text that stands before the first separator.
    public let separator: Range<Int>
    /// The message, still quoted, without the blank line that ends it.
    public let content: Range<Int>
}

/// Finds messages in mbox bytes without copying them.
struct MboxScanner {
    let dialect: MboxDialect
    private(set) var position = 0

    init(dialect: MboxDialect) { self.dialect = dialect }

    /// The next message, or nil at the end. Text before the first separator is a message of its own: nothing is lost.
    mutating func next(_ bytes: UnsafeBufferPointer<UInt8>) -> MboxEntry? {
        while position < bytes.count, bytes[position] == Byte.lf || bytes[position] == Byte.cr { position += 1 }
        guard position < bytes.count else { return nil }
        var separator = position..<position
        var start = position
        let firstEnd = Self.lineEnd(bytes, position)
        if Self.isSeparator(bytes, position, firstEnd) {
            separator = position..<Self.withoutReturn(bytes, position, firstEnd)
            start = min(firstEnd + 1, bytes.count)
        }
        let end = announcedEnd(bytes, start) ?? Self.nextSeparator(bytes, start)
        position = end
        return MboxEntry(separator: separator, content: start..<Self.withoutBlankLine(bytes, start, end))
    }

    /// The end that `Content-Length` announces, if a separator or the end of the file stands exactly there.
    private func announcedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard dialect == .mboxcl || dialect == .mboxcl2 else { return nil }
        var line = start
        var length: Int?
        while line < bytes.count {
            let end = Self.lineEnd(bytes, line)
            if Self.withoutReturn(bytes, line, end) == line {
                guard let length, length <= bytes.count - min(end + 1, bytes.count) else { return nil }
                var stop = end + 1 + length
                while stop < bytes.count, bytes[stop] == Byte.cr || bytes[stop] == Byte.lf { stop += 1 }
                return stop >= bytes.count || Self.isSeparator(bytes, stop, Self.lineEnd(bytes, stop))
                    ? min(stop, bytes.count) : nil
            }
            if length == nil { length = Self.contentLength(bytes, line, end) }
            line = end + 1
        }
        return nil
    }

    private static func contentLength(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        let name = Array("content-length:".utf8)
        guard end - start > name.count, end - start < 64 else { return nil }
        for index in 0..<name.count where Byte.lowercased(bytes[start + index]) != name[index] { return nil }
        var value = 0
        var digits = 0
        for index in (start + name.count)..<end {
            let byte = bytes[index]
            if Byte.isDigit(byte), digits < 12 {
                value = value * 10 + Int(byte - 0x30)
                digits += 1
            } else if !Byte.isSpace(byte) {
                return nil
            }
        }
        return digits > 0 ? value : nil
    }

    private static func nextSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if isSeparator(bytes, start, lineEnd(bytes, start)) { return start }
        var position = start
        while position < bytes.count {
            let mark = ByteSearch.first("\nFrom ", bytes, from: position)
            guard mark < bytes.count else { break }
            if isSeparator(bytes, mark + 1, lineEnd(bytes, mark + 1)) { return mark + 1 }
            position = mark + 1
        }
        return bytes.count
    }

    /// True for a line `From …` that holds a time and is followed by a header field (or another separator, or the end), or
    /// that stands behind an empty line with a full date.
    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard start < bytes.count, end - start >= 5, end - start < 1_024, bytes[start] == 0x46,
            bytes[start + 1] == 0x72,
            bytes[start + 2] == 0x6F,
            bytes[start + 3] == 0x6D, bytes[start + 4] == Byte.space
        else { return false }
        var colons = 0
        var index = start + 5
        while index + 2 < end {
            if bytes[index] == Byte.colon, Byte.isDigit(bytes[index - 1]), Byte.isDigit(bytes[index + 1]) {
                colons += 1
            }
            index += 1
        }
        guard colons > 0 else { return false }
        return isFieldLine(bytes, end + 1) || (isAfterBlankLine(bytes, start) && hasFullDate(bytes, start, end))
    }

    private static func isAfterBlankLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start >= 2 else { return true }
        let before = bytes[start - 2]
        return bytes[start - 1] == Byte.lf
            && (before == Byte.lf || before == Byte.cr && start >= 3 && bytes[start - 3] == Byte.lf)
    }

    /// True if the line ends as RFC 4155 has it, `Sat Nov 21 19:14:41 2026`. Such a line behind an empty one separates
    /// even where no header follows: a damaged message must not hide inside the one before it.
    private static func hasFullDate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let form = Array("Aaa Aaa _0 00:00:00 0000".utf8)
        let stop = withoutReturn(bytes, start, end)
        guard stop - start > 5 + form.count else { return false }
        return form.indices.allSatisfy { index in
            let byte = bytes[stop - form.count + index]
            switch form[index] {
            case 0x41: return (0x41...0x5A).contains(byte)
            case 0x61: return (0x61...0x7A).contains(byte)
            case 0x30: return Byte.isDigit(byte)
            case 0x5F: return byte == Byte.space || Byte.isDigit(byte)
            case let exact: return byte == exact
            }
        }
    }

    private static func isFieldLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start < bytes.count else { return true }
        var index = start
        while index < bytes.count, index - start < 256 {
            let byte = bytes[index]
            if byte == Byte.colon { return index > start }
            if byte == Byte.lf || byte == Byte.cr { return index == start }
            if byte <= 0x20 || byte >= 0x7F {
                return index - start == 4 && bytes[start] == 0x46 || index - start == 5 && bytes[start] == Byte.greater
            }
            index += 1
        }
        return false
    }

    private static func withoutBlankLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard end < bytes.count else { return end }
        var stop = end
        if stop > start, bytes[stop - 1] == Byte.lf {
            let before = stop - 1 > start && bytes[stop - 2] == Byte.cr ? stop - 2 : stop - 1
            if before > start, bytes[before - 1] == Byte.lf { stop = before }
        }
        return stop
    }

    private static func withoutReturn(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        end > start && bytes[end - 1] == Byte.cr ? end - 1 : end
    }

    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        ByteSearch.lineFeed(bytes, from: start)
    }
}
