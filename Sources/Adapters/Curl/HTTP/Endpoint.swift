/// Where requests may go: one scheme, one host, one port and a path that all requests start with. Fixed by the operator;
/// nothing that a citizen or a server writes can change it.
package struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// Why an address is refused.
    package enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
        case scheme, clearText, credentials, host, port, path

        package var description: String {
            switch self {
            case .scheme: "The address must start with https://. Correct it in the settings."
            case .clearText: "Only this very machine may be asked over http://. Use https:// in the settings."
            case .credentials: "The address must not hold a user name or key. Name a file with the key instead."
            case .host: "The address has no host, or one that is not written like one. Correct it in the settings."
            case .port: "The port in the address must be a number from 1 to 65535. Correct it in the settings."
            case .path:
                "The path of the address may hold plain ASCII only, and no question mark or #. Correct it in the settings."
            }
        }
    }

    package let isEncrypted: Bool
    /// In lower case; IPv6 addresses stand in brackets.
    package let host: String
    package let port: Int
    /// Empty, or begins with a slash and does not end with one.
    package let basePath: String

    /// True where the host is this very machine.
    package var isThisMachine: Bool { LoopbackHost.isOne(host) }

    /// The same in one way of writing.
    package var description: String {
        "\(isEncrypted ? "https" : "http")://\(host)\(port == (isEncrypted ? 443 : 80) ? "" : ":\(port)")\(basePath)"
    }

    /// - Parameter url: `https://host[:port][/path]`, or the same with `http` for this very machine.
    package init(_ url: String) throws(Problem) {
        let rest: Substring
        (isEncrypted, rest) = try Self.scheme(url)
        let authority = rest.prefix { $0 != "/" }
        guard !authority.utf8.contains(UInt8(ascii: "@")) else { throw .credentials }
        let digits: Substring?
        (host, digits) = try Self.hostAndPort(authority)
        if let digits {
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                (1...65_535).contains(number)
            else { throw .port }
            port = number
        } else {
            port = isEncrypted ? 443 : 80
        }
        let path = rest.dropFirst(authority.count)
        guard path.utf8.allSatisfy(HTTPRequest.isTargetByte), !path.utf8.contains(UInt8(ascii: "?")) else {
            throw .path
        }
        basePath = String(path.last == "/" ? path.dropLast() : path)
        guard isEncrypted || LoopbackHost.isOne(host) else { throw .clearText }
    }

    private static func scheme(_ url: String) throws(Problem) -> (isEncrypted: Bool, rest: Substring) {
        for (start, isEncrypted) in [("https://", true), ("http://", false)]
        where url.utf8.count >= start.utf8.count && url.prefix(start.count).lowercased() == start {
            return (isEncrypted, url.dropFirst(start.count))
        }
        throw .scheme
    }

    private static func hostAndPort(_ authority: Substring) throws(Problem) -> (host: String, port: Substring?) {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw .host }
            let (name, after) = (authority[...end], authority[authority.index(after: end)...])
            guard name.utf8.count > 2, name.utf8.dropFirst().dropLast().allSatisfy(isIPv6Byte) else { throw .host }
            guard after.isEmpty || after.first == ":" else { throw .host }
            return (name.lowercased(), after.isEmpty ? nil : after.dropFirst())
        }
        let pieces = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = pieces.first, !name.isEmpty, name.utf8.count <= 253, name.utf8.allSatisfy(isNameByte) else {
            throw .host
        }
        return (name.lowercased(), pieces.count == 2 ? pieces[1] : nil)
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
