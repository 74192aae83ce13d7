import Extraction

/// Capitalised words that neither the rules of names nor the usual words explain.
///
/// Two or more together count as a name; one alone counts as a word that could not be classified. In a mail without
/// capitals every strange word counts: there a slip of the keyboard cannot be told from a name.
enum UnknownWords {
    static func find(_ reading: MailReading, named: [Bool]) -> [MaskSpan] {
        let text = reading.text
        var spans: [MaskSpan] = []
        var index = 0
        while index < text.count {
            guard isUnknown(reading, index), !named[index] else {
                index += 1
                continue
            }
            var start = index
            var last = index
            var count = 1
            while count < 6, let next = reading.nextPart(last),
                isUnknown(reading, next) || isInitial(reading, next) || isPart(reading, next)
            {
                last = next
                count += 1
            }
            // The first word of a sentence has a capital anyway; before an unknown one it may be the given name.
            if let before = previous(reading, index), !named[before], reading.isCapital(before),
                text.tokens[before].count > 1,
                reading.startsSentence(before)
                    ? !reading.common.isKnown(text.word(before)) : !reading.common.isNoun(text.word(before))
            {
                start = before
                count += 1
            }
            let kind: MaskKind = count > 1 ? .name : .word
            spans.append(MaskSpan(kind, text.span(start..<last + 1)))
            index = last + 1
        }
        return spans
    }

    /// A capitalised word directly behind a strange one: neither language puts two nouns side by side but in names.
    private static func isPart(_ reading: MailReading, _ index: Int) -> Bool {
        reading.isProper(index) && reading.text.tokens[index].count > 2
            && !NameFinder.notNames.contains(reading.text.word(index))
    }

    private static func isInitial(_ reading: MailReading, _ index: Int) -> Bool {
        reading.isCapital(index) && reading.text.tokens[index].count == 1
    }

    private static func previous(_ reading: MailReading, _ index: Int) -> Int? {
        guard index > 0, reading.text.isOnLine(index) else { return nil }
        if reading.nextPart(index - 1) == index { return index - 1 }
        return index > 1 && reading.nextPart(index - 2) == index ? index - 2 : nil
    }

    private static func isUnknown(_ reading: MailReading, _ index: Int) -> Bool {
        let text = reading.text
        guard reading.isProper(index), text.tokens[index].count > 2, !reading.isMeasured(index) else { return false }
        let word = text.word(index)
        if !reading.hasCapitals, word.utf8.count < 4 { return false }
        // A word too long for the folding is no word.
        guard !word.isEmpty, !reading.common.explains(word) else { return word.isEmpty }
        if reading.isCapital(index), reading.startsSentence(index) {
            // Adjectives and verbs open sentences too: only what no small word resembles.
            return word.utf8.count >= 4 && !looksInflected(word) && followsVerb(reading, index)
        }
        return true
    }

    /// Endings of German and English adjectives, adverbs and verbs.
    private static func looksInflected(_ word: String) -> Bool {
        [
            "ende", "ierte", "iert", "lich", "liche", "isch", "ische", "ing", "ed", "ly", "weise", "ung", "ungen",
            "keit", "heit", "end", "ens", "bar", "los",
        ]
        .contains { word.hasSuffix($0) }
    }

    /// Whether a third person's verb stands behind the first word: `Kowalczyk hat …`, `Brightwell says …`.
    private static func followsVerb(_ reading: MailReading, _ index: Int) -> Bool {
        guard let next = reading.nextPart(index) else { return false }
        return verbs.contains(reading.text.word(next)) || isUnknownPlain(reading, next)
    }

    private static func isUnknownPlain(_ reading: MailReading, _ index: Int) -> Bool {
        reading.isCapital(index) && reading.text.tokens[index].count > 2
            && !reading.common.explains(reading.text.word(index))
    }

    private static let verbs: Set<String> = [
        "hat", "ist", "war", "hatte", "sagt", "sagte", "will", "wollte", "kann", "wohnt", "meint", "meinte", "schrieb",
        "wird", "und",
        "has", "is", "was", "had", "says", "said", "wants", "lives", "told", "and", "will", "wrote", "thinks",
    ]
}
