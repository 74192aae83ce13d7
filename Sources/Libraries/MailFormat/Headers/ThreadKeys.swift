/// The place of a message in an Exchange conversation, from `Thread-Index`: 22 bytes for the conversation, 5 for each answer.
public struct ThreadIndex: Sendable, Hashable {
    /// The conversation, as 44 hexadecimal digits.
    public let conversation: String
    /// The number of answers between the first message and this one.
    public let depth: Int

    init?(_ value: [UInt8]) {
        let (bytes, _) = Base64.decode(value, 0..<value.count, limit: 10_000)
        guard bytes.count >= 22 else { return nil }
        var digits: [UInt8] = []
        for byte in bytes.prefix(22) {
            digits.append(BodyEncoder.hexDigit(byte >> 4))
            digits.append(BodyEncoder.hexDigit(byte & 15))
        }
        conversation = String(decoding: digits, as: UTF8.self)
        depth = (bytes.count - 22) / 5
    }
}

extension MailMessage {
    /// The messages before this one in its thread, oldest first: `References`, then what only `In-Reply-To` names.
    ///
    /// Each occurs once, and the message itself never, whatever the header says.
    public var ancestors: [String] {
        var seen: Set<String> = []
        if let messageID { seen.insert(messageID) }
        return (references + inReplyTo).filter { seen.insert($0).inserted }
    }

    /// The place in an Exchange conversation, or nil.
    public var threadIndex: ThreadIndex? {
        headerFields.first { $0.isNamed("Thread-Index") }.flatMap { ThreadIndex($0.unfoldedValue()) }
    }

    /// The number of servers that passed the message on. Far more than 50 means a loop.
    public var hopCount: Int { headerFields.count { $0.isNamed("Received") } }

    /// The subject without `Re:`, `AW:`, `Fwd:` and their kin, for comparing threads (after RFC 5256 section 2.1).
    public var baseSubject: String? { subject.map(BaseSubject.of) }
}

/// The subject without the marks that mail programs put before it.
enum BaseSubject {
    private static let marks: Set<String> = [
        "re", "aw", "antw", "antwort", "fw", "fwd", "wg", "tr", "rv", "res", "enc", "r", "i", "rif", "sv", "vs", "vl",
        "vb",
        "odp", "pd", "ynt", "ilt", "bls", "fs", "doorst", "enc", "ri", "回复", "答复", "转发", "回覆", "轉寄", "отв", "перес",
        "від", "на", "ha",
    ]

    static func of(_ subject: String) -> String {
        var rest = subject[...]
        for _ in 0..<50 {
            rest = rest.drop { $0.isWhitespace }
            guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) else { break }
            let mark = rest[..<colon].prefix { $0 != "[" && $0 != "(" }.filter { !$0.isWhitespace }
            guard marks.contains(mark.lowercased()) else { break }
            rest = rest[rest.index(after: colon)...]
        }
        let bytes = Array(rest.utf8)
        return String(decoding: bytes[trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
    }
}
