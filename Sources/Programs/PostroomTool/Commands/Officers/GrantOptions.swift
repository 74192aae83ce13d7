import ArgumentParser
import DeskFiles
import Enquiries
import Foundation

/// A role with the desk at which it counts, as typed: `approves@stadt`, or `approves` for every desk.
struct TypedRole: ExpressibleByArgument {
    let role: OfficerRole
    let desk: DeskID?

    init?(argument: String) {
        let parts = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let role = OfficerRole(rawValue: String(parts[0])), parts.count == 1 || !parts[1].isEmpty else {
            return nil
        }
        (self.role, desk) = (role, parts.count == 2 ? DeskID(String(parts[1])) : nil)
    }

    var grants: Set<Officer.Grant> { role.grants(at: desk) }
}

/// A right with the desk at which it counts, as typed: `read@stadt`, or `read` for every desk.
struct TypedRight: ExpressibleByArgument {
    let grant: Officer.Grant

    init?(argument: String) {
        guard let grant = Officer.Grant(text: argument) else { return nil }
        self.grant = grant
    }
}

/// What an officer may do, as options.
struct GrantOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A role, at every desk or at one, such as approves@stadt; may be given several times. Roles: "
                + OfficerRole.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "role[@desk]"))
    var role: [TypedRole] = []
    @Option(
        help: ArgumentHelp(
            "A single right, at every desk or at one, such as read@stadt; may be given several times. Rights: "
                + Officer.Right.allCases.map(\.rawValue).joined(separator: ", ")
                + ". Without any role or right: \(Self.usual.map(\.rawValue).joined(separator: ", ")).",
            valueName: "right[@desk]"))
    var right: [TypedRight] = []

    private static let usual: [Officer.Right] = [.read, .edit, .approve]

    /// - Throws: A validation error where a desk is named that the installation does not have.
    func grants(of installation: Installation) throws -> Set<Officer.Grant> {
        if role.isEmpty, right.isEmpty { return Set(Self.usual.map { Officer.Grant($0) }) }
        let grants = Set(role.flatMap(\.grants)).union(right.map(\.grant))
        let desks = try Set(installation.desks.map { try DeskLoader(path: $0).load().desk.id })
        if let unknown = Set(grants.compactMap(\.desk)).subtracting(desks).min() {
            throw ValidationError(
                "There is no desk \(unknown). There is: \(desks.sorted().map(\.text).joined(separator: ", ")).")
        }
        return grants
    }
}

extension Officer {
    /// Rights for people to read: `all desks: read edit; stadt: approves`. A bundle that is a role has its name.
    var grantsText: String {
        let desks = Set(grants.compactMap(\.desk)).sorted()
        let scopes: [DeskID?] = (grants.contains { $0.desk == nil } ? [nil] : []) + desks.map { Optional($0) }
        return scopes.map { scope in
            let own = Set(grants.filter { $0.desk == scope }.map(\.right))
            let words =
                officerRole(at: scope)?.rawValue
                ?? Right.allCases.filter(own.contains).map(\.rawValue).joined(separator: " ")
            return "\(scope?.text ?? "all desks"): \(words)"
        }.joined(separator: "; ")
    }
}
