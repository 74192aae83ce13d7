import Enquiries

/// Whether a text holds a link, a host or an address that is not exactly one of the desk's own.
///
/// Written apart from the reader of facts that checks drafts later, and wider: whatever a mail program might make a link
/// of, and the usual ways of spelling one round filters. Mail addresses are left to the checks of drafts.
struct LinkRule: Sendable {
    private let own: Set<String>
    /// The authority's hosts, without `www.`.
    let hosts: Set<String>

    init(_ desk: Desk) {
        own = Set(desk.links)
        let linked = desk.links.map { link in
            let rest = link.firstRange(of: "://").map { link[$0.upperBound...] } ?? link[...]
            return Self.withoutWWW(rest.prefix { !"/?#:".contains($0) }.lowercased())
        }
        hosts = Set(linked + [Self.withoutWWW(desk.sender.domain.lowercased())]).subtracting([""])
    }

    func isForeign(in text: String) -> Bool {
        let rest = text.split(whereSeparator: \.isWhitespace).filter { !isOwn($0) }
        let plain = Self.asASCII(rest.joined(separator: " "))
        let squeezed = plain.filter { $0 != 0x20 }
        if Self.schemes.contains(where: squeezed.contains) { return true }
        return Self.hasHost(Self.spelledOut(plain))
    }

    /// Exactly a link of the desk or a bare host of it, perhaps with a sentence's marks around; or a mail address.
    private func isOwn(_ token: Substring) -> Bool {
        let bare = token.drop { Self.opening.contains($0) }
        let core = String(bare.reversed().drop { Self.closing.contains($0) }.reversed())
        if own.contains(core) || hosts.contains(Self.withoutWWW(core.lowercased())) { return true }
        return core.utf8.count { $0 == UInt8(ascii: "@") } == 1
            && core.utf8.allSatisfy { Self.isHostByte($0) || "@_%+".utf8.contains($0) }
    }

    private static let opening: Set<Character> = ["(", "\"", "'", "„", "“", "”", "‚", "‘", "»", "«"]
    private static let closing: Set<Character> = opening.union([")", ".", ",", ";", ":", "!", "?", "’", "…"])
    private static let schemes = ["://", "http", "hxxp", "www.", "mailto:", "javascript:", "vbscript:", "file:/"]
        .map { Array($0.utf8) }

    private static func withoutWWW(_ host: String) -> String {
        host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Small letters; full-width characters and the look-alikes of dot, slash and colon as ASCII.
    private static func asASCII(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
            case 0xFF01...0xFF5E: bytes.append(lower(UInt8(scalar.value - 0xFEE0)))
            case 0x3002, 0xFF61, 0x2024, 0xFE52, 0xB7, 0x2027, 0x22C5: bytes.append(UInt8(ascii: "."))
            case 0x2044, 0x2215, 0x29F8, 0x2571: bytes.append(UInt8(ascii: "/"))
            case 0xA789, 0x2236, 0xFE55, 0x2D0, 0x5C3: bytes.append(UInt8(ascii: ":"))
            default: bytes += Array(String(scalar).utf8)
            }
        }
        return bytes
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// `evil(.)com`, `evil dot com`, `evil punkt de` as `evil.com`.
    private static func spelledOut(_ bytes: [UInt8]) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
            for word in [".", "dot", "punkt"] {
                for form in [" \(open)\(word)\(close) ", "\(open)\(word)\(close)"] {
                    text = text.replacing(form, with: ".")
                }
            }
        }
        var words = text.split(separator: " ").map(String.init)
        for place in words.indices.dropFirst().dropLast() where words[place] == "dot" || words[place] == "punkt" {
            // Only before an ending that is no usual word: "der Punkt im Formular" stays.
            let ending = words[place + 1].prefix { $0.isLetter }
            if ending.utf8.count > 2 && TopLevels.names.contains(String(ending)) || ending == "de" || ending == "eu" {
                words[place] = words[place - 1] + "." + words[place + 1]
            }
        }
        return Array(words.joined(separator: " ").utf8)
    }

    private static func hasHost(_ bytes: [UInt8]) -> Bool {
        bytes.split { !isHostByte($0) }.contains { run in
            let labels = run.split(separator: UInt8(ascii: "."))
            guard labels.count > 1, let last = labels.last else { return false }
            // Labels that are next to each other in the run, whatever stands around.
            if isAddress(labels) { return true }
            return labels.indices.dropFirst().contains { isTopLevel(labels[$0]) && !labels[$0 - 1].isEmpty }
                || last.starts(with: "xn--".utf8)
        }
    }

    /// Four numbers up to 255 (RFC 791).
    private static func isAddress(_ labels: [ArraySlice<UInt8>]) -> Bool {
        labels.count == 4 && labels.allSatisfy { UInt8(String(decoding: $0, as: UTF8.self)) != nil }
    }

    /// Two letters are a country or may become one (ISO 3166-1).
    private static func isTopLevel(_ label: ArraySlice<UInt8>) -> Bool {
        guard label.allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
        return label.count == 2 || TopLevels.names.contains(String(decoding: label, as: UTF8.self))
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}

/// Endings of hosts, beside those of two letters.
enum TopLevels {
    /// The generic ones with most names (ICANN's registry reports), those for German and British places, and those of RFC
    /// 2606 and RFC 7686. Words that often stand behind a full stop without a blank are not worth a draft: `med`, `ist`.
    static let names: Set<String> = Set(
        """
        academy agency app arpa art autos bar bayern beauty berlin best bet bid bike biz blog boats bond build business buzz \
        cam camp cards care cash cat cfd chat city click cloud club codes coffee college com community company cool coop \
        cyou dance date dating deals design dev digital direct directory download earth edu email energy events example \
        exchange expert express fan farm finance fit fun fund fyi gallery games gift gives global gmbh gold gov group guide \
        guru hamburg health help homes hospital host hosting house icu info ink institute int international invalid io jetzt \
        jobs koeln koln land lat legal life link live llc loan local localhost lol london love ltd luxe map market marketing \
        mba media men mil mobi moe mom money monster mov museum name net network news ngo ninja nrw onion online ong org \
        page party photos pics pics plus porn post press pro properties property pub quest racing realestate red reisen \
        rent rest review reviews ruhr saarland sale sbs school science scot services shop shopping site skin social \
        software solar solutions space sport sso store stream studio style support surf swiss systems tax team tech tel test \
        tips today tools top tours town toys trade training travel tube university uno vacations vegas versicherung video \
        vip vision voyage wales wang watch web webcam website wien wiki win wine work works world wtf xxx xyz yoga zip zone
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
