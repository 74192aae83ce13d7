/// What the address of a mail server says.
///
/// Read here and not by libcurl alone, which would also take a user name and password from it: those would then stand in
/// settings, process lists and error texts.
struct SubmissionServer: Equatable {
    let host: String
    let isEncryptedFromTheStart: Bool

    /// - Returns: `nil` unless the text is `smtp` or `smtps`, `://`, a host, perhaps a port and perhaps the name to say
    ///   in EHLO behind a slash.
    init?(_ url: String) {
        guard let (isEncrypted, rest) = Self.scheme(url) else { return nil }
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
        if let port {
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
                (1...65_535).contains(number)
            else { return nil }
        }
        (host, isEncryptedFromTheStart) = (name.lowercased(), isEncrypted)
    }

    /// True for this very machine, over which nobody can listen in.
    var isThisMachine: Bool { LoopbackHost.isOne(host) }

    private static func scheme(_ url: String) -> (isEncrypted: Bool, rest: Substring)? {
        for (start, isEncrypted) in [("smtp://", false), ("smtps://", true)] where url.lowercased().hasPrefix(start) {
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
