/// What stands behind a number (or before it) and says what it counts.
enum QuantityUnit: Equatable {
    case money(currency: String, scale: Int)
    /// Hundredths of the currency: cent, pence.
    case smallMoney(currency: String)
    case percent
    case period(String)
    case oClock
    case beforeNoon, afterNoon

    /// The unit at a token, and the token behind it.
    static func read(_ text: FactText, at index: Int) -> (unit: QuantityUnit, next: Int)? {
        guard text.isOnLine(index) || text.isAttached(index) else { return nil }
        if text.isMark(index, FactToken.Special.euro) { return (.money(currency: "EUR", scale: 1), index + 1) }
        if text.isMark(index, FactToken.Special.pound) { return (.money(currency: "GBP", scale: 1), index + 1) }
        if text.isMark(index, "$") { return (.money(currency: "USD", scale: 1), index + 1) }
        if text.isMark(index, "%") { return (.percent, index + 1) }
        let word = text.word(index)
        guard !word.isEmpty else { return nil }
        guard word.utf8.count <= 13 else { return nil }
        if let scale = scales[word] {
            let next = text.isMark(index + 1, ".") ? index + 2 : index + 1
            if let (unit, after) = read(text, at: next), case .money(let currency, 1) = unit {
                return (.money(currency: currency, scale: scale), after)
            }
            return nil
        }
        if word == "per", text.word(index + 1) == "cent" { return (.percent, index + 2) }
        if word == "working" || word == "business", let unit = units[text.word(index + 1)],
            unit == .period("days")
        {
            return (.period("working days"), index + 2)
        }
        // `8 a.m.`
        if word == "a" || word == "p", text.isMark(index + 1, "."), text.word(index + 2) == "m" {
            return (word == "a" ? .beforeNoon : .afterNoon, text.isMark(index + 3, ".") ? index + 4 : index + 3)
        }
        if word == "p" || word == "c", !text.isAttached(index) { return nil }
        return units[word].map { ($0, index + 1) }
    }

    private static let scales = [
        "tausend": 1000, "tsd": 1000, "thousand": 1000, "k": 1000, "mio": 1_000_000, "million": 1_000_000,
        "millionen": 1_000_000, "m": 1_000_000,
    ]

    private static let units: [String: QuantityUnit] = {
        let lists: [(QuantityUnit, String)] = [
            (.money(currency: "EUR", scale: 1), "euro euros eur"),
            (.money(currency: "GBP", scale: 1), "pound pounds gbp"),
            (.money(currency: "USD", scale: 1), "dollar dollars usd"),
            (.money(currency: "CHF", scale: 1), "chf franken"),
            (.smallMoney(currency: "EUR"), "cent cents ct"), (.smallMoney(currency: "GBP"), "pence p"),
            (.percent, "prozent percent"),
            (.period("minutes"), "minute minuten minutes"), (.period("hours"), "stunde stunden hour hours"),
            (.period("days"), "tag tage tagen day days"), (.period("weeks"), "woche wochen week weeks"),
            (.period("months"), "monat monate monaten monats month months"),
            (.period("years"), "jahr jahre jahren jahres year years"),
            (.period("working days"), "werktag werktage werktagen arbeitstag arbeitstage arbeitstagen"),
            (.oClock, "uhr"), (.beforeNoon, "am"), (.afterNoon, "pm"),
        ]
        var units: [String: QuantityUnit] = [:]
        for (unit, list) in lists {
            for word in list.split(separator: " ") { units[String(word)] = unit }
        }
        return units
    }()
}
