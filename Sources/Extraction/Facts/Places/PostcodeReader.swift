/// Reads German postcodes with their place (`60311 Frankfurt`) and British ones (`ZZ99 1PR`).
enum PostcodeReader {
    static func read(_ text: FactText, at index: Int) -> FoundFacts? {
        german(text, at: index) ?? british(text, at: index)
    }

    /// Nouns that are counted in ten thousands; a number before them is no postcode.
    private static let counted: Set<String> = [
        "euro", "eur", "einwohner", "einwohnerinnen", "menschen", "haushalte", "kilometer", "km", "quadratmeter", "uhr",
        "personen", "euros", "pounds", "people", "miles", "buerger", "stueck", "tonnen", "liter", "kwh", "familien",
        "wohnungen", "kinder", "fahrzeuge", "autos", "cent", "prozent", "mal", "jahre", "tage",
    ]
    private static let before: Set<String> = ["in", "nach", "aus", "d", "plz", "de", "postleitzahl"]

    /// Five digits alone are any number: an address, a line's start, a comma or a word such as `in` must stand before, and
    /// a capital behind.
    private static func german(_ text: FactText, at index: Int) -> FoundFacts? {
        guard text.isDigits(index), text.tokens[index].count == 5, text.isCapitalised(index + 1),
            text.isOnLine(index + 1), !text.isAttached(index + 1), !counted.contains(text.word(index + 1)),
            !text.isUpper(index + 1) || text.tokens[index + 1].count > 3
        else { return nil }
        let stands =
            text.tokens[index].startsLine || text.isMark(index - 1, ",") || text.isMark(index - 1, "-")
            || before.contains(text.word(index - 1)) || text.isDigits(index - 1)
        guard stands else { return nil }
        let digits = text.string(text.tokens[index].range)
        return FoundFacts(
            text.fact(.postcode, index..<index + 1, value: digits, isValid: digits >= "01001" && digits <= "99998"),
            next: index + 1)
    }

    /// One or two letters, one or two digits, at most one letter, then a digit and two letters, all capitals.
    ///
    /// Valid where the letters are used in that place (Royal Mail, Programmers' Guide to PAF: no `C I K M O V` behind).
    private static func british(_ text: FactText, at index: Int) -> FoundFacts? {
        guard text.isUpper(index), text.tokens[index].count <= 2, !isBehindLetters(text, index),
            text.isDigits(index + 1), text.isAttached(index + 1), text.tokens[index + 1].count <= 2
        else { return nil }
        var next = index + 2
        if text.isUpper(next), text.isAttached(next), text.tokens[next].count == 1 { next += 1 }
        guard text.isDigits(next), !text.isAttached(next), text.isOnLine(next), text.tokens[next].count == 1,
            text.isUpper(next + 1), text.isAttached(next + 1), text.tokens[next + 1].count == 2,
            !text.isAttached(next + 2) || text.tokens[next + 2].kind == .mark
        else { return nil }
        let outward = text.string(text.span(index..<next))
        let inward = text.string(text.span(next..<next + 2))
        let isValid = !text.raw(next + 1).contains { "CIKMOV".utf8.contains($0) }
        return FoundFacts(
            text.fact(.postcode, index..<next + 2, value: "\(outward) \(inward)", isValid: isValid), next: next + 2)
    }

    private static func isBehindLetters(_ text: FactText, _ index: Int) -> Bool {
        text.isAttached(index) && index > 0 && text.tokens[index - 1].kind != .mark
    }
}
