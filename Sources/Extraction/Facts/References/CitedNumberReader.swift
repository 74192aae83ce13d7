/// Reads numbers that stand behind a word for them: `Aktenzeichen 32-2/12`, `Kassenzeichen: 5.0101.234567.8`,
/// `case number AB-1234`.
enum CitedNumberReader {
    /// Bytes of such a number.
    static let lengths = 4...24

    static func read(_ text: FactText, at index: Int) -> FoundFacts? {
        guard text.isLetters(index), let kind = kind(text, at: index) else { return nil }
        var start = index + 1
        while start < index + 7, isFiller(text, start) { start += 1 }
        guard start > index, start < text.count, text.isOnLine(start) || start == index + 1 else { return nil }
        var end = chunk(text, from: start)
        // `PR 778812`: capitals before the digits belong to them.
        if end == start + 1, text.isUpper(start), text.tokens[start].count <= 4, text.isDigits(end), text.isOnLine(end)
        {
            end = chunk(text, from: end)
        }
        guard end > start else { return nil }
        // Long numbers are written in groups.
        while text.isDigits(end), text.isOnLine(end), text.isDigits(end - 1),
            QuantityUnit.read(text, at: end + 1) == nil, WrittenNumber.read(text, at: end)?.hasDecimals != true
        {
            let more = chunk(text, from: end)
            let group = text.span(start..<more)
            guard group.count <= lengths.upperBound, (end..<more).allSatisfy({ !text.isLetters($0) }) else { break }
            end = more
        }
        let value = text.string(text.span(start..<end))
        guard lengths.contains(value.utf8.count), (start..<end).contains(where: { text.isDigits($0) }),
            !isDate(text, start..<end), QuantityUnit.read(text, at: end) == nil
        else { return nil }
        return FoundFacts(text.fact(kind, start..<end, value: value.uppercased()), next: end)
    }

    private static func kind(_ text: FactText, at index: Int) -> Fact.Kind? {
        let word = text.word(index)
        if let known = known[word] { return known }
        if word == "zeichen", ["ihr", "unser", "mein", "ihrem", "unserem"].contains(text.word(index - 1)) {
            return .fileNumber
        }
        if word.utf8.count > 6, word.hasSuffix("nummer") || word.hasSuffix("nr"),
            !otherNumbers.contains(where: word.hasPrefix)
        {
            return .reference
        }
        guard numberWords.contains(text.word(index + 1)) else { return nil }
        switch word {
        case "case", "file": return .fileNumber
        case "payment", "penalty", "pcn", "notice": return .paymentReference
        case "application", "customer", "order", "invoice", "complaint", "enquiry", "ticket": return .reference
        default: return nil
        }
    }

    private static let numberWords: Set<String> = ["number", "no", "ref", "reference", "id"]

    private static let known: [String: Fact.Kind] = {
        let lists: [(Fact.Kind, String)] = [
            (.fileNumber, "aktenzeichen az aktz geschaeftszeichen gz gzn aktennummer vorgangsnummer"),
            (.paymentReference, "kassenzeichen kassenz buchungszeichen zahlungsreferenz kassennummer pcn"),
            (.reference, "reference ref referenz vorgang bescheidnummer kundennummer antragsnummer rechnungsnummer"),
        ]
        var known: [String: Fact.Kind] = [:]
        for (kind, list) in lists {
            for word in list.split(separator: " ") { known[String(word)] = kind }
        }
        return known
    }()

    /// Beginnings of words for numbers that have a reader of their own or are no references.
    private static let otherNumbers = [
        "telefon", "ruf", "fax", "mobil", "handy", "haus", "notruf", "ausweis", "pass", "personalausweis", "serien",
        "steuer", "konto", "zimmer", "raum", "fuehrerschein", "reisepass", "identifikation", "behoerden", "service",
        "durchwahl", "platz", "seiten", "versions", "dokumenten", "artikel", "geheim", "warte", "prozess",
    ]

    private static let fillers: Set<String> = [
        "nr", "nummer", "no", "number", "num", "lautet", "ist", "is", "reference", "ref", "id", "unter", "der", "das",
    ]

    private static func isFiller(_ text: FactText, _ index: Int) -> Bool {
        guard text.tokens.indices.contains(index) else { return false }
        switch text.tokens[index].kind {
        case .letters:
            return fillers.contains(text.word(index)) && !text.isDigits(index + 1) || isPlainFiller(text, index)
        case .digits: return false
        case .mark: return ":.#(\"-=".utf8.contains(text.tokens[index].mark)
        }
    }

    /// `Nr. 5` and `number 5`: the digits behind it are the number and not a part of it.
    private static func isPlainFiller(_ text: FactText, _ index: Int) -> Bool {
        fillers.contains(text.word(index)) && !text.isAttached(index + 1)
    }

    /// The token behind a run without blanks of letters, digits and `-/._`, closing marks left out.
    private static func chunk(_ text: FactText, from start: Int) -> Int {
        var end = start
        while end < text.count, end == start || text.isAttached(end), end < start + 16,
            text.tokens[end].kind != .mark || "-/._".utf8.contains(text.tokens[end].mark) && end > start
        {
            end += 1
        }
        while end > start, text.tokens[end - 1].kind == .mark { end -= 1 }
        return end
    }

    /// `03.07.2026` behind `Aktenzeichen` is the date of a letter.
    private static func isDate(_ text: FactText, _ tokens: Range<Int>) -> Bool {
        guard tokens.count >= 4, let day = text.number(tokens.lowerBound), text.isMark(tokens.lowerBound + 1, "."),
            let month = text.number(tokens.lowerBound + 2), text.isMark(tokens.lowerBound + 3, ".")
        else { return false }
        return (1...31).contains(day) && (1...12).contains(month) && tokens.count <= 5
            && text.tokens[tokens.upperBound - 1].count <= 4
    }
}
