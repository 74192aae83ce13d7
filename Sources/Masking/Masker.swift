package import Enquiries
import Extraction

/// Replaces everything in a citizen's mail that names a person by placeholders.
///
/// What is recognised, and how well: `Docs/Masking.md`. Deterministic; linear in the text; German and English, and in other
/// languages with capitals whatever has a form of its own.
package struct Masker: Sendable {
    /// Bytes of subject and text together. Nothing longer is masked in part.
    package static let limit = FactReader.limit

    /// What is masked: the parts of a mail that a model may get to see.
    package struct Mail: Sendable {
        package var subject: String
        package var text: String
        /// Never sent; its name and address are looked for in the text.
        package var sender: Enquiry.Party
        /// The day of writing, for days that are given in part.
        package var written: CalendarDate

        package init(subject: String, text: String, sender: Enquiry.Party, written: CalendarDate) {
            (self.subject, self.text, self.sender, self.written) = (subject, text, sender, written)
        }

        package init(_ enquiry: Enquiry) {
            self.init(subject: enquiry.subject, text: enquiry.text, sender: enquiry.from, written: enquiry.writtenOn)
        }
    }

    private let common: CommonWords
    private let ownHosts: Set<String>

    /// - Parameters:
    ///   - common: Words of the desk's mail that are no names.
    ///   - ownHosts: Hosts of the authority, without `www.`; links to them may stay.
    package init(common: CommonWords, ownHosts: Set<String> = []) {
        (self.common, self.ownHosts) = (common, ownHosts)
    }

    /// - Parameter map: The placeholders of the case so far; new ones are added.
    /// - Throws: Then the map may hold more than before, and nothing may be sent.
    package func mask(_ mail: Mail, into map: inout MaskMap) throws(MaskingError) -> MaskedMail {
        let bytes = mail.subject.utf8.count + mail.text.utf8.count
        guard bytes <= Self.limit else { throw .tooLong(bytes: bytes, limit: Self.limit) }
        let readings = [mail.subject, mail.text].map { MailReading($0, written: mail.written, common: common) }
        var names = readings.map { NameFinder($0).find() }
        names[1] += SignatureFinder.find(readings[1])
        var known = KnownNames(sender: mail.sender, common: common)
        for (reading, found) in zip(readings, names) { known.add(found, in: reading) }
        var masked: [String] = []
        var unclassified: Set<Placeholder> = []
        for (reading, found) in zip(readings, names) {
            let spans = spans(reading, found + known.find(in: reading), written: mail.written)
            masked.append(try replace(spans, in: reading.text.bytes, &map, &unclassified))
        }
        let words = readings.reduce(0) { sum, reading in sum + reading.text.tokens.count { $0.kind == .letters } }
        return MaskedMail(
            subject: masked[0], text: masked[1], words: words, unclassified: unclassified.count,
            unread: UnreadScript.letters(in: readings.map(\.text)))
    }

    private func spans(_ reading: MailReading, _ names: [Range<Int>], written: CalendarDate) -> [MaskSpan] {
        var spans = FactSpans.find(reading, ownHosts: ownHosts)
        spans += NumberFinder.find(reading)
        spans += FormFinder.find(reading)
        spans += AddressFinder.find(reading)
        spans += DateFinder.find(reading, written: written)
        spans += names.map { MaskSpan(.name, reading.bytes($0)) }
        let named = reading.tokens(under: MaskSpan.united(spans))
        return MaskSpan.united(spans + UnknownWords.find(reading, named: named))
    }

    private func replace(
        _ spans: [MaskSpan], in bytes: [UInt8], _ map: inout MaskMap, _ unclassified: inout Set<Placeholder>
    ) throws(MaskingError) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        for span in spans {
            result += bytes[place..<span.range.lowerBound]
            let original = String(decoding: bytes[span.range], as: UTF8.self)
            let placeholder = try map.placeholder(for: original, span.kind)
            if span.kind.isUnclassified { unclassified.insert(placeholder) }
            result += placeholder.text.utf8
            place = span.range.upperBound
        }
        result += bytes[place...]
        return String(decoding: result, as: UTF8.self)
    }
}

/// A mail with placeholders. Whether it may leave is for ``MayLeave`` to say.
package struct MaskedMail: Sendable {
    package let subject: String
    package let text: String
    /// Words of the mail before masking.
    package let words: Int
    /// How many different pieces were taken out without knowing what they are.
    package let unclassified: Int
    /// Letters of scripts without capitals, in which names cannot be told from words.
    package let unread: Int
}

extension MailReading {
    /// For each token, whether it lies under one of some spans, which are in order.
    func tokens(under spans: [MaskSpan]) -> [Bool] {
        var marks = [Bool](repeating: false, count: text.count)
        var token = 0
        for span in spans {
            while token < text.count, Int(text.tokens[token].end) <= span.range.lowerBound { token += 1 }
            while token < text.count, Int(text.tokens[token].start) < span.range.upperBound {
                marks[token] = true
                token += 1
            }
        }
        return marks
    }
}

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
            if local.tokens[index].count >= 4, !common.explains(local.word(index)), !NotNames.isOne(local.word(index)) { add(local.word(index)) }
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

/// Letters of scripts in which nothing distinguishes a name.
enum UnreadScript {
    static func letters(in texts: [FactText]) -> Int {
        var count = 0
        for text in texts {
            for token in text.tokens where token.kind == .letters {
                let word = text.bytes[token.range]
                // From U+0590 (Hebrew) on no script has capitals, but for Georgian, Cherokee and full-width Latin.
                guard let first = word.first, first >= 0xD6,
                    let scalar = String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first,
                    scalar.value >= 0x590, !scalar.properties.isCased
                else { continue }
                count += token.count
            }
        }
        return count
    }
}
