/// Reads amounts of money without floating point.
enum DecimalAmount {
    /// Digits before the point, at most; with the six behind it, everything fits in an `Int64`.
    static let mostDigits = 9

    /// Millionths of `12`, `0.15` or `2.500000`: up to nine digits, and up to six behind a point. `nil` for everything else.
    static func micros(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard (1...mostDigits).contains(parts[0].utf8.count), (1...6).contains(fraction.utf8.count),
            [parts[0], fraction].joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let whole = Int64(parts[0]),
            let rest = Int64(fraction + String(repeating: "0", count: 6 - fraction.utf8.count))
        else { return nil }
        return whole * 1_000_000 + rest
    }
}
