package import Enquiries

/// Makes one claim of a correct draft wrong: another amount, date, period or number than the approved answer has.
package enum ErrorPlanter {
    /// Kinds of claims that are made wrong by another digit.
    static let kinds: Set<Finding.Kind> = [.amount, .percentage, .period, .date, .phone]

    /// - Parameters:
    ///   - claims: The claims of the text, as the checks find them where there is no source for any.
    ///   - choice: Which of the fitting claims, whatever the number.
    /// - Returns: The text with one digit changed, or `nil` where no claim fits.
    package static func plant(
        in text: String, claims: [Finding], choice: Int
    ) -> (text: String, check: SeededCheck)? {
        let bytes = Array(text.utf8)
        let fitting = claims.filter { claim in
            kinds.contains(claim.kind) && claim.range.upperBound <= bytes.count && digit(in: claim.range, bytes) != nil
        }
        guard !fitting.isEmpty else { return nil }
        let claim = fitting[Int(choice.magnitude % UInt(fitting.count))]
        guard let place = digit(in: claim.range, bytes) else { return nil }
        var changed = bytes
        // 1 to 9 become 2 to 9 and 1: never a leading zero, and never the same.
        changed[place] = bytes[place] >= UInt8(ascii: "9") ? UInt8(ascii: "1") : bytes[place] + 1
        let wrong = String(decoding: changed[claim.range], as: UTF8.self)
        // Where the wrong words stand in the draft anyway, nobody could tell whether the error was taken out.
        guard !text.contains(wrong) else { return nil }
        return (
            String(decoding: changed, as: UTF8.self),
            SeededCheck(kind: claim.kind, wrong: wrong, right: String(decoding: bytes[claim.range], as: UTF8.self))
        )
    }

    /// The first digit of the claim that can be changed.
    private static func digit(in range: Range<Int>, _ bytes: [UInt8]) -> Int? {
        range.first { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[$0]) }
    }
}
