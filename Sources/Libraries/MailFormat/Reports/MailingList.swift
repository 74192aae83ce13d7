/// The list a message came through, by its header (RFC 2369, RFC 2919, RFC 8058).
public struct MailingList: Sendable, Hashable {
    /// The identifier of the list without angle brackets.
    public let id: String?
    /// Where to write to the list.
    public let post: [String]
    /// Where to leave the list.
    public let unsubscribe: [String]
    /// Where to join it.
    public let subscribe: [String]
    /// Where to get help.
    public let help: [String]
    /// Who runs it.
    public let owner: [String]
    /// Where its old messages are.
    public let archive: [String]
    /// True if one POST request leaves the list (RFC 8058).
    public let isOneClick: Bool
}

extension MailMessage {
    /// The list the message came through, or nil.
    public var mailingList: MailingList? {
        func addresses(_ name: String) -> [String] {
            guard let field = headerFields.first(where: { $0.isNamed(name) }) else { return [] }
            let value = field.unfoldedValue()
            return MessageIdentifiers.bracketed(value, 0..<value.count, limit: 20)
        }
        let list = MailingList(
            id: addresses("List-Id").last, post: addresses("List-Post"), unsubscribe: addresses("List-Unsubscribe"),
            subscribe: addresses("List-Subscribe"), help: addresses("List-Help"), owner: addresses("List-Owner"),
            archive: addresses("List-Archive"), isOneClick: first("List-Unsubscribe-Post") != nil)
        let isNone =
            list.id == nil && list.post.isEmpty && list.unsubscribe.isEmpty && list.subscribe.isEmpty
            && list.help.isEmpty
            && list.owner.isEmpty && list.archive.isEmpty
        return isNone ? nil : list
    }
}
