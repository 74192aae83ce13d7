package import Enquiries
package import TextClassification
import Triage

/// How well a desk's rules and model together decide its own training enquiries, each decided by a model that has not
/// seen it.
package struct DeskEvaluation: Sendable {
    /// Precision and recall of one flag.
    package struct FlagScore: Sendable {
        package let flag: Flag
        package let precision: Double
        package let recall: Double
        package let support: Int
        /// Mails flagged, rightly or not.
        package let flagged: Int
    }

    /// Rules and model together.
    package let services: ClassificationScores
    /// The model alone.
    package let servicesWithoutRules: ClassificationScores
    package let intents: ClassificationScores
    package let actions: ClassificationScores
    package let languages: ClassificationScores
    package let flags: [FlagScore]
    package let folds: Int
    package let count: Int

    /// Supplementary enquiries and the lexicon teach every fold's model and are decided by none.
    ///
    /// - Parameter seed: Chooses the cut into folds; equal seeds give equal figures.
    package init(
        desk: Desk, training all: [TrainingEnquiry], lexicon: [LexiconPhrase], rulesVersion: String, folds: Int,
        seed: UInt64 = 1
    ) {
        let training = all.filter { !$0.isSupplement }
        let supplement = all.filter(\.isSupplement)
        let examples = training.map { LabelledText(id: $0.id, text: $0.text, label: $0.service) }
        let fold = CrossValidation.folds(of: examples, count: folds, seed: seed)
        let frozen = Surroundings(
            now: { Timestamp(milliseconds: 0) }, randomBytes: { [UInt8](repeating: 0, count: $0) })
        var decisions: [(TrainingEnquiry, TriageDecision, Classification)] = []
        for held in 0..<folds {
            let known = training.indices.filter { fold[$0] != held }.map { training[$0] }
            let model = ServiceModel(
                learning: known + supplement, lexicon: lexicon, rules: desk.rules, version: "fold-\(held)")
            let triage = TriageDesk(desk: desk, model: model, rulesVersion: rulesVersion, surroundings: frozen)
            for index in training.indices where fold[index] == held {
                let example = training[index]
                decisions.append(
                    (
                        example, triage.decision(for: Enquiry(training: example)), model.services.classify(example.text)
                    ))
            }
        }
        func scores(
            _ outcome: (TrainingEnquiry, TriageDecision, Classification) -> (String, String, Double)
        ) -> ClassificationScores {
            ClassificationScores(
                decisions.map(outcome).map { .init(label: $0.0, predicted: $0.1, confidence: $0.2) })
        }
        services = scores { example, decision, _ in (example.service, decision.service.text, decision.confidence) }
        servicesWithoutRules = scores { example, _, model in
            (example.service, model.best?.label ?? "", model.best?.confidence ?? 0)
        }
        intents = scores { example, decision, _ in (example.intent.rawValue, decision.intent.rawValue, 1) }
        actions = scores { example, decision, _ in (example.action.rawValue, decision.action.rawValue, 1) }
        languages = scores { example, decision, _ in
            (example.language, decision.language, decision.languageConfidence)
        }
        flags = Flag.allCases.map { flag in
            let real = decisions.filter { $0.0.flags.contains(flag) }.count
            let flagged = decisions.filter { $0.1.flags.contains(flag) }
            let right = flagged.filter { $0.0.flags.contains(flag) }.count
            return FlagScore(
                flag: flag, precision: flagged.isEmpty ? 0 : Double(right) / Double(flagged.count),
                recall: real == 0 ? 0 : Double(right) / Double(real), support: real, flagged: flagged.count)
        }
        self.folds = folds
        count = training.count
    }
}

extension Enquiry {
    /// A mail with the words of a labelled enquiry, as triage would see it.
    package init(training: TrainingEnquiry) {
        let written = training.written ?? CalendarDate(daysSince1970: 0)
        self.init(
            id: MailID(training.id), rawSHA256: "", mailKey: "",
            receivedAt: Timestamp(secondsSince1970: Int64(written.daysSince1970) * 86_400), writtenOn: written,
            from: Party(address: "citizen@example.org"), subject: training.subject, text: training.body)
    }
}
