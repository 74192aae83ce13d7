package import Enquiries

/// Decides whether a masked mail may be sent to a remote model. Nothing may that was not found harmless.
///
/// Its ``MaskedMail`` leaves only inside ``Cleared``, which nothing else can make.
package struct MayLeave: Sendable {
    /// Bounds for what was taken out without knowing what it is.
    package struct Bounds: Sendable, Equatable {
        /// So many different pieces are allowed in any mail.
        package var pieces: Int
        /// And one more for so many words.
        package var wordsForOneMore: Int

        package init(pieces: Int = 4, wordsForOneMore: Int = 25) {
            (self.pieces, self.wordsForOneMore) = (pieces, wordsForOneMore)
        }

        func most(inWords words: Int) -> Int { pieces + words / max(1, wordsForOneMore) }
    }

    /// Where the model works that a mail may go to.
    package enum Reach: Sendable, Equatable {
        case anywhere
        /// On this very machine, by the operator's statement: nothing leaves. What is known of a mail still keeps it from
        /// the model; that masking may have missed something does not.
        case thisMachine
    }

    /// Why a mail stays.
    package enum Refusal: Sendable, Hashable {
        /// The mail speaks of it.
        case matter(SensitiveMatter)
        /// Triage found it.
        case flag(Flag)
        case lifeEvent(LifeEvent)
        case urgency(Urgency)
        /// The desk handles this service without remote models.
        case service(ServiceID)
        /// Too much looks like a name or a number and could not be classified.
        case residualRisk(pieces: Int, bound: Int)
        /// Letters of a script without capitals, in which names cannot be found.
        case unreadScript(letters: Int)
        /// A language for which no list of sensitive matters exists.
        case language(String)
        /// The masked text still holds what must not be there: a find of the second look.
        case leftover(Leftover)
        case empty
    }

    /// What the second look, written apart from the finders, finds in a masked text.
    package enum Leftover: String, Sendable, Hashable {
        /// `x@y`.
        case mailAddress = "mail-address"
        /// Seven digits or more in one number, money and dates left out.
        case longNumber = "long-number"
        /// A scheme and two slashes with an `@`, `?` or `=` behind them.
        case personalLink = "personal-link"
    }

    package enum Decision: Sendable {
        case leaves(Cleared)
        /// At least one reason, in a fixed order.
        case stays([Refusal])
    }

    /// A masked mail that may be sent.
    package struct Cleared: Sendable {
        package let mail: MaskedMail

        fileprivate init(mail: MaskedMail) { self.mail = mail }
    }

    /// Languages in which sensitive matters are recognised.
    package static let languages: Set<String> = ["de", "en"]

    private let bounds: Bounds
    private let services: Set<ServiceID>
    private let reach: Reach

    /// - Parameter services: Services whose mail never leaves (a desk's medical, social or immigration matters).
    package init(bounds: Bounds = Bounds(), keeping services: Set<ServiceID> = [], reach: Reach = .anywhere) {
        (self.bounds, self.services, self.reach) = (bounds, services, reach)
    }

    /// - Parameter original: The mail before masking: matters are looked for in the citizen's own words.
    package func decide(_ masked: MaskedMail, original: Masker.Mail, triage: TriageDecision) -> Decision {
        var refusals: [Refusal] = []
        let matters = SensitiveMatter.mentioned(in: [original.subject, original.text])
        refusals += SensitiveMatter.allCases.filter(matters.contains).map { .matter($0) }
        refusals += triage.flags.filter { !Self.harmless($0) }.map { .flag($0) }
        refusals += triage.lifeEvents.filter(Self.isSensitive).map { .lifeEvent($0) }
        if triage.urgency == .emergency { refusals.append(.urgency(.emergency)) }
        let named = [triage.service] + triage.also
        refusals += services.intersection(named).sorted().map { .service($0) }
        if masked.words == 0 { refusals.append(.empty) }
        if reach == .anywhere { refusals += doubts(masked, language: triage.language) }
        return refusals.isEmpty ? .leaves(Cleared(mail: masked)) : .stays(refusals)
    }

    /// Why masking may not have been enough.
    private func doubts(_ masked: MaskedMail, language: String) -> [Refusal] {
        var refusals: [Refusal] = []
        if !Self.languages.contains(language) { refusals.append(.language(language)) }
        if masked.unread > 0 { refusals.append(.unreadScript(letters: masked.unread)) }
        let bound = bounds.most(inWords: masked.words)
        if masked.unclassified > bound {
            refusals.append(.residualRisk(pieces: masked.unclassified, bound: bound))
        }
        return refusals + SecondLook.leftovers([masked.subject, masked.text]).map { .leftover($0) }
    }

    private static func harmless(_ flag: Flag) -> Bool {
        switch flag {
        case .identityNeeded, .multiIssue: true
        case .safeguarding, .threat, .vulnerable, .legal, .press, .politician, .thirdPartyData, .spam, .phishing,
            .autoReply, .injection, .noContent:
            false
        }
    }

    private static func isSensitive(_ event: LifeEvent) -> Bool {
        switch event {
        case .birth, .schoolStart, .illnessOrDisability, .care, .separation, .bereavement: true
        case .marriage, .moving, .movingAbroad, .arrival, .unemployment, .retirement, .startingBusiness, .comingOfAge,
            .vehiclePurchase, .buildingHome:
            false
        }
    }
}

/// Looks at a masked text by bytes alone, sharing nothing with the finders.
enum SecondLook {
    static func leftovers(_ texts: [String]) -> [MayLeave.Leftover] {
        var found: [MayLeave.Leftover] = []
        for text in texts {
            let bytes = Array(text.utf8)
            if bytes.indices.contains(where: { isAddress(bytes, $0) }) { found.append(.mailAddress) }
            if longestNumber(bytes) >= 7 { found.append(.longNumber) }
            if hasPersonalLink(bytes) { found.append(.personalLink) }
        }
        var once: Set<MayLeave.Leftover> = []
        return found.filter { once.insert($0).inserted }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }

    private static func isAddress(_ bytes: [UInt8], _ place: Int) -> Bool {
        bytes[place] == UInt8(ascii: "@") && place > 0 && place + 1 < bytes.count && isWord(bytes[place - 1])
            && isWord(bytes[place + 1])
    }

    /// Digits in a row, single blanks, hyphens and slashes passed over. A point or a comma may be that of money, and
    /// `2026-07-03`, `3/7/2026` and `2025/26` are no numbers: a group of marks with eight digits or fewer is left out.
    private static func longestNumber(_ bytes: [UInt8]) -> Int {
        var longest = 0
        var count = 0
        var hasMark = false
        for (place, byte) in bytes.enumerated() {
            if (0x30...0x39).contains(byte) {
                count += 1
                if count >= (hasMark ? 9 : 7) { longest = max(longest, count) }
            } else if count > 0, "-/".utf8.contains(byte), place + 1 < bytes.count,
                (0x30...0x39).contains(bytes[place + 1])
            {
                hasMark = true
            } else {
                (count, hasMark) = (0, false)
            }
        }
        return longest
    }

    private static func hasPersonalLink(_ bytes: [UInt8]) -> Bool {
        var place = 0
        while place + 2 < bytes.count {
            guard bytes[place] == UInt8(ascii: ":"), bytes[place + 1] == UInt8(ascii: "/"),
                bytes[place + 2] == UInt8(ascii: "/")
            else {
                place += 1
                continue
            }
            place += 3
            while place < bytes.count, bytes[place] > 0x20 {
                if "@?=".utf8.contains(bytes[place]) { return true }
                place += 1
            }
        }
        return false
    }
}
