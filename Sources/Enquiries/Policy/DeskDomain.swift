/// What a mailbox is for: a closed list, so that uses which Annex III of Regulation (EU) 2024/1689 (AI Act) calls
/// high-risk can be told from the others.
///
/// The view taken of each is a default of this software and no legal advice. Sorting mail by the unit that owns it is
/// named as not high-risk in the Commission's draft guidelines on Article 6; their final text may differ.
package enum DeskDomain: String, Codable, Sendable, CaseIterable {
    case generalEnquiries = "general-enquiries"
    case vehicleAdministration = "vehicle-administration"
    case transportAdministration = "transport-administration"
    case civilRegistry = "civil-registry"
    case buildingAndPlanning = "building-and-planning"
    case wasteAndEnvironment = "waste-and-environment"
    case cultureAndLeisure = "culture-and-leisure"
    case taxAndFees = "tax-and-fees"

    case biometrics
    case criticalInfrastructure = "critical-infrastructure"
    case educationAccess = "education-access"
    case employment
    case benefitDecisions = "benefit-decisions"
    case emergency
    case police
    case migration
    case justice
    case elections

    /// The point of Annex III that the domain falls under, such as `5(a)`; `nil` outside the Annex.
    package var annexIII: String? {
        switch self {
        case .generalEnquiries, .vehicleAdministration, .transportAdministration, .civilRegistry,
            .buildingAndPlanning, .wasteAndEnvironment, .cultureAndLeisure, .taxAndFees:
            nil
        case .biometrics: "1"
        case .criticalInfrastructure: "2"
        case .educationAccess: "3"
        case .employment: "4"
        case .benefitDecisions: "5(a)"
        case .emergency: "5(d)"
        case .police: "6"
        case .migration: "7"
        case .justice: "8(a)"
        case .elections: "8(b)"
        }
    }
}
