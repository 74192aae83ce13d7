extension String {
    /// Text for a column: SQLite's text ends at the first U+0000, and a stranger's subject may hold one. Documents keep
    /// it; JSON escapes it.
    var withoutNull: String {
        utf8.contains(0) ? String(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : Character($0) }) : self
    }
}

/// Message-IDs and addresses in the one form in which they are compared.
///
/// Mail programs disagree about angle brackets and about the case of addresses; a thread must not break on that.
enum MessageName {
    /// Without blanks and angle brackets; empty where there is nothing else.
    static func messageID(_ text: String) -> String {
        var name = text.drop { $0.isWhitespace }
        while name.last?.isWhitespace == true { name.removeLast() }
        if name.first == "<", name.last == ">" { name = name.dropFirst().dropLast() }
        return String(name).withoutNull
    }

    static func address(_ text: String) -> String { text.lowercased().withoutNull }
}
