/// A number as people write it, in digits or words, in hundredths.
struct WrittenNumber {
    /// In hundredths of one; amounts beyond 10¹³ are no numbers here.
    let hundredths: Int
    /// Whether decimals were written (`8,30`, `30,-`).
    let hasDecimals: Bool
    /// The token behind it.
    let next: Int

    var whole: Int? { hundredths % 100 == 0 ? hundredths / 100 : nil }

    /// Reads `30`, `30,70`, `1.234,56`, `1,234.56`, `30,-`, `dreißig`, `eighty-five`.
    ///
    /// The last separator is a decimal one where one or two digits follow it, else one of thousands; `1.450` is one
    /// thousand four hundred and fifty in both languages.
    static func read(_ text: FactText, at index: Int) -> WrittenNumber? {
        if text.isDigits(index) { return digits(text, at: index) }
        guard text.isLetters(index) else { return nil }
        if let value = NumberWords.german(text.word(index)) {
            return WrittenNumber(hundredths: value * 100, hasDecimals: false, next: index + 1)
        }
        return NumberWords.english(text, at: index).map {
            WrittenNumber(hundredths: $0.value * 100, hasDecimals: false, next: $0.next)
        }
    }

    private static func digits(_ text: FactText, at index: Int) -> WrittenNumber? {
        // `A12` and `12.5` read from the 5 are no numbers of their own.
        if text.isAttached(index), index > 0 {
            if text.isLetters(index - 1), !["eur", "euro", "gbp", "usd"].contains(text.word(index - 1)) { return nil }
            if text.isDigits(index - 2), text.isAttached(index - 1),
                text.isMark(index - 1, ".") || text.isMark(index - 1, ",") || text.isMark(index - 1, "/")
            {
                return nil
            }
        }
        guard text.tokens[index].count <= 11 else { return nil }
        var groups = [index]
        var next = index + 1
        while groups.count < 6, text.isMark(next, ".") || text.isMark(next, ","), text.isAttached(next),
            text.isDigits(next + 1), text.isAttached(next + 1)
        {
            groups.append(next + 1)
            next += 2
        }
        var hundredths = 0
        var hasDecimals = false
        for (place, group) in groups.enumerated() {
            guard let value = value(text.raw(group)) else { return nil }
            let count = text.tokens[group].count
            if place > 0, place == groups.count - 1, count != 3 || text.raw(groups[0]).elementsEqual([0x30]) {
                hasDecimals = true
                hundredths += count == 1 ? value * 10 : count == 2 ? value : value / power(count - 2)
            } else {
                guard place == 0 || count == 3, hundredths < 100_000_000_000 else { return nil }
                hundredths = hundredths * 1000 + value * 100
            }
        }
        if !hasDecimals, text.isMark(next, ",") || text.isMark(next, "."), text.isMark(next + 1, "-"),
            text.isAttached(next), text.isAttached(next + 1)
        {
            next += text.isMark(next + 2, "-") && text.isAttached(next + 2) ? 3 : 2
            hasDecimals = true
        }
        return WrittenNumber(hundredths: hundredths, hasDecimals: hasDecimals, next: next)
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.count <= 11 ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * 10 } }
}
