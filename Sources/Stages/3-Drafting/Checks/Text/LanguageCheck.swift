import Enquiries
import Extraction

/// Paragraphs and sentences in another language than the reply's.
enum LanguageCheck {
    /// Fewer words say too little about their language.
    static let leastWords = 8
    static let sureFrom = 0.95

    static func findings(
        _ draft: CheckedText, expected: String, identify: (String) -> (language: String, confidence: Double)
    ) -> [Finding] {
        var findings: [Finding] = []
        for paragraph in draft.paragraphs {
            if let found = other(draft, paragraph, expected, identify) {
                findings.append(draft.finding(.wrongLanguage, paragraph, .language(found: found, expected: expected)))
                continue
            }
            // A paragraph of one sentence was just looked at.
            for sentence in draft.sentences
            where paragraph.contains(sentence.lowerBound) && sentence.count + 4 < paragraph.count {
                guard let found = other(draft, sentence, expected, identify) else { continue }
                findings.append(draft.finding(.wrongLanguage, sentence, .language(found: found, expected: expected)))
            }
        }
        return findings
    }

    private static func other(
        _ draft: CheckedText, _ range: Range<Int>, _ expected: String,
        _ identify: (String) -> (language: String, confidence: Double)
    ) -> String? {
        guard let plain = Self.plain(draft, range) else { return nil }
        let found = identify(plain)
        return found.language != expected && found.language != "und" && found.confidence >= sureFrom
            ? found.language : nil
    }

    /// The words of a stretch whose language can be told; `nil` where there are too few.
    static func plain(_ draft: CheckedText, _ range: Range<Int>) -> String? {
        // Links, addresses and numbers have no language.
        var plain = ""
        var place = range.lowerBound
        for fact in draft.facts where range.contains(fact.range.lowerBound) && fact.range.upperBound <= range.upperBound
        {
            plain += draft.string(place..<fact.range.lowerBound)
            place = fact.range.upperBound
        }
        plain += draft.string(place..<range.upperBound)
        let bytes = Array(plain.utf8)
        let words = LetterRuns.ranges(in: bytes)
        // Names of streets and offices stay in their language: words in small letters tell it. Letters beyond ASCII count as
        // small, since many scripts know no others.
        guard words.count >= leastWords, words.count(where: { bytes[$0.lowerBound] >= 0x61 }) * 2 >= words.count else {
            return nil
        }
        return plain
    }
}
