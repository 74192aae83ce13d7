package import Enquiries
package import Transparency

extension TriageDesk {
    /// The case's decision with a language model's answer taken in by the stated rule, and the record of what it changed.
    ///
    /// - Parameters:
    ///   - because: Why it was asked.
    ///   - record: The record of the answer.
    /// - Returns: `nil` where the case has no decision, or an officer named the service meanwhile.
    package func take(
        _ answer: SecondOpinion.Answer, asked because: [SecondOpinion.Reason], model: String, record: String,
        into file: CaseFile
    ) -> Recorded<TriageDecision>? {
        guard let before = file.decision, before.correction == nil else { return nil }
        let now = surroundings.now().milliseconds
        var (decision, effect) = opinions.combined(before, answer)
        if effect == .rerouted {
            decision.clocks = desk.runningClocks(
                for: decision.service, decision.intent,
                from: surroundings.day(of: file.newest.receivedAt, at: desk))
        }
        decision.opinion = SecondOpinion(
            because: because, model: model, answer: answer,
            local: .init(service: before.service, confidence: before.confidence), effect: effect, record: record)
        decision.by.removeAll { $0.kind == .llm }
        decision.by.append(.init(kind: .llm, id: model, version: SecondOpinionRule.version))
        let note = ActionRecord(
            id: surroundings.newRecordID(), action: .route, caseReference: file.id.text, cause: record, start: now,
            end: now, components: decision.by.map { .init(kind: $0.kind.rawValue, id: $0.id, version: $0.version) },
            inputs: ["mail": file.newest.rawSHA256],
            disclosed: [
                "effect": .string(effect.rawValue), "service_before": .string(before.service.text),
                "service": .string(decision.service.text), "action": .string(decision.action.rawValue),
            ],
            details: [
                "opinion": .string(answer.service.text), "sureness": .string(answer.sureness.rawValue),
                "confidence_before": .number(before.confidence), "confidence": .number(decision.confidence),
                "because": .array(because.map { .string($0.rawValue) }),
            ])
        return Recorded(decision, record: note)
    }
}

extension SecondOpinionRule {
    /// Raised whenever the rule comes to other results than before.
    static let version = "1"
}
