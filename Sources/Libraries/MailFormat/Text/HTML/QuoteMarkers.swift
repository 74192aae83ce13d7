/// The marks that mail programs leave in HTML where an earlier message begins.
enum QuoteMarkers {
    /// The line that stands for such a mark in visible text.
    static let line = "________________________________"

    /// True for a block that opens the earlier message in the HTML of Outlook and its relatives.
    static func startsOldMessage(_ tag: HTMLTag) -> Bool {
        if let id = tag.id?.lowercased() {
            if id == "divrplyfwdmsg" || id.hasSuffix("_divrplyfwdmsg")
                || id == "mail-editor-reference-message-container"
            {
                return true
            }
        }
        guard tag.name == "div", let style = tag.style else { return false }
        let declarations = CSSDeclarations(style)
        guard let top = declarations["border-top"], declarations["border"] == "none" else { return false }
        return top.hasPrefix("solid #e1e1e1") || top.hasPrefix("solid #b5c4df")
    }
}
