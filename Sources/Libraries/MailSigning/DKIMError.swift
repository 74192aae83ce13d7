/// Why a message cannot be signed, or a key not be read.
public enum DKIMError: Error, Sendable, Hashable {
    /// The bytes are neither a PEM key nor a DNS record of a kind that DKIM knows.
    case unreadableKey
    /// RSA keys need 2048 bits at least (RFC 8301 section 3.2 asks for 1024 and advises 2048).
    case shortKey(bits: Int)
    /// Not a host name in ASCII.
    case illegalDomain(String)
    case illegalSelector(String)
    /// The message has no header.
    case noHeader
    /// The cryptographic library refused.
    case signingFailed
}

extension DKIMError: CustomStringConvertible {
    /// What is wrong and what to do next.
    public var description: String {
        switch self {
        case .unreadableKey:
            "The DKIM key is neither RSA nor Ed25519 in PEM form, nor a DKIM record. Make one: openssl genrsa 2048"
        case .shortKey(let bits): "The DKIM key has \(bits) bits, at least 2048 are needed. Make a new one."
        case .illegalDomain(let domain):
            "The DKIM domain \"\(domain)\" is no host name. Write it as in the DNS, in ASCII."
        case .illegalSelector(let selector):
            "The DKIM selector \"\(selector)\" is not made of letters, digits, hyphens and dots."
        case .noHeader: "The message has no header that could be signed."
        case .signingFailed:
            "The message could not be signed with this DKIM key. Check the key with: openssl pkey -check"
        }
    }
}
