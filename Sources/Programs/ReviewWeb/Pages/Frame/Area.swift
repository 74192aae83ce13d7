import Enquiries

/// A main page of the desk, as the navigation names it. The order is that of the navigation.
enum Area: String, Sendable, CaseIterable {
    case queue, decisions, outbox, search, log, measures, rules, models, evaluations, people, health, retention
    case transparency, account, help

    var path: SitePath {
        switch self {
        case .queue: .queue
        default: SitePath(area: rawValue)
        }
    }

    /// What it takes at one desk at least; `nil` for everybody who is signed in.
    var needs: Officer.Right? {
        switch self {
        case .queue, .decisions, .outbox, .search: .read
        case .log: .audit
        case .measures, .models, .evaluations: .evaluate
        case .rules: .read
        case .people, .health, .retention: .administer
        case .transparency, .account, .help: nil
        }
    }

    /// The keys that lead there, pressed one after the other.
    var key: String? {
        switch self {
        case .queue: "g q"
        case .decisions: "g d"
        case .outbox: "g o"
        case .search: "g s"
        case .log: "g a"
        case .measures: "g m"
        case .help: "?"
        default: nil
        }
    }

    var name: Word {
        switch self {
        case .queue: .queue
        case .decisions: Word("Zu klären", "Needs decision")
        case .outbox: Word("Postausgang", "Outbox")
        case .search: Word("Suche", "Search")
        case .log: Word("KI-Protokoll", "AI log")
        case .measures: Word("Messwerte", "Measures")
        case .rules: Word("Stellen und Regeln", "Services and rules")
        case .models: Word("Modelle", "Models")
        case .evaluations: Word("Auswertungen", "Evaluations")
        case .people: Word("Personen", "People")
        case .health: Word("Betrieb", "Health")
        case .retention: Word("Löschen", "Retention")
        case .transparency: Word("Was die KI tut", "What the AI does")
        case .account: Word("Mein Konto", "My account")
        case .help: .help
        }
    }

    /// The areas that an officer may open, and that there are.
    static func open(to officer: Officer) -> [Area] {
        allCases.filter { area in
            (area.needs.map(officer.rights.contains) ?? true) && served.contains(area)
        }
    }

    private static let served: Set<Area> = {
        let paths = Set(Route.table.map(\.path))
        return Set(allCases.filter { paths.contains($0.path.text) })
    }()
}
