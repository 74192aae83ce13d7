import Enquiries
import Foundation
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
        #expect(waiting.unreadable.map(\.error) == [.notAFile(scratch["incoming/new/a"], kind: "a directory")])
    }

    @Test func `what cannot be taken in is set aside whole, and can be taken back`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        for id in ["a", "b", "c"] { #expect(folder.keep(Array("mail \(id)".utf8), as: id)) }
        try scratch.makeDirectory("incoming/new/d")
        try scratch.write("", to: "incoming/new/e")
        let waiting = try folder.waiting(limit: 10, now: importTime)
        #expect(folder.setAside([waiting.mails[1]]) == 1 && folder.setAside(waiting.unreadable) == 2)
        #expect(try scratch.names("incoming/new") == ["a.postroom", "c.postroom"])
        #expect(try scratch.names("incoming/aside/new") == ["b.postroom", "d", "e"])
        #expect(try scratch.bytes("incoming/aside/new/b.postroom") == Array("mail b".utf8))
        #expect(try MailboxSource(path: scratch["incoming/aside"], now: importTime).layout == .maildir)
        // A second time there is nothing to move, and nothing is overwritten.
        #expect(folder.setAside([waiting.mails[1]]) == 0)
        #expect(folder.keep(Array("other".utf8), as: "b"))
        #expect(folder.takeBackAside() == 2)
        #expect(try scratch.bytes("incoming/aside/new/b.postroom") == Array("mail b".utf8))
        #expect(try scratch.bytes("incoming/new/b.postroom") == Array("other".utf8))
    }

    @Test func `mail of a person that was set aside is found and goes with the rest`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        #expect(folder.prepare() && folder.aside.keep(Array("from ann".utf8), as: "a"))
        #expect(try folder.count(removing: true) { $0 == Array("from ann".utf8) } == 1)
        #expect(try scratch.names("incoming/aside/new").isEmpty)
    }

    @Test func `a file may be larger than a message by what a delivery puts before it, and no more`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        #expect(folder.prepare())
        for (name, size) in [("a", IncomingFolder.largestFile), ("b", IncomingFolder.largestFile + 1)] {
            FileManager.default.createFile(atPath: scratch["incoming/new/" + name], contents: nil)
            #expect(truncate(scratch["incoming/new/" + name], size) == 0)
        }
        let waiting = try folder.waiting(limit: 10, now: importTime)
        #expect(waiting.mails.map(\.mail.bytes.count) == [IncomingFolder.largestFile])
        #expect(waiting.unreadable.count == 1)
    }

    @Test func `unfinished deliveries go once nobody writes to them any more`() throws {
        let folder = IncomingFolder(directory: scratch["incoming"])
        #expect(folder.prepare() && folder.keep(Array("mail".utf8), as: "kept"))
        let names = ["old.postroom.1.1", "young.postroom.1.2", "mine" + IncomingFolder.ownSuffix]
        for name in names { try scratch.write("half", to: "incoming/tmp/" + name) }
        var status = stat()
        #expect(stat(scratch["incoming/tmp/old.postroom.1.1"], &status) == 0)
        let written = Int64(status.st_mtim.tv_sec)
        let limit = written + IncomingFolder.longestDelivery
        #expect(folder.removeUnfinished(now: Timestamp(secondsSince1970: limit)) == 1)
        #expect(try scratch.names("incoming/tmp") == ["old.postroom.1.1", "young.postroom.1.2"])
        try scratch.write("half", to: "incoming/tmp/young.postroom.1.2")
        #expect(utime(scratch["incoming/tmp/young.postroom.1.2"], written + 60) == 0)
        #expect(folder.removeUnfinished(now: Timestamp(secondsSince1970: limit + 1)) == 1)
        #expect(try scratch.names("incoming/tmp") == ["young.postroom.1.2"])
        let state = try folder.state()
        #expect(state.waiting == 1 && state.setAside == 0 && state.unfinished == 1 && state.oldest != nil)
    }

    private func utime(_ path: String, _ seconds: Int64) -> Int32 {
        var times = [timeval(tv_sec: Int(seconds), tv_usec: 0), timeval(tv_sec: Int(seconds), tv_usec: 0)]
        return utimes(path, &times)
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
