import Enquiries
import TextClassification

/// What stands for the class of a decision that ended in an error.
let noDecision = "(error)"

let flagNames = Flag.allCases.map(\.rawValue)

extension Metric.Question {
    /// The right answer and the given one; nil where the decision does not count.
    ///
    /// Where one of the alternatives was given that count as right too, it takes the place of the right answer.
    func outcome(_ decision: Decision) -> (label: String, predicted: String)? {
        func facts(_ facts: Decision.Facts) -> String? {
            switch self {
            case .service: facts.service
            case .label: facts.label
            case .intent: facts.intent
            case .action: facts.action
            case .urgency: facts.urgency
            case .language: facts.language
            }
        }
        guard decision.outOfScope != true, let right = facts(decision.expected) else { return nil }
        let given = decision.predicted.flatMap(facts) ?? noDecision
        if self == .service || self == .label, decision.expected.alt?.contains(given) == true { return (given, given) }
        return (right, given)
    }
}

extension Decision {
    /// Whether the class is right; nil for a text that belongs to none.
    var isRight: Bool? {
        (expected.service == nil ? Metric.Question.label : .service).outcome(self).map { $0.label == $0.predicted }
    }

    private var isAmongFirstThree: Bool? {
        guard let isRight else { return nil }
        let accepted = [expected.main ?? ""] + (expected.alt ?? [])
        return isRight || candidates.contains { accepted.contains($0.label) }
    }

    func holds(_ share: Metric.Share) -> Bool? {
        switch share {
        case .right(let question): question.outcome(self).map { $0.label == $0.predicted }
        case .amongFirstThree: isAmongFirstThree
        case .sure: sure
        case .rightWhereSure: sure == true ? isRight : nil
        case .deadline: predicted != nil && predicted?.deadline == expected.deadline
        case .drafted:
            expected.action == TriageAction.draft.rawValue && predicted != nil ? predicted?.answer != nil : nil
        case .draftRight:
            expected.action == TriageAction.draft.rawValue && predicted?.answer != nil ? isRight : nil
        case .dangerToPerson:
            speaksOfDanger ? predicted?.action == TriageAction.human.rawValue : nil
        case .falseAlarm(let flag):
            expected.flags?.isEmpty == true ? predicted?.flags?.contains(flag) == true : nil
        }
    }

    /// Self-harm, violence, abuse, a threat or an emergency, in a mail that is no junk.
    private var speaksOfDanger: Bool {
        guard expected.action != TriageAction.discard.rawValue else { return false }
        let flags = expected.flags ?? []
        return flags.contains(Flag.safeguarding.rawValue) || flags.contains(Flag.threat.rawValue)
            || expected.urgency == Urgency.emergency.rawValue
    }

    /// Values found rightly, found at all, and to be found.
    func counts(_ found: Metric.Found) -> (right: Int, found: Int, real: Int) {
        let (real, given): ([String], [String])
        switch found {
        case .events: (real, given) = (expected.lifeEvents ?? [], predicted?.lifeEvents ?? [])
        case .also: (real, given) = (expected.also ?? [], predicted?.also ?? [])
        case .deadline:
            (real, given) = ([expected.deadline].compactMap { $0 }, [predicted?.deadline].compactMap { $0 })
        case .flag(let flag):
            (real, given) = (
                (expected.flags ?? []).filter { $0 == flag }, (predicted?.flags ?? []).filter { $0 == flag }
            )
        }
        return (given.count { real.contains($0) }, given.count, real.count)
    }

    /// Whether exactly the real values were found; nil where there is none and none was found.
    func findsAll(_ found: Metric.Found) -> Bool? {
        let counts = counts(found)
        if counts.found + counts.real == 0 { return nil }
        return counts.right == counts.found && counts.right == counts.real
    }
}
