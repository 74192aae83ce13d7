import Enquiries
import Mailboxes
import Sending
import Testing

@Suite struct FiledRepliesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `copies go wherever a mail program put them, and other files stay`() async throws {
        #expect(try FiledReplies(directory: scratch["sent"]).remove([ReplyID("a")]) == 0)
        let transport = MaildirTransport(directory: scratch["sent"])
        for id in ["a", "b", "with space"] {
            _ = await transport.handOver(
                OutgoingMail(id: ReplyID(id), sender: "o@x.example", recipient: "c@x.example", bytes: Array(id.utf8)))
        }
        try scratch.write("read", to: "sent/cur/a.postroom:2,RS")
        try scratch.write("half", to: "sent/tmp/a.postroom.17.1")
        try scratch.write("not ours", to: "sent/new/a")
        try scratch.write("another reply", to: "sent/new/aa.postroom")
        let filed = FiledReplies(directory: scratch["sent"])
        #expect(try filed.remove([]) == 0)
        #expect(try filed.remove([ReplyID("a"), ReplyID("with space"), ReplyID("unknown")]) == 4)
        #expect(try filed.remove([ReplyID("a"), ReplyID("with space")]) == 0)
        #expect(try scratch.names("sent/new") == ["a", "aa.postroom", "b.postroom"])
        #expect(try scratch.names("sent/cur").isEmpty && scratch.names("sent/tmp").isEmpty)
    }
}
