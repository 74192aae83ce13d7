/// Reads places in laws: `§ 75 VwGO`, `§§ 187 bis 193 BGB`, `Art. 12 Abs. 3 DSGVO`, `section 19 of the … Act`.
///
/// One fact for each place of a list. The value holds number and law; paragraphs and sentences within belong to it:
/// `§ 12 abs 3 dsgvo`.
enum LegalReferenceReader {
    /// A reference is read over at most so many tokens.
    private static let reach = 24

    static func read(_ text: FactText, at index: Int) -> FoundFacts? {
        if text.isMark(index, FactToken.Special.section) {
            let start = text.isMark(index + 1, FactToken.Special.section) ? index + 2 : index + 1
            return places(text, index, from: start, sign: "§")
        }
        switch text.word(index) {
        case "art", "artikel", "article", "articles":
            return places(text, index, from: text.isMark(index + 1, ".") ? index + 2 : index + 1, sign: "art")
        case "paragraf", "paragraph", "paragrafen", "paragraphen":
            return places(text, index, from: index + 1, sign: "§")
        case "section", "sections", "sec":
            return places(text, index, from: text.isMark(index + 1, ".") ? index + 2 : index + 1, sign: "section")
        case "schedule", "regulation", "regulations":
            return places(text, index, from: index + 1, sign: text.word(index))
        case "s", "ss":
            guard text.isMark(index + 1, "."), text.isDigits(index + 2), text.isOnLine(index + 2) else { return nil }
            return places(text, index, from: index + 2, sign: "section")
        default: return nil
        }
    }

    private struct Place {
        var tokens: Range<Int>
        var value: String
    }

    private static func places(_ text: FactText, _ index: Int, from start: Int, sign: String) -> FoundFacts? {
        guard text.isDigits(start), text.isOnLine(start), text.tokens[start].count <= 4 else { return nil }
        var found: [Place] = []
        var place = start
        while place < index + reach, text.isDigits(place), text.tokens[place].count <= 4 {
            var (value, next) = numbered(text, at: place)
            (value, next) = within(text, value, at: next)
            found.append(Place(tokens: place..<next, value: value))
            place = next
            if text.word(place) == "ff" || text.word(place) == "f" {
                place += text.isMark(place + 1, ".") ? 2 : 1
            }
            guard let after = behindJoin(text, at: place) else { break }
            place = after
        }
        let law = law(text, at: place)
        // Without a law `article 3` and `paragraph 2` are parts of any text; a § and a section stand alone too.
        if law == nil, sign == "art" { return nil }
        let end = law?.next ?? place
        let facts = found.enumerated().map { order, place in
            let tokens = order == 0 ? index..<place.tokens.upperBound : place.tokens
            let whole = found.count == 1 ? index..<end : tokens
            return text.fact(
                .legalReference, whole, value: "\(sign) \(place.value)" + (law.map { " " + $0.name } ?? ""))
        }
        return FoundFacts(facts, next: end)
    }

    /// `75`, `42a`, `12(3)`.
    private static func numbered(_ text: FactText, at place: Int) -> (String, Int) {
        var value = text.string(text.tokens[place].range)
        var next = place + 1
        if text.isLetters(next), text.isAttached(next), text.tokens[next].count == 1 {
            value += text.word(next)
            next += 1
        }
        while text.isMark(next, "("), text.isDigits(next + 1) || text.isLetters(next + 1), text.isMark(next + 2, ")"),
            next < place + 9, text.tokens[next + 1].count <= 3
        {
            value += " " + text.string(text.tokens[next + 1].range).lowercased()
            next += 3
        }
        return (value, next)
    }

    private static let parts: [String: String] = [
        "abs": "abs", "absatz": "abs", "satz": "s", "s": "s", "nr": "nr", "nummer": "nr", "halbsatz": "hs",
        "buchst": "lit", "lit": "lit", "paragraph": "abs", "subsection": "abs",
    ]

    /// `Abs. 3 Satz 2 Nr. 1`.
    private static func within(_ text: FactText, _ value: String, at place: Int) -> (String, Int) {
        var (value, next) = (value, place)
        while let part = parts[text.word(next)], next < place + 15 {
            let number = text.isMark(next + 1, ".") ? next + 2 : next + 1
            guard text.isDigits(number) || part == "lit" && text.isLetters(number), text.isOnLine(number),
                text.tokens[number].count <= 3
            else { break }
            value += " \(part) " + text.string(text.tokens[number].range).lowercased()
            next = number + 1
        }
        return (value, next)
    }

    private static func behindJoin(_ text: FactText, at place: Int) -> Int? {
        let joins =
            text.isMark(place, ",") || text.isMark(place, "-")
            || ["und", "bis", "oder", "and", "to", "or", "sowie"].contains(text.word(place))
        guard joins, text.isOnLine(place + 1) else { return nil }
        if text.isMark(place + 1, FactToken.Special.section), text.isDigits(place + 2) { return place + 2 }
        return text.isDigits(place + 1) ? place + 1 : nil
    }

    /// `VwGO`, `SGB XII`, `SGB 2`, `Gewerbeordnung`, `of the Road Traffic Act 1988`, `UK GDPR`.
    private static func law(_ text: FactText, at place: Int) -> (name: String, next: Int)? {
        var start = place
        while ["of", "the", "der", "des", "dem", "uk"].contains(text.word(start)), start < place + 3 { start += 1 }
        if let named = act(text, from: start) { return named }
        let word = text.word(start)
        guard text.isLetters(start), text.isOnLine(start) else { return nil }
        let endings = ["gesetz", "gesetzes", "ordnung", "verordnung", "gesetzbuch", "gesetzbuchs", "satzung"]
        if endings.contains(where: word.hasSuffix), text.isCapitalised(start) {
            return (word.hasSuffix("es") ? String(word.dropLast(2)) : word, start + 1)
        }
        // An abbreviation holds two capitals or more.
        let capitals = text.raw(start).count { (0x41...0x5A).contains($0) }
        guard capitals >= 2 else { return nil }
        if word == "sgb" {
            let book = text.isDigits(start + 1) ? text.string(text.tokens[start + 1].range) : text.word(start + 1)
            let isBook = text.isDigits(start + 1) || book.utf8.allSatisfy { "ivx".utf8.contains($0) } && !book.isEmpty
            if isBook { return ("sgb " + (romans[book] ?? book), start + 2) }
        }
        return (word, start + 1)
    }

    private static let romans = [
        "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
        "xi": "11", "xii": "12", "xiv": "14",
    ]

    private static func act(_ text: FactText, from start: Int) -> (name: String, next: Int)? {
        var words: [String] = []
        var place = start
        while words.count < 8, text.isLetters(place), text.isOnLine(place),
            text.isCapitalised(place) || ["and", "of", "for", "to"].contains(text.word(place))
        {
            words.append(text.word(place))
            place += 1
            guard words.last == "act" || words.last == "regulations" else { continue }
            if text.isDigits(place), text.tokens[place].count == 4, text.isOnLine(place) {
                words.append(text.string(text.tokens[place].range))
                place += 1
            }
            return (words.joined(separator: " "), place)
        }
        return nil
    }
}
