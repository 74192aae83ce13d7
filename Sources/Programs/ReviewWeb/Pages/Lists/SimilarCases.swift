import Cases
import Enquiries
import TextRetrieval

/// Open cases in which people ask nearly the same, so that an officer can deal with them one after the other. It
/// decides nothing and ranks nobody: each reply is approved on its own page.
enum SimilarCases {
    struct Member: Sendable {
        let summary: CaseSummary
        /// How much of what makes the first mail special stands in this one, 0 to 1.
        let share: Double
    }

    /// Share from which two mails are near. Measured on the enquiries of the corpora; see `Docs/Lists.md`.
    static let nearFrom = 0.1
    /// Cases that are compared, those with most words in common.
    static let mostCompared = 40
    /// Different words of a mail by which those are found, the longest.
    static let mostWords = 30
    private static let shortestWord = 4
    private static let states: [CaseState] = [.drafted, .withPerson]

    /// The case itself, where it is open, and those near it of the same desk, service and language, nearest first.
    static func group(of id: CaseID, in cases: CaseAccess) async throws -> [Member] {
        let file = try await cases.load(id)
        let own = text(of: file)
        let first = states.contains(file.state) ? [Member(summary: CaseSummary(file), share: 1)] : []
        guard let decision = file.decision else { return first }
        var query = SearchQuery(words(of: own), limit: mostCompared + 1)
        guard !query.words.terms.isEmpty else { return first }
        (query.isAnyWordEnough, query.order) = (true, .bestFirst)
        (query.desks, query.states) = ([file.desk], states)
        (query.service, query.language) = (decision.service, decision.language)
        var candidates: [CaseFile] = []
        for hit in try await cases.search(query).hits where hit.summary.id != id {
            if let candidate = try await cases.loadIfThere(hit.summary.id) { candidates.append(candidate) }
        }
        return first
            + near(own, candidates.prefix(mostCompared).map { text(of: $0) }).map {
                Member(summary: CaseSummary(candidates[$0.position]), share: $0.share)
            }
    }

    /// Those of `texts` that are near `own`, nearest first.
    static func near(
        _ own: String, _ texts: [String], from least: Double = nearFrom
    ) -> [(position: Int, share: Double)] {
        let all = [own] + texts
        let index = TextIndex(all.map { [TextIndex.Field($0, weight: 1)] }, vocabulary: Vocabulary(all))
        let hits = index.hits(for: own)
        guard let whole = hits.first(where: { $0.document == 0 })?.score else { return [] }
        return hits.compactMap { hit in
            let share = min(1, hit.score / whole)
            return hit.document > 0 && share >= least ? (hit.document - 1, share) : nil
        }
    }

    private static func text(of file: CaseFile) -> String { file.newest.subject + "\n" + file.newest.text }

    private static func words(of text: String) -> SearchWords {
        var seen: Set<String> = []
        let words = text.lowercased().split { !$0.isLetter }.map { String($0) }.filter {
            $0.count >= shortestWord && $0.utf8.count <= 100 && seen.insert($0).inserted
        }
        let longest = words.sorted { ($1.count, $0) < ($0.count, $1) }.prefix(mostWords)
        return SearchWords(terms: longest.map { SearchWords.Term($0, isPhrase: true) })
    }
}
