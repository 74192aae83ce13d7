package import Enquiries

/// Why an open case asks for a look beyond its draft. It is derived from the case and kept beside it, so that such cases
/// are found among many.
package enum Attention: String, Codable, Sendable, CaseIterable {
    /// The citizen wrote again, so that a draft or an approved reply no longer counted.
    case stale
    /// The first mail answers a message, but continues no case: it may belong to one.
    case thread
}

extension CaseFile {
    /// `nil` where the case is not with an officer, or asks for nothing more than its draft does.
    package var attention: Attention? {
        guard state == .drafted || state == .withPerson else { return nil }
        if isStale { return .stale }
        return mails.count == 1 && newest.isMail && !newest.isAutomatic && !namedMessages.isEmpty
            && !history.contains { $0.by != nil } ? .thread : nil
    }

    /// Messages that the first mail says it answers, those of both ends of a long list.
    package var namedMessages: [String] {
        let mail = mails[0]
        return mail.inReplyTo.prefix(20) + mail.references.prefix(20) + mail.references.suffix(20)
    }

    /// Whether a draft or an approved reply waited when the citizen wrote again, and nobody has acted since.
    private var isStale: Bool {
        guard mails.count > 1, let arrival = history.lastIndex(where: { $0.what == "wrote again" }),
            !history[arrival...].contains(where: { $0.by != nil })
        else { return false }
        let last = history[..<arrival].last { Self.waiting.contains($0.what) || Self.ended.contains($0.what) }
        return last.map { Self.waiting.contains($0.what) } ?? false
    }

    /// Steps after which a draft or a reply waits, and steps after which none does.
    private static let waiting: Set<String> = [
        "drafted", "edited", "approved first", "approved", "withdrawn", "deferred", "settled as not sent",
    ]
    private static let ended: Set<String> = [
        "not drafted", "rejected", "reassigned", "handed over", "closed", "merged", "reopened", "sent",
        "settled as sent",
        "refused", "gave up",
    ]
}
