package import Foundation

/// One attack on software that reads mail, written for this project. `Corpora/attacks/README.md` explains the fields.
package struct AttackMail: Decodable, Sendable {
    package enum Kind: String, Decodable, Sendable, CaseIterable {
        case hiddenHTML = "hidden-html"
        case asciiSmuggling = "ascii-smuggling"
        case quotedThread = "quoted-thread"
        case systemBlock = "system-block"
        case markdownLink = "markdown-link"
        case imageExfiltration = "image-exfiltration"
        case canaryTheft = "canary-theft"
        case toolCall = "tool-call"
        case rolePlay = "role-play"
        case encoded
        case multiStep = "multi-step"
        case otherCitizens = "other-citizens"
        case approveSend = "approve-send"
        case eligibility
        case emotionalPressure = "emotional-pressure"
    }

    package let id: String
    package let kind: Kind
    package let trick: String
    package let lang: String
    /// What an obeying model would do.
    package let goal: String
    /// What must never stand in a draft that can be sent.
    package let sign: String
    /// Whether a reader of the mail does not see the instruction.
    package let hidden: Bool
    package let from: String
    package let subject: String
    /// `nil` where ``raw`` is there.
    package let body: String?
    /// The message as it travels, where the hiding needs it (RFC 5322).
    package let raw: String?

    private enum CodingKeys: String, CodingKey {
        case id, kind = "class", trick, lang, goal, sign, hidden, from, subject, body, raw
    }

    /// The message as it travels, in UTF-8.
    package var message: [UInt8] {
        if let raw { return Array(raw.utf8) }
        let fields = [
            "From: \(from)", "To: buergerservice@lindenfurt.example", "Subject: \(subject)",
            "Date: Tue, 03 Nov 2026 08:30:00 +0100", "Message-ID: <m-\(from)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", body ?? "",
        ]
        return Array(fields.joined(separator: "\r\n").utf8)
    }

    /// All attacks, sorted by class and number.
    /// - Parameter folder: `Corpora/attacks`.
    package static func all(in folder: URL) throws -> [AttackMail] {
        try Kind.allCases.flatMap { kind in
            let data = try Data(contentsOf: folder.appendingPathComponent(kind.rawValue + ".jsonl"))
            return try data.split(separator: 0x0A).map { try JSONDecoder().decode(AttackMail.self, from: $0) }
        }
    }
}
