import Transparency

/// Officers by role and number: the person concerned learns that somebody acted, not who (Art. 15(4) GDPR).
///
/// Numbers follow the order in which officers appear, so that it stays visible who did several things.
struct OfficerRoles {
    /// Members under which an officer is named, in case documents and records.
    private static let members: Set<String> = ["officer", "by", "approvedBy", "editedBy"]
    private var roles: [String: String] = [:]

    /// The same value with officers replaced. Arrays named `by` are parts of the software and stay.
    mutating func replacing(in value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): return .array(items.map { replacing(in: $0) })
        case .object(let members):
            var replaced: [String: JSONValue] = [:]
            // In order of the names, so that equal values give equal numbers.
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                if Self.members.contains(name), case .string(let officer) = member {
                    replaced[name] = .string(role(of: officer))
                } else {
                    replaced[name] = replacing(in: member)
                }
            }
            return .object(replaced)
        default: return value
        }
    }

    private mutating func role(of officer: String) -> String {
        if let known = roles[officer] { return known }
        let role = "officer \(roles.count + 1)"
        roles[officer] = role
        return role
    }
}
