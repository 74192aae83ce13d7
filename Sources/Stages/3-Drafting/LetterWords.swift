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
}
