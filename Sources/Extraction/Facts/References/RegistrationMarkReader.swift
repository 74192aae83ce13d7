/// Reads number plates.
///
/// German ones by § 8 FZV: district, one or two letters, one to four digits, at most eight characters, no leading zero.
/// British ones since 2001 by their form (`TJ19 KVO`); older, Northern Irish and dateless ones only behind a word such as
/// `registration` or `plate`.
enum RegistrationMarkReader {
    static func read(_ text: FactText, at index: Int, _ cues: RecentCues) -> FoundFacts? {
        guard text.tokens[index].kind != .mark else { return nil }
        if text.isAttached(index), index > 0, text.tokens[index - 1].kind != .mark || text.isMark(index - 1, "-") {
            return nil
        }
        let hasCue = cues.has(.plate, before: index)
        // Every form but a district without hyphen, which needs its word, goes on with a hyphen or a digit.
        guard text.tokens[index].count <= 6, hasCue || text.isDigits(index + 1) || text.isMark(index + 1, "-") else {
            return nil
        }
        return german(text, at: index, hasCue) ?? british(text, at: index, hasCue)
            ?? (hasCue ? older(text, at: index) : nil)
    }

    private static func isCode(_ text: FactText, _ index: Int, _ lengths: ClosedRange<Int>, _ hasCue: Bool) -> Bool {
        guard text.isLetters(index) else { return false }
        let length = String(decoding: text.raw(index), as: UTF8.self).count
        guard lengths.contains(length) else { return false }
        let isLatin = text.words[index].utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isLatin && (hasCue || isCapital(text, index))
    }

    /// Capitals, `Ä Ö Ü` included.
    private static func isCapital(_ text: FactText, _ index: Int) -> Bool {
        var afterC3 = false
        for byte in text.raw(index) {
            if afterC3 {
                guard [0x84, 0x96, 0x9C].contains(byte) else { return false }
                afterC3 = false
            } else if byte == 0xC3 {
                afterC3 = true
            } else if !(0x41...0x5A).contains(byte) {
                return false
            }
        }
        return true
    }

    private static let noDistricts: Set<String> = ["din", "iso", "usb", "pdf", "eur", "utc", "abs", "art", "nr", "plz"]
    /// Letters that no authority gives out.
    private static let refused: Set<String> = ["hj", "kz", "ns", "sa", "ss"]

    private static func german(_ text: FactText, at index: Int, _ hasCue: Bool) -> FoundFacts? {
        guard isCode(text, index, 1...3, hasCue), !noDistricts.contains(text.word(index)) else { return nil }
        let hasHyphen = text.isMark(index + 1, "-")
        guard hasHyphen || hasCue else { return nil }
        let letters = hasHyphen ? index + 2 : index + 1
        guard isCode(text, letters, 1...2, hasCue), text.isOnLine(letters), text.tokens[letters].count <= 2 else {
            return nil
        }
        let digits = text.isMark(letters + 1, "-") ? letters + 2 : letters + 1
        guard text.isDigits(digits), text.isOnLine(digits), text.tokens[digits].count <= 4 else { return nil }
        var next = digits + 1
        var suffix = ""
        if text.isLetters(next), text.isAttached(next) {
            guard ["e", "h"].contains(text.word(next)) else { return nil }
            suffix = text.word(next).uppercased()
            next += 1
        }
        guard !continues(text, next) else { return nil }
        let district = text.string(text.tokens[index].range).uppercased()
        let code = text.string(text.tokens[letters].range).uppercased()
        let number = text.string(text.tokens[digits].range)
        let isValid =
            number.first != "0" && (district + code + number + suffix).count <= 8
            && !refused.contains(text.word(letters))
        return FoundFacts(
            text.fact(
                .registrationMark, index..<next, value: "\(district)-\(code) \(number)\(suffix)", isValid: isValid),
            next: next)
    }

    /// Two letters, two digits of the half year (not 00, 01, 50), three letters; no `I Q Z` first, no `I Q` behind (DVLA,
    /// INF104).
    private static func british(_ text: FactText, at index: Int, _ hasCue: Bool) -> FoundFacts? {
        guard isCode(text, index, 2...2, hasCue), text.tokens[index].count == 2, text.isDigits(index + 1),
            text.isAttached(index + 1), text.tokens[index + 1].count == 2,
            isCode(text, index + 2, 3...3, hasCue || text.isAttached(index + 2)), text.tokens[index + 2].count == 3,
            text.isOnLine(index + 2), !continues(text, index + 3)
        else { return nil }
        let parts = [index, index + 1, index + 2].map { text.string(text.tokens[$0].range).uppercased() }
        guard hasCue || isCapital(text, index + 2) else { return nil }
        let isValid =
            !parts[0].contains { "IQZ".contains($0) } && !parts[2].contains { "IQ".contains($0) }
            && !["00", "01", "50"].contains(parts[1])
        return FoundFacts(
            text.fact(
                .registrationMark, index..<index + 3, value: "\(parts[0])\(parts[1]) \(parts[2])", isValid: isValid),
            next: index + 3)
    }

    /// `A123 BCD`, `ABC 123D`, `ABC 123`, `1234 AB`, `AIA 1234`, all in capitals.
    private static func older(_ text: FactText, at index: Int) -> FoundFacts? {
        func letters(_ place: Int, _ lengths: ClosedRange<Int>) -> Bool {
            text.isUpper(place) && lengths.contains(text.tokens[place].count)
        }
        func digits(_ place: Int, _ most: Int) -> Bool {
            text.isDigits(place) && text.tokens[place].count <= most && text.raw(place).first != 0x30
        }
        var next = 0
        if letters(index, 1...1), digits(index + 1, 3), text.isAttached(index + 1), letters(index + 2, 3...3) {
            next = index + 3
        } else if letters(index, 1...3), digits(index + 1, 4), text.isOnLine(index + 1) {
            next = index + 2
            if letters(next, 1...1), text.isAttached(next), text.tokens[index + 1].count <= 3 { next += 1 }
        } else if digits(index, 4), letters(index + 1, 1...3), text.isOnLine(index + 1) {
            next = index + 2
        }
        guard next > 0, !continues(text, next), QuantityUnit.read(text, at: index + 1) == nil,
            !["form", "V", "D"].contains(text.string(text.tokens[index].range))
        else { return nil }
        let value = text.string(text.span(index..<next)).replacing(" ", with: "")
        return FoundFacts(text.fact(.registrationMark, index..<next, value: value), next: next)
    }

    /// Whether letters or digits go on without a blank.
    private static func continues(_ text: FactText, _ next: Int) -> Bool {
        text.isAttached(next) && (text.tokens[next].kind != .mark || text.isMark(next, "@"))
    }
}
