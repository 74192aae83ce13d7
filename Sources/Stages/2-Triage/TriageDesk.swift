package import Enquiries
import TextClassification
package import Transparency

/// Decides for one mail: language, screens, service, intent, urgency, deadlines, and what happens next.
///
/// Readable rules decide urgency, danger and deadlines; what was learned only says which service and intent fit. Rules
/// and model are evidence in the same currency, nats, and are added up.
package struct TriageDesk: Sendable {
    let desk: Desk
    private let rules: RuleBook
    private var model: ServiceModel
    private let identifier: LanguageIdentifier
    let surroundings: Surroundings
    /// When a language model would help, and what its answer changes.
    let opinions: SecondOpinionRule
    /// Version of the desk's rules, the first 16 hexadecimal digits of their digest.
    private let rulesVersion: String
    private let serviceIDs: [String]
    /// Words named for a service, and how many of the heaviest, against it included, they are chosen from.
    private static let (reasonsShown, reasonsLookedAt) = (6, 12)
    private static let intentIDs = Intent.allCases.map(\.rawValue)
    /// Looks at mail in this desk's place where it must not use what it learned.
    package let screening: RuleScreening

    /// - Parameters:
    ///   - languages: Those that the model knows, see ``KnownLanguages``; `nil` for the desk's own.
    ///   - reliability: How often the language model in use was measured to be right here; `nil` where it was not.
    ///   - rules: The desk's rules where another desk has the same and they are compiled.
    package init(
        desk: Desk, model: ServiceModel, rulesVersion: String, surroundings: Surroundings,
        languages: Set<String>? = nil, reliability: OpinionReliability? = nil, rules: RuleBook? = nil
    ) {
        self.desk = desk
        opinions = SecondOpinionRule(
            reliability: reliability, languages: languages ?? Set(desk.languages), serviceCount: desk.services.count)
        self.model = model
        self.rulesVersion = rulesVersion
        self.surroundings = surroundings
        serviceIDs = desk.services.map(\.id.text)
        self.rules = rules ?? RuleBook(desk.rules)
        identifier = LanguageIdentifier.standard
        screening = RuleScreening(
            desk: desk, rules: self.rules, rulesVersion: rulesVersion, surroundings: surroundings)
    }

    /// The same desk with another model.
    package func deciding(with model: ServiceModel) -> TriageDesk {
        var desk = self
        desk.model = model
        return desk
    }

    /// The version of the model that the desk decides with.
    package var modelVersion: String { model.version }
    package var thresholds: [String: Double] { model.choices.thresholds }

    /// The decision for a case's newest mail, with a record of each thing that was looked for.
    package func decide(_ file: CaseFile) -> Recorded<TriageDecision> {
        let start = surroundings.now().milliseconds
        let decision = decision(for: file.newest)
        let records = TriageRecords(
            file: file, decision: decision, start: start, end: surroundings.now().milliseconds)
        return Recorded(decision, records: records.all(newID: surroundings.newRecordID))
    }

    /// The decision alone: a function of mail, desk and model.
    package func decision(for enquiry: Enquiry) -> TriageDecision {
        let mail = Reading(enquiry, rules)
        let (text, firings) = (mail.text, mail.firings)
        let language = identifier.identify(text)
        let reasonLanguage = desk.languages.first ?? "en"
        let services = serviceEvidence(mail).evidence
        let intents = intentEvidence(mail).evidence
        let service = services.isInformed ? ServiceID(services.best ?? "") : desk.fallbackService
        let intent =
            intents.best(balancing: model.choices.intentShares, power: model.choices.intentBalance)
            .flatMap(Intent.init(rawValue:)) ?? .other

        let stated = RuleScreening.flags(of: enquiry, firings)
        let signs = model.signs(in: mail.features)
        let isJunkByRule = stated.contains(where: \.meansDiscard)
        let raised = (enquiry.isAutomatic ? [] : model.raisedScreens(signs)).filter {
            !(isJunkByRule && $0.screen.isJunk)
        }
        var flags = stated
        for case .flag(let flag) in raised.map(\.screen) { flags.insert(flag) }
        let concerns = self.concerns(services, mail, main: service)
        let also = concerns.dropFirst().map(\.service)
        let events = model.lifeEvents(signs, named: Set(firings.compactMap(\.rule.consequence.lifeEvent)))
        if !also.isEmpty { flags.insert(.multiIssue) }

        let action = self.action(stated, raised: raised.map(\.screen), firings)
        let urgency = self.urgency(firings, intent, action)
        let clocks = action == .discard ? [] : runningClocks(service, intent, enquiry)
        let deadline = action == .discard ? nil : StatedDeadline(of: enquiry)
        var decision = TriageDecision(
            language: language.language, languageConfidence: rounded(language.confidence), service: service,
            confidence: rounded(services.probability(of: service.text)),
            sureFrom: model.choices.sureFrom, draftFrom: model.choices.draftFrom, candidates: services.candidates(5),
            also: also, concerns: concerns, intent: intent, urgency: urgency,
            lifeEvents: events.map(\.event),
            flags: Flag.allCases.filter(flags.contains),
            deadline: deadline?.date, deadlineSource: deadline?.source, clocks: clocks, action: action,
            reasons: reasons(services, mail, service, intent, flags, enquiry, language: reasonLanguage)
                + raised.map {
                    .init(source: "\(desk.id).attention", text: $0.screen.id, weight: rounded($0.probability))
                }
                + events.map {
                    .init(source: "\(desk.id).events", text: $0.event.rawValue, weight: rounded($0.probability))
                },
            by: [
                .init(kind: .rules, id: "\(desk.id).rules", version: rulesVersion),
                .init(kind: .bayes, id: "\(desk.id).services", version: model.version),
            ])
        decision.doubts = opinions.reasons(decision, isSplit: services.isSplit)
        return decision
    }

    private func serviceEvidence(_ mail: Reading) -> (evidence: Evidence, scores: WordScores) {
        evidence(model.services, serviceIDs, model.choices.services, mail, mail.passageFeatures) { $0.service?.text }
    }

    /// What is wanted is said in any sentence; single ones were measured to add nothing.
    private func intentEvidence(_ mail: Reading) -> (evidence: Evidence, scores: WordScores) {
        evidence(model.intents, Self.intentIDs, model.choices.intents, mail, []) { $0.intent?.rawValue }
    }

    private func evidence(
        _ classifier: TextClassifier, _ labels: [String], _ pool: ScorePool, _ mail: Reading,
        _ passages: [TextFeatures],
        _ label: @escaping (KeywordRule.Consequence) -> String?
    ) -> (evidence: Evidence, scores: WordScores) {
        let scores = ServiceModel.scores(of: classifier, mail.features, passages, subject: mail.subject)
        let evidence = Evidence(
            labels: labels, words: scores, modelLabels: classifier.labels, firings: mail.firings, pool: pool,
            label: label)
        return (evidence, scores)
    }

    /// A mail, read once for all questions.
    private struct Reading {
        let text: String
        let features: TextFeatures
        let subject: TextFeatures
        let passages: [Passages.Passage]
        let passageFeatures: [TextFeatures]
        let firings: [RuleBook.Firing]

        init(_ enquiry: Enquiry, _ rules: RuleBook) {
            subject = TextFeatures(enquiry.subject)
            text = ClassifierText.joined(subject: enquiry.subject, body: enquiry.text)
            features = TextFeatures(text, explaining: true)
            passages = Passages.placed(subject: enquiry.subject, body: enquiry.text)
            passageFeatures = passages.map { TextFeatures($0.text) }
            firings = rules.firings(subject: enquiry.subject, text: enquiry.text)
        }
    }

    /// Why the decision is as it is: for the two likeliest services and intents everything that speaks for and against
    /// them, in nats, so that the parts add up to the sum.
    package func explanation(for enquiry: Enquiry) -> TriageExplanation {
        let mail = Reading(enquiry, rules)
        let language = desk.languages.first ?? "en"
        func accounts(
            _ found: (evidence: Evidence, scores: WordScores), _ classifier: TextClassifier
        ) -> [TriageExplanation.Account] {
            let words = classifier.classify(mail.features, explaining: .everything)
            return found.evidence.accounts(2, of: words, language: language) { label in
                let index = classifier.labels.firstIndex(of: label)
                let strongest = index.flatMap { found.scores.strongestPassage(for: $0) }
                return [.strongestSentence(strongest.map { mail.passages[$0.index].text }), .subject]
            }
        }
        let signs = model.signs(in: mail.features)
        return TriageExplanation(
            decision: decision(for: enquiry),
            services: accounts(serviceEvidence(mail), model.services),
            intents: accounts(intentEvidence(mail), model.intents),
            screens: Screen.all.compactMap { screen in
                signs[screen.id].map {
                    .init(screen: screen.id, probability: $0, from: model.choices.screensFrom[screen.id])
                }
            })
    }

    /// - Parameter stated: Flags raised by rules. Those alone can put a mail on the pile: what a learned screen takes for
    ///   junk, a person looks at.
    private func action(_ stated: Set<Flag>, raised: [Screen], _ firings: [RuleBook.Firing]) -> TriageAction {
        // A danger to people outranks junk: a threat in a bounced mail is still a threat.
        if stated.contains(.safeguarding) || stated.contains(.threat) { return .human }
        if raised.contains(where: \.guardsPeople) { return .human }
        if stated.contains(where: \.meansDiscard) { return .discard }
        if stated.contains(where: \.needsPerson) || raised.contains(where: \.asksForPerson) { return .human }
        let byRules = firings.compactMap(\.rule.consequence.action)
        if byRules.contains(.human) || firings.contains(where: { $0.rule.consequence.urgency == .emergency }) {
            return .human
        }
        return byRules.contains(.discard) ? .discard : .draft
    }

    private func urgency(_ firings: [RuleBook.Firing], _ intent: Intent, _ action: TriageAction) -> Urgency {
        if let stated = firings.compactMap(\.rule.consequence.urgency).max(), stated > .normal { return stated }
        return action == .discard || intent == .thanks ? .low : .normal
    }

    private func runningClocks(_ service: ServiceID, _ intent: Intent, _ enquiry: Enquiry) -> [RunningClock] {
        desk.runningClocks(for: service, intent, from: surroundings.day(of: enquiry.receivedAt, at: desk))
    }

    /// The matters of the mail: that of the main service, then those of services that the mail asks for as well, most likely
    /// first, two at most; each with the sentences that speak for it more than for the others.
    private func concerns(_ evidence: Evidence, _ mail: Reading, main: ServiceID) -> [Concern] {
        let choices = model.choices
        let opens = mail.passages.map { Concerns.opens($0.text) }
        let named = serviceIDs.enumerated().compactMap { index, id -> Concern? in
            guard ServiceID(id) != main, ServiceID(id) != desk.fallbackService else { return nil }
            let probability = evidence.concernProbability(at: index, opens: opens, choices.concerns)
            guard probability >= choices.concernFrom else { return nil }
            return Concern(service: ServiceID(id), probability: rounded(probability), sentences: [])
        }
        let others = named.sorted { $0.probability > $1.probability }.prefix(2)
        let first = Concern(
            service: main, probability: rounded(evidence.probability(of: main.text)), sentences: [])
        guard !others.isEmpty else { return [first] }
        var concerns = [first] + others
        let strongest = evidence.strongestLabels(among: concerns.map(\.service.text))
        for (passage, found) in zip(mail.passages, strongest) where found.probability >= Self.sentenceSpeaksFrom {
            guard let place = passage.place else { continue }
            for index in concerns.indices where concerns[index].service.text == found.label {
                concerns[index].sentences.append(place)
            }
        }
        return concerns
    }

    /// A sentence that gives no matter of the mail at least this probability belongs to none: greetings, thanks.
    private static let sentenceSpeaksFrom = 0.15

    private func reasons(
        _ services: Evidence, _ mail: Reading, _ service: ServiceID, _ intent: Intent,
        _ flags: Set<Flag>, _ enquiry: Enquiry, language: String
    ) -> [TriageDecision.Reason] {
        var reasons = mail.firings.compactMap { firing -> TriageDecision.Reason? in
            let then = firing.rule.consequence
            let decides = then.flag != nil || then.urgency != nil || then.lifeEvent != nil || then.action != nil
            guard decides || then.service == service || then.intent == intent else { return nil }
            return .init(
                source: firing.rule.id, text: firing.rule.reason.text(in: language),
                weight: decides ? 1 : rounded(services.weight(of: firing)))
        }
        reasons += model.services.reasons(for: service.text, in: mail.features, most: Self.reasonsLookedAt)
            .filter { $0.weight > 0 }.prefix(Self.reasonsShown).map {
                .init(
                    source: "\(desk.id).services", text: $0.term,
                    weight: rounded(services.weight(ofWord: $0.weight)))
            }
        if enquiry.isAutomatic {
            reasons.append(.init(source: "header", text: "Auto-Submitted or a delivery report", weight: 1))
        }
        if flags.contains(.noContent) {
            reasons.append(.init(source: "content", text: "hardly any text", weight: 1))
        }
        return reasons
    }
}

/// Four decimal places: enough for people, and the same on every machine.
func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
