/// Message-IDs and addresses in the one form in which they are compared.
///
/// Mail programs disagree about angle brackets and about the case of addresses; a thread must not break on that.
enum MessageName {
    /// Without blanks and angle brackets; empty where there is nothing else.
    static func messageID(_ text: String) -> String {
        var name = text.drop { $0.isWhitespace }
        while name.last?.isWhitespace == true { name.removeLast() }
        if name.first == "<", name.last == ">" { name = name.dropFirst().dropLast() }
        return String(name)
    }

    static func address(_ text: String) -> String { text.lowercased() }
}
