import Enquiries
import Foundation
import Glibc
import Sending
import Testing

@testable import Mailboxes

@Suite struct MaildirTransportTests {
    private static let reply = OutgoingMail(
        id: ReplyID("0190b7a6-1c2d-7e3f-8a4b-5c6d7e8f9a0b"), sender: "office@lindenfurt.example",
        recipient: "anna@example.org", bytes: Array("Subject: Your bin\r\n\r\n.\r\nIt comes tomorrow.\r\n".utf8))
    private static let file = "0190b7a6-1c2d-7e3f-8a4b-5c6d7e8f9a0b.postroom"

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var transport: MaildirTransport { MaildirTransport(directory: scratch["sent"]) }

    @Test func `a reply is filed byte for byte where mail programs find it`() async throws {
        let outcome = await transport.handOver(Self.reply)
        #expect(outcome == .accepted("filed as sent/new/\(Self.file)"))
        #expect(try scratch.bytes("sent/new/\(Self.file)") == Self.reply.bytes)
        #expect(try scratch.names("sent") == ["cur", "new", "tmp"])
        #expect(try scratch.names("sent/tmp") == [])
        #expect(try MailboxSource(path: scratch["sent"], now: importTime).mails.map(\.bytes) == [Self.reply.bytes])
    }

    @Test func `handing the same reply over again makes no second file`() async throws {
        _ = await transport.handOver(Self.reply)
        #expect(await transport.handOver(Self.reply) == .accepted("filed already as sent/new/\(Self.file)"))
        rename(scratch["sent/new/\(Self.file)"], scratch["sent/cur/\(Self.file):2,RS"])
        #expect(await transport.handOver(Self.reply) == .accepted("filed already as sent/cur/\(Self.file):2,RS"))
        #expect(try scratch.names("sent/new") == [])
        #expect(try scratch.names("sent/cur").count == 1)
    }

    @Test func `many hands at once file one reply once`() async throws {
        let transport = transport
        let others = MaildirTransport(directory: scratch["sent"])
        let outcomes = await withTaskGroup(of: HandOver.self) { group in
            for number in 0..<20 { group.addTask { await (number % 2 == 0 ? transport : others).handOver(Self.reply) } }
            return await group.reduce(into: [HandOver]()) { $0.append($1) }
        }
        #expect(
            outcomes.filter { $0 == .accepted("filed as sent/new/\(Self.file)") }.count <= 1 || outcomes.count == 20)
        #expect(outcomes.allSatisfy { if case .accepted = $0 { true } else { false } })
        #expect(try scratch.names("sent/new") == [Self.file])
        #expect(try scratch.names("sent/tmp") == [])
    }

    @Test(arguments: ["other", "", "Subject: Your bin\r\n\r\n.\r\nIt comes tomorrow.\r\n and more"])
    func `another message under the reply's name is never taken for it`(content: String) async throws {
        try scratch.write(content, to: "sent/new/\(Self.file)")
        let outcome = await transport.handOver(Self.reply)
        #expect(
            outcome
                == .rejected(
                    "sent/new/\(Self.file) holds another message. Move it away and approve the reply again."))
        #expect(try scratch.bytes("sent/new/\(Self.file)") == Array(content.utf8))
    }

    @Test(arguments: [
        ("0190b7a6-1c2d", "0190b7a6-1c2d.postroom"), ("../a", "2e2e2f61.hex.postroom"),
        ("a:2,S", "613a322c53.hex.postroom"),
        ("", nil), (String(repeating: "a", count: 100), String(repeating: "a", count: 100) + ".postroom"),
        (String(repeating: "a", count: 101), nil),
    ])
    func `a file's name is made from the id and cannot leave the folder`(id: String, name: String?) {
        #expect(MaildirFolder.fileName(for: id) == name)
    }

    @Test func `a folder that cannot be made defers the reply`() async throws {
        try scratch.write("a file", to: "sent")
        guard case .deferred(let text) = await transport.handOver(Self.reply) else {
            Issue.record("not deferred")
            return
        }
        #expect(text.contains("Not a directory"))
        let nowhere = await MaildirTransport(directory: scratch["no/such/sent"]).handOver(Self.reply)
        guard case .deferred = nowhere else {
            Issue.record("not deferred")
            return
        }
    }

    /// On a thread of its own that has laid down root's rights to files, so that it also tests where tests run as root.
    @Test func `a folder without the right to write defers the reply and says so`() async throws {
        for part in ["new", "cur", "tmp"] { try scratch.makeDirectory("sent/" + part) }
        chmod(scratch["sent/tmp"], 0o555)
        chmod(scratch.path, 0o755)
        let folder = MaildirFolder(path: scratch["sent"])
        let outcome: HandOver = await withCheckedContinuation { continuation in
            Thread {
                // setfsuid(2) is for this thread alone; the C library's header is not part of Swift's Glibc.
                if getuid() == 0, let call = dlsym(nil, "setfsuid") {
                    _ = unsafeBitCast(call, to: (@convention(c) (UInt32) -> Int32).self)(65_534)
                }
                continuation.resume(returning: folder.file(Self.reply.bytes, as: Self.reply.id.text))
            }.start()
        }
        #expect(
            outcome
                == .deferred(
                    "\(scratch["sent/tmp"]): Permission denied. Give this user the right to write there; it is tried again."
                ))
        #expect(try scratch.names("sent/new") == [])
    }

    @Test func `a full disk before the file has its name defers the reply and leaves nothing`() throws {
        var folder = MaildirFolder(path: scratch["sent"])
        folder.syncFile = { _ in ENOSPC }
        let outcome = folder.file(Self.reply.bytes, as: Self.reply.id.text)
        #expect(
            outcome
                == .deferred(
                    "\(scratch["sent/tmp"]): No space left on device. Make room on the disk; it is tried again."))
        #expect(try scratch.names("sent/new") == [] && scratch.names("sent/tmp") == [])
    }

    @Test func `a disk that will not confirm the file's name leaves the reply in doubt, and later finds it`() throws {
        #expect(MaildirFolder(path: scratch["sent"]).file(Array("x".utf8), as: "first") != .uncertain(""))
        var folder = MaildirFolder(path: scratch["sent"])
        folder.syncDirectory = { _ in EIO }
        guard case .uncertain(let text) = folder.file(Self.reply.bytes, as: Self.reply.id.text) else {
            Issue.record("not in doubt")
            return
        }
        #expect(text.contains("Input/output error"))
        // Not even what is there already counts as filed before the disk confirms it.
        guard case .uncertain = folder.file(Self.reply.bytes, as: Self.reply.id.text) else {
            Issue.record("not in doubt")
            return
        }
        folder.syncDirectory = { _ in 0 }
        #expect(
            folder.file(Self.reply.bytes, as: Self.reply.id.text)
                == .accepted("filed already as sent/new/\(Self.file)"))
        #expect(try scratch.names("sent/new") == [Self.file, "first.postroom"])
    }
}
