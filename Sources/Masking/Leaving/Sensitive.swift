import PhraseMatching

/// Matters about which nothing is sent to a remote model, masked or not.
package enum SensitiveMatter: String, Sendable, CaseIterable, Hashable {
    // Article 9(1) GDPR.
    case health
    case religion
    case sexLife = "sex-life"
    case union
    case politics
    case ethnicity
    case biometrics
    /// Article 10 GDPR.
    case crime
    case children
    /// Violence, self-harm, neglect.
    case safeguarding

    /// The matters of which some texts speak. A word too many keeps a mail here, a word too few lets it out: the lists are wide.
    package static func mentioned(in texts: [String]) -> Set<SensitiveMatter> {
        var found: Set<SensitiveMatter> = []
        for text in texts {
            for hit in lexicon.matcher.hits(in: FoldedText(text)) { found.insert(lexicon.matters[hit.phrase]) }
        }
        return found
    }

    private static let lexicon: (matcher: PhraseMatcher, matters: [SensitiveMatter]) = {
        var matcher = PhraseMatcher()
        var matters: [SensitiveMatter] = []
        for matter in allCases {
            for phrase in matter.phrases.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
                // A phrase of an earlier matter keeps it: both keep the mail here.
                guard let index = try? matcher.add(String(phrase)), index == matters.count else { continue }
                matters.append(matter)
            }
        }
        return (matcher, matters)
    }()

    /// Phrases that the matcher cannot use; a test holds this empty.
    static var unusablePhrases: [String] {
        allCases.flatMap { matter in
            matter.phrases.split(whereSeparator: { $0 == "|" || $0.isNewline }).map(String.init).filter { phrase in
                var matcher = PhraseMatcher()
                do {
                    _ = try matcher.add(phrase)
                    return false
                } catch {
                    return true
                }
            }
        }
    }
}
