import Enquiries

/// Words that a reply must not hold: claims of entitlement, administrative acts, promises, instructions for software.
struct WordingPatterns: Sendable {
    static let shared = WordingPatterns()

    private let eligibility = EligibilityWords()
    private let acts = ActWords()
    private let promises = PromiseWords()
    private let instructions = InstructionWords()

    func findings(_ draft: CheckedText, _ sources: DraftSources) -> [Finding] {
        let acts = acts.findings(draft)
        // One sentence of a decision is one finding: what is an act already is not reported as a claim or a promise too.
        let others = eligibility.findings(draft) + promises.findings(draft, sources)
        return acts + others.filter { other in !acts.contains { $0.range.overlaps(other.range) } }
            + instructions.findings(draft)
    }

    /// One finding for each stretch of words, overlapping ones joined.
    static func joined(_ kind: Finding.Kind, _ ranges: [Range<Int>], _ draft: CheckedText) -> [Finding] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, last.upperBound > range.lowerBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result.map { draft.finding(kind, $0) }
    }
}
