import CryptoExtras
import Foundation
import MailSigning
import Testing

struct DKIMTests {
    private func signed(_ pair: SampleKeys.Pair, _ message: String = SampleKeys.message) throws -> String {
        String(decoding: try pair.signer.signed(Array(message.utf8), at: 1_795_266_000), as: UTF8.self)
    }

    private func check(_ text: String, _ pair: SampleKeys.Pair) -> DKIMCheck {
        DKIMCheck(Array(text.utf8), key: pair.publicKey)
    }

    /// What dkimpy says, which shares no code with us; the DNS is answered from the record.
    private func dkimpyAccepts(_ text: String, _ pair: SampleKeys.Pair) throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("mail.eml")
        try Data(text.utf8).write(to: file)
        let program = """
            import sys, dkim
            def dns(name, timeout=5):
                return sys.argv[2].encode() if name == b"post-1._domainkey.stadt.example." else None
            sys.exit(0 if dkim.verify(open(sys.argv[1], "rb").read(), dnsfunc=dns) else 9)
            """
        let script = folder.appendingPathComponent("check.py")
        try Data(program.utf8).write(to: script)
        let status = system("python3 \(script.path) \(file.path) '\(pair.record)'")
        let code = status >> 8 & 0xFF
        try #require(code == 0 || code == 9, "dkimpy did not run (\(code)). Run: Scripts/prepare test")
        return code == 0
    }

    @Test(arguments: SampleKeys.pairs)
    func `a signature holds before dkimpy and before our own check`(pair: SampleKeys.Pair) throws {
        let text = try signed(pair)
        #expect(try dkimpyAccepts(text, pair))
        #expect(check(text, pair) == .valid(domain: "stadt.example", selector: "post-1"))
        #expect(text.hasSuffix(SampleKeys.message))
        let head = try #require(text.components(separatedBy: "\r\n\r\n").first)
        for line in head.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 78, "\(line)") }
        #expect(try signed(pair) == text, "the same message and moment give the same signature")
    }

    typealias Damage = (name: String, from: String, to: String, fits: Bool)

    static let damages: [Damage] = [
        ("a mark removed", "X-AI-Generated: 1\r\n", "", false),
        ("a mark added", "X-AI-Generated: 1\r\n", "X-AI-Generated: 1\r\nX-AI-Generated: 1\r\n", false),
        ("a mark added on top", "Date:", "AI-Disclosure: mode=none\r\nDate:", false),
        ("a mark changed", "ai-originated", "none", false),
        ("the provenance removed", "AI-Provenance: v=1, record=\"urn:uuid:1\"\r\n", "", false),
        ("the parts changed", "action=generated", "action=none", false),
        ("another sender", "Date:", "From: other@stadt.example\r\nDate:", false),
        ("another subject", "Biotonne", "Restmüll", false),
        ("an automatic reply", "MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version", false),
        ("a word of the body", "Tonne wird", "Tonne nicht", false),
        ("a line at the end", "geleert.\r\n", "geleert.\r\n-- \r\nListe\r\n", false),
        (
            "a line folded elsewhere", "AI-Disclosure: mode=ai-originated,\r\n model",
            "AI-Disclosure: mode=ai-originated, model", true
        ),
        ("a name in capitals", "X-AI-Generated", "X-Ai-GENERATED", true),
        ("blanks at a line's end", "geleert.", "geleert.  \t", true),
        ("more blanks in a line", "Guten  Tag", "Guten     Tag", true),
        ("empty lines at the end", "geleert.\r\n", "geleert.\r\n\r\n\r\n", true),
        ("a trace of a server", "Date:", "Received: by mx.example; Sat, 21 Nov 2026 13:00:01 +0000\r\nDate:", true),
    ]

    @Test(arguments: SampleKeys.pairs, damages)
    func `damage to marks or words voids a signature, what relays do does not`(
        pair: SampleKeys.Pair, damage: Damage
    ) throws {
        let whole = try signed(pair)
        let signatureEnd = try #require(whole.range(of: "\r\nDate:")).lowerBound
        let text =
            String(whole[..<signatureEnd])
            + whole[signatureEnd...].replacingOccurrences(of: damage.from, with: damage.to)
        try #require(text != whole)
        #expect(try dkimpyAccepts(text, pair) == damage.fits, "dkimpy")
        if case .valid = check(text, pair) { #expect(damage.fits) } else { #expect(!damage.fits) }
    }

    @Test func `the outcome says what does not fit`() throws {
        let (rsa, ed25519) = (SampleKeys.pairs[0], SampleKeys.pairs[1])
        let text = try signed(rsa)
        #expect(check(SampleKeys.message, rsa) == .unsigned)
        #expect(DKIMCheck(Array(text.utf8), key: nil) == .bodyFits)
        #expect(check(text.replacingOccurrences(of: "Tonne wird", with: "Tonne"), rsa) == .bodyChanged)
        #expect(check(text.replacingOccurrences(of: "Biotonne", with: "x"), rsa) == .signatureWrong)
        #expect(check(text, ed25519) == .signatureWrong)
        #expect(
            check(text.replacingOccurrences(of: "c=relaxed/relaxed", with: "c=simple/simple"), rsa) == .unknownMethod)
        #expect(check(text.replacingOccurrences(of: "bh=", with: "bh=*"), rsa) == .unreadable)
        let relay = "DKIM-Signature: v=1; a=rsa-sha256; d=mx.example; s=a; h=from:to; bh=AAAA; b=AAAA\r\n"
        #expect(check(relay + SampleKeys.message, rsa) == .othersOnly)
        #expect(check(relay + text, rsa) == .valid(domain: "stadt.example", selector: "post-1"))
        #expect(
            check(text.replacingOccurrences(of: "\r\n", with: "\n"), rsa) == check(text, rsa), "files end lines in LF")
    }

    @Test(arguments: 0..<200)
    func `no hostile signature field stops the check`(seed: Int) throws {
        var random = SystemRandomNumberGenerator()
        var bytes = Array(try signed(SampleKeys.pairs[1]).utf8)
        for _ in 0..<(seed % 7 + 1) {
            bytes[Int.random(in: 0..<400, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = DKIMCheck(bytes, key: SampleKeys.pairs[1].publicKey)
        _ = DKIMCheck(Array(bytes.prefix(seed * 3)), key: nil)
    }

    @Test func `keys are read from what openssl and the DNS give`() throws {
        let pem = Array(SampleKeys.rsa.publicKey.pemRepresentation.utf8)
        #expect(
            DKIMCheck(Array(try signed(SampleKeys.pairs[0]).utf8), key: try DKIMPublicKey(pem))
                == .valid(domain: "stadt.example", selector: "post-1"))
        let edPEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            -----END PUBLIC KEY-----
            """
        #expect(
            DKIMCheck(Array(try signed(SampleKeys.pairs[1]).utf8), key: try DKIMPublicKey(Array(edPEM.utf8)))
                == .valid(domain: "stadt.example", selector: "post-1"))
    }

    @Test func `short and foreign keys are refused`() throws {
        let short = try _RSA.Signing.PrivateKey(unsafeKeySize: _RSA.Signing.KeySize(bitCount: 1024))
        #expect(throws: DKIMError.shortKey(bits: 1024)) {
            try DKIMPrivateKey(pem: Array(short.pemRepresentation.utf8))
        }
        #expect(throws: DKIMError.shortKey(bits: 1024)) {
            try DKIMPublicKey(Array(short.publicKey.pemRepresentation.utf8))
        }
        for text in ["", "v=DKIM1", "v=DKIM1; p=AAAA", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"] {
            #expect(throws: DKIMError.unreadableKey) { try DKIMPrivateKey(pem: Array(text.utf8)) }
            #expect(throws: DKIMError.unreadableKey) { try DKIMPublicKey(Array(text.utf8)) }
        }
    }

    @Test(arguments: [
        "", "localhost", "stadt.example; x=y", "ämter.example", "a..b", "-a.example", "a.example\r\nBcc: x",
    ])
    func `a domain that is no host name is refused`(domain: String) {
        let key = SampleKeys.pairs[1].key
        #expect(throws: DKIMError.illegalDomain(domain)) { try DKIMSigner(domain: domain, selector: "s", key: key) }
        if domain != "localhost" {
            #expect(throws: DKIMError.illegalSelector(domain)) {
                try DKIMSigner(domain: "a.example", selector: domain, key: key)
            }
        }
    }

    @Test func `what has no header is not signed`() {
        #expect(throws: DKIMError.noHeader) { try SampleKeys.pairs[1].signer.signed(Array("\r\ntext".utf8), at: 0) }
    }
}
