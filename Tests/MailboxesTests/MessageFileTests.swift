import Enquiries
import Foundation
import Glibc
import Mailboxes
import Testing

@Suite struct MessageFileTests {
    private static let letter = "Received: by mx; Wed, 18 Nov 2026 11:06:40 +0000\r\nSubject: Bin\r\n\r\nHello\r\n"
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a single file is one message, received when its newest server says`() throws {
        let source = try open(scratch.write(Self.letter, to: "letter.eml"))
        #expect(source.layout == .message && source.totalBytes == Self.letter.utf8.count)
        #expect(source.texts == [Self.letter])
        #expect(source.mails.map(\.receivedAt.seconds) == [1_795_000_000])
        #expect(source.mails.map(\.source) == ["letter.eml"])
        #expect(source.map(\.position) == [source.totalBytes])
    }

    @Test func `a directory gives its eml files by name, one level deep`() throws {
        for (name, text) in [
            ("b.eml", "Subject: b\n\n"), ("a.EML", "Subject: a\n\n"), ("readme.txt", "no mail"),
            ("deeper/c.eml", "Subject: c\n\n"),
        ] { try scratch.write(text, to: "box/" + name) }
        let source = try open(scratch["box"] + "/")
        #expect(source.layout == .directory)
        #expect(source.texts == ["Subject: a\n\n", "Subject: b\n\n"])
        #expect(source.mails.map(\.source) == ["box/a.EML", "box/b.eml"])
    }

    @Test func `what is no message in a directory is named and the rest is read`() throws {
        try scratch.write("%PDF-1.7 …", to: "box/1.eml")
        symlink("/etc/hostname", scratch["box/2.eml"])
        mkfifo(scratch["box/3.eml"], 0o600)
        try scratch.write(Self.letter, to: "box/4.eml")
        try scratch.write("x", to: "box/5.eml")
        let source = try open(scratch["box"])
        unlink(scratch["box/5.eml"])
        #expect(source.texts == [Self.letter])
        let box = scratch["box/"]
        #expect(
            source.errors == [
                .foreignFile(box + "1.eml", kind: "a PDF document"), .notAFile(box + "2.eml", kind: "a symbolic link"),
                .notAFile(box + "3.eml", kind: "a named pipe"), .notFound(box + "5.eml"),
            ])
    }

    @Test func `a damaged file that calls itself mail is kept for a person to see`() throws {
        let rubbish: [UInt8] = [0x00, 0xFF, 0x0A, 0x80, 0x81]
        #expect(try open(scratch.write(rubbish, to: "broken.eml")).mails.map(\.bytes) == [rubbish])
    }

    @Test(arguments: [(0, true), (-1, false)])
    func `a single message may have as many bytes as the limit says`(spare: Int, fits: Bool) throws {
        let path = try scratch.write(Self.letter, to: "letter")
        let size = Self.letter.utf8.count
        let source = try open(path, limit: size + spare)
        #expect(source.mails.count == (fits ? 1 : 0))
        #expect(source.errors == (fits ? [] : [.tooLarge(path, bytes: size, limit: size + spare)]))
    }

    @Test(arguments: [
        ("a PDF document", "%PDF-1.7\nSubject: x\n\n"),
        ("an SQLite database", "SQLite format 3\0\u{10}\0\u{1}\u{1}"),
        ("a ZIP archive or Office document", "PK\u{3}\u{4}rest"),
        ("an Outlook data file (.pst or .ost)", "!BDNrest"),
    ])
    func `a file of another kind is refused by its name`(kind: String, content: String) throws {
        let path = try scratch.write(content, to: "file")
        #expect(error { _ = try open(path) } == .foreignFile(path, kind: kind))
    }

    @Test(arguments: [
        "just words\n", "name: postroom\nversion: 1\n", "{\"a\": 1}\n", "\n\n\n", "From our house\nto yours\n",
        "\u{0}\u{1}",
    ])
    func `a file without anything that mail begins with is refused`(content: String) throws {
        let path = try scratch.write(content, to: "file")
        #expect(error { _ = try open(path) } == .notMail(path))
    }

    @Test func `a path that is no mailbox is refused by name`() throws {
        try scratch.makeDirectory("empty")
        #expect(error { _ = try open(scratch["none"]) } == .notFound(scratch["none"]))
        #expect(error { _ = try open("/dev/null") } == .notAFile("/dev/null", kind: "a device"))
        #expect(error { _ = try open(scratch["empty"]) } == .nothingInside(scratch["empty"]))
    }

    @Test func `every error says what is wrong, where, and what to do`() {
        let errors: [MailboxError] = [
            .notFound("p"), .notPermitted("p"), .unreadable("p", reason: "r"), .foreignFile("p", kind: "k"),
            .notMail("p"),
            .nothingInside("p"), .notAFile("p", kind: "k"), .empty("p"), .tooLarge("p", bytes: 2, limit: 1),
            .beingWritten("p"), .changedWhileReading("p"), .cannotKeepInput(directory: "p", reason: "r"),
        ]
        for error in errors {
            let text = "\(error)"
            #expect(text.contains("p") && text.hasSuffix(".") && text.contains(". ") && !text.contains("\n"))
        }
    }
}
