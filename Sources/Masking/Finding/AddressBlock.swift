import Extraction

/// What belongs to an address before its postcode, or before its road: parts set off by commas, and short lines above.
enum AddressBlock {
    /// Parts of an address at most, and tokens of one part.
    private static let (parts, tokens) = (4, 9)

    /// - Parameter isBritish: In British addresses lines without a number may stand above: house, village, town.
    static func before(_ index: Int, _ reading: MailReading, isBritish: Bool) -> [Range<Int>] {
        let text = reading.text
        var blocks: [Range<Int>] = []
        var end = index
        for order in 0..<parts {
            if end > 0, text.isMark(end - 1, ",") { end -= 1 }
            let crosses = end > 0 && end < text.count && !text.isOnLine(end)
            let start = start(of: end, reading)
            guard start < end, end - start < tokens, isPart(reading, start..<end) else { break }
            if crosses {
                let hasNumber = (start..<end).contains(where: text.isDigits)
                guard hasNumber || isBritish && order < 3,
                    !text.isOnLine(start) || start == 0 || text.isMark(start - 1, ",")
                else { break }
            }
            blocks.append(text.span(start..<end))
            end = start
        }
        return blocks
    }

    /// The house's name before a road: `The Old Forge, Pound Lane`.
    static func house(before road: Int, _ reading: MailReading) -> Range<Int>? {
        let text = reading.text
        guard road > 1, text.isMark(road - 1, ",") else { return nil }
        let start = start(of: road - 1, reading)
        let words = start..<road - 1
        guard !words.isEmpty, words.count <= 5, words.allSatisfy({ text.isLetters($0) || text.isMark($0, "'") }),
            words.allSatisfy({ reading.isCapital($0) || !text.isLetters($0) || text.word($0) == "s" }),
            !words.contains(where: { stops.contains(text.word($0)) })
        else { return nil }
        return words
    }

    private static func start(of end: Int, _ reading: MailReading) -> Int {
        let text = reading.text
        guard end > 0 else { return end }
        var start = end
        while start > 0, end - start < tokens, start == end || text.isOnLine(start), !text.isMark(start - 1, ","),
            !text.isMark(start - 1, ":"), !(text.isMark(start - 1, ".") && (start == end || !text.isAttached(start)))
        {
            start -= 1
        }
        // What stands on the line before the address itself does not belong to it.
        while start < end, text.isLetters(start), !reading.isProper(start),
            reading.hasCapitals || !text.tokens[start].startsLine
        {
            start += 1
        }
        return start
    }

    private static func isPart(_ reading: MailReading, _ part: Range<Int>) -> Bool {
        let text = reading.text
        let words = part.filter(text.isLetters)
        guard !words.isEmpty, !part.contains(where: reading.isMeasured),
            !words.contains(where: { stops.contains(text.word($0)) })
        else { return false }
        if !reading.hasCapitals, words.count <= 4, isSetOff(text, part.lowerBound) { return true }
        if isTyped(reading, part) { return true }
        return words.allSatisfy { index in
            reading.isProper(index) || MailReading.particles.contains(text.word(index))
                || between.contains(text.word(index)) || text.tokens[index].count == 1
                // `Weston-super-Mare`.
                || text.isMark(index - 1, "-") && text.isAttached(index) && text.isMark(index + 1, "-")
        }
    }

    /// Whether a part begins a line or stands behind a comma.
    private static func isSetOff(_ text: FactText, _ start: Int) -> Bool {
        !text.isOnLine(start) || start == 0 || text.isMark(start - 1, ",")
    }

    /// A line in small letters with a number, as people type addresses: `12 mill lane`.
    private static func isTyped(_ reading: MailReading, _ part: Range<Int>) -> Bool {
        reading.text.tokens[part.lowerBound].startsLine && reading.text.isDigits(part.lowerBound) && part.count <= 6
    }

    private static let between: Set<String> = ["am", "an", "im", "in", "and", "bei", "on", "upon", "the", "under"]

    private static let stops: Set<String> = [
        "regards", "thanks", "gruessen", "gruesse", "gruss", "dank", "danke", "hello", "hallo", "dear", "sincerely",
        "faithfully", "cheers", "mfg", "wishes",
    ]
}
