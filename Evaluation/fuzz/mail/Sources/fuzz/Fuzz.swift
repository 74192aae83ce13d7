import CFuzzer
@testable import MailFormat

/// Feeds bytes to everything that reads what a stranger sent. The first byte chooses where they go.
@main struct Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = withUnsafeMutablePointer(to: &arguments) { pointer in
            pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
                LLVMFuzzerRunDriver(&count, $0) { data, size in
                    Fuzz.run([UInt8](UnsafeBufferPointer(start: data, count: size)))
                    return 0
                }
            }
        }
    }

    static func run(_ input: [UInt8]) {
        guard let choice = input.first else { return }
        let bytes = Array(input.dropFirst())
        let text = String(decoding: bytes, as: UTF8.self)
        switch choice % 8 {
        case 0: read(bytes)
        case 1: headers(bytes)
        case 2: charsets(bytes)
        case 3: html(text)
        case 4: mailboxes(bytes)
        case 5: checkSpans(text)
        case 6: compose(text)
        default: smallLimits(bytes)
        }
    }

    static func read(_ bytes: [UInt8]) {
        let message = MailParser().parse(bytes)
        for part in message.parts {
            precondition(part.body.upperBound <= bytes.count && part.header.upperBound <= bytes.count)
            for field in message.headerFields(ofPart: part.index) { _ = (field.name, field.rawValue, field.text) }
            _ = message.text(ofPart: part.index)
            _ = message.embeddedMessage(ofPart: part.index)
        }
        for attachment in message.attachments {
            if let size = attachment.size { precondition(message.data(ofPart: attachment.partIndex).count == size) }
        }
        _ = message.reply
        _ = (message.autoSubmitted, message.isBulkOrList, message.isDeliveryReport, message.hasNullReturnPath)
    }

    static func headers(_ bytes: [UInt8]) {
        let range = 0..<bytes.count
        _ = AddressList(bytes, range, fallback: .utf8OrWindows1252, limit: 50)
        _ = MailDate(bytes, range).map { MailDate($0.headerText) }
        _ = MessageIdentifiers.list(bytes, range, limit: 10)
        _ = StructuredValue(bytes, range, fallback: .utf8, limits: .standard)
        let subject = EncodedWords.text(bytes, range, fallback: .utf8)
        precondition(!subject.utf8.contains(Byte.lf) && !subject.utf8.contains(0))
    }

    static func charsets(_ bytes: [UInt8]) {
        let charsets = CharsetLabels.table.sorted { $0.key < $1.key }
        guard let choice = bytes.first, !charsets.isEmpty else { return }
        _ = charsets[Int(choice) % charsets.count].value.text(bytes, 1..<bytes.count)
    }

    static func html(_ text: String) {
        var collector = VisibleCollector(limit: 10_000)
        HTMLText.read(text, limits: .standard, into: &collector)
        let visible = collector.finished()
        precondition(InvisibleCharacters.isClean(visible.text))
    }

    static func mailboxes(_ bytes: [UInt8]) {
        for dialect in MboxDialect.allCases {
            var end = 0
            let reader = MboxReader(bytes, dialect: dialect)
            for entry in reader {
                precondition(entry.content.lowerBound >= end && entry.content.upperBound <= bytes.count)
                end = entry.content.upperBound
                _ = reader.message(at: entry)
            }
        }
        _ = MaildirName(String(decoding: bytes, as: UTF8.self))
    }

    static func checkSpans(_ text: String) {
        let reply = ReplyText(text)
        let joined = reply.spans.map(\.text).joined(separator: "\n")
        precondition(joined == TextLines.normalized(text, hadNul: {}))
    }

    static func compose(_ text: String) {
        let half = String(text.prefix(text.count / 2))
        let author = MailAddress(name: half, address: "a@b.example")
        let date = MailDate(secondsSince1970: 0)
        var mail = MailComposer(from: author, to: [author], subject: text, date: date, messageID: "x@y", text: text)
        mail.html = half
        try? mail.addField("X-A", half)
        guard let bytes = try? mail.bytes() else { return }
        let names = MailParser().parse(bytes).headerFields.map(\.name)
        precondition(names.count <= 8 && !names.contains("Bcc"))
    }

    static func smallLimits(_ bytes: [UInt8]) {
        var limits = MailLimits.standard
        limits.depth = 2
        limits.parts = 4
        limits.headerFields = 8
        limits.headerBytes = 100
        limits.fieldBytes = 40
        limits.parameters = 2
        limits.parameterPieces = 2
        limits.addresses = 2
        limits.identifiers = 2
        limits.decodedTextBytes = 30
        limits.decodedDataBytes = 20
        limits.htmlBytes = 60
        limits.htmlDepth = 3
        limits.hiddenBytes = 10
        limits.defects = 3
        let message = MailParser(limits: limits).parse(bytes)
        precondition(message.parts.count <= 4 && message.defects.count <= 3 && message.references.count <= 2)
        for part in message.parts { precondition(message.data(ofPart: part.index).count <= 20) }
        _ = message.reply
    }
}
