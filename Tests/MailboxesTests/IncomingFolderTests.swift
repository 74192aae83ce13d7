import Enquiries
import Mailboxes
import Testing

@Suite struct IncomingFolderTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `mail waits byte for byte until it is removed`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        #expect(try folder.waiting(limit: 10, now: importTime).mails.isEmpty)
        #expect(folder.keep(Array("first\r\n.\r\n".utf8), as: "a"))
        #expect(folder.keep(Array("second".utf8), as: "b"))
        #expect(folder.keep(Array("second".utf8), as: "b"))
        let waiting = try folder.waiting(limit: 10, now: importTime)
        #expect(waiting.mails.map(\.mail.bytes) == [Array("first\r\n.\r\n".utf8), Array("second".utf8)])
        #expect(try folder.waiting(limit: 1, now: importTime).mails.count == 1)
        folder.remove(Array(waiting.mails.prefix(1)))
        #expect(try folder.waiting(limit: 10, now: importTime).mails.map(\.mail.bytes) == [Array("second".utf8)])
    }

    @Test func `mail that cannot be kept is refused`() throws {
        try scratch.write("a file", to: "incoming")
        #expect(!IncomingFolder(directory: scratch["incoming"]).keep(Array("x".utf8), as: "a"))
    }

    @Test func `what is no file is named and does not hide the rest`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        #expect(folder.keep(Array("x".utf8), as: "b"))
        try scratch.makeDirectory("incoming/new/a")
        let waiting = try folder.waiting(limit: 10, now: importTime)
        #expect(waiting.mails.count == 1)
        #expect(waiting.unreadable == [.notAFile(scratch["incoming/new/a"], kind: "a directory")])
    }

    @Test func `mail that is meant goes, finished or not, and the rest stays`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        #expect(try folder.count(removing: true) { _ in true } == 0)
        #expect(folder.keep(Array("from ann".utf8), as: "a"))
        #expect(folder.keep(Array("from bob".utf8), as: "b"))
        try scratch.write("from ann, half", to: "incoming/tmp/c.postroom.1.1")
        func isOfAnn(_ bytes: [UInt8]) -> Bool { String(decoding: bytes, as: UTF8.self).contains("ann") }
        #expect(try folder.count(removing: false, where: isOfAnn) == 2)
        #expect(try folder.waiting(limit: 10, now: importTime).mails.count == 2)
        #expect(try folder.count(removing: true, where: isOfAnn) == 2)
        #expect(try folder.waiting(limit: 10, now: importTime).mails.map(\.mail.bytes) == [Array("from bob".utf8)])
        #expect(try folder.count(removing: false, where: isOfAnn) == 0)
    }
}
