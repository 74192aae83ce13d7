import Crypto

/// What an offline check of a message's DKIM signatures says.
public enum DKIMCheck: Sendable, Hashable {
    /// There is no signature.
    case unsigned
    /// There are signatures, and none covers the AI marks; mail servers sign so.
    case othersOnly
    /// The signature cannot be read.
    case unreadable
    /// It is by a method that this version does not know, or over a part of the body only.
    case unknownMethod
    case bodyChanged
    /// The header is not the one that was signed, or the key is not the signer's.
    case signatureWrong
    /// The body is the one that was signed; the signature was not checked for want of a key.
    case bodyFits
    /// The signature is good under the key.
    case valid(domain: String, selector: String)

    /// Checks the signatures of `message` that cover the AI marks; the best of several counts.
    ///
    /// - Parameter key: The signer's public key, or `nil` where it is not known.
    public init(_ message: [UInt8], key: DKIMPublicKey?) {
        let canonical = CanonicalMessage(message)
        let signatures = canonical.fields.filter { $0.name == "dkim-signature" }.prefix(8)
        guard !signatures.isEmpty else {
            self = .unsigned
            return
        }
        self = signatures.map { Self.one($0, canonical, key) }.max { $0.rank < $1.rank } ?? .unsigned
    }

    private var rank: Int {
        switch self {
        case .unsigned: 0
        case .othersOnly: 1
        case .unreadable: 2
        case .unknownMethod: 3
        case .bodyChanged: 4
        case .signatureWrong: 5
        case .bodyFits: 6
        case .valid: 7
        }
    }

    private static func one(
        _ field: CanonicalMessage.Field, _ message: CanonicalMessage, _ key: DKIMPublicKey?
    ) -> Self {
        guard let tags = TagList(Array(field.value)), let list = tags["h"] else { return .unreadable }
        let names = list.split(separator: ":").map { $0.filter { !$0.isWhitespace }.lowercased() }
        guard DKIMSigner.marks.allSatisfy({ names.contains($0) }) else { return .othersOnly }
        guard let method = tags["a"], let domain = tags["d"], let selector = tags["s"],
            let bodyHash = tags["bh"].flatMap(Base64Text.decoded), let signature = tags["b"].flatMap(Base64Text.decoded)
        else { return .unreadable }
        guard tags["v"] == "1", ["rsa-sha256", "ed25519-sha256"].contains(method), tags["c"] == "relaxed/relaxed",
            tags["l"] == nil
        else { return .unknownMethod }
        guard Array(SHA256.hash(data: message.body)) == bodyHash else { return .bodyChanged }
        guard let key else { return .bodyFits }
        let signed = DKIMSigner.signedBytes(message, names, withoutSignature(field.value))
        guard key.method == method, key.accepts(signature, of: signed) else { return .signatureWrong }
        return .valid(domain: domain, selector: selector)
    }

    /// The field with the value of its tag `b` taken out (RFC 6376 section 3.7).
    private static func withoutSignature(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var out: [UInt8] = []
        for (index, part) in value.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).enumerated() {
            if index > 0 { out.append(UInt8(ascii: ";")) }
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")),
                part[..<equals].filter({ ![0x20, 0x09, 0x0D, 0x0A].contains($0) }) == [UInt8(ascii: "b")]
            else {
                out += part
                continue
            }
            out += part[...equals]
        }
        return out[...]
    }
}
