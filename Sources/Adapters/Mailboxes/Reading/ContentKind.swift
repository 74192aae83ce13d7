/// What the first bytes of a file say about it.
enum ContentKind: Equatable {
    case mbox
    case message
    /// Nothing that mail begins with.
    case unknown
    /// Another well-known kind of file, with its name and article.
    case foreign(String)

    /// Bytes of a file that are enough to tell.
    static let headLength = 64 * 1024

    /// Kinds of file that an operator may well take for a mailbox, or pass by mistake, by how they begin.
    private static let foreignKinds: [(start: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "a PDF document"),
        (Array("SQLite format 3\0".utf8), "an SQLite database"),
        (Array("!BDN".utf8), "an Outlook data file (.pst or .ost)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Outlook message (.msg) or old Office document"),
        ([0x78, 0x9F, 0x3E, 0x22], "a winmail.dat file"),
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or Office document"),
        ([0x1F, 0x8B], "a gzip archive"),
        (Array("BZh".utf8), "a bzip2 archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("*mbx*".utf8), "a mailbox in the MBX format"),
        (Array("BABYL OPTIONS:".utf8), "a mailbox in the Babyl format"),
    ]

    /// Names of which a real mail has at least one (RFC 5322 section 3.6, and trace fields), in lower case. A mere
    /// `name: value` line would not do: many configuration files begin like that.
    private static let mailFields: Set<String> = [
        "from", "to", "cc", "date", "subject", "sender", "reply-to", "message-id", "received", "return-path",
        "delivered-to", "mime-version", "content-type", "x-original-to", "envelope-to",
    ]

    /// Reads the head of a file.
    init(of head: some Collection<UInt8>) {
        let head = Array(head.prefix(Self.headLength))
        if let kind = Self.foreignKinds.first(where: { head.starts(with: $0.start) }) {
            self = .foreign(kind.name)
            return
        }
        let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false)
        var index = lines.firstIndex { !Self.withoutReturn($0).isEmpty } ?? lines.endIndex
        guard index < lines.endIndex else {
            self = .unknown
            return
        }
        let isFromLine = lines[index].starts(with: "From ".utf8)
        if isFromLine {
            if Self.holdsTime(lines[index]) {
                self = .mbox
                return
            }
            index += 1
        }
        self = Self.hasMailField(lines[index...]) ? (isFromLine ? .mbox : .message) : .unknown
    }

    private static func hasMailField(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
        for line in lines {
            let line = withoutReturn(line)
            if line.isEmpty { return false }
            if line.first == 0x20 || line.first == 0x09 { continue }
            // A line that is no field ends the header, also where the blank line was lost.
            guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")) else { return false }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if mailFields.contains(name.trimmingSuffix(" ")) { return true }
        }
        return false
    }

    /// True for a line with something like `12:34` in it, which the date of a `From ` line always has (RFC 4155).
    private static func holdsTime(_ line: ArraySlice<UInt8>) -> Bool {
        zip(line, zip(line.dropFirst(), line.dropFirst(2))).contains { before, rest in
            rest.0 == UInt8(ascii: ":") && isDigit(before) && isDigit(rest.1)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == 0x0D ? line.dropLast() : line
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self[...]
        while text.last == character { text.removeLast() }
        return String(text)
    }
}
