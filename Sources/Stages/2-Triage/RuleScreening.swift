package import Enquiries
package import Transparency

/// What is left of triage where no AI is used: rules that people wrote, which can only add a person's attention.
///
/// No service is chosen, no draft will be made, nothing is put on the pile. Flags, urgency, dates and clocks are there,
/// so that an officer sees at once what must not wait. Nothing learned takes part, the language identifier included.
package struct RuleScreening: Sendable {
    private let desk: Desk
    private let rules: RuleBook
    private let rulesVersion: String
    private let surroundings: Surroundings

    package init(desk: Desk, rulesVersion: String, surroundings: Surroundings) {
        (self.desk, self.rulesVersion, self.surroundings) = (desk, rulesVersion, surroundings)
        rules = RuleBook(desk.rules)
    }

    init(desk: Desk, rules: RuleBook, rulesVersion: String, surroundings: Surroundings) {
        (self.desk, self.rules) = (desk, rules)
        (self.rulesVersion, self.surroundings) = (rulesVersion, surroundings)
    }

    /// The decision for a case's newest mail, with its record: always that a person deals with it.
    package func decide(_ file: CaseFile, because reason: WithoutAI) -> Recorded<TriageDecision> {
        let start = surroundings.now().milliseconds
        let decision = decision(for: file.newest)
        var disclosed: [String: JSONValue] = [
            "urgency": .string(decision.urgency.rawValue), "action": .string(decision.action.rawValue),
            "without_ai": .string(reason.code),
        ]
        if case .stopped(let order) = reason { disclosed["stopped_by"] = .string(order.id) }
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .screen, trigger: .config, automation: .delegate,
            caseReference: file.id.text, cause: file.history.last?.record, start: start,
            end: surroundings.now().milliseconds,
            components: decision.by.map { .init(kind: $0.kind.rawValue, id: $0.id, version: $0.version) },
            inputs: ["mail": file.newest.rawSHA256], disclosed: disclosed,
            details: ["flags": .array(decision.flags.map { .string($0.rawValue) })])
        return Recorded(decision, record: record)
    }

    /// The decision alone: a function of mail and rules.
    package func decision(for enquiry: Enquiry) -> TriageDecision {
        let firings = rules.firings(subject: enquiry.subject, text: enquiry.text)
        let deadline = StatedDeadline(of: enquiry)
        let language = desk.languages.first ?? "en"
        let flags = Self.flags(of: enquiry, firings)
        return TriageDecision(
            language: language, languageConfidence: 0, service: desk.fallbackService, confidence: 0, candidates: [],
            also: [], intent: .other,
            urgency: max(.normal, firings.compactMap(\.rule.consequence.urgency).max() ?? .normal), lifeEvents: [],
            flags: Flag.allCases.filter(flags.contains), deadline: deadline.date, deadlineSource: deadline.source,
            clocks: clocks(firings, enquiry), action: .human,
            reasons: firings.filter { $0.rule.consequence.flag != nil || $0.rule.consequence.urgency != nil }.map {
                .init(source: $0.rule.id, text: $0.rule.reason.text(in: language), weight: 1)
            },
            by: [.init(kind: .rules, id: "\(desk.id).rules", version: rulesVersion)])
    }

    /// Every clock that a service or intent named by a rule would start: which of them is meant, nobody has decided.
    private func clocks(_ firings: [RuleBook.Firing], _ enquiry: Enquiry) -> [RunningClock] {
        let day = surroundings.day(of: enquiry.receivedAt, at: desk)
        let services = Set(firings.compactMap(\.rule.consequence.service)).union([desk.fallbackService])
        let intents = Set(firings.compactMap(\.rule.consequence.intent)).union([.other])
        let running = services.flatMap { service in
            intents.flatMap { desk.runningClocks(for: service, $0, from: day) }
        }
        return desk.clocks.compactMap { clock in running.first { $0.clock == clock.id } }
    }

    /// Flags that readable rules, the mail's header or its lack of words raise.
    static func flags(of enquiry: Enquiry, _ firings: [RuleBook.Firing]) -> Set<Flag> {
        var flags = Set(firings.compactMap(\.rule.consequence.flag))
        if enquiry.isAutomatic { flags.insert(.autoReply) }
        if ContentCheck.saysNothing(enquiry.text) { flags.insert(.noContent) }
        return flags
    }
}
