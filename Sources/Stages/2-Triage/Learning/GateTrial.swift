package import Enquiries
package import TextClassification
package import Transparency

/// Lets two models decide a desk's own enquiries, each by a model that has not seen the enquiry: the same cut into folds
/// for both, and what was learned from officers in every fold.
package struct GateTrial: Sendable {
    private let desk: Desk
    private let measured: [TrainingEnquiry]
    private let supplement: [TrainingEnquiry]
    private let lexicon: [LexiconPhrase]
    private let rulesVersion: String
    private let mail: @Sendable (TrainingEnquiry) -> Enquiry

    /// - Parameter mail: A mail with the words of a labelled enquiry, as triage would see it.
    package init(
        desk: Desk, training: [TrainingEnquiry], lexicon: [LexiconPhrase], rulesVersion: String,
        mail: @escaping @Sendable (TrainingEnquiry) -> Enquiry
    ) {
        (self.desk, self.lexicon, self.rulesVersion, self.mail) = (desk, lexicon, rulesVersion, mail)
        measured = training.filter { !$0.isSupplement }
        supplement = training.filter(\.isSupplement)
    }

    /// - Parameters:
    ///   - present: The corrections that the present model has learned.
    ///   - candidate: Those that the candidate has learned.
    package func outcomes(
        present: [LexiconPhrase], candidate: [LexiconPhrase], folds: Int, seed: UInt64
    ) -> [ModelGate.Outcome] {
        let examples = measured.map { LabelledText(id: $0.id, text: $0.text, label: $0.service) }
        let fold = CrossValidation.folds(of: examples, count: folds, seed: seed)
        var outcomes: [ModelGate.Outcome] = []
        for held in 0..<folds {
            let known = measured.indices.filter { fold[$0] != held }.map { measured[$0] } + supplement
            let old = triage(learning: known, lexicon + present)
            let new = triage(learning: known, lexicon + candidate)
            for index in measured.indices where fold[index] == held {
                let enquiry = measured[index]
                let mail = mail(enquiry)
                let (before, after) = (old.decision(for: mail), new.decision(for: mail))
                outcomes.append(
                    ModelGate.Outcome(
                        service: enquiry.service, present: before.service.text, candidate: after.service.text,
                        flags: Set(enquiry.flags), presentFlags: Set(before.flags), candidateFlags: Set(after.flags),
                        intent: .init(
                            right: enquiry.intent.rawValue, present: before.intent.rawValue,
                            candidate: after.intent.rawValue)))
            }
        }
        return outcomes
    }

    private func triage(learning enquiries: [TrainingEnquiry], _ lexicon: [LexiconPhrase]) -> TriageDesk {
        let frozen = Surroundings(
            now: { Timestamp(milliseconds: 0) }, randomBytes: { [UInt8](repeating: 0, count: $0) })
        return TriageDesk(
            desk: desk, model: ServiceModel(learning: enquiries, lexicon: lexicon, rules: desk.rules, version: "trial"),
            rulesVersion: rulesVersion, surroundings: frozen)
    }
}
