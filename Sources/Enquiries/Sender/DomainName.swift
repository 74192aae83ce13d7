/// The name of a mail domain, taken apart so that two of them can be compared.
package struct DomainName: Hashable, Sendable {
    /// Bytes of a whole name (RFC 1035 section 2.3.4).
    package static let longest = 253
    /// Labels from the left, in lower case and in Unicode.
    package let labels: [String]

    /// - Returns: Nil for what is no name of a domain: empty, too long, with empty labels or blanks, or with a label that
    ///   claims to be Punycode and is not.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var pieces = text.lowercased().unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: Self.isDot
        )
        .map(Substring.init)
        if pieces.count > 1, pieces.last?.isEmpty == true { pieces.removeLast() }
        var labels: [String] = []
        for piece in pieces {
            guard !piece.isEmpty, piece.utf8.count <= 63 || piece.utf8.contains(where: { $0 >= 0x80 })
            else { return nil }
            var label = String(piece)
            if label.hasPrefix("xn--") {
                guard let decoded = Punycode.decode(piece.dropFirst(4)) else { return nil }
                label = decoded.lowercased()
            }
            guard !label.unicodeScalars.contains(where: Self.isForbidden) else { return nil }
            labels.append(label)
        }
        guard !labels.isEmpty else { return nil }
        self.labels = labels
    }

    /// IDNA 2003 (RFC 3490 section 3.1) lets three more dots separate labels.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "@" || isDot(scalar) || scalar.properties.generalCategory == .control
            || scalar.properties.isWhitespace
    }

    /// The domain of an address: what follows its last `@`.
    package init?(ofAddress address: String) {
        guard let at = address.utf8.lastIndex(of: 0x40) else { return nil }
        self.init(String(address[address.utf8.index(after: at)...]))
    }

    package var text: String { labels.joined(separator: ".") }

    /// The name as every mail server understands it: labels beyond ASCII as `xn--…` (RFC 5890 section 2.3.2.1).
    ///
    /// - Returns: Nil where a label is too long for that, or holds anything but letters, digits and hyphens. Letters with
    ///   marks of their own are refused too: the same name can be written in two ways then.
    package var asciiText: String? {
        var names: [String] = []
        for label in labels {
            guard
                label.unicodeScalars.allSatisfy({ scalar in
                    if scalar.isASCII {
                        return scalar == "-" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    }
                    switch scalar.properties.generalCategory {
                    case .lowercaseLetter, .otherLetter, .decimalNumber, .modifierLetter: return true
                    default: return false
                    }
                }), label.first != "-", label.last != "-"
            else { return nil }
            let name = label.utf8.allSatisfy { $0 < 0x80 } ? label : "xn--" + Punycode.encode(label)
            guard name.utf8.count <= 63 else { return nil }
            names.append(name)
        }
        let text = names.joined(separator: ".")
        return text.utf8.count <= Self.longest ? text : nil
    }

    /// The same domain or one below `other`.
    package func isWithin(_ other: DomainName) -> Bool {
        labels.count >= other.labels.count && labels.suffix(other.labels.count).elementsEqual(other.labels)
    }

    /// The same domain, or one of them below the other. Stricter than the relaxed alignment of RFC 7489 section 3.1,
    /// which also joins siblings and needs a list of public suffixes for it.
    package func isAligned(with other: DomainName) -> Bool { isWithin(other) || other.isWithin(self) }

    /// One label mixes letters of alphabets that are easily taken for each other.
    package var mixesScripts: Bool { labels.contains { LetterForms.mixesAlphabets($0) } }
}
