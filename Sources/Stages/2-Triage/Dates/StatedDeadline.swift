import Enquiries
import Extraction

/// The deadline that a mail states, in the author's own words or in the mail that it answers.
struct StatedDeadline {
    let date: CalendarDate?
    let source: TriageDecision.DeadlineSource?

    init(of enquiry: Enquiry) {
        let finder = DeadlineFinder(written: enquiry.writtenOn)
        let own = ClassifierText.joined(subject: enquiry.subject, body: enquiry.text)
        let quoted = enquiry.spans.filter { $0.kind == .quote || $0.kind == .forwarded }.map(\.text)
            .joined(separator: "\n")
        let found =
            finder.deadline(in: own).map { ($0, own, false) }
            ?? finder.deadline(inQuoted: quoted).map { ($0, quoted, true) }
        guard let (find, text, isQuoted) = found else {
            (date, source) = (nil, nil)
            return
        }
        date = find.date
        source = TriageDecision.DeadlineSource(
            rule: find.rule.rawValue, evidence: find.evidence.map(\.rawValue),
            words: Self.words(of: text, at: find.range), isQuoted: isQuoted)
    }

    /// The words of the date with some around them, whole words only.
    private static func words(of text: String, at range: Range<Int>) -> String {
        let bytes = Array(text.utf8)
        func isGap(_ at: Int) -> Bool { bytes[at] <= 0x20 }
        var start = max(0, range.lowerBound - context)
        while start > 0, start < range.lowerBound, !isGap(start) { start += 1 }
        var end = min(bytes.count, range.upperBound + context)
        while end < bytes.count, end > range.upperBound, !isGap(end) { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Bytes on either side.
    private static let context = 60
}
