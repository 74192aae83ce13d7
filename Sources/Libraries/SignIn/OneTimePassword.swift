import Crypto

/// Codes of an authenticator app: HOTP (RFC 4226) counted by time (RFC 6238), with SHA-1, 30 seconds and 6 digits, as all
/// apps have them.
package struct OneTimePassword: Sendable, Equatable {
    package static let digits = 6
    /// Seconds for which a code stands.
    package static let step: Int64 = 30
    /// Steps by which a clock may be off, to both sides.
    package static let drift: Int64 = 1
    /// Bytes of a new secret: those of SHA-1 (RFC 4226 section 4, R6).
    package static let secretBytes = 20

    package let secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    /// - Parameter digits: 6 to 8.
    package func code(at counter: UInt64, digits: Int = OneTimePassword.digits) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> UInt64(56 - 8 * $0)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<(offset + 4)].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(1 as UInt32) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step that a code belongs to, for keeping: a code counts once.
    ///
    /// - Parameters:
    ///   - seconds: Since 1970.
    ///   - used: The newest step that was used already; it and those before it count no more.
    package func step(of code: String, at seconds: Int64, after used: Int64?) -> Int64? {
        let typed = Array(code.utf8.filter { $0 != 0x20 })
        let now = seconds / Self.step
        var found: Int64?
        // All of them are compared, so that the time does not tell which one fits.
        for step in max(0, now - Self.drift)...max(0, now + Self.drift)
        where PasswordHash.areEqual(typed, Array(self.code(at: UInt64(step)).utf8)) { found = step }
        guard let found, used.map({ found > $0 }) ?? true else { return nil }
        return found
    }

    /// What an app reads, as text or from a QR code. Characters that are not plain are escaped.
    package func address(issuer: String, account: String) -> String {
        "otpauth://totp/\(Self.escaped(issuer)):\(Self.escaped(account))?secret=\(Base32.text(secret))"
            + "&issuer=\(Self.escaped(issuer))&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.step)"
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                String(Unicode.Scalar(byte))
            default: "%" + Hexadecimal.text([byte]).uppercased()
            }
        }.joined()
    }
}
