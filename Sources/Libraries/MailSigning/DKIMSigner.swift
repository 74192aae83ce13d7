import Crypto

/// Signs messages for a domain (RFC 6376, relaxed/relaxed; RFC 8463 where the key is Ed25519).
///
/// The same message, moment and key give the same signature, so that a shown message can be approved with its signature.
public struct DKIMSigner: Sendable {
    /// The domain of the sender.
    public let domain: String
    /// The name under which the DNS has the public key.
    public let selector: String
    private let key: DKIMPrivateKey

    /// - Parameters:
    ///   - domain: The domain of the sender, in ASCII.
    ///   - selector: The name under which the DNS has the public key: `SELECTOR._domainkey.DOMAIN`.
    public init(domain: String, selector: String, key: DKIMPrivateKey) throws(DKIMError) {
        guard Self.isName(domain), domain.utf8.contains(UInt8(ascii: ".")) else { throw .illegalDomain(domain) }
        guard Self.isName(selector) else { throw .illegalSelector(selector) }
        (self.domain, self.selector, self.key) = (domain, selector, key)
    }

    /// Fields of the message that are signed, whether they are there or not, so that none can be added.
    static let fields = [
        "from", "to", "subject", "date", "message-id", "in-reply-to", "references", "mime-version", "content-type",
        "content-language", "auto-submitted",
    ]

    /// Fields that are named once more than they stand there: another one voids the signature (RFC 6376 section 8.15).
    static let closed = ["from", "to", "subject", "date", "content-type"] + marks

    /// The fields of the AI marks.
    static let marks = ["ai-disclosure", "ai-provenance", "ai-content-parts", "x-ai-generated"]

    /// The message with its signature as the first field.
    ///
    /// - Parameter moment: Seconds since 1970; stated in the signature.
    public func signed(_ message: [UInt8], at moment: Int64) throws(DKIMError) -> [UInt8] {
        let canonical = CanonicalMessage(message)
        guard !canonical.fields.isEmpty else { throw .noHeader }
        let names = Self.names(canonical)
        let bodyHash = Base64Text.encoded(Array(SHA256.hash(data: canonical.body)))
        let tags = [
            "v=1;", "a=\(key.method);", "c=relaxed/relaxed;", "d=\(domain);", "s=\(selector);", "t=\(moment);",
            "h=\(names.joined(separator: ":"));", "bh=\(bodyHash);", "b=",
        ]
        let unsigned = Self.folded(tags)
        let signature = try key.signature(of: Self.signedBytes(canonical, names, unsigned[...]))
        let field = "DKIM-Signature:".utf8 + unsigned + Self.folded(signature: Base64Text.encoded(signature))
        return field + [0x0D, 0x0A] + message
    }

    private static func names(_ message: CanonicalMessage) -> [String] {
        var counts: [String: Int] = [:]
        for field in message.fields { counts[field.name, default: 0] += 1 }
        return (fields + marks).flatMap { name in
            let count = counts[name] ?? 0
            return Array(repeating: name, count: closed.contains(name) ? count + 1 : max(count, 1))
        }
    }

    /// What the signature is over: the chosen fields, then the signature's own field without the value of `b`.
    static func signedBytes(_ message: CanonicalMessage, _ names: [String], _ unsigned: ArraySlice<UInt8>) -> [UInt8] {
        message.chosen(names) + CanonicalMessage.Field(name: "dkim-signature", value: unsigned).canonical
    }

    /// Lines of at most 76 bytes; `h` is broken at its colons.
    private static func folded(_ tags: [String]) -> [UInt8] {
        var out: [UInt8] = []
        var column = "DKIM-Signature:".utf8.count
        for tag in tags {
            let pieces = tag.split(separator: ":").map(String.init)
            for (index, piece) in pieces.enumerated() {
                let piece = piece + (index + 1 < pieces.count ? ":" : "")
                if column + 1 + piece.utf8.count > 76 {
                    out += "\r\n".utf8
                    column = 0
                }
                if index == 0 || column == 0 { out.append(0x20) }
                out += piece.utf8
                column += 1 + piece.utf8.count
            }
        }
        return out
    }

    private static func folded(signature: String) -> [UInt8] {
        var out: [UInt8] = []
        for (index, byte) in signature.utf8.enumerated() {
            if index.isMultiple(of: 72) { out += "\r\n ".utf8 }
            out.append(byte)
        }
        return out
    }

    private static func isName(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy {
                    (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
                        || $0 == UInt8(ascii: "_")
                }
        }
    }
}
