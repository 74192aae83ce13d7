import CryptoExtras
import MailSigning
import Testing

/// Keys and a message for the tests. The RSA key is made anew for each run.
enum SampleKeys {
    static let rsa = sample(try? _RSA.Signing.PrivateKey(keySize: .bits2048))

    /// PKCS #8 of the seed in RFC 8463 appendix A.2.
    static let ed25519 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """
    static let ed25519Record = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

    struct Pair: Sendable, CustomTestStringConvertible {
        let name: String
        let key: DKIMPrivateKey
        let record: String

        var testDescription: String { name }

        var publicKey: DKIMPublicKey { sample(try? DKIMPublicKey(Array(record.utf8))) }
        var signer: DKIMSigner { sample(try? DKIMSigner(domain: "stadt.example", selector: "post-1", key: key)) }
    }

    static let pairs = [
        Pair(
            name: "rsa", key: sample(try? DKIMPrivateKey(pem: Array(rsa.pemRepresentation.utf8))),
            record: "v=DKIM1; k=rsa; p=" + rsa.publicKey.derRepresentation.base64EncodedString()),
        Pair(name: "ed25519", key: sample(try? DKIMPrivateKey(pem: Array(ed25519.utf8))), record: ed25519Record),
    ]

    static let message = [
        "Date: Sat, 21 Nov 2026 13:00:00 +0000", "From: Stadt <post@stadt.example>", "To: Ann <ann@citizen.example>",
        "Message-ID: <1@stadt.example>", "Subject: Re:  Biotonne", "AI-Disclosure: mode=ai-originated,",
        " model=\"a\"", "AI-Provenance: v=1, record=\"urn:uuid:1\"", "AI-Content-Parts: \"1\";action=generated",
        "X-AI-Generated: 1", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "",
        "Diese Antwort wurde mit KI entworfen.", "", "Guten  Tag", "Ihre  Tonne wird geleert.", "", "",
    ].joined(separator: "\r\n")
}

/// A sample's value, which is there or the sample is wrong.
private func sample<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("the sample is wrong") }
    return value
}
