import Testing

@testable import MailFormat

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Messages of our own writing with what the parser should say about them. A failing run writes `.actual.txt` next to the
/// message; if that is right, it becomes the new `.expected.txt`.
@Suite struct FixtureTests {
    static let names = [
        "citizens/bin-not-emptied", "citizens/form-attached", "citizens/reply-from-outlook", "machines/bounce",
        "machines/newsletter", "machines/read-receipt", "malformed/broken-header-line", "malformed/no-blank-line",
        "malformed/rubbish", "malformed/two-of-everything", "malformed/unclosed-boundary", "malformed/wrong-charset",
    ]

    static let folder: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast()
        return parts.joined(separator: "/") + "/Fixtures/"
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: folder + name + ".eml")))
    }

    @Test(arguments: names)
    func `a message reads as it is written down`(name: String) throws {
        let actual = Self.description(MailParser().parse(try Self.bytes(name)))
        let wanted = (try? Data(contentsOf: URL(filePath: Self.folder + name + ".expected.txt"))) ?? Data()
        if Data(actual.utf8) != wanted {
            try? Data(actual.utf8).write(to: URL(filePath: Self.folder + name + ".actual.txt"))
        }
        #expect(actual == String(decoding: wanted, as: UTF8.self))
    }

    @Test(arguments: names)
    func `line ends make no difference`(name: String) throws {
        let bytes = try Self.bytes(name)
        guard !name.hasSuffix("rubbish") else { return }
        let unix = bytes.filter { $0 != Byte.cr }
        let one = MailParser().parse(unix)
        let other = MailParser().parse(SharedFixtures.withCRLF(unix))
        #expect(one.text == other.text && one.subject == other.subject && one.visibleText == other.visibleText)
        #expect(one.defects.map(\.kind) == other.defects.map(\.kind))
        #expect(one.parts.map(\.contentType) == other.parts.map(\.contentType))
    }

    @Test(arguments: names)
    func `every prefix reads`(name: String) throws {
        let bytes = try Self.bytes(name)
        for length in 0...bytes.count {
            let message = MailParser().parse(Array(bytes.prefix(length)))
            if length % 7 == 0 { _ = message.reply }
        }
    }

    static func description(_ message: MailMessage) -> String {
        var lines: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("\(name): \(value)") }
        }
        func list(_ addresses: [MailAddress]) -> String {
            addresses.map { "\($0.name ?? "-") <\($0.address)>" }.joined(separator: ", ")
        }
        add("subject", message.subject)
        add("from", list(message.from))
        add("to", list(message.to))
        add("cc", list(message.cc))
        add("date", message.date.map { "\($0.secondsSince1970) \($0.zoneMinutes)" })
        add("id", message.messageID)
        add("ancestors", message.ancestors.joined(separator: " "))
        add("conversation", message.threadIndex.map { "\($0.conversation) \($0.depth)" })
        add("auto", message.autoSubmitted.keyword)
        for part in message.parts {
            add("part", "\(String(repeating: "  ", count: part.depth))\(part.contentType) \(part.body.count)")
        }
        for file in message.attachments {
            add("attachment", "\(file.filename ?? "-") \(file.contentType) \(file.size.map { String($0) } ?? "-")")
        }
        for defect in message.defects { add("defect", "\(defect.kind.rawValue) at \(defect.offset)") }
        let visible = message.visibleText
        for hidden in visible.hidden { add("hidden", "\(hidden.kind.rawValue): \(hidden.text)") }
        for span in ReplyText(visible.text).spans {
            lines.append("[\(span.kind.rawValue), \(span.reason)]")
            lines.append(span.text)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
