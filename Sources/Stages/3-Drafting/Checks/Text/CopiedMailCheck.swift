import Enquiries
import PhraseMatching

/// Long pieces of the citizen's mail in the reply. A stranger's text must not leave under the name of the authority.
enum CopiedMailCheck {
    /// So many words in sequence are a copy.
    static let words = 10

    static func findings(_ draft: CheckedText, _ sources: DraftSources) -> [Finding] {
        let known = runs(sources.mailWords)
        guard !known.isEmpty, draft.words.wordCount >= words else { return [] }
        let approved = sources.read.runs
        let own = hashes(draft.words)
        var findings: [Finding] = []
        var start = 0
        while start + words <= draft.words.wordCount {
            let hash = run(own, start)
            guard let place = known[hash], !approved.contains(hash), equal(draft.words, start, sources.mailWords, place)
            else {
                start += 1
                continue
            }
            var length = words
            while start + length < draft.words.wordCount, place + length < sources.mailWords.wordCount,
                draft.words.word(at: start + length) == sources.mailWords.word(at: place + length)
            {
                length += 1
            }
            findings.append(draft.finding(.copiedMail, draft.words.source(of: start..<start + length)))
            start += length
        }
        return findings
    }

    private static func hashes(_ text: FoldedText) -> [Int] {
        (0..<text.wordCount).map { index in
            text.word(at: index).utf8.reduce(5381) { ($0 &* 33) ^ Int($1) }
        }
    }

    private static func run(_ hashes: [Int], _ start: Int) -> Int {
        hashes[start..<start + words].reduce(17) { ($0 &* 1_000_003) ^ $1 }
    }

    /// Where each run of words begins.
    static func runs(_ text: FoldedText) -> [Int: Int] {
        let hashes = hashes(text)
        guard hashes.count >= words else { return [:] }
        var runs: [Int: Int] = [:]
        for start in 0...hashes.count - words { runs[run(hashes, start)] = start }
        return runs
    }

    private static func equal(_ one: FoldedText, _ start: Int, _ other: FoldedText, _ place: Int) -> Bool {
        (0..<words).allSatisfy { one.word(at: start + $0) == other.word(at: place + $0) }
    }
}
