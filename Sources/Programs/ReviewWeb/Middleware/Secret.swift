import Enquiries
import Transparency

/// Texts that open something for whoever has them.
enum Secret {
    /// 256 random bits, 64 hexadecimal digits.
    static func fresh(_ surroundings: Surroundings) -> String { hexadecimal(surroundings.randomBytes(32)) }

    /// What the store keeps in place of a token. The token has 256 random bits, so one round is enough.
    static func digest(_ token: String) -> String { sha256Hex(token.utf8) }

    /// Compares without telling by its time where two texts differ.
    static func areEqual(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count, !one.isEmpty else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(one, other) { difference |= a ^ b }
        return difference == 0
    }
}
