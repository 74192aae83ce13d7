import Enquiries

/// Approved sentences in which a fact was exchanged for another one that the answers hold too: the child's fee where the
/// adult's belongs.
enum SentenceCheck {
    /// A sentence of fewer words says too little to be known again.
    private static let leastWords = 3

    static func findings(_ draft: CheckedText, _ sources: DraftSources, besides found: [Finding]) -> [Finding] {
        var findings: [Finding] = []
        for sentence in KnownSentences.masked(draft) {
            let variants = sources.sentences.variants(of: sentence)
            let parts = sentence.parts.map(\.part)
            guard !variants.isEmpty, !variants.contains(parts),
                sentence.key.utf8.count(where: { $0 == 0x20 }) - parts.count >= leastWords
            else { continue }
            let nearest = variants.min { differences($0, parts) < differences($1, parts) } ?? []
            for (place, part) in sentence.parts.enumerated() where place < nearest.count {
                guard nearest[place] != part.part, !found.contains(where: { $0.range.overlaps(part.range) }) else {
                    continue
                }
                findings.append(draft.finding(part.part.kind, part.range, .answerSays(nearest[place].value)))
            }
        }
        return findings
    }

    private static func differences(_ one: [KnownSentences.Part], _ other: [KnownSentences.Part]) -> Int {
        zip(one, other).count { $0 != $1 } + abs(one.count - other.count)
    }
}
