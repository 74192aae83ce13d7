import Foundation
import Testing

@testable import Mailboxes

@Suite struct JournalFolderTests {
    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/journal-\(UUID().uuidString)"
        for part in ["new", "cur", "tmp"] {
            try FileManager.default.createDirectory(atPath: path + "/" + part, withIntermediateDirectories: true)
        }
        return path
    }

    @Test(arguments: [
        ("Message-ID: <a@b.example>\r\nSubject: x\r\n\r\n", true), ("subject: x\nmessage-id: <a@b.example>\n\n", true),
        ("Message-ID:\r\n <a@b.example>\r\n\r\n", true), ("Message-ID: <aa@b.example>\r\n\r\n", false),
        ("In-Reply-To: <a@b.example>\r\n\r\n", false), ("Subject: x\r\n\r\nMessage-ID: <a@b.example>\r\n", false),
        ("X-Message-ID: <a@b.example>\r\n\r\n", false), ("References: <x@y>\r\n <a@b.example>\r\n\r\n", false),
        ("Message-ID: a@b.example\r\n\r\n", false), ("", false),
    ])
    func `a copy counts by its own Message-ID alone`(text: String, isThere: Bool) throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (part, name) in [("new", "1700000000.M1P1.host"), ("cur", "1700000000.M1P1.host:2,S")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(part)/\(name)"))
            #expect(try JournalFolder(directory: path).holds(messageID: "a@b.example") == isThere)
            try FileManager.default.removeItem(atPath: "\(path)/\(part)/\(name)")
        }
        #expect(try !JournalFolder(directory: path).holds(messageID: ""))
    }

    @Test func `a folder that is not there is told of, and what is no file is passed over`() throws {
        #expect(throws: MailboxError.self) {
            try JournalFolder(directory: "/nowhere/journal").holds(messageID: "a@b.example")
        }
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(
            atPath: path + "/new/1700000001.dir", withIntermediateDirectories: false)
        symlink("/etc/passwd", path + "/new/1700000002.link")
        mkfifo(path + "/new/1700000003.pipe", 0o600)
        #expect(try !JournalFolder(directory: path).holds(messageID: "a@b.example"))
    }

    @Test(arguments: [(0, true), (1, false)])
    func `only so much of a file is read`(more: Int, isThere: Bool) {
        let field = "Message-ID: <a@b.example>"
        let filler = String(repeating: "x", count: JournalFolder.headerBytes - field.utf8.count - 5 + more + 1)
        let text = "X: " + filler + "\n" + field + "\n\n"
        let read = Array(text.utf8.prefix(JournalFolder.headerBytes))
        #expect(JournalFolder.holds("a@b.example", read) == isThere)
    }
}
