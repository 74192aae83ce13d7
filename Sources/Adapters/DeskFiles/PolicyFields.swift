import Enquiries

/// What `desk.yaml` says about the use of AI: the key `domain` and the entry `ai`.
struct PolicyFields {
    private let fields: Fields

    init(_ fields: Fields) { self.fields = fields }

    /// - Parameter languages: Those in which the desk answers.
    func policy(languages: [String]) -> DeskPolicy {
        let ai = fields.fields(
            "ai", allowed: ["profile", "without", "euDatabase", "fria", "dpia", "workersInformed", "notice"],
            optional: true)
        let policy = DeskPolicy(
            domain: fields.word("domain", DeskDomain.self), profile: ai?.word("profile", DeskPolicy.Profile.self),
            without: Set(ai?.words("without", AIFunction.self) ?? []), evidence: ai.map(evidence))
        for fault in policy.faults(languages: languages) {
            ai?.problem(.policy(fault), at: "profile")
        }
        return policy
    }

    private func evidence(_ ai: Fields) -> DeskPolicy.HighRiskEvidence {
        DeskPolicy.HighRiskEvidence(
            euDatabase: ai.text("euDatabase", optional: true), fria: ai.text("fria", optional: true),
            dpia: ai.text("dpia", optional: true), workersInformed: ai.text("workersInformed", optional: true),
            notice: ai.has("notice") ? ai.localized("notice") : LocalizedText([:]))
    }
}
