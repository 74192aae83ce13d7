import Testing

@testable import MailFormat

/// A short run with a fixed seed of what the fuzzer does at length: whole messages with a few bytes changed, cut, doubled or
/// put in from a list of words that mean something.
@Suite struct DamageTests {
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int((state >> 11) % UInt64(max(sides, 1)))
        }
    }

    static let words = [
        "\n", "\r\n", "\n\n", "--x", "--inner--\n", "=?utf-8?q?", "?=", "Content-Type: multipart/mixed; boundary=",
        "From ",
        "=", "&#x", "<!--", "<style>", "style='display:none'", "\u{0}", "\u{FFFD}", "begin 644 a\n", ": ", "(((", "\"",
        "<a@b>",
        "filename*0*=", "charset=utf-7", "base64", "\u{1B}$B", "wrote:\n> ", "-----Original Message-----\n",
        "99999999999999999999",
    ].map { Array($0.utf8) }

    static func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0...dice.roll(6) {
            guard !bytes.isEmpty else { break }
            let place = dice.roll(bytes.count)
            switch dice.roll(5) {
            case 0: bytes[place] = UInt8(dice.roll(256))
            case 1: bytes.removeSubrange(place..<min(place + dice.roll(40), bytes.count))
            case 2: bytes.insert(contentsOf: words[dice.roll(words.count)], at: place)
            case 3:
                bytes.insert(
                    contentsOf: bytes[place..<min(place + dice.roll(80), bytes.count)], at: dice.roll(bytes.count))
            default: bytes.removeLast(dice.roll(bytes.count))
            }
        }
        return bytes
    }

    @Test(arguments: FixtureTests.names)
    func `a damaged message still reads, and what is promised about it holds`(name: String) throws {
        let original = try FixtureTests.bytes(name)
        var dice = Dice(state: 0x1234_5678_9ABC_DEF1)
        for _ in 0..<150 {
            let bytes = Self.damaged(original, &dice)
            let message = MailParser().parse(bytes)
            let visible = message.visibleText
            #expect(InvisibleCharacters.isClean(visible.text))
            let reply = ReplyText(visible.text)
            #expect(reply.spans.map(\.text).joined(separator: "\n") == visible.text)
            for part in message.parts {
                #expect(part.body.upperBound <= bytes.count)
                #expect(part.parent.map { $0 < part.index } ?? (part.index == 0))
                _ = message.embeddedMessage(ofPart: part.index)
            }
            for file in message.attachments where file.size != nil {
                #expect(message.data(ofPart: file.partIndex).count == file.size)
            }
            for text in [message.subject].compactMap({ $0 }) + message.from.compactMap(\.name) {
                #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
            }
            for field in message.headerFields { _ = (field.name, field.rawValue, field.text) }
            _ = (message.deliveryReport, message.dispositionReport, message.mailingList, message.authenticationResults)
            _ = (message.returnedMessageID, message.threadIndex, message.baseSubject, message.ancestors)
            let reader = MboxReader(bytes)
            for entry in reader { _ = reader.message(at: entry) }
        }
    }
}
