import Enquiries
import MailFormat

/// Reads from a message what is known of who sent it.
struct SenderReading: Sendable {
    private let servers: Set<String>
    private let warnings: SenderWarnings

    /// - Parameter desk: The desk that the mail belongs to; nil where it is not known, then no server is its own.
    init(desk: Desk?) {
        servers = Set((desk?.authenticationServers ?? []).map { $0.lowercased() })
        warnings = SenderWarnings(desk: desk)
    }

    func check(_ message: MailMessage) -> SenderCheck {
        let from = message.from.isEmpty ? message.sender.map { [$0] } ?? [] : message.from
        let domain = from.first.flatMap { DomainName(ofAddress: $0.address) }
        let stated = message.authenticationResults(statedBy: servers, isOwnHost: isOwnHost)
        var check = SenderCheck(checkedBy: stated.first?.server)
        check.spf = worst(of: mailFrom(first("spf", in: stated)), domain) { Self.domain($0["smtp.mailfrom"]) }
        check.dkim = signature(first("dkim", in: stated), domain)
        check.dmarc = dmarc(first("dmarc", in: stated), domain)
        let fields = message.headerFields.count { $0.isNamed("From") }
        check.warnings = warnings.find(
            from: from.map(party), fromFields: fields, replyTo: message.replyTo.map(party))
        if check.standing == .denied { check.warnings.insert(.denied, at: 0) }
        return check
    }

    private func isOwnHost(_ host: String) -> Bool {
        // A name without a dot, such as localhost, is known in the house alone.
        if !host.utf8.contains(0x2E) { return !host.utf8.contains(0x3A) && host.utf8.first != 0x5B }
        guard let name = DomainName(host) else { return false }
        return warnings.isOwn(name) || servers.contains { DomainName($0).map(name.isWithin) ?? false }
    }

    /// The outcomes of a method in the topmost field that states it: below may stand what a boundary failed to remove.
    private func first(_ method: String, in stated: [AuthenticationResults]) -> [AuthenticationResults.Outcome] {
        stated.lazy.map { $0.outcomes.filter { $0.method == method } }.first { !$0.isEmpty } ?? []
    }

    /// SPF is about the envelope; results about the greeting (`smtp.helo`) count only where there is nothing else.
    private func mailFrom(_ outcomes: [AuthenticationResults.Outcome]) -> [AuthenticationResults.Outcome] {
        let envelope = outcomes.filter { $0.properties["smtp.mailfrom"] != nil }
        return envelope.isEmpty ? outcomes : envelope
    }

    /// Where one field states a method twice, one of them may have been smuggled in: the one that is no pass counts.
    private func worst(
        of outcomes: [AuthenticationResults.Outcome], _ from: DomainName?, on domain: ([String: String]) -> String?
    ) -> SenderCheck.Outcome {
        guard let outcome = outcomes.first(where: { $0.result != "pass" }) ?? outcomes.first else {
            return SenderCheck.Outcome()
        }
        return result(outcome, domain(outcome.properties), from)
    }

    /// A mail may bear many signatures, of which one that is whole and of the sender's domain is enough.
    private func signature(
        _ outcomes: [AuthenticationResults.Outcome], _ from: DomainName?
    ) -> SenderCheck.Outcome {
        let results = outcomes.map {
            result($0, Self.domain($0.properties["header.d"] ?? $0.properties["header.i"]), from)
        }
        return results.first { $0.result == .pass && $0.isAligned } ?? results.first { $0.result == .pass }
            ?? results.first { $0.isAligned } ?? results.first ?? SenderCheck.Outcome()
    }

    /// Counts only where it is about the domain that the officer sees.
    private func dmarc(
        _ outcomes: [AuthenticationResults.Outcome], _ from: DomainName?
    ) -> SenderCheck.Outcome {
        var outcome = worst(of: outcomes, from) { Self.domain($0["header.from"]) }
        let isNamed = outcomes.contains { $0.properties["header.from"] != nil }
        if from == nil || isNamed && outcome.domain.flatMap({ DomainName($0) }) != from {
            return SenderCheck.Outcome(.unknown, domain: outcome.domain)
        }
        // Some servers leave the domain out; it can be no other than that of the From field.
        outcome.isAligned = true
        return outcome
    }

    private func result(
        _ outcome: AuthenticationResults.Outcome, _ domain: String?, _ from: DomainName?
    ) -> SenderCheck.Outcome {
        let name = domain.flatMap { DomainName($0) }
        // Written so by servers of the time before RFC 7208.
        let word = outcome.result == "hardfail" ? "fail" : outcome.result
        return SenderCheck.Outcome(
            SenderCheck.Result(rawValue: word) ?? .unknown, domain: name == nil ? nil : domain,
            isAligned: name.flatMap { name in from.map { name.isAligned(with: $0) } } ?? false)
    }

    /// A domain, or what stands behind the @ of an address.
    private static func domain(_ value: String?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        guard let at = value.utf8.lastIndex(of: 0x40) else { return value.lowercased() }
        return String(value[value.utf8.index(after: at)...]).lowercased()
    }

    private func party(_ address: MailAddress) -> Enquiry.Party {
        Enquiry.Party(name: address.name, address: address.address)
    }
}
