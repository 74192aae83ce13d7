import Enquiries
import Extraction
import PhraseMatching

/// Names of people that neither the answers nor the desk nor the mail hold: most often from another case.
enum PersonCheck {
    private static let titles: Set<String> = [
        "herr", "herrn", "frau", "mr", "mrs", "ms", "miss", "dr", "familie", "mx",
    ]
    /// Words behind a title that are no name.
    private static let notNames: Set<String> = [
        "und", "oder", "and", "or", "mr", "mrs", "dr", "herr", "frau", "herrn", "prof", "doktor", "professor",
    ]
    private static let greetings: Set<String> = ["guten", "hallo", "hello", "dear", "liebe", "lieber", "hi", "sehr"]

    static func findings(_ draft: CheckedText, _ sources: DraftSources) -> [Finding] {
        var findings: [Finding] = []
        var index = 0
        while index < draft.words.wordCount {
            guard let name = name(draft, at: index) else {
                index += 1
                continue
            }
            let strange = name.words.filter {
                !sources.know(folded(draft, $0)) && !sources.know(draft.words.word(at: $0))
            }
            if !strange.isEmpty { findings.append(draft.finding(.person, draft.words.source(of: name.words))) }
            index = name.words.upperBound
        }
        return findings
    }

    private static func name(_ draft: CheckedText, at index: Int) -> (words: Range<Int>, isTitled: Bool)? {
        let word = draft.words.word(at: index)
        if titles.contains(word), isCapitalised(draft, index) {
            let start = index + 1
            var end = start
            while end < draft.words.wordCount, end - start < 4, isJoined(draft, end), isCapitalised(draft, end),
                draft.words.word(at: end).utf8.count > 1
            {
                end += 1
            }
            let only = (start..<end).filter { !notNames.contains(draft.words.word(at: $0)) }
            return only.isEmpty ? nil : (start..<end, true)
        }
        if GivenNames.all.contains(word), isCapitalised(draft, index), index + 1 < draft.words.wordCount,
            isJoined(draft, index + 1), isCapitalised(draft, index + 1), draft.words.word(at: index + 1).utf8.count > 1
        {
            return (index..<index + 2, false)
        }
        return greeted(draft, at: index)
    }

    /// The name of a salutation: what stands between the greeting and the comma at its end.
    private static func greeted(_ draft: CheckedText, at index: Int) -> (words: Range<Int>, isTitled: Bool)? {
        guard index == 0, greetings.contains(draft.words.word(at: 0)) else { return nil }
        let start = ["guten", "sehr"].contains(draft.words.word(at: 0)) ? 2 : 1
        var end = start
        while end < draft.words.wordCount, end - start < 6, isOnLine(draft, end) { end += 1 }
        let words = (start..<max(start, end)).map { draft.words.word(at: $0) }
        let isGeneral = words.contains {
            ["damen", "herren", "sir", "madam", "all", "herr", "frau", "mr", "mrs", "ms"].contains($0)
        }
        guard !words.isEmpty, !isGeneral, isCapitalised(draft, start) else { return nil }
        return (start..<end, true)
    }

    /// Whether only a blank, a hyphen or an abbreviation's stop stands before a word.
    private static func isJoined(_ draft: CheckedText, _ index: Int) -> Bool {
        let gap =
            draft.words.source(of: index - 1..<index).upperBound..<draft.words.source(of: index..<index + 1).lowerBound
        let bytes = draft.bytes[gap]
        return bytes.elementsEqual([0x20]) || bytes.elementsEqual([0x2D])
            || bytes.elementsEqual([0x2E, 0x20])
                && (titles.contains(draft.words.word(at: index - 1)) || draft.words.word(at: index - 1).utf8.count <= 2)
    }

    private static func isOnLine(_ draft: CheckedText, _ index: Int) -> Bool {
        let gap =
            draft.words.source(of: index - 1..<index).upperBound..<draft.words.source(of: index..<index + 1).lowerBound
        return !draft.bytes[gap].contains { $0 == 0x0A || $0 == UInt8(ascii: ",") }
    }

    private static func isCapitalised(_ draft: CheckedText, _ index: Int) -> Bool {
        let source = draft.words.source(of: index..<index + 1)
        guard let first = draft.string(source).unicodeScalars.first else { return false }
        return first.properties.isUppercase || !first.properties.isCased
    }

    private static func folded(_ draft: CheckedText, _ index: Int) -> String {
        WordFolding.folded(draft.string(draft.words.source(of: index..<index + 1)).filter(\.isLetter))
    }
}
