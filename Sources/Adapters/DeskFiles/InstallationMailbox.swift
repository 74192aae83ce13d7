import Enquiries

/// A folder of an IMAP mailbox that is read while the desk is open: an entry of the list `imap` of `postroom.yaml`.
package struct InstallationMailbox: Sendable, Equatable {
    package enum Secret: Sendable, Equatable {
        /// Files whose first line is the secret. They are read for each visit.
        case passwordFile(String)
        case tokenFile(String)
        /// A program that prints an OAuth 2 access token, with its arguments. Run for each visit, without a shell.
        case tokenCommand([String])
    }

    package enum After: Sendable, Equatable {
        case seen
        /// To this folder.
        case move(String)
        /// Nothing is marked; what was read is known by its UID alone.
        case leave
    }

    /// In logs, metrics and checks.
    package let name: String
    /// `imaps://host`, `imap://host:port`.
    package let url: String
    package let user: String?
    package let secret: Secret?
    package let folder: String
    package let after: After
    package let certificateAuthorities: String?
    /// `http://host:port`, or `nil`.
    package let proxy: String?
    /// The desk's address that mail of this folder is for, where the mail itself names none; `nil` where it always does.
    package let recipient: String?
    /// Seconds between looks where the server does not tell of new mail by itself (IDLE), 5 to 1,740.
    package let every: Int
    /// Bytes of the largest message.
    package let largest: Int

    static let key = "imap"
    static let keys: Set<String> = [
        "name", "url", "user", "passwordFile", "tokenFile", "tokenCommand", "folder", "after", "moveTo",
        "certificateAuthorities", "proxy", "recipient", "every", "largest",
    ]

    package static let everyRange = 5...1_740
    package static let usualEvery = 300
    package static let usualLargest = 31_457_280
    package static let sizes = 1_024...67_108_864

    private enum Afterwards: String, CaseIterable { case seen, move, leave }

    static func all(_ root: Fields, inside: (String) -> String) -> [InstallationMailbox] {
        let all = root.entries(key, allowed: keys).enumerated().map {
            InstallationMailbox($1, number: $0 + 1, inside: inside)
        }
        if Set(all.map(\.name)).count < all.count {
            root.problem(.badValue(key: key, expected: "a name of its own for each folder"), at: key)
        }
        return all
    }

    private init(_ fields: Fields, number: Int, inside: (String) -> String) {
        func optional(_ key: String) -> String? { fields.has(key) ? fields.text(key) : nil }
        func whole(_ key: String, _ range: ClosedRange<Int>, _ standard: Int) -> Int {
            Int(fields.number(key, in: Double(range.lowerBound)...Double(range.upperBound), else: Double(standard)))
        }
        name = optional("name") ?? String(number)
        url = fields.text("url")
        user = optional("user")
        folder = optional("folder") ?? "INBOX"
        (certificateAuthorities, proxy) = (optional("certificateAuthorities").map(inside), optional("proxy"))
        recipient = optional("recipient")?.lowercased()
        every = whole("every", Self.everyRange, Self.usualEvery)
        largest = whole("largest", Self.sizes, Self.usualLargest)
        let command = fields.texts("tokenCommand")
        let secrets: [Secret] =
            [
                optional("passwordFile").map { .passwordFile(inside($0)) },
                optional("tokenFile").map { .tokenFile(inside($0)) },
                command.isEmpty ? nil : .tokenCommand(command),
            ].compactMap { $0 }
        secret = secrets.first
        if secrets.count > 1 {
            fields.problem(.badValue(key: "imap", expected: "one of passwordFile, tokenFile, tokenCommand"))
        }
        let word = fields.word("after", Afterwards.self)
        switch (word ?? (fields.has("moveTo") ? .move : .seen), optional("moveTo")) {
        case (.move, let target?): after = .move(target)
        case (.leave, nil): after = .leave
        case (.seen, nil): after = .seen
        default:
            after = .seen
            fields.problem(.badValue(key: "after", expected: "seen, leave, or move together with moveTo"), at: "after")
        }
        if name.utf8.count > Self.longestName
            || !name.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E || byte == 0x5F
            })
        {
            fields.problem(.badValue(key: "name", expected: "up to 40 letters, digits, -, . and _"), at: "name")
        }
    }

    static let longestName = 40
}
