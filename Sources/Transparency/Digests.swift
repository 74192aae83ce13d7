import Crypto

/// SHA-256 (FIPS 180-4) of `bytes`, 32 bytes.
package func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array(bytes))
    return Array(hash.finalize())
}

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
package func sha256Hex(_ bytes: some Sequence<UInt8>) -> String { hexadecimal(sha256(bytes)) }

/// Two lower-case digits a byte.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
}

/// The bytes that pairs of lower-case hexadecimal digits stand for; `nil` where `text` is something else.
package func decodedHexadecimal(_ text: String) -> [UInt8]? { decodedHexadecimal(text.utf8) }

/// HMAC-SHA-256 (RFC 2104), 32 bytes.
func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
}

/// A secret of one case. Commitments are made under it; when it is destroyed, nobody can link the log to the case.
package struct CaseKey: Sendable, Equatable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// - Parameter bytes: 32 random bytes.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var description: String { "a case key (not shown)" }

    /// The bytes that pairs of lower-case hexadecimal digits stand for; `nil` where `text` is something else.
    package func decodedHexadecimal(_ text: String) -> [UInt8]? {
        func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// HMAC-SHA-256 (RFC 2104) of `bytes` under this key, hexadecimal.
    package func commitment(to bytes: some Sequence<UInt8>) -> String {
        hexadecimal(hmacSHA256(Array(bytes), key: self.bytes))
    }

    /// The salt of one commitment, 32 bytes. It can be handed out without giving away anything else of the case.
    package func salt(of name: String, in context: String) -> [UInt8] {
        hmacSHA256(Array("salt/\(context)/\(name)".utf8), key: bytes)
    }

    /// What a leaf says of a digest: HMAC-SHA-256 of the digest's 32 bytes under a salt, hexadecimal.
    package static func commitment(to digest: [UInt8], salt: [UInt8]) -> String {
        hexadecimal(hmacSHA256(digest, key: salt))
    }
}
