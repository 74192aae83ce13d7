/// One `Received` field (RFC 5321 section 4.4): which server took the message, and from whom.
///
/// Only the fields that one's own servers put on top are true; everything below them the sender may have invented.
public struct Handover: Sendable, Hashable {
    /// The name that the giving side called itself, in lower case; what it likes, unless the server checked it.
    public let from: String?
    /// The name that the server found for the giving side's address, in lower case, or nil where it found none.
    public let foundName: String?
    /// The network address of the giving side, without brackets and `IPv6:`, in lower case.
    public let address: String?
    /// The server that took the message, in lower case.
    public let by: String?

    /// - Parameter value: The value of a `Received` field, unfolded. Of very long ones the first 4,000 bytes count.
    init(_ value: String) {
        var reader = TraceReader(value)
        reader.read()
        from = reader.from
        by = reader.by
        let comment = reader.comment.split(separator: " ").map { $0.lowercased() }
        let literals = ([reader.from] + comment).compactMap { $0.flatMap(Self.literal) }
        address = literals.first
        let name = comment.first ?? ""
        let isName = name.utf8.contains(0x2E) && !name.utf8.contains(Byte.equals) && Self.literal(name) == nil
        let isDoubted = comment.contains("forged") || comment.contains("forged)")
        foundName = isName && !isDoubted ? Self.withoutLastDot(name) : nil
    }

    /// True for an address that no stranger on the internet can have: loopback, private or link-local (RFC 1918,
    /// RFC 4193, RFC 4291). False where none is stated.
    public var isFromInside: Bool {
        guard let address else { return false }
        let pieces = address.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if pieces.count == 4, let first = pieces[0], let second = pieces[1], !pieces.contains(nil) {
            return first == 127 || first == 10 || (first == 192 && second == 168)
                || (first == 172 && (16...31).contains(second)) || (first == 169 && second == 254)
        }
        return address == "::1"
            || ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { address.hasPrefix($0) }
                && address.utf8.contains(Byte.colon)
    }

    /// `[192.0.2.1]`, `[IPv6:2001:db8::1]`, or the bare address; nil for anything else.
    private static func literal(_ word: String) -> String? {
        var inner = word.lowercased()[...]
        if inner.utf8.first == 0x5B {
            inner = inner.dropFirst().prefix { $0 != "]" }
            if inner.hasPrefix("ipv6:") { inner = inner.dropFirst(5) }
            return inner.isEmpty ? nil : String(inner)
        }
        let looksLikeOne = inner.utf8.allSatisfy { Byte.hexValue($0) != nil || $0 == 0x2E || $0 == Byte.colon }
        let colons = inner.utf8.count { $0 == Byte.colon }
        let dots = inner.utf8.count { $0 == 0x2E }
        let isNumeric = inner.utf8.allSatisfy { Byte.isDigit($0) || $0 == 0x2E }
        return looksLikeOne && (colons > 1 || (dots == 3 && isNumeric)) ? String(inner) : nil
    }

    fileprivate static func withoutLastDot(_ name: String) -> String {
        name.utf8.last == 0x2E ? String(name.dropLast()) : name
    }
}

/// The words of a trace field: `from NAME (COMMENT) by NAME`, up to the semicolon before the date.
private struct TraceReader {
    private(set) var from: String?
    private(set) var by: String?
    /// The first comment behind the name after `from`, its inner brackets made blanks.
    private(set) var comment = ""

    private enum Wanted { case nothing, from, by }
    private let bytes: [UInt8]
    private var word: [UInt8] = []
    private var wanted = Wanted.nothing

    init(_ value: String) { bytes = Array(value.utf8.prefix(4000)) }

    mutating func read() {
        var depth = 0
        var inside: [UInt8] = []
        for byte in bytes {
            if byte == Byte.openParen {
                finishWord()
                depth += 1
                inside.append(Byte.space)
            } else if byte == Byte.closeParen, depth > 0 {
                depth -= 1
                inside.append(Byte.space)
                if depth == 0 {
                    if from != nil, by == nil, wanted != .by, comment.isEmpty {
                        comment = String(decoding: inside, as: UTF8.self)
                    }
                    inside.removeAll(keepingCapacity: true)
                }
            } else if depth > 0 {
                inside.append(Byte.isSpace(byte) ? Byte.space : byte)
            } else if byte == Byte.semicolon {
                break
            } else if Byte.isSpace(byte) {
                finishWord()
            } else {
                word.append(byte)
            }
        }
        finishWord()
    }

    private mutating func finishWord() {
        guard !word.isEmpty else { return }
        let text = Handover.withoutLastDot(String(decoding: word, as: UTF8.self).lowercased())
        word.removeAll(keepingCapacity: true)
        switch wanted {
        case .from:
            from = text
            wanted = .nothing
        case .by:
            by = text
            wanted = .nothing
        case .nothing:
            if text == "from", from == nil, by == nil { wanted = .from }
            if text == "by", by == nil { wanted = .by }
        }
    }
}

extension MailMessage {
    /// The results that the named servers stated, the latest first (RFC 8601 section 5): only fields that bear the name
    /// of one of them and stand above the part of the header that the sender could write.
    ///
    /// That part begins with the first `Received` field of a foreign server, and at the latest with the second one
    /// from the server that took the message from outside. A boundary must remove fields that come in under its own
    /// name; this cannot be checked here.
    ///
    /// - Parameters:
    ///   - servers: Names as in the fields, in lower case. With none, no result counts.
    ///   - isOwnHost: Whether a host, named in lower case, is the own house's.
    public func authenticationResults(
        statedBy servers: Set<String>, isOwnHost: (String) -> Bool
    ) -> [AuthenticationResults] {
        guard !servers.isEmpty else { return [] }
        var found: [AuthenticationResults] = []
        var isAtBoundary = false
        for field in headerFields.prefix(2000) where found.count < 100 {
            if field.isNamed("Received") {
                let hop = Handover(field.rawValue)
                guard !isAtBoundary, let by = hop.by, servers.contains(by) || isOwnHost(by) else { break }
                isAtBoundary = !hop.staysInside { servers.contains($0) || isOwnHost($0) }
            } else if field.isNamed("Authentication-Results") {
                guard let results = AuthenticationResults(field.rawValue), servers.contains(results.server)
                else { continue }
                found.append(results)
            }
        }
        return found
    }
}

extension Handover {
    /// Whether one own server handed the message to another. The name that the giving side called itself counts only
    /// where the server noted no address that could contradict it.
    fileprivate func staysInside(_ isOwn: (String) -> Bool) -> Bool {
        if isFromInside { return true }
        if address != nil { return foundName.map(isOwn) ?? false }
        return from.map(isOwn) ?? true
    }
}
