import Extraction

/// Names at the end of a mail: behind a closing, on the lines below it, or on a short last line.
enum SignatureFinder {
    /// Lines below a closing in which a name may stand.
    private static let lines = 3
    /// Words that a line of names has at most.
    private static let words = 8

    static func find(_ reading: MailReading) -> [Range<Int>] {
        var names: [Range<Int>] = []
        let all = reading.lines
        for (order, line) in all.enumerated() {
            let string = reading.text.string(reading.bytes(line))
            guard line.count <= 24, let rest = ClosingWords.rest(behind: string) else { continue }
            let count = rest.split(separator: " ").count
            if count > 0, count <= words {
                names += proper(reading, tail(reading, line, words: count), isSure: true)
            }
            for below in all[(order + 1)...].prefix(lines) {
                guard isNameLine(reading, below) else { break }
                names += proper(reading, below, isSure: true)
            }
        }
        if let last = all.last, all.count > 1, isNameLine(reading, last) {
            names += proper(reading, last, isSure: false)
        }
        // The writer may name herself first: `Hello, Jane here` is left to the rules of names.
        return names
    }

    /// The last tokens of a line that hold so many words.
    private static func tail(_ reading: MailReading, _ line: Range<Int>, words: Int) -> Range<Int> {
        var start = line.upperBound
        var count = 0
        while start > line.lowerBound, count < words {
            start -= 1
            if !reading.text.isAttached(start) || start == line.lowerBound { count += 1 }
        }
        return start..<line.upperBound
    }

    /// Few words, no digits but a house number's, no end of a sentence.
    private static func isNameLine(_ reading: MailReading, _ line: Range<Int>) -> Bool {
        let text = reading.text
        let letters = line.filter(text.isLetters)
        guard (1...words).contains(letters.count), !line.contains(where: text.isDigits) else { return false }
        if let last = line.last, text.isMark(last, "?") || text.isMark(last, ":") { return false }
        return true
    }

    /// Words of a line of names that are not usual ones, joined where they stand together.
    private static func proper(_ reading: MailReading, _ line: Range<Int>, isSure: Bool) -> [Range<Int>] {
        let text = reading.text
        let letters = line.filter(text.isLetters)
        let isWhole = PersonName(signed: text.string(reading.bytes(line))) != nil
        var names: [Range<Int>] = []
        for index in letters {
            let word = text.word(index)
            guard word.utf8.count > 1 || isWhole && reading.isCapital(index), reading.hasCapitals || letters.count <= 4
            else { continue }
            // Behind a closing a usual word with a capital may be a name (`Vera Koch`); on a mere last line it is none.
            let isName =
                NameLists.isGiven(word) || NameLists.family.contains(word)
                || (reading.isProper(index) || letters.count <= 3 && isSure) && !NotNames.isOne(word)
                    && !(isWhole && isSure
                        ? reading.common.isSmall(word) && !reading.isCapital(index) : reading.common.explains(word))
            guard isName, !closings.contains(word) else { continue }
            if let last = names.last, reading.nextPart(last.upperBound - 1) == index {
                names[names.count - 1] = last.lowerBound..<index + 1
            } else {
                names.append(index..<index + 1)
            }
        }
        return names
    }

    private static let closings: Set<String> = [
        "gruesse", "gruss", "gruessen", "freundlichen", "freundliche", "regards", "thanks", "dank", "danke", "wishes",
        "sincerely",
        "faithfully", "cheers", "best", "kind", "viele", "vielen", "liebe", "mit", "beste", "besten", "lg", "mfg", "vg",
        "ps", "anlage",
        "anlagen", "anhang", "sent", "iphone", "gesendet", "outlook", "android", "yours", "many", "warm", "herzliche",
        "ihr", "ihre",
        "herr", "frau", "mr", "mrs", "ms", "dr", "familie", "the", "and", "und", "from", "von", "der", "die",
    ]
}
