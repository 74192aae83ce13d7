/// A usual bundle of rights, so that whoever gives rights thinks of a person's work and not of a list of words.
package enum OfficerRole: String, Codable, Sendable, CaseIterable {
    /// Writes drafts; somebody else approves.
    case drafts
    /// Approves replies.
    case approves
    /// Approves replies that a second person approves too.
    case approvesTogether
    /// Approves, decides about replies in doubt, and may stop the AI.
    case supervises
    /// Looks at measures, models and evaluations.
    case evaluates
    /// Gives rights, changes settings, erases.
    case administers
    /// Checks the records of the AI.
    case audits

    package var rights: Set<Officer.Right> {
        switch self {
        case .drafts: [.read, .edit]
        case .approvesTogether: [.read, .edit, .approveTogether]
        case .approves: [.read, .edit, .approveTogether, .approve]
        case .supervises: [.read, .edit, .approveTogether, .approve, .supervise, .evaluate]
        case .evaluates: [.evaluate]
        case .administers: [.evaluate, .audit, .administer]
        case .audits: [.audit]
        }
    }

    /// What the role gives at one desk, or at all.
    package func grants(at desk: DeskID? = nil) -> Set<Officer.Grant> {
        Set(rights.map { Officer.Grant($0, at: desk) })
    }
}

extension Officer {
    /// The role whose rights the officer has at a desk, or by rights at all desks with `nil`; `nil` where it is another
    /// bundle.
    package func officerRole(at desk: DeskID?) -> OfficerRole? {
        let own = Officer(id: id, name: name, grants: grants.filter { $0.desk == desk }).rights
        return OfficerRole.allCases.first { $0.rights == own }
    }
}
