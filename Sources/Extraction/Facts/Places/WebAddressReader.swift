/// Reads e-mail addresses, links and bare domains.
enum WebAddressReader {
    /// Longest local part, host and link that is read, in bytes (RFC 5321 section 4.5.3.1; links by browsers' custom).
    private static let (longestLocal, longestHost, longestLink) = (64, 255, 2048)

    static func read(_ text: FactText, at index: Int) -> FoundFacts? {
        guard text.tokens[index].kind != .mark, isStart(text, index) else { return nil }
        let start = Int(text.tokens[index].start)
        return email(text, index, start) ?? link(text, index, start)
    }

    /// Whether a new run of characters begins here, so that each is looked at once.
    private static func isStart(_ text: FactText, _ index: Int) -> Bool {
        guard text.isAttached(index), index > 0 else { return true }
        return text.tokens[index - 1].kind == .mark && "<([\"',;:>=".utf8.contains(text.tokens[index - 1].mark)
    }

    private static func email(_ text: FactText, _ index: Int, _ start: Int) -> FoundFacts? {
        var at = start
        while at < text.bytes.count, at - start < longestLocal, isLocal(text.bytes[at]) { at += 1 }
        guard at > start, at < text.bytes.count, text.bytes[at] == UInt8(ascii: "@") else { return nil }
        var end = at + 1
        while end < text.bytes.count, end - at < longestHost, isHost(text.bytes[end]) { end += 1 }
        while end > at + 1, !isAlphanumeric(text.bytes[end - 1]) { end -= 1 }
        guard text.bytes[at + 1..<end].contains(UInt8(ascii: ".")) else { return nil }
        return found(text, .email, index, start..<end, text.string(start..<end).lowercased())
    }

    private static func link(_ text: FactText, _ index: Int, _ start: Int) -> FoundFacts? {
        let word = text.word(index)
        let hasScheme =
            word == "http" || word == "https" || word == "hxxp" || word == "hxxps" || word == "ftp"
        if hasScheme, text.isMark(index + 1, ":"), text.isMark(index + 2, "/"), text.isMark(index + 3, "/") {
            return whole(text, index, start, host: Int(text.tokens[index + 3].end))
        }
        var end = start
        while end < text.bytes.count, end - start < longestHost, isHost(text.bytes[end]) { end += 1 }
        let hasPath = end < text.bytes.count && text.bytes[end] == UInt8(ascii: "/")
        while end > start, !isAlphanumeric(text.bytes[end - 1]) { end -= 1 }
        let host = text.bytes[start..<end]
        guard let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > start else { return nil }
        let top = text.string(dot + 1..<end)
        // Without `www.` or a path a missing blank between two sentences looks the same: known endings in small letters.
        guard word == "www" || topLevels.contains(top) || hasPath && topLevels.contains(top.lowercased()) else {
            return nil
        }
        return whole(text, index, start, host: start)
    }

    private static func whole(_ text: FactText, _ index: Int, _ start: Int, host: Int) -> FoundFacts? {
        var end = host
        while end < text.bytes.count, end - start < longestLink, isLink(text.bytes[end]) { end += 1 }
        while end > host, ".,;:!?)'*_".utf8.contains(text.bytes[end - 1]) { end -= 1 }
        guard end > host else { return nil }
        return found(text, .link, index, start..<end, normal(text.string(host..<end)))
    }

    /// Host and path; the host in lower case, without `www.` and a closing slash.
    static func normal(_ link: String) -> String {
        var rest = link[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        let cut = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        var host = rest[..<cut].lowercased()
        if host.hasPrefix("www.") { host.removeFirst(4) }
        var path = rest[cut...]
        while path.last == "/" { path.removeLast() }
        return host + path
    }

    private static func found(
        _ text: FactText, _ kind: Fact.Kind, _ index: Int, _ range: Range<Int>, _ value: String
    ) -> FoundFacts {
        var next = index
        while next < text.count, Int(text.tokens[next].start) < range.upperBound { next += 1 }
        return FoundFacts(Fact(kind, range: range, text: text.string(range), value: value), next: next)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isHost(byte) || "_%+".utf8.contains(byte) }

    private static func isLink(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !"<>\"[]{}|\\^`".utf8.contains(byte)
    }

    private static let topLevels: Set<String> = [
        "com", "org", "net", "de", "uk", "eu", "info", "gov", "io", "example", "invalid", "test", "app", "online",
        "shop", "biz", "at", "ch", "fr", "pl", "ru", "ua", "es", "nl", "be", "dev", "me", "tv", "link", "xyz", "site",
        "top", "click", "support", "wales", "scot", "berlin", "hamburg", "koeln", "bayern", "nrw", "tr", "ro", "bg",
    ]
}
