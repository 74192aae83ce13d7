/// A text that has the form of a person's name.
///
/// A name is data from a stranger and goes into an official letter: letters, blanks, hyphens, apostrophes and dots, at most
/// five words and 60 characters, no word that names a company, an office or a thing.
package struct PersonName: Sendable, Hashable {
    package static let lengths = 2...60
    package static let mostWords = 5

    package let text: String
    /// Whether every word begins like a name and none is a usual word of a sentence.
    let isWhole: Bool

    /// Reads a display name: `Ann Lee`, `Drexl, Alfons`, `"Dr. Ottokar Venske"`.
    package init?(display: String) {
        var name = display.filter { !"\"“”„".contains($0) }
        let parts = name.split(separator: ",")
        if parts.count == 2, let last = parts.first, let first = parts.last,
            last.split(separator: " ").count <= 2, first.split(separator: " ").count <= 3
        {
            name = "\(first) \(last)"
        }
        self.init(name, asksCapitals: false)
    }

    /// Reads a line of a signature: `Ihre Gerda Möllenkamp`, `gez. A. Schmidt`, `Reinhild Passlack, Vorsitzende`.
    package init?(signed line: String) {
        var rest = line[...]
        if let cut = rest.firstIndex(where: { ",(|/–".contains($0) }) { rest = rest[..<cut] }
        var words = rest.split(separator: " ")
        // "i. A." and "i. V." before the name of who signs for another.
        if words.count > 2, words[0] == "i.", words[1].count == 2, words[1].last == "." { words.removeFirst(2) }
        while let first = words.first, Self.before.contains(WordFolding.folded(first)) { words.removeFirst() }
        while words.last?.utf8.allSatisfy({ ".!*~-".utf8.contains($0) }) == true { words.removeLast() }
        var name = words.joined(separator: " ")
        while let last = name.last, "!*~.".contains(last), !(last == "." && name.dropLast().last?.isUppercase == true) {
            name.removeLast()
        }
        self.init(name, asksCapitals: true)
    }

    private init?(_ name: String, asksCapitals: Bool) {
        let words = name.split(separator: " ")
        guard Self.lengths.contains(name.count), (1...Self.mostWords).contains(words.count) else { return nil }
        let hasForm = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
                || [" ", "-", "'", "’", "."].contains($0) || asksCapitals && $0 == "&"
        }
        guard hasForm, words.contains(where: { $0.count(where: \.isLetter) >= 2 }) else { return nil }
        let folded = words.map { WordFolding.folded($0.filter { $0.isLetter || $0 == "-" }) }
        guard !folded.contains(where: NotNames.isOne) else { return nil }
        let proper = zip(words, folded).allSatisfy { word, folded in
            word.first?.isLowercase != true || Self.particles.contains(folded)
        }
        let common = zip(words, folded).contains { word, folded in
            Self.sentenceWords.contains(folded) && !(word.first?.isLowercase == true && Self.particles.contains(folded))
        }
        if asksCapitals, !proper || common { return nil }
        text = words.joined(separator: " ")
        isWhole = proper && !common && words.count <= 4
    }

    /// Words before a name in a signature. The title of address is left out: software guesses nobody's gender and repeats no
    /// guess.
    private static let before: Set<String> = [
        "ihr", "ihre", "euer", "eure", "dein", "deine", "gez.", "gez", "i.a.", "i.v.", "herr", "frau", "mr", "mr.",
        "mrs",
        "mrs.", "ms", "ms.", "miss", "sir", "madam", "von", "from", "yours", "name:", "familie:", "-", "--", "~", "*",
    ]

    private static let particles: Set<String> = [
        "von", "van", "vom", "zu", "zur", "zum", "de", "da", "do", "dos", "das", "der", "den", "del", "della", "di",
        "du",
        "la", "le", "el", "al", "bin", "ibn", "ben", "und", "and", "y", "e", "ter", "te", "af", "ul", "",
    ]

    /// Capitalised words that end a mail and are no name.
    private static let sentenceWords: Set<String> = [
        "danke", "bitte", "hallo", "guten", "gruss", "gruesse", "mit", "freundlichen", "vielen", "dank", "thanks",
        "thank",
        "regards", "sincerely", "please", "hello", "dear", "sehr", "geehrte", "viele", "liebe", "best", "kind",
        "cheers",
        "ich", "wir", "sie", "was", "wann", "wie", "wo", "und", "oder", "ja", "nein", "yes", "no", "the", "my", "your",
        "our", "this", "that", "what", "when", "how", "where", "merci", "gracias", "sent", "gesendet", "von", "anlage",
        "anlagen", "anhang", "telefon", "tel", "handy", "email", "e-mail", "mail", "antwort", "betreff", "subject",
        "attachment", "mobil", "fax", "herzlichen", "gesendet", "iphone", "android", "outlook", "zurueck", "ende",
        "urgent", "dringend", "wichtig", "eilt", "siehe", "noch", "nicht", "kein", "keine", "bis", "bald", "faithfully",
        "truly", "warm", "many", "wishes", "all", "die", "der", "das", "ein", "eine",
    ]
}
