package import Enquiries

/// When a language model is asked which service owns a mail, and what its answer changes. A stated rule, no judgement:
/// `Docs/Consulting.md` says it in words.
struct SecondOpinionRule: Sendable {
    /// `nil` where the model in use was not measured on this desk.
    let reliability: OpinionReliability?
    /// Languages that the desk's model knows.
    let languages: Set<String>
    /// Services of the desk.
    let serviceCount: Int

    /// Why a second opinion would help; empty where it would not.
    ///
    /// - Parameter isSplit: Whether rules and classifier each name another service.
    func reasons(_ decision: TriageDecision, isSplit: Bool) -> [SecondOpinion.Reason] {
        // What a person must see or nobody needs, no opinion about the service changes.
        guard decision.action == .draft, decision.correction == nil else { return [] }
        var reasons: [SecondOpinion.Reason] = []
        if let from = askBelow(decision), decision.confidence < from { reasons.append(.unsure) }
        if isSplit { reasons.append(.rulesAgainstClassifier) }
        if !languages.contains(decision.language) { reasons.append(.unknownLanguage) }
        return reasons
    }

    /// The upper end of the unsure band: where the desk's model counts as sure it is not asked about, nor where it is
    /// right more often than the language model was measured to be. Both numbers come from evaluations. `nil` where the
    /// desk's model was never measured.
    func askBelow(_ decision: TriageDecision) -> Double? {
        guard let sureFrom = decision.sureFrom else { return nil }
        guard let overall = reliability?.overall, overall.of >= OpinionReliability.fewest else { return sureFrom }
        return min(sureFrom, Double(overall.right) / Double(overall.of))
    }

    /// What an answer makes of a decision, its service and confidences alone; clocks are the caller's.
    func combined(
        _ decision: TriageDecision, _ answer: SecondOpinion.Answer
    ) -> (decision: TriageDecision, effect: SecondOpinion.Effect) {
        var after = decision
        if answer.instructs {
            if !after.flags.contains(.injection) {
                after.flags = Flag.allCases.filter { $0 == .injection || decision.flags.contains($0) }
            }
            after.action = .human
            return (after, .alarm)
        }
        guard answer.sureness != .unsure else { return (after, .undecided) }
        let posterior = posterior(decision, answer)
        if answer.service == decision.service {
            if let posterior { after.confidence = max(decision.confidence, posterior[answer.service] ?? 0) }
            after.candidates = reordered(decision.candidates, posterior)
            return (after, .confirmed)
        }
        guard let posterior, let best = posterior[answer.service], best > posterior[decision.service] ?? 0,
            best >= decision.draftFrom ?? 1
        else { return (after, .differs) }
        after.service = answer.service
        after.confidence = best
        after.candidates = reordered(decision.candidates, posterior)
        after.also.removeAll { $0 == answer.service }
        after.concerns = nil
        return (after, .rerouted)
    }

    /// The confidences of all services after the answer, by Bayes' rule; `nil` where the model was not measured at this
    /// sureness.
    ///
    /// A right answer has the probability `r`, the lower end of what was measured. A wrong one falls half where the
    /// desk's own model looks too, since hard mails are hard for both, and half anywhere.
    private func posterior(
        _ decision: TriageDecision, _ answer: SecondOpinion.Answer
    ) -> [ServiceID: Double]? {
        guard let share = reliability?.bySureness[answer.sureness], share.of >= OpinionReliability.fewest else {
            return nil
        }
        let r = share.lowerBound
        var prior: [ServiceID: Double] = [:]
        for candidate in decision.candidates { prior[candidate.service] = candidate.confidence }
        // Services beyond the candidates share what is left.
        let rest = max(0, 1 - prior.values.reduce(0, +))
        let others = max(1, serviceCount - prior.count)
        if prior[answer.service] == nil { prior[answer.service] = rest / Double(others) }
        let named = prior[answer.service] ?? 0
        var after: [ServiceID: Double] = [:]
        for (service, probability) in prior {
            let likelihood =
                service == answer.service
                ? r
                : (1 - r) * (0.5 * named / max(1 - probability, 1e-9) + 0.5 / Double(max(1, serviceCount - 1)))
            after[service] = probability * likelihood
        }
        let left = max(0, 1 - prior.values.reduce(0, +))
        let sum = after.values.reduce(left * (1 - r) * (0.5 * named + 0.5 / Double(max(1, serviceCount - 1))), +)
        guard sum > 0 else { return nil }
        return after.mapValues { rounded($0 / sum) }
    }

    private func reordered(
        _ candidates: [TriageDecision.Candidate], _ posterior: [ServiceID: Double]?
    ) -> [TriageDecision.Candidate] {
        guard let posterior else { return candidates }
        return posterior.map { .init(service: $0.key, confidence: $0.value) }
            .sorted { ($1.confidence, $0.service) < ($0.confidence, $1.service) }
    }
}

/// Which languages a desk's model knows.
package enum KnownLanguages {
    /// Enquiries of a language that it must have learned from, at least.
    package static let fewest = 50

    package static func of(_ training: [TrainingEnquiry]) -> Set<String> {
        Set(Dictionary(training.map { ($0.language, 1) }, uniquingKeysWith: +).filter { $0.value >= fewest }.keys)
    }
}
