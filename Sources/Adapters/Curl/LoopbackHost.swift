/// Which hosts are this very machine.
enum LoopbackHost {
    /// True for the loopback addresses as one plainly writes them, and for `localhost` (RFC 6761 section 6.3), which
    /// libcurl takes for them without asking anyone.
    ///
    /// Numbers with leading zeros are refused: libcurl reads `0127.0.0.1` in base 8, as an address of somebody else.
    static func isOne(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy(isPlainNumber)
    }

    /// True for an address without brackets, as libcurl tells it of a connection.
    static func isAddress(_ address: String) -> Bool {
        isOne(address) && address != "localhost" || address == "::1"
            || address.hasPrefix("::ffff:") && isOne(String(address.dropFirst(7)))
    }

    private static func isPlainNumber(_ part: Substring) -> Bool {
        UInt8(part).map { String($0) == part } ?? false
    }
}
