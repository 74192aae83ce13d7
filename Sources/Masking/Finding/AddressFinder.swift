import Extraction

/// Postal addresses beyond street and number in one run: postcodes with their place and what stands before them, streets
/// named by a preposition, roads without a number, British postcodes in any spelling.
enum AddressFinder {
    static func find(_ reading: MailReading) -> [MaskSpan] {
        let text = reading.text
        var spans: [MaskSpan] = []
        for index in 0..<text.count {
            if let postcode = britishPostcode(text, index) {
                spans += AddressBlock.before(index, reading, isBritish: true).map { MaskSpan(.address, $0) }
                spans.append(MaskSpan(.address, text.span(postcode)))
            } else if let place = germanPlace(reading, index) {
                spans += AddressBlock.before(index, reading, isBritish: false).map { MaskSpan(.address, $0) }
                spans.append(MaskSpan(.address, text.span(place)))
            } else if text.isDigits(index), let letter = houseLetter(reading, index) {
                spans.append(MaskSpan(.address, text.span(index..<letter)))
            } else if let street = prepositionStreet(reading, index) ?? road(reading, index) ?? street(reading, index) {
                spans.append(MaskSpan(.address, text.span(street)))
                if let house = AddressBlock.house(before: street.lowerBound, reading) {
                    spans.append(MaskSpan(.address, text.span(house)))
                }
            }
        }
        return spans
    }

    // MARK: Postcodes

    /// `NE66 1AB`, `ne661ab`: one or two letters, one or two digits, perhaps a letter, a digit, two letters.
    private static func britishPostcode(_ text: FactText, _ index: Int) -> Range<Int>? {
        guard text.isLetters(index), text.tokens[index].count <= 2,
            !text.isAttached(index) || text.tokens[max(0, index - 1)].kind == .mark,
            text.isDigits(index + 1), text.isAttached(index + 1)
        else { return nil }
        let first = text.tokens[index + 1].count
        var next = index + 2
        if first <= 3, text.isLetters(next), text.isAttached(next), text.tokens[next].count == 2, first >= 2 {
            // Written in one: the last digit opens the second half.
            return isInward(text, next) ? index..<next + 1 : nil
        }
        guard first <= 2 else { return nil }
        if text.isLetters(next), text.isAttached(next), text.tokens[next].count == 1 { next += 1 }
        guard text.isDigits(next), text.isOnLine(next), text.tokens[next].count == 1, text.isLetters(next + 1),
            text.isAttached(next + 1), isInward(text, next + 1)
        else { return nil }
        return index..<next + 2
    }

    private static func isInward(_ text: FactText, _ index: Int) -> Bool {
        text.tokens[index].count == 2 && !text.word(index).contains { "cikmov".contains($0) }
            && !(text.isAttached(index + 1) && text.tokens.indices.contains(index + 1)
                && text.tokens[index + 1].kind != .mark)
    }

    /// `60311 Frankfurt am Main`, `D-60311 Bad Nauheim`, `60311`.
    private static func germanPlace(_ reading: MailReading, _ index: Int) -> Range<Int>? {
        let text = reading.text
        guard text.isDigits(index), text.tokens[index].count == 5, !reading.isMeasured(index),
            !text.isAttached(index) || text.isMark(index - 1, "-") || text.isMark(index - 1, ","),
            text.isLetters(index + 1),
            text.isOnLine(index + 1), !text.isAttached(index + 1),
            reading.isProper(index + 1) || text.tokens[index].startsLine || text.isMark(index - 1, ",")
        else { return nil }
        var end = index + 2
        var last = index + 1
        for _ in 0..<4 {
            guard let next = reading.nextPart(last) else { break }
            if reading.isProper(next) {
                guard !reading.common.isSmall(text.word(next)) || text.isAttached(next) else { break }
                (last, end) = (next, next + 1)
            } else if ["am", "an", "der", "im", "bei", "in", "ob", "vor", "den", "dem"].contains(text.word(next)) {
                // Only with a capital behind: `60311 Frankfurt am Main`, not `60311 Frankfurt in der`.
                var after = next
                while let small = reading.nextPart(after), !reading.isProper(small), after < next + 2 { after = small }
                guard let name = reading.nextPart(after), reading.isProper(name),
                    !reading.common.isKnown(text.word(name))
                else { break }
                (last, end) = (name, name + 1)
            } else {
                break
            }
        }
        // `Rotenburg (Wümme)`.
        if text.isMark(end, "("), text.isLetters(end + 1), text.isMark(end + 2, ")") { end += 3 }
        return index..<end
    }

    // MARK: Streets

    /// `An der Ziegelhütte 3`, `Unter den Linden 7`, `Im Winkel 12a`.
    private static func prepositionStreet(_ reading: MailReading, _ index: Int) -> Range<Int>? {
        let text = reading.text
        guard reading.isCapital(index) || !reading.hasCapitals, prepositions.contains(text.word(index)) else {
            return nil
        }
        var last = index
        if let next = reading.nextPart(last), ["der", "den", "dem", "die", "das"].contains(text.word(next)) {
            last = next
        }
        var words = 0
        while words < 3, let next = reading.nextPart(last), reading.isCapital(next) || !reading.hasCapitals {
            last = next
            words += 1
        }
        guard words > 0, text.isDigits(last + 1), text.isOnLine(last + 1), text.tokens[last + 1].count <= 3,
            !reading.isMeasured(last + 1), !reading.isMeasured(last)
        else { return nil }
        let end = withLetter(text, last + 2)
        // In small letters `am montag 5` has the same form: an address ends there.
        guard
            reading.hasCapitals || !text.isOnLine(end) || end == text.count || text.tokens[end].kind == .mark
                || text.isDigits(end)
        else { return nil }
        return index..<end
    }

    private static func withLetter(_ text: FactText, _ next: Int) -> Int {
        text.isLetters(next) && text.tokens[next].count == 1 && (text.isAttached(next) || !text.isOnLine(next + 1))
            ? next + 1 : next
    }

    /// `24 b,` behind a street: the letter that the reader of addresses leaves.
    private static func houseLetter(_ reading: MailReading, _ index: Int) -> Int? {
        let text = reading.text
        guard index > 0, text.tokens[index].count <= 3, text.isLetters(index + 1), text.isOnLine(index + 1),
            text.tokens[index + 1].count == 1,
            !text.isOnLine(index + 2) || text.isMark(index + 2, ",") || text.isMark(index + 2, "."),
            text.isLetters(index - 1) || text.isMark(index - 1, "."),
            streetEndings.contains(where: { text.word(text.isLetters(index - 1) ? index - 1 : index - 2).hasSuffix($0) }
            )
        else { return nil }
        return index + 2
    }

    private static let prepositions: Set<String> = [
        "an", "am", "auf", "im", "in", "unter", "ueber", "hinter", "vor", "zum", "zur", "bei", "beim", "neben", "ob",
        "alte",
        "alter", "neue", "neuer", "obere", "untere", "grosse", "kleine", "hohe", "lange",
    ]

    /// `Mill Lane`, `Flat 2, Rowan Court`: capitals that end in a word for a road, with what numbers it.
    private static func road(_ reading: MailReading, _ index: Int) -> Range<Int>? {
        let text = reading.text
        guard roads.contains(text.word(index)), index > 0, text.isOnLine(index), !text.isAttached(index) else {
            return nil
        }
        let isSmall = !reading.isCapital(index)
        if isSmall, let house = houseBefore(text, index) { return house..<index + 1 }
        var start = index
        while index - start < 4, start > 0, text.isOnLine(start), text.isLetters(start - 1),
            isSmall ? !reading.common.isSmall(text.word(start - 1)) : isPart(reading, start - 1),
            !titleless.contains(text.word(start - 1))
        {
            start -= 1
            // `St Oswald's`, `Stoke-on-Trent`.
            let isJoined =
                text.isMark(start - 1, "'") || text.isMark(start - 1, "-")
                || text.isMark(start - 1, FactToken.Special.other)
            if start > 1, isJoined, text.isAttached(start), text.isLetters(start - 2) { start -= 2 }
        }
        let hasNumber = isHouse(text, start - 1)
        guard start < index || hasNumber else { return nil }
        if isSmall, !hasNumber { return nil }
        if hasNumber {
            start -= text.isLetters(start - 1) ? 2 : 1
        } else if ["house", "place", "way", "hill", "drive", "park", "court", "square", "close", "walk"].contains(
            text.word(index)),
            (start..<index).allSatisfy({ reading.common.isKnown(text.word($0)) })
        {
            return nil
        }
        // `Flat 2,` and `Apartment 4B,` before it.
        var flat = start - 1
        if text.isMark(flat, ",") { flat -= 1 }
        if text.isLetters(flat), text.isAttached(flat), text.tokens[flat].count == 1 { flat -= 1 }
        if text.isDigits(flat), ["flat", "apartment", "apt", "unit", "wohnung"].contains(text.word(flat - 1)) {
            start = flat - 1
        }
        return start..<index + 1
    }

    /// The house number up to five words before a road in small letters: `103 station road`.
    private static func houseBefore(_ text: FactText, _ index: Int) -> Int? {
        var place = index - 1
        while place >= 0, index - place < 6, text.isOnLine(place + 1), text.isLetters(place) || text.isMark(place, "'")
        { place -= 1 }
        guard place >= 0, text.isOnLine(place + 1), text.isDigits(place), text.tokens[place].count <= 4,
            place < index - 1
        else { return nil }
        return text.tokens[place].startsLine || text.isMark(place - 1, ",")
            || ["at", "of", "from", "to"].contains(text.word(place - 1)) ? place : nil
    }

    /// A capital, or the `s` of a genitive.
    private static func isPart(_ reading: MailReading, _ index: Int) -> Bool {
        reading.isCapital(index) || reading.text.word(index) == "s" && reading.text.isAttached(index)
    }

    /// A house number directly before a road: `12`, `12a`.
    private static func isHouse(_ text: FactText, _ index: Int) -> Bool {
        guard index >= 0, text.isOnLine(index + 1) else { return false }
        if text.isDigits(index) { return text.tokens[index].count <= 4 }
        return text.isLetters(index) && text.tokens[index].count == 1 && text.isDigits(index - 1)
            && text.isAttached(index)
    }

    private static let titleless: Set<String> = [
        "the", "a", "your", "my", "our", "this", "that", "dear", "in", "on", "at", "from",
    ]

    private static let roads: Set<String> = [
        "street", "road", "lane", "avenue", "close", "drive", "way", "court", "gardens", "terrace", "crescent",
        "square", "grove",
        "mews", "cottage", "cottages", "farm", "rise", "view", "hill", "place", "walk", "row", "parade", "green",
        "house", "villas",
        "wynd", "brae", "rd", "ave", "cres", "gdns",
    ]

    /// A German street without its number: `in der Goethestraße`.
    private static func street(_ reading: MailReading, _ index: Int) -> Range<Int>? {
        let text = reading.text
        let word = text.word(index)
        let isNamed =
            streetEndings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2 }
            && !word.hasSuffix("aeufer")
        let isJoined =
            ["str", "strasse", "allee", "weg", "platz", "ring"].contains(word) && text.isMark(index - 1, "-")
        guard isNamed || isJoined, !reading.common.isKnown(word) || isJoined || isNumbered(text, index) else {
            return nil
        }
        guard reading.isCapital(index) || isNumbered(text, index) else { return nil }
        var end = index + 1
        if text.isMark(end, "."), text.isAttached(end), text.isDigits(end + 1) { end += 1 }
        if text.isDigits(end), text.isOnLine(end), text.tokens[end].count <= 3 {
            end = withLetter(text, end + 1)
            // `12-14`, `3/5`.
            if text.isMark(end, "-") || text.isMark(end, "/"), text.isAttached(end), text.isDigits(end + 1),
                text.isAttached(end + 1)
            {
                end += 2
            }
        }
        var start = index
        while start > 1, text.isMark(start - 1, "-"), text.isAttached(start), text.isAttached(start - 1),
            text.isLetters(start - 2)
        { start -= 2 }
        return start..<end
    }

    /// Whether a house number follows.
    private static func isNumbered(_ text: FactText, _ index: Int) -> Bool {
        let next = text.isMark(index + 1, ".") && text.isAttached(index + 1) ? index + 2 : index + 1
        return text.isDigits(next) && text.isOnLine(next) && text.tokens[next].count <= 3
    }

    private static let streetEndings = [
        "strasse", "str", "gasse", "allee", "gaesschen", "chaussee", "stieg", "twiete", "weg", "wall", "ufer", "damm",
        "ring",
        "platz", "winkel", "anger",
    ]
}
