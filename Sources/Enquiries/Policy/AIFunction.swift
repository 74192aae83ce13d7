/// What the software does with learned parts or with words of its own, and can therefore be told not to do.
///
/// Reading, threading and the rules that people wrote are not among these: they go on whatever is switched off.
package enum AIFunction: String, Codable, Sendable, CaseIterable {
    /// Saying which service owns a mail, what it wants and whether a person should look.
    case classify
    /// Composing a draft from approved answers.
    case draft
    /// Naming services that were not asked for, beside drafts and in reminders.
    case suggestOffers = "suggest-offers"
    /// Training a model on what officers corrected.
    case learn
    /// Asking a language model, here or elsewhere.
    case modelCall = "model-call"
}

/// Why a function is not used for a mail.
package enum WithoutAI: Sendable, Equatable {
    /// `desk.yaml` names no domain.
    case noDomain
    /// The domain is in Annex III of the AI Act, and the desk does not declare what that asks for.
    case highRiskDomain(DeskDomain)
    /// The desk declares `profile: off`.
    case switchedOffByDesk
    /// The desk declares that it does without the function.
    case doneWithout(AIFunction)
    /// Somebody stopped it.
    case stopped(SwitchOrder)
    /// No language model is configured, or none any more.
    case noModel
    /// It failed at the case several times, or ended the program.
    case failedBefore

    /// A word of a closed list, for records.
    package var code: String {
        switch self {
        case .noDomain: "no-domain"
        case .highRiskDomain: "annex-iii-domain"
        case .switchedOffByDesk: "profile-off"
        case .doneWithout: "without"
        case .stopped: "stopped"
        case .noModel: "no-model"
        case .failedBefore: "failed-before"
        }
    }

    package var message: String {
        switch self {
        case .noDomain: "no AI was used: the desk does not say what it is for"
        case .highRiskDomain: "no AI was used: the desk's domain allows it only under the profile high-risk"
        case .switchedOffByDesk: "no AI was used: the desk does without it"
        case .doneWithout(let function): "the desk does without \(function.rawValue)"
        case .stopped(let order): "AI was stopped\(order.function.map { " (\($0.rawValue))" } ?? "")"
        case .noModel: "no language model is configured"
        case .failedBefore: "no AI was used: it failed on this mail several times"
        }
    }
}
