/// Puts the header of an answer together from its lines.
struct HeaderReader {
    private var status = 0
    private var fields: [HTTPField] = []
    /// Set once the header is whole; lines that come later are trailers.
    private(set) var head: HTTPHead?

    /// - Parameter line: With its line end, as libcurl gives it.
    /// - Returns: The header, when this line completes it. Interim answers (RFC 9110 section 15.2) are passed over.
    mutating func read(_ line: some BidirectionalCollection<UInt8>) -> HTTPHead? {
        guard head == nil else { return nil }
        var end = line.endIndex
        while end > line.startIndex, Self.isLineEnd(line[line.index(before: end)]) { end = line.index(before: end) }
        let text = line[..<end]
        if text.isEmpty {
            guard status >= 200 else { return nil }
            head = HTTPHead(status: status, fields: fields)
            return head
        }
        if text.starts(with: "HTTP/".utf8) {
            (status, fields) = (Self.status(text), [])
        } else if text.first == 0x20 || text.first == 0x09 {
            // A line folded the old way (RFC 9112 section 5.2).
            guard let last = fields.popLast() else { return nil }
            fields.append(HTTPField(last.name, last.value + " " + Self.trimmed(text)))
        } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            fields.append(
                HTTPField(Self.trimmed(text[..<colon]), Self.trimmed(text[text.index(after: colon)...])))
        }
        return nil
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The three digits after the first blank, or 0.
    private static func status(_ line: some Collection<UInt8>) -> Int {
        let digits = line.drop { $0 != 0x20 }.dropFirst().prefix { $0 != 0x20 }
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let start = bytes.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(decoding: start[...last], as: UTF8.self)
    }
}
