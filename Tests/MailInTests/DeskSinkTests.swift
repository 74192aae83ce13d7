import DeskFiles
import Enquiries
import Foundation
import LMTPServer
import Mailboxes
import Synchronization
import Testing

@testable import PostroomTool

/// A folder that is gone after the test.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/mail-in-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct SpoolRoomTests {
    private func room(_ scratch: Scratch, limit: Int, free: Int64? = .max) -> SpoolRoom {
        SpoolRoom(IncomingFolder(directory: scratch.path + "/incoming"), limit: limit) { free }
    }

    private func keep(_ count: Int, _ scratch: Scratch) {
        let folder = IncomingFolder(directory: scratch.path + "/incoming")
        for number in 0..<count { #expect(folder.keep(Array("mail \(number)".utf8), as: "m\(number)")) }
    }

    @Test func `mail is let in up to the limit of what may wait`() async throws {
        let scratch = try Scratch()
        keep(2, scratch)
        #expect(await room(scratch, limit: 3).isThere(for: 0))
        #expect(await !room(scratch, limit: 2).isThere(for: 0))
    }

    @Test func `mail that comes before the folder is counted again counts too`() async throws {
        let scratch = try Scratch()
        keep(1, scratch)
        let room = room(scratch, limit: 3)
        #expect(await room.isThere(for: 0))
        #expect(await room.isThere(for: 0))
        #expect(await !room.isThere(for: 0))
    }

    @Test func `the store keeps room to work`() async throws {
        let scratch = try Scratch()
        let reserved = SpoolRoom.reservedBytes
        #expect(await room(scratch, limit: 9, free: reserved + 100).isThere(for: 100))
        #expect(await !room(scratch, limit: 9, free: reserved + 100).isThere(for: 101))
        #expect(await room(scratch, limit: 9, free: nil).isThere(for: 100))
    }
}

@Suite(.timeLimit(.minutes(10))) struct TokenCommandTests {
    @Test func `the first line that a program prints is the token`() async throws {
        #expect(try await TokenCommand.run(["printf", "abc\\ndef"]) == "abc")
    }

    @Test(arguments: [
        ["/does/not/exist"], ["false"], ["true"], ["sleep", "100000"], ["sh", "-c", "exec yes"],
        ["sh", "-c", "kill -9 $$"],
        ["printf", "\\377"],
    ])
    func `a program that fails is named, and what it printed is not`(command: [String]) async throws {
        do {
            _ = try await TokenCommand.run(command, deadline: 1)
            Issue.record("\(command) gave a token")
        } catch {
            #expect("\(error)".contains(command[0]) && !"\(error)".contains("y\ny"))
        }
    }
}

@Suite struct ActivatedSocketTests {
    @Test func `one socket for this very process is taken`() throws {
        #expect(try ActivatedSocket.descriptor(["LISTEN_PID": "7", "LISTEN_FDS": "1"], process: 7) == 3)
    }

    @Test(arguments: [
        [:], ["LISTEN_PID": "8", "LISTEN_FDS": "1"], ["LISTEN_PID": "7", "LISTEN_FDS": "2"], ["LISTEN_FDS": "1"],
    ])
    func `none, several and somebody else's are refused`(environment: [String: String]) {
        #expect(throws: Failure.self) { try ActivatedSocket.descriptor(environment, process: 7) }
    }
}
