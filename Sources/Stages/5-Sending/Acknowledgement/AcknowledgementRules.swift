package import MailFormat

/// Which mails may be acknowledged by a machine (RFC 3834). Each rule keeps a loop or a stranger's mailbox from being
/// filled.
package enum AcknowledgementRules {
    /// Seconds within which one address gets one acknowledgement at most: 7 days.
    package static let pause: Int64 = 7 * 86_400

    /// Why a mail is not acknowledged.
    package enum Refusal: String, Sendable, CaseIterable {
        /// The envelope sender is empty: a report, or an answer of a machine.
        case nullSender
        /// `Auto-Submitted` says anything but `no`.
        case autoSubmitted
        /// A mailing list or bulk mail.
        case list
        /// A delivery report.
        case report
        /// The sender asks machines not to answer (`X-Auto-Response-Suppress`).
        case suppressed
        /// It comes from an address of this installation.
        case ownAddress
        /// It answers, or bears, a Message-ID of this installation.
        case ownMessageID
        /// There is no plain address, or the envelope sender is another one than the author's.
        case noAddress
        /// The address belongs to a machine, by its name.
        case machineAddress
    }

    /// - Parameters:
    ///   - own: Addresses and domains of Message-IDs of this installation, in lower case.
    package static func refusal(
        of message: MailMessage, ownAddresses: Set<String>, ownDomains: Set<String>
    ) -> Refusal? {
        if message.hasNullReturnPath { return .nullSender }
        if message.autoSubmitted != .no { return .autoSubmitted }
        if message.isDeliveryReport { return .report }
        if message.isBulkOrList || message.headerFields.contains(where: { $0.name.lowercased().hasPrefix("list-") }) {
            return .list
        }
        if let word = message.first("X-Auto-Response-Suppress"), word.lowercased() != "none" { return .suppressed }
        guard let address = address(of: message) else { return .noAddress }
        if ownAddresses.contains(address) { return .ownAddress }
        let named = [message.messageID].compactMap { $0 } + message.inReplyTo + message.references
        if named.contains(where: { ownDomains.contains(domain(of: $0)) }) { return .ownMessageID }
        return isMachine(address) ? .machineAddress : nil
    }

    /// Where an acknowledgement goes: the author's address, where the envelope sender, if it is known, is the same.
    package static func address(of message: MailMessage) -> String? {
        guard let author = message.from.first?.address.lowercased(), message.from.count == 1,
            MailAddressForm.isPlain(author)
        else { return nil }
        guard let path = message.first("Return-Path") else { return author }
        let returned = path.filter { $0 != "<" && $0 != ">" && !$0.isWhitespace }.lowercased()
        return returned == author ? author : nil
    }

    private static func isMachine(_ address: String) -> Bool {
        let name = address.prefix { $0 != "@" }
        return [
            "mailer-daemon", "postmaster", "owner-", "listserv", "majordomo", "noreply", "no-reply", "donotreply",
            "do-not-reply",
        ].contains { name.hasPrefix($0) } || name.hasSuffix("-request") || name.hasSuffix("-bounces")
    }

    private static func domain(of id: String) -> String {
        id.lastIndex(of: "@").map { id[id.index(after: $0)...].filter { $0 != ">" }.lowercased() } ?? ""
    }
}

/// The narrow form of addresses that a machine answers to.
enum MailAddressForm {
    static func isPlain(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard (3...254).contains(bytes.count) else { return false }
        let forbidden = Array("<>()[]\\,;:\"".utf8)
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) }) else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    }
}
