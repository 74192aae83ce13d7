import Enquiries
import Hummingbird

/// A language of the desk's own pages. The mail and the replies have theirs.
package enum Language: String, Codable, Sendable, CaseIterable {
    case german = "de"
    case english = "en"

    static let cookie = "postroom-language"

    /// The visitor's choice, else the first language of the browser that the desk has, else English.
    init(of request: Request) {
        if let chosen = request.cookie(Self.cookie).flatMap(Language.init(rawValue:)) {
            self = chosen
        } else {
            self.init(accepting: request.field("Accept-Language") ?? "")
        }
    }

    /// - Parameter field: The value of `Accept-Language` (RFC 9110 section 12.5.4). Browsers list the best one first.
    init(accepting field: String) {
        let codes = field.prefix(500).split(separator: ",").map { part in
            String(part.drop { $0 == " " }.prefix { $0 != "-" && $0 != ";" && $0 != " " }).lowercased()
        }
        self = codes.lazy.compactMap(Language.init(rawValue:)).first ?? .english
    }

    func callAsFunction(_ word: Word) -> String {
        switch self {
        case .german: word.german
        case .english: word.english
        }
    }

    /// The text of a desk's data in this language.
    func callAsFunction(_ text: LocalizedText, of desk: Desk?) -> String {
        text.text(in: rawValue, else: desk?.languages ?? [])
    }

    /// A date beside many others: the year is said only where it is another one.
    func callAsFunction(_ date: CalendarDate, inYearOf today: CalendarDate) -> String {
        date.year == today.year ? dayAndMonth(date) : self(date)
    }

    /// `21. November 2026` or `21 November 2026`.
    func callAsFunction(_ date: CalendarDate) -> String {
        dayAndMonth(date) + " " + String(date.year)
    }

    private func dayAndMonth(_ date: CalendarDate) -> String {
        String(date.day) + (self == .german ? ". " : " ") + self(Word.months[date.month - 1])
    }
}

/// Something that the desk says, in each of its languages. It cannot be written with one of them missing.
package struct Word: Sendable, Equatable {
    let german: String
    let english: String

    init(_ german: String, _ english: String) { (self.german, self.english) = (german, english) }
}
