import Enquiries

/// The few words of a letter that are not in the answers, by language. Languages without an entry get English.
enum LetterWords {
    static func salutation(_ name: String?, _ language: String) -> String {
        let greeting = language == "de" ? "Guten Tag" : "Hello"
        return name.map { "\(greeting) \($0)," } ?? "\(greeting),"
    }

    static func severalMatters(_ language: String) -> String {
        language == "de"
            ? "Sie haben mehrere Anliegen genannt. Wir antworten der Reihe nach."
            : "You have asked about several matters. We answer them one by one."
    }

    static func date(_ date: CalendarDate, _ language: String) -> String {
        let german = [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ]
        let english = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return language == "de"
            ? "\(date.day). \(german[date.month - 1]) \(date.year)"
            : "\(date.day) \(english[date.month - 1]) \(date.year)"
    }

    /// The sender's name as it may stand in a salutation, or `nil` where it does not look like a person's name.
    ///
    /// A name is data from a stranger and goes into an official letter: letters, blanks, hyphens, apostrophes and dots,
    /// at most five words and 60 characters.
    static func name(of party: Enquiry.Party) -> String? {
        guard let name = party.name, (2...60).contains(name.count) else { return nil }
        let words = name.split(separator: " ")
        let isName = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
                || [" ", "-", "'", "’", "."].contains($0)
        }
        return isName && (1...5).contains(words.count) ? words.joined(separator: " ") : nil
    }
}
