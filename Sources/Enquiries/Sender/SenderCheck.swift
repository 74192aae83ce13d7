/// What is known of who sent a mail: what the own mail server found out, and what looks odd in the addresses.
///
/// A help for officers and no decision: nothing is sorted, hidden or answered by it. Nor does it prove who writes: even
/// a confirmed domain says nothing about the person, so that the assurance level of mail stays
/// ``Answer/IdentityLevel/none``.
package struct SenderCheck: Codable, Sendable, Equatable {
    /// A result of RFC 8601 section 2.7. Words that are not in that list read as ``unknown``.
    package enum Result: String, Codable, Sendable, CaseIterable {
        case pass, fail, none, neutral, policy
        case softFail = "softfail"
        case temporaryError = "temperror"
        case permanentError = "permerror"
        /// Not stated by the own server.
        case unknown
    }

    /// What one method found, and on which domain.
    package struct Outcome: Codable, Sendable, Equatable {
        package var result: Result
        /// As the server wrote it, in lower case; nil where it named none.
        package var domain: String?
        /// The domain is that of the From address, or one lies below the other.
        package var isAligned: Bool

        package init(_ result: Result = .unknown, domain: String? = nil, isAligned: Bool = false) {
            (self.result, self.domain, self.isAligned) = (result, domain, isAligned)
        }

        var confirms: Bool { result == .pass && isAligned }
    }

    /// What the results together say about the domain of the From address.
    package enum Standing: Sendable, CaseIterable {
        /// The own server stated nothing. That is never a good sign or a bad one.
        case unknown
        /// It came from a server that may send for this domain.
        case confirmed
        /// It was checked and nothing confirms the domain; usual for domains without such entries.
        case unconfirmed
        /// The owner of the domain says that its mail does not come like this. Forwarding can be the reason.
        case denied
    }

    /// The own server that stated the results; nil where none did.
    package var checkedBy: String?
    package var spf: Outcome
    package var dkim: Outcome
    package var dmarc: Outcome
    /// What an officer should look at, each kind at most once, the gravest first.
    package var warnings: [SenderWarning]

    package init(
        checkedBy: String? = nil, spf: Outcome = Outcome(), dkim: Outcome = Outcome(), dmarc: Outcome = Outcome(),
        warnings: [SenderWarning] = []
    ) {
        (self.checkedBy, self.spf, self.dkim, self.dmarc, self.warnings) = (checkedBy, spf, dkim, dmarc, warnings)
    }

    /// DMARC counts before its parts, for it is the domain owner's own word (RFC 7489). A broken signature alone denies
    /// nothing (RFC 6376 section 6.1): mailing lists break them.
    package var standing: Standing {
        if checkedBy == nil { return .unknown }
        if dmarc.confirms { return .confirmed }
        if dmarc.result == .fail { return .denied }
        if dkim.confirms || spf.confirms { return .confirmed }
        if spf.result == .fail, spf.isAligned { return .denied }
        let known = [spf, dkim, dmarc].contains { $0.result != .unknown }
        return known ? .unconfirmed : .unknown
    }

    /// What a mail proves of its writer's identity: nothing, whatever the results are.
    package var identity: Answer.IdentityLevel { .none }
}

/// One thing about a sender that an officer should look at. It may be innocent.
package enum SenderWarning: Codable, Sendable, Hashable {
    /// The owner of the From domain says that its mail does not come like this.
    case denied
    /// Answers are wanted at another domain than that of the From address.
    case replyElsewhere(domain: String)
    /// The display name holds an address that is not the From address.
    case nameHoldsAddress(String)
    /// The display name holds the desk's own name or domain, and the address is not the desk's.
    case nameClaimsDesk
    case looksLikeDesk(LookAlike, domain: String)
    /// One label of the From domain mixes alphabets.
    case mixedScripts(domain: String)
    /// What stands behind the @ is no name of a domain.
    case unreadableDomain
    /// How many From addresses there are, more than one.
    case severalFrom(Int)
}
