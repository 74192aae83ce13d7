import SignIn
import Testing

@Suite struct OneTimePasswordTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// RFC 4226, appendix D.
    @Test(arguments: [
        (0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (4, "338314"),
        (5, "254676"), (6, "287922"), (7, "162583"), (8, "399871"), (9, "520489"),
    ])
    func `codes are those of RFC 4226`(counter: Int, code: String) {
        #expect(OneTimePassword(secret: Self.secret).code(at: UInt64(counter)) == code)
    }

    /// RFC 6238, appendix B, the rows of SHA-1.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `codes are those of RFC 6238`(seconds: Int64, code: String) {
        let factor = OneTimePassword(secret: Self.secret)
        #expect(factor.code(at: UInt64(seconds / OneTimePassword.step), digits: 8) == code)
        #expect(factor.step(of: String(code.suffix(6)), at: seconds, after: nil) == seconds / 30)
    }

    @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)])
    func `a clock may be one step off and no more`(steps: Int64, counts: Bool) {
        let factor = OneTimePassword(secret: Self.secret)
        let code = factor.code(at: UInt64(1000 + steps))
        #expect(factor.step(of: code, at: 30_000, after: nil) == (counts ? 1000 + steps : nil))
    }

    @Test func `a used step and those before it count no more`() {
        let factor = OneTimePassword(secret: Self.secret)
        #expect(factor.step(of: factor.code(at: 1000), at: 30_000, after: 999) == 1000)
        #expect(factor.step(of: factor.code(at: 1000), at: 30_000, after: 1000) == nil)
        #expect(factor.step(of: factor.code(at: 999), at: 30_000, after: 1000) == nil)
    }

    @Test(arguments: ["", "75522", "7552244", "abcdef", "755 22", "٧٥٥٢٢٤"])
    func `what is no code never counts`(typed: String) {
        #expect(OneTimePassword(secret: Self.secret).step(of: typed, at: 0, after: nil) == nil)
        #expect(OneTimePassword(secret: Self.secret).step(of: "755 224", at: 0, after: nil) == 0)
    }

    @Test func `an app gets all that it needs as one address`() {
        let address = OneTimePassword(secret: Self.secret).address(issuer: "Post room", account: "a&b")
        #expect(
            address == "otpauth://totp/Post%20room:a%26b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Post%20room"
                + "&algorithm=SHA1&digits=6&period=30")
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `Base32 is that of RFC 4648`(text: String, base32: String) {
        #expect(Base32.text(Array(text.utf8)) == base32)
        #expect(Base32.bytes(base32.lowercased()) == Array(text.utf8))
    }

    @Test func `recovery codes are 80 bits in groups and read however they are typed`() throws {
        let code = RecoveryCode(random: [0, 1, 2, 3, 4, 5, 6, 7, 8, 255])
        #expect(code.text == "AAAQ-EAYE-AUDA-OCH7")
        let digest = try #require(RecoveryCode.digest(code.text))
        #expect(RecoveryCode.digest(" aaaqeaye audaoch7") == digest)
        #expect(RecoveryCode.digest("AAAQ-EAYE-AUDA-OCH6") != digest)
        for typed in ["", "755224", "AAAQ-EAYE-AUDA-OCH", "AAAQ-EAYE-AUDA-OCH7-AA", "AAAQ-EAYE-AUDA-OCH1"] {
            #expect(RecoveryCode.digest(typed) == nil)
        }
    }
}
