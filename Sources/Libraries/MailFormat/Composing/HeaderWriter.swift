/// Writes header fields, folded before column 78 where a blank allows it (RFC 5322 section 2.2.3).
struct HeaderWriter {
    private(set) var bytes: [UInt8] = []
    private static let lineLength = 76

    /// Adds a field from words that may be put on separate lines.
    mutating func add(_ name: String, _ words: [String]) {
        bytes.append(contentsOf: name.utf8)
        bytes.append(Byte.colon)
        var column = name.utf8.count + 1
        var isFirst = true
        for word in words {
            if !isFirst, column + 1 + word.utf8.count > Self.lineLength {
                bytes.append(contentsOf: [Byte.cr, Byte.lf])
                column = 0
            }
            bytes.append(Byte.space)
            bytes.append(contentsOf: word.utf8)
            column += 1 + word.utf8.count
            isFirst = false
        }
        bytes.append(contentsOf: [Byte.cr, Byte.lf])
    }

    /// Adds a text for people; see ``WordEncoder``.
    mutating func addText(_ name: String, _ text: String) {
        add(name, WordEncoder.words(text, firstRoom: Self.lineLength - name.utf8.count - 2))
    }

    mutating func addAddresses(_ name: String, _ list: [MailAddress]) throws(MailComposerError) {
        guard !list.isEmpty else { return }
        var words: [String] = []
        for (index, mailbox) in list.enumerated() {
            guard AddressCheck.isLegal(mailbox.address) else { throw .illegalAddress(mailbox.address) }
            let comma = index + 1 < list.count ? "," : ""
            if let display = mailbox.name.map(WordEncoder.withoutControls), !display.isEmpty {
                words.append(contentsOf: WordEncoder.phrase(display))
                words.append("<\(mailbox.address)>\(comma)")
            } else {
                words.append(mailbox.address + comma)
            }
        }
        add(name, words)
    }

    mutating func addIdentifiers(_ name: String, _ list: [String]) throws(MailComposerError) {
        guard !list.isEmpty else { return }
        for id in list {
            guard AddressCheck.isLegalIdentifier(id) else { throw .illegalIdentifier(id) }
        }
        add(name, list.map { "<\($0)>" })
    }

    mutating func addBodyFields(_ type: String, _ body: BodyEncoder) {
        add("Content-Type", ["\(type);", "charset=\(body.isASCII ? "us-ascii" : "utf-8")"])
        add("Content-Transfer-Encoding", [body.isQuotedPrintable ? "quoted-printable" : "7bit"])
    }

    /// The header with two bodies as `multipart/alternative`, the plain one first (RFC 2046 section 5.1.4).
    func alternative(_ plain: BodyEncoder, _ html: BodyEncoder) -> [UInt8] {
        let boundary = Self.boundary(plain.bytes, html.bytes)
        var writer = self
        writer.add("Content-Type", ["multipart/alternative;", "boundary=\"\(boundary)\""])
        var output = writer.bytes
        for (type, body) in [("text/plain", plain), ("text/html", html)] {
            var part = HeaderWriter()
            part.addBodyFields(type, body)
            output.append(contentsOf: "\r\n--\(boundary)\r\n".utf8)
            output.append(contentsOf: part.bytes)
            output.append(contentsOf: [Byte.cr, Byte.lf])
            output.append(contentsOf: body.bytes)
        }
        output.append(contentsOf: "\r\n--\(boundary)--\r\n".utf8)
        return output
    }

    /// A boundary made from the content. It holds `=_`, which no quoted-printable text does, and is not in the bodies.
    private static func boundary(_ first: [UInt8], _ second: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in first { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in second { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        while true {
            let candidate = "=_" + String(hash, radix: 36)
            if !contains(first, candidate), !contains(second, candidate) { return candidate }
            hash = hash &* 0x5851_F42D_4C95_7F2D &+ 1
        }
    }

    private static func contains(_ body: [UInt8], _ candidate: String) -> Bool {
        let wanted = Array(candidate.utf8)
        guard body.count >= wanted.count else { return false }
        for start in 0...(body.count - wanted.count) where body[start] == wanted[0] {
            if body[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }
}
