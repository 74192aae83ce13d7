/// Looks for what is odd in the addresses of a mail. It needs no server's result.
package struct SenderWarnings: Sendable {
    /// Bytes of a display name that are looked at, and addresses of a field.
    package static let longestName = 1000
    package static let mostAddresses = 100
    /// Bytes of a text from the mail that a warning carries.
    package static let longestExcerpt = 320

    private let ownDomains: [DomainName]
    /// The desk's names as they are seen, each between blanks.
    private let ownNames: [String]

    /// - Parameter desk: Nil where it is not known; then nothing can look like the desk.
    package init(desk: Desk?) {
        var addresses: [String] = []
        var names: [String] = []
        if let desk {
            addresses = [desk.sender.address] + desk.addresses
            names = [desk.sender.name] + desk.name.byLanguage.values.sorted()
        }
        var domains: [DomainName] = []
        for domain in addresses.prefix(Self.mostAddresses).compactMap({ DomainName(ofAddress: $0) })
        where !domains.contains(domain) {
            domains.append(domain)
        }
        ownDomains = domains
        let words = (names + domains.map(\.text)).map(Self.words)
        // A name of one or two letters would be found in anybody's.
        ownNames = words.filter { $0.utf8.count > 5 }
    }

    /// The desk's own domains and those below them.
    package func isOwn(_ domain: DomainName) -> Bool { ownDomains.contains { domain.isWithin($0) } }

    /// What is odd, the gravest first.
    ///
    /// - Parameters:
    ///   - from: The addresses of the first From field. The first counts as the sender.
    ///   - fromFields: How many From fields there are; programs differ in which of them they show.
    ///   - replyTo: All Reply-To addresses.
    package func find(
        from: [Enquiry.Party], fromFields: Int = 1, replyTo: [Enquiry.Party]
    ) -> [SenderWarning] {
        guard let sender = from.first else { return [] }
        var found: [SenderWarning] = []
        let domain = DomainName(ofAddress: sender.address)
        if let domain {
            if let likeness = LookAlike.of(domain, to: ownDomains) {
                found.append(.looksLikeDesk(likeness, domain: Self.cut(Self.domainText(sender.address))))
            }
            if domain.mixesScripts { found.append(.mixedScripts(domain: Self.cut(Self.domainText(sender.address)))) }
        } else if !sender.address.isEmpty {
            found.append(.unreadableDomain)
        }
        let name = Self.cut(sender.name ?? "", to: Self.longestName)
        if let address = Self.otherAddress(in: name, than: sender.address) {
            found.append(.nameHoldsAddress(Self.cut(address)))
        }
        if claimsDesk(name), !(domain.map(isOwn) ?? false) { found.append(.nameClaimsDesk) }
        if let elsewhere = Self.elsewhere(replyTo, domain) {
            found.append(.replyElsewhere(domain: Self.cut(elsewhere)))
        }
        let count = from.count + max(fromFields, 1) - 1
        if count > 1 { found.append(.severalFrom(count)) }
        return found
    }

    /// The first Reply-To domain that is not aligned with the sender's. Addresses without a domain lead nowhere.
    private static func elsewhere(_ replyTo: [Enquiry.Party], _ domain: DomainName?) -> String? {
        for party in replyTo.prefix(mostAddresses) where party.address.utf8.contains(0x40) {
            guard let domain, let other = DomainName(ofAddress: party.address), other.isAligned(with: domain)
            else { return domainText(party.address) }
        }
        return nil
    }

    private func claimsDesk(_ name: String) -> Bool {
        let words = Self.words(name)
        return ownNames.contains { words.contains($0) }
    }

    /// Letters and digits as they are seen, all else one blank, a blank at both ends.
    private static func words(_ text: String) -> String {
        var result: [UInt8] = [0x20]
        for byte in LetterForms.seen(text).utf8 {
            let isPart = byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10
            if isPart {
                result.append(byte)
            } else if result.last != 0x20 {
                result.append(0x20)
            }
        }
        if result.last != 0x20 { result.append(0x20) }
        return String(decoding: result, as: UTF8.self)
    }

    /// The first text of the form `x@y.z` that is not `address`.
    private static func otherAddress(in name: String, than address: String) -> String? {
        // Wide and small forms of @ look like it.
        let at: Set<Unicode.Scalar> = ["@", "\u{FF20}", "\u{FE6B}"]
        let edges: Set<Unicode.Scalar> = ["<", ">", "(", ")", "[", "]", "{", "}", "\"", "'", ",", ";", ":", "|", "/"]
        let words = name.unicodeScalars.split { edges.contains($0) || $0.properties.isWhitespace }
        for word in words {
            guard let mark = word.lastIndex(where: at.contains), mark != word.startIndex else { continue }
            let domain = word[word.index(after: mark)...].drop { $0 == "." }
            guard let dot = domain.firstIndex(of: "."), domain.index(after: dot) != domain.endIndex else { continue }
            let found = String(Substring(word[..<mark])) + "@" + String(Substring(domain))
            let bare = found.lowercased()
            if bare != address.lowercased(), bare != address.lowercased() + "." { return found }
        }
        return nil
    }

    private static func domainText(_ address: String) -> String {
        address.utf8.lastIndex(of: 0x40).map { String(address[address.utf8.index(after: $0)...]).lowercased() }
            ?? address
    }

    private static func cut(_ text: String, to bytes: Int = longestExcerpt) -> String {
        guard text.utf8.count > bytes else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: bytes)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            text.utf8.formIndex(before: &end)
        }
        return String(text[..<end])
    }
}
