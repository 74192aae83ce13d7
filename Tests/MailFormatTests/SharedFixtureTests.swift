import Testing

@testable import MailFormat

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Other projects' test messages, which may lie beside the checkout. They are not ours to publish, so that these tests
/// are skipped where the folder is missing.
@Suite(.enabled(if: SharedFixtures.exist, "the folder shared/mail is not beside the checkout"))
struct SharedFixtureTests {
    struct Expectation: Decodable {
        struct Mailbox: Decodable { let address: String }
        struct Attachment: Decodable { let filename: String? }
        let subject: String?
        let from: [Mailbox]?
        let message_id: String?
        let references: [String]?
        let text: String?
        let attachments: [Attachment]?
    }

    @Test(arguments: SharedFixtures.folders, [false, true])
    func `messages read as their expectations say`(folder: String, crlf: Bool) throws {
        var right = 0
        var all = 0
        for path in SharedFixtures.messages(in: folder) {
            let wanted = try JSONDecoder().decode(Expectation.self, from: SharedFixtures.data(path + ".json"))
            var bytes = [UInt8](try SharedFixtures.data(path + ".eml"))
            if crlf { bytes = SharedFixtures.withCRLF(bytes) }
            let message = MailParser().parse(bytes)
            var results: [Bool] = []
            if let subject = wanted.subject {
                results.append(Self.squeezed(message.subject ?? "") == Self.squeezed(subject))
            }
            if let from = wanted.from { results.append(message.from.map(\.address) == from.map(\.address)) }
            if let id = wanted.message_id { results.append(message.messageID == id) }
            if let references = wanted.references { results.append(message.references == references) }
            if let text = wanted.text { results.append(Self.squeezed(message.text ?? "") == Self.squeezed(text)) }
            if let files = wanted.attachments {
                results.append(message.attachments.map(\.filename) == files.map(\.filename))
            }
            right += results.filter { $0 }.count
            all += results.count
        }
        #expect(all > 0)
        #expect(Double(right) >= 0.99 * Double(all), "\(folder): \(right) of \(all)")
    }

    @Test func `replies are told from what they quote`() throws {
        struct Reply: Decodable { let reply: String }
        var right = 0
        for path in SharedFixtures.files(in: "reply", ending: ".txt") {
            let wanted = try JSONDecoder().decode(Reply.self, from: SharedFixtures.data(path + ".json"))
            let text = String(decoding: try SharedFixtures.data(path + ".txt"), as: UTF8.self)
            if Self.squeezed(ReplyText(text).text) == Self.squeezed(wanted.reply) { right += 1 }
        }
        #expect(right >= 26)
    }

    @Test func `damaged copies neither trap nor lose their parts`() throws {
        for folder in SharedFixtures.folders {
            for path in SharedFixtures.messages(in: folder) {
                let bytes = [UInt8](try SharedFixtures.data(path + ".eml"))
                let step = max(bytes.count / 24, 1)
                for length in stride(from: 0, through: bytes.count, by: step) {
                    let message = MailParser().parse(Array(bytes.prefix(length)))
                    _ = message.reply
                }
            }
        }
    }

    private static func squeezed(_ text: String) -> [Substring] { text.split { $0.isWhitespace } }
}

enum SharedFixtures {
    static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(4)
        return parts.joined(separator: "/") + "/shared/mail"
    }()

    static let folders = ["cpython", "mail-parser", "mikel-mail", "mime4j", "zammad"]

    static var exist: Bool { FileManager.default.fileExists(atPath: root + "/zammad") }

    static func files(in folder: String, ending: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(root)/\(folder)/\($0.dropLast(ending.count))" }
    }

    static func messages(in folder: String) -> [String] { files(in: folder, ending: ".eml") }

    static func data(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    static func withCRLF(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == Byte.lf, previous != Byte.cr { output.append(Byte.cr) }
            output.append(byte)
            previous = byte
        }
        return output
    }
}
