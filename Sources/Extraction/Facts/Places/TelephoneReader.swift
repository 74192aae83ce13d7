/// Reads telephone numbers: international (`+49 69 …`, `0044 …`), national (with a leading 0), local ones behind a word
/// such as `Telefon`, and the short numbers of emergency services behind a word that says to call them.
enum TelephoneReader {
    /// Digits of a number with its prefix; ITU-T E.164 allows 15.
    static let digits = 7...15

    private static let shortNumbers: Set<String> = [
        "110", "111", "112", "113", "114", "115", "116", "117", "118", "119", "101", "105", "119", "999", "911",
    ]

    static func read(_ text: FactText, at index: Int, _ cues: RecentCues) -> FoundFacts? {
        let isInternational = text.isMark(index, "+") && text.isDigits(index + 1) && text.isAttached(index + 1)
        let isBracketed =
            text.isMark(index, "(") && text.isDigits(index + 1) && text.isMark(index + 2, ")")
            && text.raw(index + 1).first == 0x30
        let start = isInternational || isBracketed ? index + 1 : index
        guard text.isDigits(start), isInternational || isBracketed || !isInsideNumber(text, index) else { return nil }
        let number = collect(text, from: start, index)
        let count = number.digits.count
        if isInternational {
            guard (digits.lowerBound + 1...digits.upperBound).contains(count) else { return nil }
            return found(text, index..<number.next, "+" + number.digits)
        }
        if number.digits.hasPrefix("0"), digits.contains(count), !number.isDate {
            return found(text, index..<number.next, number.digits)
        }
        if cues.has(.telephone, before: index, within: 4), (5...digits.upperBound).contains(count), !number.isDate {
            return found(text, index..<number.next, number.digits)
        }
        return short(text, at: index, cues)
    }

    private static func short(_ text: FactText, at index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard cues.has(.call, before: index) || cues.has(.telephone, before: index) else { return nil }
        let first = text.string(text.tokens[index].range)
        if first == "116", text.isDigits(index + 1), text.tokens[index + 1].count == 3, text.isOnLine(index + 1) {
            return found(text, index..<index + 2, first + text.string(text.tokens[index + 1].range))
        }
        guard shortNumbers.contains(first) || first.hasPrefix("116") && first.utf8.count == 6,
            QuantityUnit.read(text, at: index + 1) == nil
        else { return nil }
        return found(text, index..<index + 1, first)
    }

    /// Whether digits belong to a longer number, a decimal or a word.
    private static func isInsideNumber(_ text: FactText, _ index: Int) -> Bool {
        if text.isAttached(index), index > 0, text.isLetters(index - 1) || text.isDigits(index - 2) { return true }
        let separated = text.isMark(index + 1, ",") || text.isMark(index + 1, ".") || text.isMark(index + 1, ":")
        return separated && text.isAttached(index + 1) && text.isDigits(index + 2) && text.isAttached(index + 2)
    }

    private struct Collected {
        var digits: String
        var next: Int
        var groups: [Int]
        /// `03/07/2026` and `03-07-26` have the form of a number too.
        var isDate: Bool {
            groups.count == 3 && groups[0] <= 2 && groups[1] <= 2 && (groups[2] == 2 || groups[2] == 4)
        }
    }

    private static func collect(_ text: FactText, from start: Int, _ first: Int) -> Collected {
        var number = Collected(
            digits: String(text.string(text.tokens[start].range).prefix(16)), next: start + 1,
            groups: [text.tokens[start].count])
        if text.isMark(first, "("), text.isMark(number.next, ")") { number.next += 1 }
        while number.groups.count < 9 {
            var place = number.next
            // `(0)` behind a country's prefix is not dialled.
            if text.isMark(place, "("), text.isDigits(place + 1), text.isMark(place + 2, ")") {
                if text.raw(place + 1).elementsEqual([0x30]) {
                    number.next = place + 3
                    continue
                }
                place += 1
            } else if text.isMark(place, "-") || text.isMark(place, "/") {
                place += 1
            }
            guard text.isDigits(place), text.isOnLine(place), text.tokens[place].count <= 9,
                number.digits.utf8.count + text.tokens[place].count <= digits.upperBound,
                !isInsideNumber(text, place) || text.isMark(place - 1, "-") || text.isMark(place - 1, "/")
                    || text.isMark(place - 1, "(") || text.isMark(place - 1, ")"),
                QuantityUnit.read(text, at: place + 1) == nil
            else { break }
            number.digits += text.string(text.tokens[place].range)
            number.groups.append(text.tokens[place].count)
            number.next = place + 1
            if text.isMark(number.next, ")"), text.isMark(place - 1, "(") { number.next += 1 }
        }
        return number
    }

    private static func found(_ text: FactText, _ tokens: Range<Int>, _ digits: String) -> FoundFacts {
        FoundFacts(text.fact(.phone, tokens, value: normal(digits)), next: tokens.upperBound)
    }

    /// The number as it is dialled in Germany or the United Kingdom; numbers of other countries keep their `+`.
    static func normal(_ digits: String) -> String {
        let international = digits.hasPrefix("00") ? "+" + digits.dropFirst(2) : digits
        for home in ["+49", "+44"] where international.hasPrefix(home) {
            return "0" + international.dropFirst(3).drop { $0 == "0" }
        }
        return international
    }
}
