import Enquiries
import Foundation
import Glibc
import Mailboxes
import Testing

@Suite struct StandardInputTests {
    private static let letter = "Subject: Bin\n\nHello\n"

    /// A mailbox of what another thread writes into a pipe.
    private func source(
        of bytes: [UInt8], as layout: MailboxSource.Layout? = nil, limit: Int = MailboxSource.largestMessage
    ) throws -> MailboxSource {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (input, output) = (ends[0], ends[1])
        // The reader stops early at a message over the limit; that must not end the test program.
        signal(SIGPIPE, SIG_IGN)
        let writer = Thread {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
                if count <= 0 { break }
                rest = rest.dropFirst(count)
            }
            close(output)
        }
        writer.start()
        defer { close(input) }
        return try MailboxSource(standardInput: layout, descriptor: input, now: importTime, limit: limit)
    }

    private func mailbox(of count: Int, size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in 1...count {
            bytes += Array("From a@b.example Thu Nov 20 08:30:00 2026\nSubject: \(number)\n\n".utf8)
            bytes += [UInt8](repeating: UInt8(ascii: "z"), count: size) + [0x0A, 0x0A]
        }
        return bytes
    }

    @Test func `what begins without a From line is one message`() throws {
        let source = try source(of: Array(Self.letter.utf8))
        #expect(source.layout == .message && source.texts == [Self.letter])
        #expect(source.mails.map(\.source) == ["standard input"])
        #expect(source.mails.map(\.receivedAt) == [importTime])
    }

    @Test(arguments: [(3, 10), (200, 20_000)])
    func `a mailbox from a pipe is read whole, in memory or from a file without a name`(count: Int, size: Int) throws {
        let bytes = mailbox(of: count, size: size)
        let source = try source(of: bytes)
        #expect(source.layout == .mbox && source.totalBytes == bytes.count)
        #expect(source.mails.count == count)
        #expect(source.mails.last?.source.hasPrefix("standard input, message \(count) at byte ") == true)
    }

    @Test func `a single mail from a mail server is never split`() throws {
        let text =
            "From a@b.example Thu Nov 20 08:30:00 2026\n\(Self.letter)\nFrom c@d.example Thu Nov 20 08:30:00 2026\nX: y\n"
        #expect(try source(of: Array(text.utf8), as: .message).texts == [text])
        #expect(try source(of: Array(text.utf8)).mails.count == 2)
    }

    @Test func `nothing at all is no message`() throws {
        #expect(try source(of: []).mails.isEmpty)
        #expect(try source(of: [], as: .message).mails.isEmpty)
    }

    @Test(arguments: [(0, true), (-1, false)])
    func `a message from a pipe may have as many bytes as the limit says`(spare: Int, fits: Bool) throws {
        let text = Self.letter + String(repeating: "w", count: 300_000)
        let size = text.utf8.count
        let source = try source(of: Array(text.utf8), limit: size + spare)
        #expect(source.texts.map(\.utf8.count) == (fits ? [size] : []))
        #expect(source.errors == (fits ? [] : [.tooLarge("standard input", bytes: nil, limit: size + spare)]))
    }

    @Test func `what is no mail is refused`() throws {
        #expect(
            error { _ = try source(of: Array("%PDF-1.7".utf8)) }
                == .foreignFile("standard input", kind: "a PDF document"))
        #expect(error { _ = try source(of: Array("hello\n".utf8)) } == .notMail("standard input"))
    }

    @Test func `a redirected file is read like a file and from where it stands`() throws {
        let scratch = try Scratch()
        let bytes = mailbox(of: 2, size: 5)
        let descriptor = Glibc.open(try scratch.write(bytes, to: "box"), O_RDONLY)
        defer { close(descriptor) }
        #expect(try MailboxSource(standardInput: nil, descriptor: descriptor, now: importTime).mails.count == 2)
        lseek(descriptor, off_t(bytes.count / 2), SEEK_SET)
        #expect(try MailboxSource(standardInput: nil, descriptor: descriptor, now: importTime).mails.count == 1)
    }

    @Test func `a place without room for a large mailbox is named`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (input, output, bytes) = (ends[0], ends[1], mailbox(of: 200, size: 20_000))
        signal(SIGPIPE, SIG_IGN)
        Thread {
            bytes.withUnsafeBytes { _ = write(output, $0.baseAddress, $0.count) }
            close(output)
        }.start()
        defer { close(input) }
        let found = error {
            _ = try MailboxSource(standardInput: nil, descriptor: input, now: importTime, spool: "/nowhere/at/all")
        }
        #expect(found == .cannotKeepInput(directory: "/nowhere/at/all", reason: "No such file or directory"))
    }
}
