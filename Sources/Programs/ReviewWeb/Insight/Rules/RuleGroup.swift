import Enquiries

/// What of a desk's rules and answers is looked at together. A desk has hundreds of both, too many for one page.
enum RuleGroup: Hashable, Sendable {
    /// Rules that speak for a service, and its approved answers.
    case service(ServiceID)
    case intents, flags, urgency, lifeEvents, actions

    /// Those that concern no service alone; the name stands in the address as `about=`.
    static let general: [(name: String, group: RuleGroup)] = [
        ("intents", .intents), ("flags", .flags), ("urgency", .urgency), ("life-events", .lifeEvents),
        ("actions", .actions),
    ]

    /// The group that an address asks for.
    ///
    /// - Throws: ``Problem`` of kind `notFound` where the desk has no such group.
    static func asked(_ query: Fields, at desk: Desk) throws -> RuleGroup? {
        if let service = query["service"] {
            guard let known = desk.service(ServiceID(service)) else { throw Problem(.notFound) }
            return .service(known.id)
        }
        guard let about = query["about"] else { return nil }
        guard let known = general.first(where: { $0.name == about }) else { throw Problem(.notFound) }
        return known.group
    }

    func holds(_ rule: KeywordRule) -> Bool {
        let what = rule.consequence
        return switch self {
        case .service(let service): what.service == service
        case .intents: what.intent != nil
        case .flags: what.flag != nil
        case .urgency: what.urgency != nil
        case .lifeEvents: what.lifeEvent != nil
        case .actions: what.action != nil
        }
    }

    func holds(_ answer: Answer) -> Bool { self == .service(answer.service) }
}
