/// Shortens a text to whole sentences.
package enum TextCut {
    /// How many bytes of `text` to keep: at most `limit`, up to the last end of a sentence or line; where there is none,
    /// up to the last blank; where there is none, up to the last whole character.
    package static func length(of text: [UInt8], limit: Int) -> Int {
        guard text.count > limit else { return text.count }
        guard limit > 0 else { return 0 }
        var place = limit
        while place > 0 {
            if endsSentence(text, before: place) { return place }
            place -= 1
        }
        if let blank = text[..<limit].lastIndex(where: { $0 == 0x20 || $0 == 0x09 }), blank > 0 { return blank }
        var end = limit
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    /// Whether a sentence or line ends before `place`, with `place` at the following blank or line.
    private static func endsSentence(_ text: [UInt8], before place: Int) -> Bool {
        guard place < text.count else { return true }
        if text[place] == 0x0A { return true }
        // Scripts without blanks between sentences: 。！？ end one wherever they stand.
        if place >= 3, text[place - 3] == 0xE3, text[place - 2] == 0x80, text[place - 1] == 0x82 { return true }
        if place >= 3, text[place - 3] == 0xEF, text[place - 2] == 0xBC, [0x81, 0x9F].contains(text[place - 1]) {
            return true
        }
        guard text[place] == 0x20 || text[place] == 0x09 || text[place] == 0x0D else { return false }
        var end = place
        // Closing quotes and brackets belong to the sentence: ) " ' and the second and third bytes of ” ’ “ ».
        while end > 0, [0x29, 0x22, 0x27].contains(text[end - 1]) { end -= 1 }
        if end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, (0x98...0x9F).contains(text[end - 1]) { end -= 3 }
        guard end > 0 else { return false }
        switch text[end - 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "."): return !isAbbreviation(text, stop: end - 1, next: place + 1)
        // … is E2 80 A6, ؟ is D8 9F, ۔ is DB 94, । is E0 A5 A4.
        case 0xA6: return end >= 3 && text[end - 3] == 0xE2 && text[end - 2] == 0x80
        case 0x9F: return end >= 2 && text[end - 2] == 0xD8
        case 0x94: return end >= 2 && text[end - 2] == 0xDB
        case 0xA4: return end >= 3 && text[end - 3] == 0xE0 && text[end - 2] == 0xA5
        default: return false
        }
    }

    /// A full stop behind a single letter or a number, before a small letter, or between a short word and a number ends
    /// no sentence: "z. B.", "3. Juli", "Nr. 5".
    private static func isAbbreviation(_ text: [UInt8], stop: Int, next: Int) -> Bool {
        if next < text.count, (0x61...0x7A).contains(text[next]) { return true }
        guard stop > 0 else { return true }
        if (0x30...0x39).contains(text[stop - 1]) { return true }
        var start = stop
        while start > 0, stop - start < 5, (0x61...0x7A).contains(text[start - 1] | 0x20) { start -= 1 }
        let isBeforeNumber = next < text.count && (0x30...0x39).contains(text[next])
        return (1...(isBeforeNumber ? 4 : 1)).contains(stop - start)
    }
}
