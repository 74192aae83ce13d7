/// Field names that only mail programs write, by which a header is told from text with colons in it.
enum FieldNames {
    /// True for a usual field name, whatever its case.
    static func isUsual(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
        guard name.count >= 2, name.count <= 64 else { return false }
        if KnownField(bytes, name) != nil { return true }
        if hasPrefix("x-", in: bytes, at: name.lowerBound, to: name.upperBound) { return true }
        return usual.contains(lowercasedText(bytes, name))
    }

    private static let usual: Set<String> = [
        "received", "return-path", "delivered-to", "mime-version", "content-description", "content-language",
        "content-location", "content-base", "content-length", "message-id", "resent-from", "resent-to", "resent-date",
        "resent-message-id", "dkim-signature", "authentication-results", "received-spf", "arc-seal",
        "arc-message-signature", "arc-authentication-results", "list-id", "list-unsubscribe", "list-post", "precedence",
        "auto-submitted", "user-agent", "organization", "thread-index", "thread-topic", "importance", "priority", "bcc",
        "errors-to", "status", "lines", "newsgroups", "domainkey-signature",
    ]
}
