/// Cuts the bytes of a server into responses (RFC 3501 sections 4.3 and 7). Literals are counted, never searched, so no
/// content of a mail can be taken for a response.
struct ResponseReader {
    /// One response: text, with the literals where they stood.
    enum Piece: Equatable {
        /// Without CR LF and without the announcement of the literal that follows.
        case text([UInt8])
        case literal([UInt8])
        /// A message's text, already handed on; its bytes.
        case content(Int)
    }

    enum Item: Equatable {
        /// The next bytes of a message.
        case content(ArraySlice<UInt8>)
        case response([Piece])
    }

    private enum State {
        case text
        case literal(left: Int)
        case content(left: Int, size: Int)
    }

    private let limits: IMAPLimits
    /// Whether the literal after `BODY[]` is handed on as it comes instead of being kept.
    var passesContentOn = false

    private var state = State.text
    private var pieces: [Piece] = []
    private var literal: [UInt8] = []
    private var textBytes = 0
    private var literals = 0
    private var buffer: [UInt8] = []
    private var head = 0
    /// No line feed lies between `head` and here.
    private var searched = 0

    init(_ limits: IMAPLimits) { self.limits = limits }

    mutating func append(_ bytes: some Collection<UInt8>) {
        if head == buffer.count {
            buffer.removeAll(keepingCapacity: true)
            (head, searched) = (0, 0)
        } else if head > 65_536 {
            buffer.removeFirst(head)
            searched -= head
            head = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// Bytes that were appended and not used yet.
    var waitingBytes: Int { buffer.count - head }

    /// - Returns: `nil` until more bytes are appended.
    mutating func next() throws(IMAPFault) -> Item? {
        while true {
            switch state {
            case .text:
                guard let end = try lineEnd() else { return nil }
                if let response = try takeLine(upTo: end) { return .response(response) }
            case .literal(let left):
                let count = min(left, waitingBytes)
                literal += buffer[head..<(head + count)]
                consume(count)
                guard count == left else {
                    state = .literal(left: left - count)
                    return nil
                }
                pieces.append(.literal(literal))
                literal = []
                state = .text
            case .content(let left, let size):
                let count = min(left, waitingBytes)
                if count == left {
                    pieces.append(.content(size))
                    state = .text
                } else {
                    state = .content(left: left - count, size: size)
                }
                guard count > 0 else {
                    if left == 0 { continue }
                    return nil
                }
                defer { consume(count) }
                return .content(buffer[head..<(head + count)])
            }
        }
    }

    private mutating func consume(_ count: Int) {
        head += count
        searched = head
    }

    /// The place of the next line feed.
    private mutating func lineEnd() throws(IMAPFault) -> Int? {
        let room = limits.responseBytes - textBytes
        let from = searched
        let end = buffer.withUnsafeBufferPointer { bytes in bytes[from...].firstIndex(of: 0x0A) }
        guard (end.map { $0 + 1 } ?? buffer.count) - head <= room else {
            throw .responseTooLong(limit: limits.responseBytes)
        }
        searched = end ?? buffer.count
        return end
    }

    /// - Returns: The response that the line completes.
    private mutating func takeLine(upTo end: Int) throws(IMAPFault) -> [Piece]? {
        var line = Array(buffer[head..<end])
        textBytes += line.count + 1
        consume(line.count + 1)
        guard line.popLast() == 0x0D, !line.contains(0x0D), !line.contains(0) else { throw .badLineEnd }
        guard mayHoldLiteral(line), let announcement = try Self.announcement(in: line) else {
            defer {
                pieces = []
                (textBytes, literals) = (0, 0)
            }
            return pieces + [.text(line)]
        }
        line.removeLast(line.count - announcement.start)
        literals += 1
        guard literals <= limits.literals else { throw .tooManyLiterals(limit: limits.literals) }
        let isContent = passesContentOn && Self.announcesContent(line)
        let limit = isContent ? limits.messageBytes : limits.literalBytes
        guard announcement.bytes <= limit else { throw .literalTooLong(announced: announcement.bytes, limit: limit) }
        pieces.append(.text(line))
        let bytes = Int(announcement.bytes)
        state = isContent ? .content(left: bytes, size: bytes) : .literal(left: bytes)
        return nil
    }

    /// Words for people may end in `{5}` and mean nothing by it: literals stand only in data.
    private func mayHoldLiteral(_ line: [UInt8]) -> Bool {
        let first: [UInt8] = if case .text(let text)? = pieces.first { text } else { line }
        guard first.starts(with: [UInt8(ascii: "*"), 0x20]) else { return false }
        let word = first.dropFirst(2).prefix { $0 != 0x20 }
        return !["OK", "NO", "BAD", "BYE", "PREAUTH"].contains { word.isKeyword($0) }
    }

    private static func announcesContent(_ line: [UInt8]) -> Bool {
        guard line.count > 7 else { return false }
        let before = line[line.count - 8]
        return line.suffix(7).isKeyword("BODY[] ") && (before == 0x20 || before == UInt8(ascii: "("))
    }

    /// The `{42}` (RFC 3501), `{42+}` (RFC 7888) or `~{42}` (RFC 3516) that ends a line.
    private static func announcement(in line: [UInt8]) throws(IMAPFault) -> (start: Int, bytes: UInt64)? {
        guard line.last == UInt8(ascii: "}"), var start = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        var digits = line[(start + 1)..<(line.count - 1)]
        if digits.last == UInt8(ascii: "+") { digits.removeLast() }
        guard let bytes = decimal(digits) else { throw .malformed }
        if start > 0, line[start - 1] == UInt8(ascii: "~") { start -= 1 }
        return (start, bytes)
    }
}

/// A number of one to nineteen digits.
func decimal(_ digits: some Collection<UInt8>) -> UInt64? {
    guard (1...19).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + UInt64($1 - 0x30) }
}

extension Collection<UInt8> {
    /// Whether these bytes are `word`, which is in upper case, in any case.
    func isKeyword(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            count == word.count && zip(self, word).allSatisfy { ((0x61...0x7A).contains($0) ? $0 - 0x20 : $0) == $1 }
        }
    }
}
