/// Reads numbers that name a person or an account: IBAN, BIC, British driver and National Insurance numbers, and behind
/// their words German tax numbers, serial numbers of identity documents and log book references.
enum PersonalNumberReader {
    /// Characters of the longest of them, an IBAN.
    private static let longest = 34

    static func read(_ text: FactText, at index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard text.tokens[index].kind != .mark, !isInside(text, index) else { return nil }
        if text.isLetters(index) {
            // All of them begin with at most five letters and go on with a digit or another group.
            guard text.tokens[index].count <= 11 else { return nil }
            return iban(text, index) ?? driverNumber(text, index) ?? nationalInsurance(text, index)
                ?? bic(text, index, cues) ?? identityDocument(text, index, cues)
        }
        return logBook(text, index, cues) ?? taxNumber(text, index, cues) ?? identityDocument(text, index, cues)
    }

    private static func isInside(_ text: FactText, _ index: Int) -> Bool {
        text.isAttached(index) && index > 0
            && (text.tokens[index - 1].kind != .mark || "-/._@".utf8.contains(text.tokens[index - 1].mark))
    }

    /// Letters and digits from a token on, groups of them joined over single blanks on one line.
    private static func joined(_ text: FactText, _ index: Int, exactly length: Int) -> (value: String, next: Int)? {
        var value = ""
        var next = index
        while next < text.count, text.tokens[next].kind != .mark, next == index || text.isOnLine(next),
            value.utf8.count < length
        {
            // Words of a sentence are no groups of a number; its first letters alone may be small.
            guard text.tokens[next].count <= length,
                text.isDigits(next) || text.isUpper(next) || isSmallPrefix(text, next, index)
            else { return nil }
            value += text.string(text.tokens[next].range)
            next += 1
        }
        guard value.utf8.count == length, !(text.isAttached(next) && text.tokens[next].kind != .mark) else {
            return nil
        }
        return (value.uppercased(), next)
    }

    private static func isSmallPrefix(_ text: FactText, _ place: Int, _ index: Int) -> Bool {
        place == index && text.tokens[place].count <= 5 && text.isDigits(place + 1) && text.isAttached(place + 1)
    }

    private static func iban(_ text: FactText, _ index: Int) -> FoundFacts? {
        guard text.tokens[index].count == 2, text.isDigits(index + 1), text.tokens[index + 1].count >= 2,
            let length = CheckRules.ibanLengths[text.string(text.tokens[index].range).uppercased()],
            let (value, next) = joined(text, index, exactly: length)
        else { return nil }
        return FoundFacts(
            text.fact(.iban, index..<next, value: value, isValid: CheckRules.isIBAN(value)), next: next)
    }

    private static func driverNumber(_ text: FactText, _ index: Int) -> FoundFacts? {
        guard text.tokens[index].count <= 5, text.isDigits(index + 1), text.isOnLine(index + 1),
            let (value, next) = joined(text, index, exactly: 16)
        else { return nil }
        let bytes = Array(value.utf8)
        // The form without its rules: letters or 9, six digits, and letters at the end.
        let hasForm =
            bytes[5..<11].allSatisfy { (0x30...0x39).contains($0) } && bytes[14...].allSatisfy { $0 >= 0x41 }
            && bytes[..<5].allSatisfy { $0 >= 0x41 || $0 == 0x39 }
        guard hasForm else { return nil }
        return FoundFacts(
            text.fact(.driverNumber, index..<next, value: value, isValid: CheckRules.isDriverNumber(value)), next: next)
    }

    private static func nationalInsurance(_ text: FactText, _ index: Int) -> FoundFacts? {
        guard text.isUpper(index), text.tokens[index].count == 2, text.isDigits(index + 1),
            let (value, next) = joined(text, index, exactly: 9)
        else { return nil }
        let bytes = Array(value.utf8)
        guard bytes[2..<8].allSatisfy({ (0x30...0x39).contains($0) }), (0x41...0x44).contains(bytes[8]) else {
            return nil
        }
        return FoundFacts(
            text.fact(
                .nationalInsurance, index..<next, value: value, isValid: CheckRules.isNationalInsurance(value)),
            next: next)
    }

    private static func bic(_ text: FactText, _ index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard cues.has(.bank, before: index), text.isUpper(index), text.tokens[index].count >= 6 else { return nil }
        for length in [11, 8] {
            guard let (value, next) = joined(text, index, exactly: length),
                value.contains(where: \.isNumber) || length == 11
                    || CheckRules.ibanLengths[String(value.dropFirst(4).prefix(2))] != nil
            else { continue }
            return FoundFacts(
                text.fact(
                    .bic, index..<next, value: value,
                    isValid: CheckRules.ibanLengths[String(value.dropFirst(4).prefix(2))] != nil), next: next)
        }
        return nil
    }

    private static func taxNumber(_ text: FactText, _ index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard cues.has(.tax, before: index), let (value, next) = digits(text, index, 11) else { return nil }
        return FoundFacts(
            text.fact(.taxNumber, index..<next, value: value, isValid: CheckRules.isTaxNumber(value)), next: next)
    }

    private static func logBook(_ text: FactText, _ index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard cues.has(.logBook, before: index), !text.raw(index).starts(with: [0x30]),
            let (value, next) = digits(text, index, 11)
        else { return nil }
        return FoundFacts(text.fact(.documentReference, index..<next, value: value), next: next)
    }

    private static func digits(_ text: FactText, _ index: Int, _ length: Int) -> (value: String, next: Int)? {
        guard let joined = joined(text, index, exactly: length), joined.value.utf8.allSatisfy({ $0 <= 0x39 }) else {
            return nil
        }
        return joined
    }

    /// Letters that German serial numbers are made of (no vowels and none like a digit).
    private static let serialLetters = Set("CFGHJKLMNPRTVWXYZ0123456789".utf8)

    private static func identityDocument(_ text: FactText, _ index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard cues.has(.identity, before: index) else { return nil }
        for length in [11, 10, 9] {
            guard let (value, next) = joined(text, index, exactly: length), value.contains(where: \.isNumber),
                length == 11 || value.utf8.allSatisfy({ serialLetters.contains($0) }),
                value.contains(where: \.isLetter) || length == 9, value.count(where: \.isNumber) >= 3
            else { continue }
            let isValid = length != 10 || CheckRules.isDocumentSerial(value)
            return FoundFacts(text.fact(.identityDocument, index..<next, value: value, isValid: isValid), next: next)
        }
        return nil
    }
}
