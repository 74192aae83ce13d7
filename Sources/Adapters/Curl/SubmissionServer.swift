/// What the address of a mail server says.
///
/// Read here and not by libcurl alone, which would also take a user name and password from it: those would then stand in
/// settings, process lists and error texts.
struct SubmissionServer: Equatable {
    let host: String
    let isEncryptedFromTheStart: Bool
    /// `nil` where the address names none.
    let port: UInt16?

    /// - Parameter scheme: What the address begins with; with an `s` behind it, it is encrypted from the start.
    /// - Returns: `nil` unless the text is `smtp` or `smtps`, `://`, a host, perhaps a port and perhaps the name to say
    ///   in EHLO behind a slash.
    init?(_ url: String, scheme: String = "smtp") {
        guard let (isEncrypted, rest) = Self.split(url, scheme) else { return nil }
        let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let authority = parts.first, parts.count < 2 || parts[1].utf8.allSatisfy(Self.isNameByte) else {
            return nil
        }
        let name: Substring
        let port: Substring?
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            name = authority[...end]
            let after = authority[authority.index(after: end)...]
            guard after.isEmpty || after.first == ":" else { return nil }
            port = after.isEmpty ? nil : after.dropFirst()
            guard name.utf8.count > 2, name.utf8.dropFirst().dropLast().allSatisfy(Self.isIPv6Byte) else { return nil }
        } else {
            let pieces = authority.split(separator: ":", omittingEmptySubsequences: false)
            guard pieces.count <= 2, let first = pieces.first, !first.isEmpty, first.utf8.allSatisfy(Self.isNameByte)
            else {
                return nil
            }
            name = first
            port = pieces.count == 2 ? pieces[1] : nil
        }
        var number: UInt16?
        if let port {
            number = UInt16(port)
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number, number > 0 else { return nil }
        }
        (host, isEncryptedFromTheStart, self.port) = (name.lowercased(), isEncrypted, number)
    }

    /// True for this very machine, over which nobody can listen in.
    var isThisMachine: Bool { LoopbackHost.isOne(host) }

    private static func split(_ url: String, _ scheme: String) -> (isEncrypted: Bool, rest: Substring)? {
        for (start, isEncrypted) in [(scheme + "://", false), (scheme + "s://", true)]
        where url.lowercased().hasPrefix(start) {
            return (isEncrypted, url.dropFirst(start.count))
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isIPv6Byte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66, UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: false
        }
    }
}
