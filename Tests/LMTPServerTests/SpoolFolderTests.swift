import Foundation
import Glibc
import Testing

@testable import LMTPServer

struct SpoolFolderTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/lmtp-\(UUID().uuidString.prefix(8))"

    private func envelope(_ recipients: Int) -> Envelope {
        let path = EnvelopePath(text: "a@desk.example")
        return Envelope(
            sender: EnvelopePath(text: "c@example.org"), recipients: Array(repeating: path, count: recipients),
            declaredBytes: nil, isInternationalized: false)
    }

    private func names(_ part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")
    }

    private func spooling(
        _ name: @escaping @Sendable () -> String = { "mail" }, _ work: (SpoolFolder) async throws -> Void
    ) async throws {
        let sink = try SpoolFolder(directory: folder, threads: 2, newName: name, verdict: { _ in .accepted })
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await work(sink)
        await sink.close()
    }

    @Test(arguments: [0, 1, SpoolFolder.heldBytes - 1, SpoolFolder.heldBytes, SpoolFolder.heldBytes + 1, 3_000_000])
    func `a message of any size is kept byte for byte, readable by its owner alone`(size: Int) async throws {
        try await spooling { sink in
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            let message = try await sink.open(envelope(2))
            for start in stride(from: 0, to: size, by: 60_000) {
                try await message.write(Array(bytes[start..<min(size, start + 60_000)]))
                #expect(try names("new").isEmpty)
            }
            #expect(try await message.commit() == [.kept(as: "mail"), .kept(as: "mail")])
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/new/mail")) == Data(bytes))
            #expect(try names("tmp").isEmpty)
            var status = stat()
            #expect(stat(folder + "/new/mail", &status) == 0 && status.st_mode & 0o777 == 0o600)
        }
    }

    @Test(arguments: [100, 1_000_000])
    func `what is given up leaves nothing`(size: Int) async throws {
        try await spooling { sink in
            let message = try await sink.open(envelope(1))
            try await message.write(Array(repeating: 0x61, count: size))
            await message.abandon()
            #expect(try names("tmp").isEmpty && names("new").isEmpty)
            // Dropped without a word, as when the program ends in the midst of it.
            var dropped: (any IncomingMessage)? = try await sink.open(envelope(1))
            try await dropped?.write(Array(repeating: 0x61, count: size))
            dropped = nil
            #expect(try names("tmp").isEmpty)
        }
    }

    @Test(arguments: [100, 1_000_000])
    func `a name that comes twice never replaces a message`(size: Int) async throws {
        try await spooling { sink in
            let first = try await sink.open(envelope(1))
            try await first.write(Array("first".utf8))
            _ = try await first.commit()
            let second = try await sink.open(envelope(1))
            try await second.write(Array(repeating: 0x62, count: size))
            await #expect(throws: DeliveryFailure.unavailable) { try await second.commit() }
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/new/mail")) == Data("first".utf8))
            #expect(try names("tmp").isEmpty)
        }
    }

    @Test(arguments: ["tmp", "new"], [100, 1_000_000])
    func `without a folder it is for another time, and nothing half is left`(part: String, size: Int) async throws {
        try await spooling { sink in
            let message = try await sink.open(envelope(1))
            #expect(rmdir("\(folder)/\(part)") == 0)
            await #expect(throws: DeliveryFailure.unavailable) {
                try await message.write(Array(repeating: 0x61, count: size))
                _ = try await message.commit()
            }
            await message.abandon()
            if part == "new" { #expect(try names("tmp").isEmpty) }
        }
    }

    @Test func `after the end messages are for another time`() async throws {
        try await spooling { sink in
            let message = try await sink.open(envelope(1))
            try await message.write(Array(repeating: 0x61, count: 1_000_000))
            await sink.close()
            await #expect(throws: (any Error).self) { try await message.commit() }
            #expect(try names("tmp").isEmpty && names("new").isEmpty)
        }
    }

    @Test(arguments: [10, SpoolFolder.heldBytes, 1_000_000])
    func `a message for two desks is kept twice, each with its own heading`(size: Int) async throws {
        let headings = [Array("Delivered-To: a\r\n".utf8), Array("Delivered-To: b\r\n".utf8)]
        let names = Counter()
        let sink = try SpoolFolder(
            directory: folder, newName: { "mail.\(names.next())" }, headings: { _ in headings },
            verdict: { _ in .accepted })
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let message = try await sink.open(envelope(3))
        let bytes = [UInt8](repeating: 0x61, count: size)
        for start in stride(from: 0, to: size, by: 60_000) {
            try await message.write(Array(bytes[start..<min(size, start + 60_000)]))
        }
        #expect(try await message.commit() == Array(repeating: .kept(as: "mail.1"), count: 3))
        for (number, heading) in headings.enumerated() {
            let kept = try Data(contentsOf: URL(fileURLWithPath: folder + "/new/mail.\(number + 1)"))
            #expect(kept == Data(heading + bytes))
        }
        #expect(try self.names("tmp").isEmpty)
        await sink.close()
    }

    @Test(arguments: [10, 1_000_000])
    func `where the second copy cannot be kept, the mail server is told to come again`(size: Int) async throws {
        let sink = try SpoolFolder(
            directory: folder, newName: { "same" }, headings: { _ in [[], []] }, verdict: { _ in .accepted })
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let message = try await sink.open(envelope(2))
        await #expect(throws: DeliveryFailure.unavailable) {
            try await message.write([UInt8](repeating: 0x61, count: size))
            _ = try await message.commit()
        }
        await message.abandon()
        #expect(try names("tmp").isEmpty)
        await sink.close()
    }

    @Test(arguments: [
        (ENOSPC, DeliveryFailure.noSpace), (EDQUOT, .noSpace), (EIO, .unavailable), (EROFS, .unavailable),
        (EMFILE, .unavailable),
    ])
    func `a full disk is told apart`(code: Int32, failure: DeliveryFailure) {
        #expect(DeliveryFailure(errno: code) == failure)
    }
}
