import Crypto
import CryptoExtras

/// What is kept in place of a password: salt, cost and result of scrypt.
package struct PasswordHash: Sendable, Equatable {
    package static let saltBytes = 16
    private static let hashBytes = 32

    package let cost: ScryptCost
    package let salt: [UInt8]
    package let hash: [UInt8]

    /// Runs scrypt, which takes ``ScryptCost/memory`` and, at the standard cost, a third of a second.
    package init(of password: Password, salt: [UInt8], cost: ScryptCost) throws {
        let key = try KDF.Scrypt.deriveKey(
            from: password.bytes, salt: salt, outputByteCount: Self.hashBytes, rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize, parallelism: cost.lanes)
        (self.cost, self.salt) = (cost, salt)
        hash = key.withUnsafeBytes { Array($0) }
    }

    /// Reads ``text`` back; `nil` where it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logarithm = Int(parts[1]), let blockSize = Int(parts[2]),
            let lanes = Int(parts[3]),
            let cost = ScryptCost(logarithm: logarithm, blockSize: blockSize, lanes: lanes),
            let salt = Hexadecimal.bytes(parts[4]), let hash = Hexadecimal.bytes(parts[5]),
            salt.count == Self.saltBytes, hash.count == Self.hashBytes
        else { return nil }
        (self.cost, self.salt, self.hash) = (cost, salt, hash)
    }

    /// `scrypt$17$8$1$SALT$HASH`, the last two hexadecimal.
    package var text: String {
        "scrypt$\(cost.logarithm)$\(cost.blockSize)$\(cost.lanes)$"
            + Hexadecimal.text(salt) + "$" + Hexadecimal.text(hash)
    }

    /// Compares without telling by its time where two hashes differ.
    func equals(_ other: PasswordHash) -> Bool { Self.areEqual(hash, other.hash) }

    static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count, !one.isEmpty else { return false }
        return zip(one, other).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
