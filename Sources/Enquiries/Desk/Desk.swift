/// One authority's mailbox as data: who it is, what it owns, what it may answer, and by which rules it reads mail.
package struct Desk: Sendable {
    package struct Sender: Hashable, Sendable {
        package let name: String
        package let address: String

        package init(name: String, address: String) { (self.name, self.address) = (name, address) }

        /// The part of the address behind the @; it ends the Message-IDs of this desk.
        package var domain: String {
            String(address[(address.lastIndex(of: "@").map(address.index(after:)) ?? address.startIndex)...])
        }
    }

    package let id: DeskID
    package let name: LocalizedText
    /// Languages in which answers exist; the first is used where a citizen's own is missing.
    package let languages: [String]
    /// IANA name, for example `Europe/Berlin`.
    package let timeZone: String
    /// Which days are no working days here; nil where the desk does not say, then weekends alone.
    package let holidays: PublicHolidays?
    /// What the mailbox is for, and what AI may therefore do with its mail.
    package let policy: DeskPolicy
    /// Mail to one of these addresses belongs to this desk.
    package let addresses: [String]
    package let sender: Sender
    package let unit: LocalizedText
    package let phone: String
    /// Every link that a reply may hold.
    package let links: [String]
    package let signOff: LocalizedText
    package let fallbackService: ServiceID
    package let services: [Service]
    package var rules: [KeywordRule]
    package let clocks: [StatutoryClock]
    package let answers: [Answer]
    package let offers: [Offer]
    /// The mail servers whose results about senders count, as they name themselves (the authserv-id of RFC 8601
    /// section 2.5), in lower case. With none, every sender is unknown.
    package let authenticationServers: [String]
    /// How citizens can say who they are, for drafts about personal records; nil where the desk has no such text.
    package let identityInvitation: LocalizedText?
    /// Services whose mails no language model elsewhere gets to see, whatever they hold.
    package let keptFromModels: Set<ServiceID>
    /// The fixed text that tells a citizen at once that the mail has arrived; nil where nothing is sent without a person.
    package var acknowledgement: LocalizedText?

    package init(
        id: DeskID, name: LocalizedText, languages: [String], timeZone: String, holidays: PublicHolidays? = nil,
        policy: DeskPolicy, addresses: [String],
        sender: Sender, unit: LocalizedText, phone: String, links: [String], signOff: LocalizedText,
        fallbackService: ServiceID, services: [Service], rules: [KeywordRule], clocks: [StatutoryClock],
        answers: [Answer], offers: [Offer] = [], authenticationServers: [String] = [],
        identityInvitation: LocalizedText? = nil, keptFromModels: Set<ServiceID> = []
    ) {
        (self.id, self.name, self.languages, self.timeZone) = (id, name, languages, timeZone)
        self.holidays = holidays
        (self.policy, self.addresses, self.sender, self.unit) = (policy, addresses, sender, unit)
        (self.phone, self.links, self.signOff, self.fallbackService) = (phone, links, signOff, fallbackService)
        (self.services, self.rules, self.clocks, self.answers) = (services, rules, clocks, answers)
        self.offers = offers
        (self.authenticationServers, self.identityInvitation) = (authenticationServers, identityInvitation)
        self.keptFromModels = keptFromModels
    }

    /// The language in which the desk answers somebody who wrote in another one as well: that one where it has answers in
    /// it, else its first.
    package func answerLanguage(for language: String) -> String {
        languages.contains(language) ? language : languages.first ?? "en"
    }

    package func service(_ id: ServiceID) -> Service? { services.first { $0.id == id } }
}

/// The unit that owns a matter.
package struct Service: Sendable {
    package let id: ServiceID
    package let name: LocalizedText
    package let unit: LocalizedText
    package let origin: Origin
    /// Officers read the mail and judge it before they see what the software proposes.
    package let thinkFirst: Bool

    package init(
        id: ServiceID, name: LocalizedText, unit: LocalizedText, origin: Origin, thinkFirst: Bool = false
    ) {
        (self.id, self.name, self.unit, self.origin) = (id, name, unit, origin)
        self.thinkFirst = thinkFirst
    }
}

/// A place in a desk's files, for messages to the people who keep them.
package struct Origin: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let file: String
    /// Counted from 1.
    package let line: Int

    package init(file: String, line: Int) { (self.file, self.line) = (file, line) }

    package var description: String { "\(file):\(line)" }

    package static func < (one: Self, other: Self) -> Bool { (one.file, one.line) < (other.file, other.line) }
}
