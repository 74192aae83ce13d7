import Crypto
import CryptoExtras

/// A key to sign with: RSA (RFC 6376) or Ed25519 (RFC 8463).
public struct DKIMPrivateKey: Sendable {
    enum Kind {
        case rsa(_RSA.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    let kind: Kind

    /// - Parameter pem: A private key as `openssl genrsa` or `openssl genpkey -algorithm ed25519` writes it.
    /// - Throws: ``DKIMError/unreadableKey`` or ``DKIMError/shortKey(bits:)``.
    public init(pem: [UInt8]) throws(DKIMError) {
        if let block = PEMBlock(pem), block.label == "PRIVATE KEY", block.bytes.starts(with: Self.ed25519Prefix),
            let key = try? Curve25519.Signing.PrivateKey(
                rawRepresentation: block.bytes.dropFirst(Self.ed25519Prefix.count))
        {
            kind = .ed25519(key)
            return
        }
        guard let key = try? _RSA.Signing.PrivateKey(unsafePEMRepresentation: String(decoding: pem, as: UTF8.self))
        else { throw .unreadableKey }
        guard key.keySizeInBits >= Self.leastBits else { throw .shortKey(bits: key.keySizeInBits) }
        kind = .rsa(key)
    }

    static let leastBits = 2048

    /// PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410 section 7).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    /// The value of the tag `a`.
    var method: String {
        switch kind {
        case .rsa: "rsa-sha256"
        case .ed25519: "ed25519-sha256"
        }
    }

    func signature(of bytes: [UInt8]) throws(DKIMError) -> [UInt8] {
        let digest = SHA256.hash(data: bytes)
        do {
            switch kind {
            case .rsa(let key):
                return Array(try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
            // RFC 8463 section 3 signs the digest.
            case .ed25519(let key): return Array(try key.signature(for: Array(digest)))
            }
        } catch {
            throw .signingFailed
        }
    }
}

/// A key to check signatures with.
public struct DKIMPublicKey: Sendable {
    enum Kind {
        case rsa(_RSA.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
    }

    let kind: Kind

    /// - Parameter bytes: A PEM public key, or the text of a DNS record (`v=DKIM1; k=rsa; p=…`).
    /// - Throws: ``DKIMError/unreadableKey`` or ``DKIMError/shortKey(bits:)``.
    public init(_ bytes: [UInt8]) throws(DKIMError) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let block = PEMBlock(bytes), block.bytes.starts(with: Self.ed25519Prefix) {
            kind = .ed25519(try Self.ed25519(Array(block.bytes.dropFirst(Self.ed25519Prefix.count))))
        } else if let key = try? _RSA.Signing.PublicKey(unsafePEMRepresentation: text) {
            kind = .rsa(try Self.longEnough(key))
        } else {
            let tags = TagList(bytes)
            guard let tags, let data = tags["p"].flatMap(Base64Text.decoded) else { throw .unreadableKey }
            if tags["k"] == "ed25519" {
                kind = .ed25519(try Self.ed25519(data))
            } else if let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: data) {
                kind = .rsa(try Self.longEnough(key))
            } else {
                throw .unreadableKey
            }
        }
    }

    /// SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410 section 4).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    private static func ed25519(_ bytes: [UInt8]) throws(DKIMError) -> Curve25519.Signing.PublicKey {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { throw .unreadableKey }
        return key
    }

    private static func longEnough(_ key: _RSA.Signing.PublicKey) throws(DKIMError) -> _RSA.Signing.PublicKey {
        guard key.keySizeInBits >= DKIMPrivateKey.leastBits else { throw .shortKey(bits: key.keySizeInBits) }
        return key
    }

    var method: String {
        switch kind {
        case .rsa: "rsa-sha256"
        case .ed25519: "ed25519-sha256"
        }
    }

    func accepts(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        let digest = SHA256.hash(data: bytes)
        return switch kind {
        case .rsa(let key):
            key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
        case .ed25519(let key): key.isValidSignature(signature, for: Array(digest))
        }
    }
}
