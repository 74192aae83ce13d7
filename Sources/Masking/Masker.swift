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
        let spans = zip(readings, names).map { find(in: $0, $1 + known.find(in: $0), written: mail.written) }
        // What was strange in one place is taken out in all, also where it opens a sentence.
        var strange = KnownWords()
        for (reading, found) in zip(readings, spans) { strange.add(found, in: reading) }
        var masked: [String] = []
        var unclassified: Set<Placeholder> = []
        for (reading, found) in zip(readings, spans) {
            let all = MaskSpan.united(found + strange.find(in: reading, but: found))
            masked.append(try replace(all, in: reading.text.bytes, &map, &unclassified))
        }
        let words = readings.reduce(0) { sum, reading in sum + reading.text.tokens.count { $0.kind == .letters } }
        return MaskedMail(
            subject: masked[0], text: masked[1], words: words, unclassified: unclassified.count,
            unread: UnreadScript.letters(in: readings.map(\.text)))
    }

    private func find(in reading: MailReading, _ names: [Range<Int>], written: CalendarDate) -> [MaskSpan] {
        var spans = FactSpans.find(reading, ownHosts: ownHosts)
        spans += NumberFinder.find(reading)
        spans += FormFinder.find(reading)
        spans += AddressFinder.find(reading)
        spans += DateFinder.find(reading, written: written)
        spans += names.map { MaskSpan(.name, reading.bytes($0)) }
        let settled = spans + FactSpans.kept(reading, ownHosts: ownHosts)
        let named = reading.tokens(under: MaskSpan.united(settled))
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
