/// Reads amounts of money, shares, periods and times of day: a number with its unit, or several numbers that share one
/// (`20 bis 40 Euro`, `8 bis 12 und 13 bis 16 Uhr`).
enum QuantityReader {
    /// At most so many numbers share a unit.
    private static let mostNumbers = 4

    static func read(_ text: FactText, at index: Int) -> FoundFacts? {
        prefixed(text, at: index) ?? colonTime(text, at: index) ?? counted(text, at: index)
    }

    private static func counted(_ text: FactText, at index: Int) -> FoundFacts? {
        // A word is rarely a number, and reading it costs more than to look at what follows.
        if text.isLetters(index), !NumberWords.canBegin(text.word(index)) { return nil }
        guard let first = WrittenNumber.read(text, at: index) else { return nil }
        var numbers = [(number: first, start: index)]
        var next = first.next
        while true {
            if let (unit, after) = QuantityUnit.read(text, at: next) {
                return facts(text, numbers, unit, after: after)
            }
            guard numbers.count < mostNumbers, let start = behindConnective(text, at: next),
                let number = WrittenNumber.read(text, at: start)
            else { return nil }
            numbers.append((number, start))
            next = number.next
        }
    }

    private static func facts(
        _ text: FactText, _ numbers: [(number: WrittenNumber, start: Int)], _ unit: QuantityUnit, after: Int
    ) -> FoundFacts? {
        var facts: [Fact] = []
        for (place, entry) in numbers.enumerated() {
            let end = place == numbers.count - 1 ? after : entry.number.next
            guard let (kind, value) = value(of: entry.number, unit) else { return nil }
            facts.append(text.fact(kind, entry.start..<end, value: value))
        }
        return FoundFacts(facts, next: after)
    }

    private static func value(of number: WrittenNumber, _ unit: QuantityUnit) -> (Fact.Kind, String)? {
        switch unit {
        case .money(let currency, let scale): (.amount, "\(currency) \(number.hundredths * scale)")
        case .smallMoney(let currency): (.amount, "\(currency) \(number.hundredths / 100)")
        case .percent: (.percentage, "\(number.hundredths)")
        case .period(let name):
            (.period, (number.whole.map(String.init) ?? "\(number.hundredths)/100") + " " + name)
        case .oClock: clock(number.hundredths).map { (.clockTime, $0) }
        case .beforeNoon, .afterNoon: twelveHours(number.hundredths, unit).map { (.clockTime, $0) }
        }
    }

    private static func twelveHours(_ hundredths: Int, _ unit: QuantityUnit) -> String? {
        guard (100..<1300).contains(hundredths) else { return nil }
        return clock(hundredths % 1200 + (unit == .afterNoon ? 1200 : 0))
    }

    /// `8.30 Uhr` is read as eight and thirty hundredths; both are the digits of the time.
    private static func clock(_ hundredths: Int) -> String? {
        let (hour, minute) = (hundredths / 100, hundredths % 100)
        guard (0...24).contains(hour), minute < 60 else { return nil }
        return twoDigits(hour) + ":" + twoDigits(minute)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// `14:30`, with `Uhr` or `pm` or without.
    private static func colonTime(_ text: FactText, at index: Int) -> FoundFacts? {
        guard let hour = text.number(index), text.tokens[index].count <= 2, text.isMark(index + 1, ":"),
            text.isAttached(index + 1), text.isAttached(index + 2), text.tokens[index + 2].count == 2,
            let minute = text.number(index + 2), !(text.isMark(index + 3, ":") && text.isAttached(index + 3))
        else { return nil }
        var next = index + 3
        var hundredths = hour * 100 + minute
        if let (unit, after) = QuantityUnit.read(text, at: next) {
            switch unit {
            case .oClock: next = after
            case .beforeNoon, .afterNoon:
                guard (100..<1300).contains(hundredths) else { return nil }
                hundredths = hundredths % 1200 + (unit == .afterNoon ? 1200 : 0)
                next = after
            default: break
            }
        }
        return clock(hundredths).map { FoundFacts(text.fact(.clockTime, index..<next, value: $0), next: next) }
    }

    /// `€ 30`, `EUR 30`, `£20 to 40`.
    private static func prefixed(_ text: FactText, at index: Int) -> FoundFacts? {
        guard let currency = currencySign(text, at: index), text.isDigits(index + 1), text.isOnLine(index + 1),
            let number = WrittenNumber.read(text, at: index + 1)
        else { return nil }
        // In `30 Euro 15 Cent` the word belongs to the number before it; that one was read already.
        var next = number.next
        var scale = 1
        if text.isAttached(next), let known = ["k": 1000, "m": 1_000_000][text.word(next)] {
            (scale, next) = (known, next + 1)
        } else if text.word(next) == "million" {
            (scale, next) = (1_000_000, next + 1)
        }
        var facts = [
            text.fact(.amount, index..<next, value: "\(currency) \(number.hundredths * scale)")
        ]
        if let start = behindConnective(text, at: next), text.isDigits(start),
            !text.isMark(start - 1, ","), let second = WrittenNumber.read(text, at: start),
            QuantityUnit.read(text, at: second.next) == nil
        {
            facts.append(text.fact(.amount, start..<second.next, value: "\(currency) \(second.hundredths)"))
            next = second.next
        }
        return FoundFacts(facts, next: next)
    }

    private static func currencySign(_ text: FactText, at index: Int) -> String? {
        if text.isMark(index, FactToken.Special.euro) { return "EUR" }
        if text.isMark(index, FactToken.Special.pound) { return "GBP" }
        if text.isMark(index, "$") { return "USD" }
        return text.isDigits(index + 1) ? currencies[text.word(index)] : nil
    }

    private static let currencies = ["eur": "EUR", "euro": "EUR", "gbp": "GBP", "usd": "USD", "chf": "CHF"]

    private static let connectives: Set<String> = ["bis", "und", "oder", "to", "and", "or"]

    /// The token behind a word or mark that joins two numbers of one unit.
    private static func behindConnective(_ text: FactText, at index: Int) -> Int? {
        guard text.isOnLine(index) || text.isAttached(index), text.tokens.indices.contains(index + 1) else {
            return nil
        }
        if connectives.contains(text.word(index)) { return index + 1 }
        if text.isMark(index, "-") || text.isMark(index, "/") { return index + 1 }
        return text.isMark(index, ",") && !text.isAttached(index + 1) ? index + 1 : nil
    }
}
