/// Reads street and house number: `Kornmarkt 1`, `Rosa-Luxemburg-Straße 7b`, `Alte Gasse 12`, `12 High Street`.
enum AddressReader {
    static func read(_ text: FactText, at index: Int) -> FoundFacts? {
        german(text, at: index) ?? english(text, at: index)
    }

    // MARK: German

    /// Looks ahead from the first word of a street's name, so that `Alte Gasse 12` is found whole.
    private static func german(_ text: FactText, at index: Int) -> FoundFacts? {
        guard text.isLetters(index) else { return nil }
        let isPlainWord = text.isLetters(index + 1) && !bareStreets.contains(text.word(index + 1))
        guard !isPlainWord, text.isCapitalised(index) || isStreet(text.word(index)) else { return nil }
        var place = index
        // Names in hyphens or of two words: at most four words before the one that says "street".
        for _ in 0..<4 {
            if !text.isLetters(place + 1), isStreet(text.word(place)),
                let found = number(text, from: index, street: place)
            {
                return found
            }
            if text.isMark(place + 1, "-"), text.isLetters(place + 2), text.isAttached(place + 1),
                text.isAttached(place + 2)
            {
                place += 2
            } else if place == index, bareStreets.contains(text.word(place + 1)), text.isOnLine(place + 1),
                !notBefore.contains(text.word(place))
            {
                place += 1
            } else {
                return nil
            }
        }
        return nil
    }

    private static func number(_ text: FactText, from index: Int, street: Int) -> FoundFacts? {
        // "die Straße 5" names none.
        guard street > index || !bareStreets.contains(text.word(street)) else { return nil }
        var next = street + 1
        if text.isMark(next, "."), text.isAttached(next) { next += 1 }
        guard text.isDigits(next), text.isOnLine(next), text.tokens[next].count <= 3,
            QuantityUnit.read(text, at: next + 1) == nil,
            !(text.isMark(next + 1, ".") && text.isAttached(next + 1) && text.isAttached(next + 2))
        else { return nil }
        var value = text.word(street).hasSuffix("str") ? text.word(street) + "asse" : text.word(street)
        for before in (index..<street).reversed() {
            let word = text.word(before)
            if !word.isEmpty { value = word + " " + value }
        }
        value = value.replacing("strasse", with: "str")
        value += " " + text.string(text.tokens[next].range)
        next += 1
        // `7b`, `7 b` before a comma or the end; a word of one letter elsewhere is no part of it.
        if text.isLetters(next), text.tokens[next].count == 1, text.isAttached(next) {
            value += text.word(next)
            next += 1
        }
        return FoundFacts(text.fact(.address, index..<next, value: value), next: next)
    }

    private static let endings = [
        "strasse", "str", "gasse", "platz", "allee", "markt", "ring", "weg", "ufer", "damm", "chaussee", "steig",
        "stieg", "promenade", "graben",
    ]
    /// Words that stand alone behind a name: `Alte Straße 5`.
    private static let bareStreets: Set<String> = [
        "strasse", "str", "gasse", "platz", "allee", "markt", "ring", "weg", "ufer", "damm", "chaussee", "promenade",
    ]
    private static let notBefore: Set<String> = [
        "die", "der", "das", "den", "dem", "eine", "einen", "ein", "einer", "ihre", "ihr", "ihrer", "unsere", "unser",
        "diese", "dieser", "in", "am", "an", "im", "pro", "jeder", "jede", "jeden", "kein", "keine", "zur", "zum",
    ]
    /// Words with such an ending that name a thing and not a place.
    private static let noStreets: Set<String> = [
        "wochenmarkt", "supermarkt", "flohmarkt", "weihnachtsmarkt", "arbeitsmarkt", "wohnungsmarkt", "spielplatz",
        "parkplatz", "stellplatz", "arbeitsplatz", "kitaplatz", "betreuungsplatz", "schulplatz", "sitzplatz",
        "tagesplatz", "grabplatz", "liegeplatz", "studienplatz", "campingplatz", "sportplatz", "gehweg", "radweg",
        "fussweg", "umweg", "rechtsweg", "postweg", "schulweg", "rettungsweg", "hinweg", "ausweg", "dienstweg",
        "feldweg", "waldweg", "ueberweg", "klageweg", "ehering", "hering", "anstieg", "aufstieg", "ausstieg",
        "einstieg", "umstieg", "abstieg", "durchweg", "weg", "ring", "platz", "markt", "damm", "ufer", "graben",
        "steig", "strasse", "str", "gasse", "allee", "promenade", "chaussee", "stieg", "gering", "springring",
    ]

    private static func isStreet(_ word: String) -> Bool {
        guard word.utf8.count >= 3, let end = endings.first(where: word.hasSuffix) else { return false }
        // The bare word counts only behind a name, where the caller asks for it itself.
        return bareStreets.contains(word) || word.utf8.count > end.utf8.count + 1 && !noStreets.contains(word)
    }

    // MARK: English

    private static let roads: Set<String> = [
        "street", "st", "road", "rd", "lane", "avenue", "ave", "close", "drive", "way", "place", "court", "gardens",
        "terrace", "crescent", "square", "hill", "row", "grove", "mews", "walk", "parade", "house",
    ]

    private static func english(_ text: FactText, at index: Int) -> FoundFacts? {
        guard text.isDigits(index), text.tokens[index].count <= 4 else { return nil }
        var place = index + 1
        if text.isLetters(place), text.isAttached(place), text.tokens[place].count == 1 { place += 1 }
        var words: [String] = []
        while words.count < 4, text.isCapitalised(place), text.isOnLine(place) {
            words.append(text.word(place))
            place += 1
            guard words.count > 1, let last = words.last, roads.contains(last) else { continue }
            let full = ["st": "street", "rd": "road", "ave": "avenue"][last] ?? last
            let name = words.dropLast().joined(separator: " ") + " " + full
            let house = text.string(text.tokens[index].range)
            return FoundFacts(text.fact(.address, index..<place, value: "\(house) \(name)"), next: place)
        }
        return nil
    }
}
