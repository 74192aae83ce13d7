import Extraction

/// Names of persons, by what stands before them: titles, "mein Name ist", words for relatives, labels of forms, given names.
///
/// Returns token ranges. What these rules leave over is the matter of `UnknownWords`.
struct NameFinder {
    let reading: MailReading
    private var text: FactText { reading.text }
    /// Words of a name at most.
    private static let longest = 6

    init(_ reading: MailReading) { self.reading = reading }

    func find() -> [Range<Int>] {
        var names: [Range<Int>] = []
        var index = 0
        while index < text.count {
            if let name = name(at: index), !name.isEmpty {
                names.append(name)
                index = max(index + 1, name.upperBound)
            } else {
                index += 1
            }
        }
        return names
    }

    private func name(at index: Int) -> Range<Int>? {
        guard text.isLetters(index) else { return nil }
        let word = text.word(index)
        if MailReading.titles.contains(word), let start = titled(index) { return run(from: start, isSure: true) }
        if let start = behindCue(index) { return run(from: start, isSure: true) }
        if let label = labelled(index) { return label }
        if NameLists.isGiven(word) {
            if reading.isCapital(index) { return run(from: index, isSure: true) }
            // `peter müller` in a mail without capitals.
            if word.utf8.count >= 4, !reading.common.isSmall(word) {
                guard let next = reading.nextPart(index), !reading.common.isKnown(text.word(next)),
                    text.tokens[next].count > 2
                else {
                    return index..<index + 1
                }
                return index..<next + 1
            }
        }
        if NameLists.family.contains(word), reading.isCapital(index), !reading.startsSentence(index) {
            return index..<index + 1
        }
        return nil
    }

    /// The first word of the name behind a title, further titles passed over.
    private func titled(_ index: Int) -> Int? {
        var last = index
        for _ in 0..<4 {
            guard let next = reading.nextPart(last) else { return nil }
            let word = text.word(next)
            if MailReading.titles.contains(word) || ["med", "phil", "jur", "dipl", "ing"].contains(word) {
                last = next
                continue
            }
            if reading.isCapital(next) { return Self.notNames.contains(word) ? nil : next }
            if MailReading.particles.contains(word), let name = reading.nextPart(next), reading.isProper(name) {
                return next
            }
            // `herr müller`: small, and no usual word.
            let isTitle = ["herr", "herrn", "frau", "mr", "mrs", "ms", "dr", "miss"].contains(text.word(last))
            return isTitle && !reading.common.isKnown(word) && word.utf8.count > 2 ? next : nil
        }
        return nil
    }

    /// The first word of the name behind `mein Name ist`, `my husband`, `Sohn`.
    private func behindCue(_ index: Int) -> Int? {
        let word = text.word(index)
        let before = text.word(index - 1)
        let isCue: Bool
        switch word {
        case "ist", "is", "lautet", "was": isCue = before == "name" || before == "nachname" || before == "vorname"
        case "heisse", "heisst", "heissen", "namens", "unterzeichner", "unterzeichnerin", "geborene", "geb", "nee",
            "née", "ne":
            isCue = true
        case "am", "m":
            isCue =
                (before == "i" || text.isMark(index - 1, "'") || text.isMark(index - 1, FactToken.Special.other))
                && isGivenNext(index)
        case "bin": isCue = before == "ich" && isGivenNext(index)
        case "called", "named": isCue = true
        default:
            guard Self.relatives.contains(word) else { return nil }
            guard let start = reading.nextPart(index) ?? parenthesis(index), reading.isProper(start) else { return nil }
            return isNameShaped(start) ? start : nil
        }
        guard isCue else { return nil }
        var next = index + 1
        while next < index + 3, text.tokens.indices.contains(next), text.tokens[next].kind == .mark { next += 1 }
        guard text.isLetters(next), text.isOnLine(next) else { return nil }
        if reading.isCapital(next) { return Self.notNames.contains(text.word(next)) ? nil : next }
        let isIntroduced = ["ist", "is", "heisse"].contains(word)
        return isIntroduced && !reading.common.isKnown(text.word(next)) ? next : nil
    }

    private func isGivenNext(_ index: Int) -> Bool {
        guard let next = reading.nextPart(index) else { return false }
        return reading.isProper(next) && (NameLists.isGiven(text.word(next)) || isNameShaped(next))
    }

    /// `my son (Tom)`, `Sohn, Tom`.
    private func parenthesis(_ index: Int) -> Int? {
        let next = index + 1
        guard text.isMark(next, "(") || text.isMark(next, ","), text.isLetters(next + 1), text.isOnLine(next + 1) else {
            return nil
        }
        return next + 1
    }

    private func isNameShaped(_ index: Int) -> Bool {
        let word = text.word(index)
        return reading.isProper(index) && word.utf8.count > 1
            && (NameLists.isGiven(word) || !reading.common.explains(word) && !NotNames.isOne(word))
    }

    /// `Name: peter müller`, `Halterin: …`: up to the end of the line or a mark that ends it.
    private func labelled(_ index: Int) -> Range<Int>? {
        guard Self.labels.contains(text.word(index)), text.isMark(index + 1, ":"), text.isLetters(index + 2) else {
            return nil
        }
        var end = index + 2
        while end < text.count, end - index < 9, text.isOnLine(end) || end == index + 2,
            isLabelled(end, from: index + 2) || text.isMark(end, "-") || text.isMark(end, "'")
                || text.isMark(end, ".") && text.tokens[end - 1].count <= 3
                || text.isMark(end, ",") && end - index < 5
        {
            end += 1
        }
        while end > index + 2, text.tokens[end - 1].kind == .mark { end -= 1 }
        return end > index + 2 ? index + 2..<end : nil
    }

    /// A word of a name behind a label: a capital, a particle, or anything that stands alone on its line.
    private func isLabelled(_ index: Int, from start: Int) -> Bool {
        guard text.isLetters(index) else { return false }
        return reading.isProper(index) || MailReading.particles.contains(text.word(index))
            || !reading.common.isSmall(text.word(index))
    }

    /// The words of a name from its first on.
    private func run(from start: Int, isSure: Bool) -> Range<Int> {
        var last = start
        var count = 1
        while count < Self.longest, let next = part(behind: last) {
            last = next
            count += 1
        }
        // `Rainer u. Elke Puschmann`, `Megan & Tish`.
        if let second = joined(last), count < Self.longest {
            let more = run(from: second, isSure: false)
            return start..<more.upperBound
        }
        return start..<last + 1
    }

    private func part(behind index: Int) -> Int? {
        guard let next = reading.nextPart(index) else { return nil }
        let word = text.word(next)
        if reading.isProper(next) {
            if Self.notNames.contains(word) || !reading.isCapital(next) && reading.common.explains(word) { return nil }
            // A compound noun behind a name is the next word of a German sentence; a plain one may be a family name.
            return word.utf8.count > 12 && reading.common.explains(word) && !text.isAttached(next) ? nil : next
        }
        if word == "s", text.isAttached(next) { return nil }
        guard MailReading.particles.contains(word) else { return nil }
        var after = next
        while let more = reading.nextPart(after), after < next + 3 {
            if reading.isProper(more) {
                return Self.notNames.contains(text.word(more))
                    || reading.common.isKnown(text.word(more)) && !NameLists.isGiven(text.word(more)) ? nil : next
            }
            guard MailReading.particles.contains(text.word(more)) else { return nil }
            after = more
        }
        return nil
    }

    private func joined(_ index: Int) -> Int? {
        var next = index + 1
        guard text.isOnLine(next), ["u", "und", "and"].contains(text.word(next)) || text.isMark(next, "&") else {
            return nil
        }
        next += 1
        if text.isMark(next, "."), text.isAttached(next) { next += 1 }
        guard text.isOnLine(next), reading.isProper(next) else { return nil }
        let word = text.word(next)
        return NameLists.isGiven(word) || !reading.common.explains(word) && !NotNames.isOne(word) ? next : nil
    }

    private static let relatives: Set<String> = [
        "sohn", "tochter", "mann", "ehemann", "frau", "ehefrau", "mutter", "vater", "bruder", "schwester", "enkel",
        "enkelin",
        "nachbar", "nachbarin", "nachbarn", "partner", "partnerin", "freund", "freundin", "kollege", "kollegin", "kind",
        "baby",
        "lebensgefaehrte", "lebensgefaehrtin", "verlobter", "verlobte", "neffe", "nichte", "cousin", "cousine",
        "schwager",
        "schwaegerin", "schwiegermutter", "schwiegervater", "mandant", "mandantin", "betreuer", "betreuerin",
        "vermieter",
        "vermieterin", "sachbearbeiter", "sachbearbeiterin", "son", "daughter", "husband", "wife", "mother", "father",
        "mum",
        "mam", "dad", "brother", "sister", "neighbour", "friend", "colleague", "nephew", "niece", "grandson",
        "granddaughter",
        "fiance", "fiancee", "landlord", "landlady", "client", "caseworker", "carer", "aunt", "uncle", "cousin",
        "boyfriend",
        "girlfriend", "ex", "boss", "late",
    ]

    private static let labels: Set<String> = [
        "name", "vorname", "nachname", "familienname", "zuname", "geburtsname", "halter", "halterin", "kontoinhaber",
        "kontoinhaberin", "antragsteller", "antragstellerin", "ansprechpartner", "ansprechpartnerin", "absender",
        "surname",
        "forename", "forenames", "names", "keeper", "holder", "patient", "applicant", "from", "von", "to", "an", "attn",
        "fahrer", "fahrerin", "kind", "child", "mother", "mutter", "vater", "father", "kunde", "kundin", "customer",
        "tenant", "mieter",
    ]

    /// Words with a capital behind a title or a name that belong to the sentence.
    static let notNames: Set<String> = [
        "ich", "er", "sie", "es", "wir", "ihr", "ihre", "ihnen", "und", "oder", "and", "or", "the", "i", "he", "she",
        "we", "they",
        "hat", "ist", "bitte", "der", "die", "das", "in", "im", "am", "mit", "von", "damen", "herren", "sir", "madam",
        "all",
        "team", "kollegen", "kolleginnen", "my", "your", "our", "please", "mein", "meine", "unser", "unsere", "wenn",
        "aber",
        "what", "how", "is", "are", "not", "nicht", "this", "that", "es", "hallo", "hello", "dear", "guten", "liebe",
        "lieber",
        "buergermeister", "buergermeisterin", "oberbuergermeister", "oberbuergermeisterin", "both", "beide", "vielen",
    ]
}
