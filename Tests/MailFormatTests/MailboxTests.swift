import Testing

@testable import MailFormat

@Suite struct MailboxTests {
    static let from = "From a@b.example Sat Nov 21 19:15:00 2026\n"

    static let files: [(String, MboxDialect, String, [String])] = [
        ("empty", .mboxrd, "", []),
        ("blank lines only", .mboxrd, "\n\n\n", []),
        ("one message", .mboxrd, from + "A: 1\n\nx\n", ["A: 1\n\nx\n"]),
        ("two messages", .mboxrd, from + "A: 1\n\nx\n\n" + from + "A: 2\n\ny\n", ["A: 1\n\nx\n", "A: 2\n\ny\n"]),
        (
            "no blank line between", .mboxrd, from + "A: 1\n\nx\n" + from + "A: 2\n\ny\n",
            ["A: 1\n\nx\n", "A: 2\n\ny\n"]
        ),
        (
            "CRLF", .mboxrd, "From a 19:15:00\r\nA: 1\r\n\r\nx\r\n\r\nFrom b 19:15\r\nA: 2\r\n\r\ny\r\n",
            ["A: 1\r\n\r\nx\r\n", "A: 2\r\n\r\ny\r\n"]
        ),
        ("From in a text", .mboxrd, from + "A: 1\n\nFrom here to there\n", ["A: 1\n\nFrom here to there\n"]),
        (
            "From with a time, but no header after it", .mboxrd, from + "A: 1\n\nFrom 10:00 to 12:00\nwe are closed\n",
            ["A: 1\n\nFrom 10:00 to 12:00\nwe are closed\n"]
        ),
        (
            "a message without a header behind a full separator", .mboxrd,
            from + "A: 1\n\nx\n\nFrom a@b.example Sat Nov 21 19:14:41 2026\n\u{1}\u{2} rubbish\n",
            ["A: 1\n\nx\n", "\u{1}\u{2} rubbish\n"]
        ),
        (
            "the same line within a paragraph", .mboxrd,
            from + "A: 1\n\nx\nFrom a@b.example Sat Nov 21 19:14:41 2026\nwas its first line\n",
            ["A: 1\n\nx\nFrom a@b.example Sat Nov 21 19:14:41 2026\nwas its first line\n"]
        ),
        ("quoted once", .mboxrd, from + "A: 1\n\n>From x\n>>From y\n", ["A: 1\n\nFrom x\n>From y\n"]),
        ("quoted in the old dialect", .mboxo, from + "A: 1\n\n>From x\n", ["A: 1\n\n>From x\n"]),
        ("quoted within a line", .mboxrd, from + "A: 1\n\na >From x\n", ["A: 1\n\na >From x\n"]),
        (
            "text before the first separator", .mboxrd, "A: 0\n\nx\n\n" + from + "A: 1\n\ny\n",
            ["A: 0\n\nx\n", "A: 1\n\ny\n"]
        ),
        ("cut at the end", .mboxrd, from + "A: 1\n\nx\n\n" + from + "A: 2", ["A: 1\n\nx\n", "A: 2"]),
        ("a separator and nothing else", .mboxrd, from, [""]),
        (
            "a length that is right", .mboxcl2,
            from + "Content-Length: 45\n\n" + from + "A:\n" + "\n" + from + "A: 2\n\ny\n",
            ["Content-Length: 45\n\n" + from + "A:\n", "A: 2\n\ny\n"]
        ),
        (
            "a length that is wrong", .mboxcl2, from + "Content-Length: 999\n\nx\n\n" + from + "A: 2\n\ny\n",
            ["Content-Length: 999\n\nx\n", "A: 2\n\ny\n"]
        ),
        (
            "a length that overflows", .mboxcl, from + "Content-Length: 99999999999999999999\n\nx\n",
            ["Content-Length: 99999999999999999999\n\nx\n"]
        ),
    ]

    @Test(arguments: files)
    func `an mbox file gives its messages`(name: String, dialect: MboxDialect, file: String, wanted: [String]) {
        let reader = MboxReader(Array(file.utf8), dialect: dialect)
        let found = reader.map { String(decoding: reader.message(at: $0), as: UTF8.self) }
        #expect(found == wanted, "\(name)")
        let again = Array(file.utf8).withUnsafeBytes { memory in
            let mapped = MappedMboxReader(memory, dialect: dialect)
            return mapped.map { String(decoding: mapped.message(at: $0), as: UTF8.self) }
        }
        #expect(again == wanted, "\(name)")
    }

    @Test func `every prefix of an mbox file reads`() {
        let file = Array(Self.files.map(\.2).joined(separator: "\n").utf8)
        for length in 0...file.count {
            for dialect in MboxDialect.allCases {
                let reader = MboxReader(Array(file.prefix(length)), dialect: dialect)
                for entry in reader { _ = reader.message(at: entry) }
            }
        }
    }

    @Test(arguments: [
        ("1.2.host", "1.2.host", ""), ("1.2.host:2,", "1.2.host", ""), ("1.2.host:2,FS", "1.2.host", "FS"),
        ("1.2.host,S=120:2,SX", "1.2.host,S=120", "S"), ("1.2.host:1,FS", "1.2.host", ""),
    ])
    func `a Maildir name has a unique part and flags`(name: String, unique: String, flags: String) throws {
        let read = try #require(MaildirName(name))
        #expect(read.unique == unique)
        #expect(String(read.flags.map(\.rawValue).sorted()) == flags)
        #expect(read.announcedSize == (name.contains("S=120") ? 120 : nil))
        #expect(MaildirName(read.fileName) == read)
    }

    @Test(arguments: ["", ".hidden", "a/b", ":2,S", "a\u{0}b"])
    func `what is no Maildir name is none`(name: String) { #expect(MaildirName(name) == nil) }
}
