/// A name that is unique among the values of one kind, such as all cases of a store.
///
/// The text is opaque, holds no personal data and may appear in logs, addresses of pages and proofs.
package struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

package typealias CaseID = Identifier<CaseFile>
package typealias MailID = Identifier<ArrivedMail>
package typealias DraftID = Identifier<Draft>
package typealias ReplyID = Identifier<Reply>
package typealias OfficerID = Identifier<Officer>
package typealias DeskID = Identifier<Desk>
package typealias ServiceID = Identifier<Service>

/// UUIDs in their text form.
package enum UUIDText {
    /// - Parameter bytes: 16 bytes; the bits of version and variant are set over theirs.
    static func text(of bytes: [UInt8], version: UInt8) -> String {
        var bytes = bytes
        bytes[6] = version << 4 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        let digits = Array("0123456789abcdef")
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }

    /// A UUID of version 8 (RFC 9562 section 5.8): the same for the same digits.
    /// - Parameter digits: 32 hexadecimal digits or more, lower case, such as a SHA-256.
    package static func version8(from digits: String) -> String {
        var letters = Array(digits.utf8.prefix(32))
        letters[12] = UInt8(ascii: "8")
        letters[16] = UInt8(ascii: "a")
        var text: [UInt8] = []
        for (index, letter) in letters.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(letter)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
