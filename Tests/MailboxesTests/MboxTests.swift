import Enquiries
import Foundation
import Glibc
import Mailboxes
import Testing

@Suite struct MboxTests {
    private static let letter = "From: anna@example.org\nSubject: Bin\n\nNot emptied.\n"
    private static let quoted = "From: ben@example.org\nSubject: Words\n\n>From here on\n>>From there\n"
    private static let two =
        "From anna@example.org Thu Nov 20 08:30:00 2026\n\(letter)\nFrom ben@example.org Fri Nov 21 09:00:00 2026\n\(quoted)"

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `each message comes out as it was written, its quoting undone`() throws {
        let source = try open(scratch.write(Self.two, to: "letters"))
        #expect(source.layout == .mbox)
        #expect(
            source.texts == [
                Self.letter, Self.quoted.replacing(">>From", with: ">From").replacing("\n>From h", with: "\nFrom h"),
            ])
        #expect(source.errors == [])
    }

    @Test func `the position grows to the size of the file`() throws {
        let source = try open(scratch.write(Self.two, to: "letters"))
        let positions = source.map(\.position)
        #expect(source.totalBytes == Self.two.utf8.count)
        #expect(positions == positions.sorted() && positions.count == 2)
        #expect(positions.last == source.totalBytes)
    }

    @Test func `the source names file, number and byte, and no person`() throws {
        let source = try open(scratch.write(Self.two, to: "letters.mbox"))
        let second =
            Self.two.utf8.count - "From ben@example.org Fri Nov 21 09:00:00 2026\n".utf8.count - Self.quoted.utf8.count
        #expect(
            source.mails.map(\.source) == [
                "letters.mbox, message 1 at byte 0", "letters.mbox, message 2 at byte \(second)",
            ])
    }

    @Test func `a mailbox can be gone through twice`() throws {
        let source = try open(scratch.write(Self.two, to: "letters"))
        #expect(source.texts == source.texts)
    }

    @Test func `an empty mailbox has no messages`() throws {
        let source = try open(scratch.write("", to: "empty"))
        #expect(source.layout == .mbox && source.totalBytes == 0 && source.mails.isEmpty && source.errors.isEmpty)
    }

    @Test(arguments: [
        ("From a@b.example Thu Nov 20 08:30:00 2026", 1_795_163_400),
        ("From a@b.example  Thu Nov  5 08:30:00 2026", 1_793_867_400),
        ("From a@b.example Thu Nov 20 08:30:00 2026 +0100", 1_795_159_800),
        ("From a@b.example Thu, 20 Nov 2026 08:30:00 +0100", 1_795_159_800),
        ("From \"a 12:00 b\"@c.example Thu Nov 20 08:30:00 2026", 1_795_163_400),
        ("From MAILER-DAEMON Thu Jan  1 00:00:00 1970", 1_795_000_000),
        ("From a@b.example at 12:30 or so", 1_795_000_000),
    ])
    func `the From line tells when a mail was received, else the newest Received field`(
        line: String, seconds: Int64
    ) throws {
        let received =
            "Received: from x by y; Wed, 18 Nov 2026 11:06:40 +0000\nReceived: older; Mon, 2 Nov 2026 01:00:00 +0000\n"
        let source = try open(scratch.write("\(line)\n\(received)\(Self.letter)", to: "letters"))
        #expect(source.mails.map(\.receivedAt) == [Timestamp(secondsSince1970: seconds)])
    }

    @Test func `a mail that tells no time was received at the moment of import`() throws {
        let source = try open(scratch.write("From - at 12:30 or so\n\(Self.letter)", to: "letters"))
        #expect(source.mails.map(\.receivedAt) == [importTime])
    }

    @Test(arguments: [(0, 2), (-1, 1)])
    func `a message over the limit is reported with its place and the rest goes on`(
        spare: Int, readable: Int
    ) throws {
        // The first message is the longer one here.
        let long = Self.letter + String(repeating: "x", count: 200) + "\n"
        let text = Self.two.replacing(Self.letter, with: long)
        let path = try scratch.write(text, to: "letters")
        let source = try open(path, limit: long.utf8.count + spare)
        #expect(source.mails.count == readable)
        let expected = MailboxError.tooLarge(
            "\(path), message 1 at byte 0", bytes: long.utf8.count, limit: long.utf8.count + spare)
        #expect(source.errors == (readable == 2 ? [] : [expected]))
        #expect(source.map(\.position).last == source.totalBytes)
    }

    @Test func `a mailbox that becomes shorter while it is read ends with an error, not a crash`() throws {
        var text = ""
        for number in 1...500 {
            text +=
                "From a@b.example Thu Nov 20 08:30:00 2026\nSubject: \(number)\n\n" + String(repeating: "y", count: 200)
                + "\n\n"
        }
        let path = try scratch.write(text, to: "letters")
        var walk = try open(path).makeIterator()
        let first = walk.next()
        #expect(throws: Never.self) { try first?.outcome.get() }
        truncate(path, 10)
        let second = walk.next()
        #expect(throws: MailboxError.changedWhileReading(path)) { try second?.outcome.get() }
        let third = walk.next()
        #expect(third == nil)
    }

    @Test func `a mailbox that another program is writing to is left alone`() throws {
        let path = try scratch.write(Self.two, to: "letters")
        let holder = Glibc.open(path, O_RDWR)
        defer { close(holder) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        #expect(fcntl(holder, 37, &lock) == 0)  // F_OFD_SETLK
        #expect(error { _ = try open(path) } == .beingWritten(path))
    }

    @Test func `rubbish between two From lines is a message of its own`() throws {
        let rubbish: [UInt8] = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 0x80) }.filter { $0 != 0x0A }
        let bytes =
            Array("From a@b.example Thu Nov 20 08:30:00 2026\n\(Self.letter)\n".utf8)
            + Array("From b@b.example Thu Nov 20 08:31:00 2026\n".utf8) + rubbish + Array("\n\n".utf8)
            + Array("From c@b.example Thu Nov 20 08:32:00 2026\n\(Self.letter)".utf8)
        let source = try open(scratch.write(bytes, to: "letters"))
        #expect(source.mails.count == 3)
        #expect(source.mails.dropFirst().first.map { Array($0.bytes.prefix(rubbish.count)) } == rubbish)
    }

    @Test func `the demo mailbox comes out as its labels count it`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../Corpora/demo/"
        let labels = try String(contentsOfFile: folder + "demo.labels.jsonl", encoding: .utf8).split(separator: "\n")
        let source = try open(folder + "demo.mbox")
        #expect(source.mails.count == labels.count && source.errors == [])
        #expect(source.mails.allSatisfy { $0.receivedAt < importTime })
    }
}
