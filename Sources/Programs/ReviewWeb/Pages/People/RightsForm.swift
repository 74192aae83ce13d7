import Cases
import Enquiries

/// Rights as fields of a form: for all desks and for each desk a role, or single rights. Only desks at which the visitor
/// may give rights are in it.
struct RightsForm: Sendable {
    /// `nil` for somebody new.
    let person: Officer?
    let visit: Visit
    let site: ReviewSite
    let say: Language

    /// The choice in place of a role.
    private enum Choice {
        static let none = "none"
        static let single = "single"
    }

    var html: Html {
        div {
            for scope in Self.scopes(person, visit, site) { part(scope) }
        }
    }

    /// All desks, and those that the installation has or the person has rights at, as far as the visitor may give any.
    private static func scopes(_ person: Officer?, _ visit: Visit, _ site: ReviewSite) -> [DeskID?] {
        let desks = Set(site.desks.map(\.id)).union((person?.grants ?? []).compactMap(\.desk)).sorted()
        let people = visit.people(site)
        return ([nil] + desks.map { Optional($0) }).filter { people.mayGive(Officer.Grant(.read, at: $0)) }
    }

    private static func name(_ scope: DeskID?) -> String { scope?.text ?? "*" }

    private func part(_ scope: DeskID?) -> Html {
        let (name, own) = (Self.name(scope), Set((person?.grants ?? []).filter { $0.desk == scope }.map(\.right)))
        let role = person?.officerRole(at: scope)
        let chosen = own.isEmpty ? Choice.none : role?.rawValue ?? Choice.single
        return fieldset(.class("scope")) {
            legend { scope.map { site.desk($0).map { say($0.name, of: $0) } ?? $0.text } ?? say(.allDesks) }
            div(.class("field")) {
                label(.for("role.\(name)")) { say(.roleLabel) }
                select(.id("role.\(name)"), .name("role.\(name)")) {
                    option(.value(Choice.none), .selected(chosen == Choice.none)) { say(.noRights) }
                    for role in OfficerRole.allCases {
                        option(.value(role.rawValue), .selected(chosen == role.rawValue)) { say(.role(role)) }
                    }
                    option(.value(Choice.single), .selected(chosen == Choice.single)) { say(.singleRights) }
                }
            }
            details(.class("fold"), .open(chosen == Choice.single)) {
                summary { say(.singleRightsHint) }
                for right in Officer.Right.allCases {
                    let id = "right.\(right.rawValue)@\(name)"
                    div(.class("choice")) {
                        input(.type("checkbox"), .id(id), .name(id), .value("on"), .checked(own.contains(right)))
                        label(.for(id)) { say(Word(right)) }
                    }
                }
            }
        }
    }

    /// The rights that a form gives. What the visitor may not give stays as the person has it.
    ///
    /// - Returns: `nil` where the form names no role that there is.
    static func grants(
        from form: Fields, for person: Officer?, _ visit: Visit, _ site: ReviewSite
    ) -> Set<Officer.Grant>? {
        let scopes = scopes(person, visit, site)
        var grants = (person?.grants ?? []).filter { !scopes.contains($0.desk) }
        for scope in scopes {
            let name = name(scope)
            switch form["role.\(name)"] ?? Choice.none {
            case Choice.none: continue
            case Choice.single:
                for right in Officer.Right.allCases where form["right.\(right.rawValue)@\(name)"] == "on" {
                    grants.insert(Officer.Grant(right, at: scope))
                }
            case let word:
                guard let role = OfficerRole(rawValue: word) else { return nil }
                grants.formUnion(role.grants(at: scope))
            }
        }
        return grants
    }
}
