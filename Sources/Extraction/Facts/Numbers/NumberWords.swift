/// Numbers written in words, 1 to 999 999.
enum NumberWords {
    /// Whether a word begins like a number word of either language.
    static func canBegin(_ word: String) -> Bool {
        var bytes = word.utf8.makeIterator()
        guard let first = bytes.next(), let second = bytes.next() else { return false }
        return beginnings.contains(UInt16(first) << 8 | UInt16(second))
    }

    private static let beginnings: Set<UInt16> = Set(
        [
            "ei", "zw", "dr", "vi", "fu", "se", "si", "ac", "ne", "ze", "el", "hu", "ta", "on", "tw", "th", "fo", "fi",
            "ni", "te",
        ]
        .map { UInt16($0.utf8.first ?? 0) << 8 | UInt16($0.utf8.dropFirst().first ?? 0) })

    /// Reads one German word: `drei`, `dreißig`, `einhundertfünfundzwanzig`, `zweitausend`; `ein` in all its endings.
    static func german(_ word: String) -> Int? {
        guard word.utf8.count <= 60, let first = word.utf8.first, firstBytes.contains(first) else { return nil }
        if let known = germanUnits[word] ?? germanTens[word] { return known }
        if word.utf8.count <= 5, word.utf8.starts(with: "ein".utf8) { return ones.contains(word) ? 1 : nil }
        // The shortest compound is "hundert".
        guard word.utf8.count >= 7 else { return nil }
        var rest = word[...]
        var total = 0
        if let cut = rest.firstRange(of: "tausend") {
            guard let thousands = cut.lowerBound == rest.startIndex ? 1 : belowThousand(rest[..<cut.lowerBound])
            else { return nil }
            total = thousands * 1000
            rest = rest[cut.upperBound...]
            if rest.isEmpty { return total }
        }
        return belowThousand(rest).map { total + $0 }
    }

    private static func belowThousand(_ word: Substring) -> Int? {
        guard let cut = word.firstRange(of: "hundert") else { return belowHundred(word) }
        guard let hundreds = cut.lowerBound == word.startIndex ? 1 : unit(word[..<cut.lowerBound]), hundreds < 10
        else { return nil }
        var rest = word[cut.upperBound...]
        if rest.isEmpty { return hundreds * 100 }
        if rest.hasPrefix("und"), belowHundred(rest.dropFirst(3)) != nil { rest = rest.dropFirst(3) }
        return belowHundred(rest).map { hundreds * 100 + $0 }
    }

    private static func belowHundred(_ word: Substring) -> Int? {
        if let known = unit(word) ?? germanTens[String(word)] { return known }
        guard let cut = word.firstRange(of: "und"), let one = unit(word[..<cut.lowerBound]), one < 10,
            let ten = germanTens[String(word[cut.upperBound...])]
        else { return nil }
        return ten + one
    }

    private static func unit(_ word: Substring) -> Int? { word == "ein" ? 1 : germanUnits[String(word)] }

    private static let ones: Set<String> = ["ein", "eine", "einen", "einem", "einer", "eines"]

    private static let germanUnits: [String: Int] = [
        "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
        "zehn": 10, "elf": 11, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fuenfzehn": 15, "sechzehn": 16,
        "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
    ]

    private static let germanTens: [String: Int] = [
        "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90,
    ]

    /// First letters of all German number words.
    private static let firstBytes = Set("ezdvfsanht".utf8)

    /// Reads `thirty`, `eighty-five`, `one hundred and twenty`, `two thousand`, over at most nine tokens.
    static func english(_ text: FactText, at index: Int) -> (value: Int, next: Int)? {
        guard var current = englishUnits[text.word(index)] ?? englishTens[text.word(index)] else { return nil }
        var total = 0
        var next = index + 1
        while next < index + 9, next < text.count, text.isOnLine(next) {
            let joins = text.isMark(next, "-") || text.word(next) == "and"
            let word = text.word(joins ? next + 1 : next)
            if word == "hundred", !joins, current < 100 {
                current *= 100
            } else if word == "thousand", !joins {
                total += current * 1000
                current = 0
            } else if let unit = englishUnits[word], current % 10 == 0, current % 100 >= 20 || current % 100 == 0,
                text.word(next) != "and" || current >= 100 || total > 0, current > 0 || total > 0
            {
                current += unit
            } else if let ten = englishTens[word], current % 100 == 0, current > 0 || total > 0 {
                current += ten
            } else {
                break
            }
            next += joins ? 2 : 1
        }
        return (total + current, next)
    }

    private static let englishUnits: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19,
    ]

    private static let englishTens: [String: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
}
