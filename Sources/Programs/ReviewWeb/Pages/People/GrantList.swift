import Enquiries

/// Rights for people to read: by desk, as a role where they are one.
struct GrantList: Sendable {
    let officer: Officer

    init(_ grants: Set<Officer.Grant>) { officer = Officer(id: OfficerID(""), name: "", grants: grants) }

    func html(_ say: Language) -> Html {
        if officer.grants.isEmpty { return span(.class("quiet")) { say(.noRights) } }
        return ul(.class("plain-list")) {
            for scope in Self.scopes(of: officer.grants) {
                li {
                    (scope.map { $0.text } ?? say(.allDesks)) + ": "
                    words(at: scope, say)
                }
            }
        }
    }

    private func words(at scope: DeskID?, _ say: Language) -> String {
        if let role = officer.officerRole(at: scope) { return say(.role(role)) }
        let own = Set(officer.grants.filter { $0.desk == scope }.map(\.right))
        return Officer.Right.allCases.filter(own.contains).map { say(Word($0)) }.joined(separator: ", ")
    }

    /// All desks first, then desk by desk.
    static func scopes(of grants: Set<Officer.Grant>) -> [DeskID?] {
        let desks = Set(grants.compactMap(\.desk)).sorted()
        return (grants.contains { $0.desk == nil } ? [nil] : []) + desks.map { Optional($0) }
    }
}
