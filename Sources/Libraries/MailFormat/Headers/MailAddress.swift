/// One mailbox of an address field (RFC 5322 section 3.4): what stands in the last angle brackets, and the name before it.
///
/// The name is what the sender claims. It may look like another address; ``nameLooksLikeAnotherAddress`` tells.
public struct MailAddress: Sendable, Hashable {
    /// The display name, decoded, or nil where there is none.
    public let name: String?
    /// The address as written, without angle brackets, comments and obsolete routes. Encoded words in it stay encoded.
    public let address: String

    /// Creates an address. An empty name counts as none.
    public init(name: String? = nil, address: String) {
        self.name = name == "" ? nil : name
        self.address = address
    }

    /// The part before the last `@`, or all of it.
    public var localPart: String {
        guard let at = address.utf8.lastIndex(of: Byte.at) else { return address }
        return String(address[..<at])
    }

    /// The part after the last `@`, in lower case, or nil.
    public var domain: String? {
        guard let at = address.utf8.lastIndex(of: Byte.at) else { return nil }
        return String(address[address.utf8.index(after: at)...]).lowercased()
    }

    /// True if the display name holds an address other than this one: a common way to deceive the reader.
    public var nameLooksLikeAnotherAddress: Bool {
        guard let name, name.utf8.contains(Byte.at) else { return false }
        return !name.lowercased().contains(address.lowercased())
    }
}
