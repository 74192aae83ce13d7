/// How a stranger's domain resembles the desk's own. The raw values are stored; they never change.
package enum LookAlike: String, Codable, Sendable, CaseIterable {
    /// Reads the same: letters of other alphabets, accents, digits for letters, `rn` for `m`.
    case sameLetters = "same-letters"
    /// One letter more, less, other or changed with its neighbour.
    case oneEdit = "one-edit"
    /// The desk's domain stands inside it, as `town.example.other.example` or `town-example.other`.
    case holdsDomain = "holds-domain"
    /// The same name under another ending.
    case otherEnding = "other-ending"
    /// The desk's name with a hyphen and more, under the same ending.
    case longerName = "longer-name"

    /// Shorter names have too many innocent neighbours for the looser comparisons. In letters, without the ending.
    package static let shortestName = 5

    /// How `domain` resembles one of `own`, or nil where it does not or is one of them.
    package static func of(_ domain: DomainName, to own: [DomainName]) -> LookAlike? {
        guard !own.contains(where: { domain.isWithin($0) }) else { return nil }
        return own.lazy.compactMap { compare(domain, $0) }.first
    }

    private static func compare(_ domain: DomainName, _ own: DomainName) -> LookAlike? {
        let seenOwn = own.labels.map(LetterForms.seen)
        let seen = domain.labels.map(LetterForms.seen)
        guard seenOwn.count > 1 else { return nil }
        let tail = Array(seen.suffix(seenOwn.count))
        if tail == seenOwn { return .sameLetters }
        if holds(seen.joined(separator: "-"), seenOwn.joined(separator: "-")) { return .holdsDomain }
        guard own.labels.dropLast().joined().unicodeScalars.count >= shortestName else { return nil }
        if tail.count == seenOwn.count {
            if tail.dropLast() == seenOwn.dropLast() { return .otherEnding }
            if tail.dropFirst() == seenOwn.dropFirst(), tail[0].hasPrefix(seenOwn[0] + "-") { return .longerName }
        }
        let name = seenOwn.joined(separator: ".")
        if isOneEdit(tail.joined(separator: "."), name) || isOneEdit(seen.joined(separator: "."), name) {
            return .oneEdit
        }
        return nil
    }

    /// Whether `own` stands in `text` between hyphens or the start, with more behind it. At the end it is another
    /// name that ends alike, such as a club's.
    private static func holds(_ text: String, _ own: String) -> Bool {
        var rest = Array(text.utf8)[...]
        let wanted = Array((own + "-").utf8)
        while rest.count >= wanted.count {
            if rest.starts(with: wanted) { return true }
            guard let hyphen = rest.firstIndex(of: 0x2D) else { return false }
            rest = rest[(hyphen + 1)...]
        }
        return false
    }

    /// One letter put in, left out, changed, or two neighbours swapped. Linear in the length.
    static func isOneEdit(_ one: String, _ other: String) -> Bool {
        let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        guard abs(a.count - b.count) <= 1, a != b else { return false }
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        if short.count < long.count { return short[start...].elementsEqual(long[(start + 1)...]) }
        if short[(start + 1)...].elementsEqual(long[(start + 1)...]) { return true }
        return start + 1 < short.count && short[start] == long[start + 1] && short[start + 1] == long[start]
            && short[(start + 2)...].elementsEqual(long[(start + 2)...])
    }
}
