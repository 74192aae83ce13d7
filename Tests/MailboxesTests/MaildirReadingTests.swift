import Enquiries
import Foundation
import Glibc
import Mailboxes
import Testing

@Suite struct MaildirReadingTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for folder in ["new", "cur", "tmp"] { try scratch.makeDirectory("box/" + folder) }
    }

    private func letter(_ subject: String) -> String { "Subject: \(subject)\r\n\r\nHello\r\n" }

    @Test func `new and cur are read in order of arrival and nothing else is`() throws {
        try scratch.write(letter("second"), to: "box/new/1795000200.M1P2.host")
        try scratch.write(letter("first"), to: "box/cur/1795000100.M1P2.host:2,RS")
        try scratch.write(letter("third"), to: "box/new/1795000300.M1P2.host")
        try scratch.write(letter("unfinished"), to: "box/tmp/1795000050.M1P2.host")
        try scratch.write(letter("hidden"), to: "box/new/.keep")
        try scratch.write(letter("folder"), to: "box/.Archive/new/1795000050.M1P2.host")
        let source = try open(scratch["box"])
        #expect(source.layout == .maildir)
        #expect(source.texts == [letter("first"), letter("second"), letter("third")])
        #expect(source.mails.map(\.receivedAt.seconds) == [1_795_000_100, 1_795_000_200, 1_795_000_300])
        #expect(source.mails.first?.source == "box/cur/1795000100.M1P2.host:2,RS")
        #expect(source.map(\.position).last == source.totalBytes)
    }

    @Test func `a name without seconds leaves the time to the file`() throws {
        let path = try scratch.write(letter("x"), to: "box/new/letter")
        var times = [timeval(tv_sec: 1_700_000_000, tv_usec: 0), timeval(tv_sec: 1_700_000_000, tv_usec: 0)]
        utimes(path, &times)
        #expect(try open(scratch["box"]).mails.map(\.receivedAt.seconds) == [1_700_000_000])
    }

    @Test func `an empty Maildir has no messages`() throws {
        let source = try open(scratch["box"])
        #expect(source.mails.isEmpty && source.errors.isEmpty && source.totalBytes == 0)
    }

    @Test func `links, pipes and directories are named and not followed`() throws {
        let outside = try scratch.write("Subject: secret\r\n\r\n", to: "outside")
        let new = scratch["box/new"]
        symlink(outside, new + "/1.link")
        mkfifo(new + "/2.pipe", 0o600)
        try scratch.makeDirectory("box/new/3.directory")
        try scratch.write("", to: "box/new/4.empty")
        try scratch.write(letter("good"), to: "box/new/5.good")
        let source = try open(scratch["box"])
        #expect(source.texts == [letter("good")])
        #expect(
            source.errors == [
                .notAFile(new + "/1.link", kind: "a symbolic link"), .notAFile(new + "/2.pipe", kind: "a named pipe"),
                .notAFile(new + "/3.directory", kind: "a directory"), .empty(new + "/4.empty"),
            ])
    }

    @Test func `a Maildir whose new is a symbolic link is refused`() throws {
        rmdir(scratch["box/new"])
        symlink(scratch.path, scratch["box/new"])
        #expect(
            error { _ = try open(scratch["box"]) }
                == .notAFile(scratch["box/new"], kind: "a symbolic link or no directory"))
    }

    @Test func `a file that vanishes after listing is passed over in silence`() throws {
        try scratch.write(letter("gone"), to: "box/new/1.gone")
        try scratch.write(letter("stays"), to: "box/new/2.stays")
        let source = try open(scratch["box"])
        unlink(scratch["box/new/1.gone"])
        #expect(source.texts == [letter("stays")])
        #expect(source.errors == [])
    }

    @Test func `a file that a mail program moves to cur meanwhile is still read`() throws {
        for number in 1...3 { try scratch.write(letter("\(number)"), to: "box/new/\(number).letter") }
        let source = try open(scratch["box"])
        for number in 1...3 {
            rename(scratch["box/new/\(number).letter"], scratch["box/cur/\(number).letter:2,S"])
        }
        #expect(source.texts == [letter("1"), letter("2"), letter("3")])
        #expect(source.mails.first?.source == "box/cur/1.letter:2,S")
    }

    @Test(arguments: [(0, true), (-1, false)])
    func `a file may have as many bytes as the limit says and not one more`(spare: Int, fits: Bool) throws {
        let path = try scratch.write(letter("long"), to: "box/new/1.long")
        let size = letter("long").utf8.count
        let source = try open(scratch["box"], limit: size + spare)
        #expect(source.mails.count == (fits ? 1 : 0))
        #expect(source.errors == (fits ? [] : [.tooLarge(path, bytes: size, limit: size + spare)]))
    }

    @Test func `a name that is not UTF-8 and one with a control character are read`() throws {
        try scratch.write(letter("x"), to: "box/new/plain")
        var name = Array((scratch["box/new/1.b"] + "?").utf8CString)
        name[name.count - 2] = CChar(bitPattern: 0xFC)
        rename(scratch["box/new/plain"], name)
        try scratch.write(letter("y"), to: "box/new/2.a\u{1B}[2J")
        let source = try open(scratch["box"])
        #expect(source.texts == [letter("x"), letter("y")])
        #expect(source.mails.last?.source == "box/new/2.a?[2J")
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func `a file that may not be read is named and the others are read`() throws {
        let path = try scratch.write(letter("closed"), to: "box/new/1.closed")
        chmod(path, 0)
        try scratch.write(letter("open"), to: "box/new/2.open")
        let source = try open(scratch["box"])
        #expect(source.texts == [letter("open")])
        #expect(source.errors == [.notPermitted(path)])
    }
}
