import PhraseMatching

/// Tells mails that say nothing: empty, only a signature, or only "see attachment".
enum ContentCheck {
    /// Longer mails say something, whatever they begin with.
    private static let mostWords = 30

    /// Words that point at an attachment, greet or close. A line made of nothing else says nothing.
    private static let emptyWords: Set<String> = [
        "siehe", "s", "anhang", "anhaenge", "anlage", "anlagen", "beigefuegt", "anbei", "bitte", "im", "in", "der",
        "den",
        "die", "see", "attached", "attachment", "attachments", "enclosed", "please", "find", "the", "file", "photo",
        "foto", "hallo", "hello", "hi", "guten", "tag", "dear", "sir", "madam", "sehr", "geehrte", "geehrter", "damen",
        "und", "herren", "or", "and", "fyi", "zk",
    ]

    /// How closings and marks of mail programs begin; what follows is a signature.
    private static let closings = [
        "mit freundlichen", "freundliche gr", "viele gr", "beste gr", "gruss", "kind regards", "best regards",
        "regards",
        "yours", "many thanks and regards", "sent from", "von meinem", "gesendet von", "get outlook",
    ]

    static func saysNothing(_ text: String) -> Bool {
        let folded = FoldedText(text, maximumWords: mostWords + 1)
        if folded.wordCount == 0 { return true }
        if folded.wordCount > mostWords { return false }
        for line in text.split(separator: "\n") {
            if line.hasPrefix("--") { return true }
            let words = FoldedText(String(line))
            let spoken = (0..<words.wordCount).map(words.word(at:))
            let joined = spoken.joined(separator: " ")
            if closings.contains(where: { joined.hasPrefix($0) }) { return true }
            if spoken.contains(where: { !emptyWords.contains($0) }) { return false }
            // "See attachment" and nothing before it: what follows is a name.
            if spoken.contains(where: { pointers.contains($0) }) { return true }
        }
        return true
    }

    private static let pointers: Set<String> = [
        "anhang", "anlage", "anlagen", "anbei", "attached", "attachment", "enclosed",
    ]
}
