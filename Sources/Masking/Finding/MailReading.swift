import Enquiries
import Extraction

/// One text as the finders see it.
struct MailReading {
    let text: FactText
    let facts: [Fact]
    let dates: [DateExpression]
    let common: CommonWords
    /// For each token, whether it lies in money, a share, a period, a time or a date.
    private let measured: [Bool]
    /// Whether the writer uses capitals: more than one word in fifty has one.
    let hasCapitals: Bool

    init(_ string: String, written: CalendarDate, common: CommonWords) {
        text = FactText(string, limit: Masker.limit)
        facts = FactReader().facts(in: string)
        dates = DateReader(written: written).read(string).dates
        self.common = common
        let quantities = facts.filter {
            switch $0.kind {
            case .amount, .percentage, .period, .clockTime, .legalReference: true
            default: false
            }
        }
        let read = text
        let letters = read.tokens.filter { $0.kind == .letters }
        hasCapitals = letters.count { Letters.isCapital(read.bytes[$0.range]) } * 50 > letters.count
        measured = Self.marked(text, quantities.map(\.range) + dates.map(\.range))
    }

    private static func marked(_ text: FactText, _ ranges: [Range<Int>]) -> [Bool] {
        var marks = [Bool](repeating: false, count: text.count)
        var token = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            while token < text.count, Int(text.tokens[token].end) <= range.lowerBound { token += 1 }
            while token < text.count, Int(text.tokens[token].start) < range.upperBound {
                marks[token] = true
                token += 1
            }
        }
        return marks
    }

    func isMeasured(_ index: Int) -> Bool { measured.indices.contains(index) && measured[index] }

    func isCapital(_ index: Int) -> Bool { text.isLetters(index) && Letters.isCapital(text.raw(index)) }

    /// Whether a word may be a proper name: by its capital, or in a mail without capitals by not being a usual small word.
    func isProper(_ index: Int) -> Bool {
        isCapital(index)
            || !hasCapitals && text.isLetters(index) && text.tokens[index].count > 2
                && !common.isSmall(text.word(index))
    }

    /// Whether a word begins a line, a sentence or a quotation, where every word has a capital.
    func startsSentence(_ index: Int) -> Bool {
        guard index > 0, text.isOnLine(index) else { return true }
        let before = text.tokens[index - 1]
        guard before.kind == .mark else { return false }
        if before.mark == UInt8(ascii: "."), index > 1, text.isAttached(index - 1), text.isLetters(index - 2),
            !text.isAttached(index)
        {
            // `Dr. Meier`, `J. Meier`, `str. 5` go on.
            return text.tokens[index - 2].count > 3
        }
        return ".!?:;\"*>|•".utf8.contains(before.mark) || before.mark == UInt8(ascii: "-") && !text.isAttached(index)
            || before.mark == UInt8(ascii: "(")
    }

    /// Whether two words are parts of one name: a blank, a hyphen, an apostrophe or the stop of an initial between them.
    /// Returns the second one, or nil.
    func nextPart(_ index: Int) -> Int? {
        let next = index + 1
        if text.isLetters(next) { return text.isOnLine(next) ? next : nil }
        guard text.tokens.indices.contains(next), text.isAttached(next), text.isLetters(next + 1),
            text.isOnLine(next + 1)
        else { return nil }
        switch text.tokens[next].mark {
        case UInt8(ascii: "-"), UInt8(ascii: "'"), FactToken.Special.other:
            return text.isAttached(next + 1) ? next + 1 : nil
        case UInt8(ascii: "."):
            return text.tokens[index].count <= 2 || Self.titles.contains(text.word(index)) ? next + 1 : nil
        default: return nil
        }
    }

    static let titles: Set<String> = [
        "herr", "herrn", "hr", "frau", "fr", "fraeulein", "familie", "fam", "eheleute", "mr", "mrs", "ms", "miss", "mx",
        "dr",
        "prof", "doktor", "professor", "sir", "madam", "pan", "pani", "monsieur", "madame", "senor", "senora", "signor",
        "signora", "bey", "officer", "pc", "sergeant", "cllr", "councillor", "rev", "pfarrer", "schwester", "onkel",
        "tante",
        "uncle", "aunt", "auntie", "aunty", "opa", "oma", "nan", "grandad", "granny",
    ]

    /// Small words inside a name.
    static let particles: Set<String> = [
        "von", "van", "vom", "zu", "zur", "zum", "de", "da", "dos", "der", "den", "del", "della", "di", "du", "la",
        "le", "el",
        "al", "bin", "ibn", "ben", "ter", "te", "af", "o", "mc", "mac", "ap", "bint", "abu",
    ]

    /// Lines as runs of tokens; blank ones are left out.
    var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in 1..<max(1, text.count) where !text.isOnLine(index) {
            lines.append(start..<index)
            start = index
        }
        if text.count > start { lines.append(start..<text.count) }
        return lines
    }

    func bytes(_ tokens: Range<Int>) -> Range<Int> { text.span(tokens) }
}
