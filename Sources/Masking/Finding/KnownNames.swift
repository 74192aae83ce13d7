import Enquiries
import Extraction

/// Names found once, looked for in the whole mail.
struct KnownNames {
    /// Folded words, and whether they count without a capital too.
    private var words: [String: Bool] = [:]
    private let common: CommonWords

    init(sender: Enquiry.Party, common: CommonWords) {
        self.common = common
        let isPerson = sender.name.map { PersonName(display: $0) != nil } ?? false
        if let name = sender.name {
            let text = FactText(name, limit: 1 << 10)
            for index in 0..<text.count where text.isLetters(index) {
                let word = text.word(index)
                if isPerson || !common.explains(word) && !NotNames.isOne(word) { add(word) }
            }
        }
        let local = FactText(String(sender.address.prefix { $0 != "@" }), limit: 1 << 8)
        for index in 0..<local.count where local.isLetters(index) {
            if local.tokens[index].count >= 4, !common.explains(local.word(index)), !NotNames.isOne(local.word(index)) {
                add(local.word(index))
            }
        }
    }

    mutating func add(_ names: [Range<Int>], in reading: MailReading) {
        for name in names {
            for index in name where reading.text.isLetters(index) { add(reading.text.word(index)) }
        }
    }

    private mutating func add(_ word: String) {
        guard word.utf8.count >= 3, !MailReading.particles.contains(word), !MailReading.titles.contains(word),
            word != "and", word != "und", word != "the"
        else { return }
        words[word] = !common.isSmall(word)
    }

    func find(in reading: MailReading) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for index in 0..<reading.text.count where reading.text.isLetters(index) {
            guard let asWell = counts(reading.text.word(index)), asWell || reading.isCapital(index) else { continue }
            if let last = found.last, reading.nextPart(last.upperBound - 1) == index {
                found[found.count - 1] = last.lowerBound..<index + 1
            } else {
                found.append(index..<index + 1)
            }
        }
        return found
    }

    /// The word itself, its genitive, and `ae` written as `a`.
    private func counts(_ word: String) -> Bool? {
        if let known = words[word] { return known }
        return word.utf8.count >= 4 && word.hasSuffix("s") ? words[String(word.dropLast())] : nil
    }
}

/// Strange words found once, looked for in the whole mail.
struct KnownWords {
    private var words: [String: MaskKind] = [:]

    mutating func add(_ spans: [MaskSpan], in reading: MailReading) {
        let marks = reading.tokens(under: spans.filter { $0.kind == .word || $0.kind == .name })
        for index in 0..<reading.text.count
        where marks[index] && reading.isProper(index) && reading.text.tokens[index].count > 2 {
            let word = reading.text.word(index)
            if !reading.common.isKnown(word), !MailReading.particles.contains(word), !MailReading.titles.contains(word)
            {
                words[word] = .word
            }
        }
    }

    /// The words outside the spans, which are in order, in any spelling.
    func find(in reading: MailReading, but spans: [MaskSpan]) -> [MaskSpan] {
        let marks = reading.tokens(under: spans)
        return (0..<reading.text.count).compactMap { index in
            guard !marks[index], reading.text.isLetters(index), let kind = kind(of: reading.text.word(index)) else {
                return nil
            }
            return MaskSpan(kind, reading.bytes(index..<index + 1))
        }
    }

    private func kind(of word: String) -> MaskKind? {
        words[word] ?? (word.utf8.count > 4 && word.hasSuffix("s") ? words[String(word.dropLast())] : nil)
    }
}
