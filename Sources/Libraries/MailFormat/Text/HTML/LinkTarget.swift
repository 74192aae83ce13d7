/// Where a link leads, as far as a reader should see it.
enum LinkTarget {
    /// The target to show, or nil for places within the mail and for what is no address.
    static func shown(_ href: String?) -> String? {
        guard let href else { return nil }
        let target = String(
            String.UnicodeScalarView(href.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
        let lower = target.lowercased()
        if lower.hasPrefix("mailto:") {
            let address = target.dropFirst(7).prefix { $0 != "?" }
            return address.isEmpty ? nil : String(address)
        }
        if lower.hasPrefix("tel:") { return String(target.dropFirst(4)) }
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("ftp://") else { return nil }
        return String(target.prefix(2_000))
    }

    /// True if the text of the link already says where it leads.
    static func isSame(_ text: String, _ target: String) -> Bool {
        plain(text) == plain(target)
    }

    private static func plain(_ text: String) -> String {
        var text = text.lowercased().filter { !$0.isWhitespace }
        for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        if text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
