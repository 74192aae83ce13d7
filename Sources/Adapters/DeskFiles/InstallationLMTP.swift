import Enquiries

/// The LMTP server that the mail server of this machine delivers to: the section `lmtp` of `postroom.yaml`.
package struct InstallationLMTP: Sendable, Equatable {
    /// `127.0.0.1:2424`, `unix:/run/postroom/lmtp`, or `systemd` for a socket that systemd hands over.
    package let address: String
    /// Who may use a Unix socket, as `chmod` writes it.
    package let mode: UInt32
    /// The name that the server gives itself; `nil` for that of this machine.
    package let hostName: String?
    /// Bytes of the largest message.
    package let largest: Int
    /// Sessions at once.
    package let sessions: Int
    /// Addresses and domains whose mail is taken, in lower case; mail to others is refused for good. `nil` where all is taken.
    package let recipients: [String]?
    /// Whether a message with a CR or LF that stands alone is taken as it is, instead of being refused.
    package let takesStrayLineEnds: Bool
    /// Mails that may wait to be taken in; above it the mail server keeps them.
    package let waiting: Int

    static let key = "lmtp"
    static let keys: Set<String> = [
        "address", "mode", "hostName", "largest", "sessions", "recipients", "strayLineEnds", "waiting",
    ]

    package static let usualMode: UInt32 = 0o660
    package static let sizes = 1_024...67_108_864
    package static let usualSessions = 100
    package static let usualWaiting = 20_000

    private enum StrayLineEnds: String, CaseIterable { case refuse, keep }

    /// As `--lmtp ADDRESS` alone says it.
    package init(address: String) {
        self.init(
            address: address, mode: Self.usualMode, hostName: nil, largest: Self.sizes.upperBound,
            sessions: Self.usualSessions, recipients: nil, takesStrayLineEnds: false, waiting: Self.usualWaiting)
    }

    private init(
        address: String, mode: UInt32, hostName: String?, largest: Int, sessions: Int, recipients: [String]?,
        takesStrayLineEnds: Bool, waiting: Int
    ) {
        (self.address, self.mode, self.hostName, self.largest) = (address, mode, hostName, largest)
        (self.sessions, self.recipients) = (sessions, recipients)
        (self.takesStrayLineEnds, self.waiting) = (takesStrayLineEnds, waiting)
    }

    /// The same at another address.
    package func at(_ address: String) -> InstallationLMTP {
        InstallationLMTP(
            address: address, mode: mode, hostName: hostName, largest: largest, sessions: sessions,
            recipients: recipients, takesStrayLineEnds: takesStrayLineEnds, waiting: waiting)
    }

    /// - Returns: `nil` where there is no such section.
    init?(_ root: Fields) {
        guard root.has(Self.key), let fields = root.fields(Self.key, allowed: Self.keys) else { return nil }
        func whole(_ key: String, _ range: ClosedRange<Int>, _ standard: Int) -> Int {
            Int(fields.number(key, in: Double(range.lowerBound)...Double(range.upperBound), else: Double(standard)))
        }
        let mode = fields.has("mode") ? UInt32(fields.text("mode"), radix: 8) : Self.usualMode
        if mode.map({ $0 & ~0o777 != 0 }) ?? true {
            fields.problem(.badValue(key: "mode", expected: "rights such as 660"), at: "mode")
        }
        let recipients = fields.has("recipients") ? fields.texts("recipients").map { $0.lowercased() } : nil
        if recipients?.isEmpty == true || recipients?.contains(where: { !Self.isAddressOrDomain($0) }) == true {
            fields.problem(
                .badValue(key: "recipients", expected: "addresses such as post@stadt.example or @stadt.example"),
                at: "recipients")
        }
        self.init(
            address: fields.text("address"), mode: mode ?? Self.usualMode,
            hostName: fields.has("hostName") ? fields.text("hostName") : nil,
            largest: whole("largest", Self.sizes, Self.sizes.upperBound),
            sessions: whole("sessions", 1...1_000, Self.usualSessions), recipients: recipients,
            takesStrayLineEnds: fields.word("strayLineEnds", StrayLineEnds.self) == .keep,
            waiting: whole("waiting", 1...1_000_000, Self.usualWaiting))
    }

    private static func isAddressOrDomain(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.last?.isEmpty == false
    }

    /// Whether mail to this address is taken.
    package func takes(_ recipient: String) -> Bool {
        guard let recipients else { return true }
        let address = recipient.lowercased()
        return recipients.contains(address)
            || address.lastIndex(of: "@").map { recipients.contains(String(address[$0...])) } == true
    }
}
