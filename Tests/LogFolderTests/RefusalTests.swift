import Foundation
import Testing
import Transparency

@testable import LogFolder

struct RefusalTests {
    private func refusal(_ work: () async throws -> Void) async throws -> LogRefusal? {
        do {
            try await work()
            return nil
        } catch LogFolderError.refused(let refusal) {
            return refusal
        }
    }

    /// Expects the refusal, and that nothing in the folder has changed.
    private func expect(
        _ expected: LogRefusal, _ log: TestLog, from source: Leaves, key: NoteSigner? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try log.scratch.files("log").map { try log.scratch.bytes("log/" + $0) }
        let found = try await refusal { try await log.publish(source, key: key) }
        #expect(found == expected, sourceLocation: location)
        let after = try log.scratch.files("log").map { try log.scratch.bytes("log/" + $0) }
        #expect(before == after, sourceLocation: location)
    }

    @Test func `leaves that end before the last checkpoint are refused`() async throws {
        let log = TestLog(try Scratch())
        try await log.publish(Leaves(count: 300))
        try await expect(.older("The store of the leaves", size: 299, published: 300), log, from: Leaves(count: 299))
    }

    @Test(arguments: [299, 260, 256, 0])
    func `leaves that went another way are refused`(saltedFrom: Int64) async throws {
        let log = TestLog(try Scratch())
        try await log.publish(Leaves(count: 300))
        try await expect(
            .forked(below: 300), log, from: Leaves(count: 400, salt: ",\"x\":1", saltedFrom: saltedFrom))
    }

    @Test func `a folder that was set back goes on only with the leaves that were published`() async throws {
        let log = TestLog(try Scratch())
        try await log.publish(Leaves(count: 100))
        try log.scratch.copy("log", to: "backup")
        try await log.publish(Leaves(count: 200))
        try log.scratch.copy("backup", to: "log")
        let other = Leaves(count: 300, salt: ",\"x\":1", saltedFrom: 150)
        #expect(try await refusal { try await log.publish(other) } == .forked(below: 200))
        #expect(try log.folder.published(by: logKey().verifier)?.size == 100)
        try await log.publish(Leaves(count: 300))
        #expect(try await log.audit(Leaves(count: 300)).size == 300)
    }

    @Test func `a second store that was set back, lost or exchanged is refused`() async throws {
        let log = TestLog(try Scratch())
        try await log.publish(Leaves(count: 100))
        try log.scratch.copy("second", to: "backup")
        try await log.publish(Leaves(count: 200))
        try log.scratch.copy("backup", to: "second")
        try await expect(
            .older("The second store's checkpoint", size: 100, published: 200), log, from: Leaves(count: 300))
        try log.scratch.remove("second")
        try await expect(.notInStore, log, from: Leaves(count: 300))
        try await LogPublisher(folder: log.folder, signer: logKey(), store: log.store).adopt()
        try await log.publish(Leaves(count: 300))
        #expect(
            try await refusal {
                try await LogPublisher(folder: log.folder, signer: logKey(), store: log.store).adopt()
            } == .overtaken)
        let fork = Checkpoint(origin: origin, size: 300, root: sha256([1]))
        let name = try #require(try log.scratch.files("second").first)
        try log.scratch.write(fork.signed(by: logKey()).bytes, to: "second/" + name)
        try await expect(.forked(below: 300), log, from: Leaves(count: 300))
    }

    @Test func `another key, another origin and a changed checkpoint are refused`() async throws {
        let log = TestLog(try Scratch())
        try await log.publish(Leaves(count: 10))
        try await expect(.badSignature("the folder"), log, from: Leaves(count: 11), key: try logKey(2))
        try await expect(
            .otherOrigin(origin, expected: "other.example"), log, from: Leaves(count: 11),
            key: try logKey(name: "other.example"))
        let text = String(decoding: try log.scratch.bytes("log/checkpoint"), as: UTF8.self)
        try log.scratch.write(text.replacingOccurrences(of: "\n10\n", with: "\n11\n").utf8, to: "log/checkpoint")
        try await expect(.badSignature("the folder"), log, from: Leaves(count: 11))
    }

    @Test func `a writer that was overtaken publishes nothing`() async throws {
        struct Overtaken: CheckpointStore {
            func last(of origin: String) -> [UInt8]? { nil }
            func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) -> Bool { false }
        }
        let log = TestLog(try Scratch())
        let publisher = LogPublisher(folder: log.folder, signer: try logKey(), store: Overtaken())
        #expect(try await refusal { _ = try await publisher.publish(Leaves(count: 3)) } == .overtaken)
        #expect(try log.folder.checkpoint() == nil)
    }

    @Test func `of many that swap from the same checkpoint one succeeds`() async throws {
        let scratch = try Scratch()
        let wins = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask {
                    let store = FolderCheckpointStore(path: scratch["second"])
                    while true {
                        do {
                            return try store.replace(nil, with: [UInt8(number)], for: origin)
                        } catch LogFolderError.busy {
                            await Task.yield()
                        } catch {
                            return false
                        }
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
    }

    @Test func `two writers do not write the folder at once`() async throws {
        let log = TestLog(try Scratch())
        let lock = try log.folder.files.lock()
        await #expect(throws: LogFolderError.busy(path: log.folder.path)) { try await log.publish(Leaves(count: 1)) }
        withExtendedLifetime(lock) {}
    }

    @Test(arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o660, false)])
    func `a key file that others may read is refused`(mode: Int, accepted: Bool) throws {
        let scratch = try Scratch()
        let key = try logKey()
        try KeyFile.write(key, to: scratch["key"])
        let fresh = try FileManager.default.attributesOfItem(atPath: scratch["key"])[.posixPermissions] as? Int
        #expect(fresh == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch["key"])
        if accepted {
            #expect(try KeyFile.read(scratch["key"]).verifier == key.verifier)
        } else {
            #expect(throws: LogFolderError.keyIsReadable(path: scratch["key"])) { try KeyFile.read(scratch["key"]) }
        }
        #expect(throws: LogFolderError.self) { try KeyFile.write(key, to: scratch["key"]) }
    }
}
