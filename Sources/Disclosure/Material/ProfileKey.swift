/// One thing that only the authority can say about itself; the raw value is its place in `authority.yaml`.
package enum ProfileKey: String, Sendable, CaseIterable {
    case providerName = "provider.name"
    case providerAddress = "provider.address"
    case providerContact = "provider.contact"
    case providerSubmitter = "provider.submitter"
    case providerRepresentative = "provider.representative"

    case deployerName = "deployer.name"
    case deployerAddress = "deployer.address"
    case deployerContact = "deployer.contact"
    case deployerWebsite = "deployer.website"
    case deployerTeam = "deployer.team"
    case deployerOwner = "deployer.owner"
    case deployerSubmitter = "deployer.submitter"
    case deployerJointController = "deployer.jointController"
    case deployerPrivacyOfficer = "deployer.privacyOfficer"

    case supplierName = "supplier.name"
    case supplierNumber = "supplier.number"
    case supplierRole = "supplier.role"
    case supplierProcurement = "supplier.procurement"
    case supplierDataAccess = "supplier.dataAccess"

    case systemName = "system.name"
    case systemReference = "system.reference"
    case systemDescription = "system.description"
    case systemPurpose = "system.purpose"
    case systemBenefit = "system.benefit"
    case systemPreviousProcess = "system.previousProcess"
    case systemAlternatives = "system.alternatives"
    case systemProcess = "system.process"
    case systemStatus = "system.status"
    case systemSince = "system.since"
    case systemUntil = "system.until"
    case systemPeriod = "system.period"
    case systemHardware = "system.hardware"
    case systemMaintenance = "system.maintenance"
    case systemTechnique = "system.technique"
    case systemTheme = "system.theme"
    case systemSearchTerms = "system.searchTerms"
    case systemSourceCode = "system.sourceCode"

    case registrationEUDatabase = "registrations.euDatabase"
    case registrationAlgoritmeregister = "registrations.algoritmeregister"
    case registrationATRS = "registrations.atrs"
    case registrationMaKI = "registrations.maki"
    case registrationStatement = "registrations.statement"

    case riskCategory = "risk.category"
    case riskProfiling = "risk.profiling"
    case riskConditions = "risk.conditions"
    case riskGrounds = "risk.grounds"
    case riskInfluence = "risk.influence"
    case riskAssessedBy = "risk.assessedBy"
    case riskAssessedOn = "risk.assessedOn"
    case riskHarms = "risk.harms"
    case riskMitigations = "risk.mitigations"
    case riskGovernance = "risk.governance"
    case riskComplaints = "risk.complaints"
    case riskRegister = "risk.register"

    case dpiaReference = "assessments.dpia"
    case dpiaStatus = "assessments.dpiaStatus"
    case dpiaSummary = "assessments.dpiaSummary"
    case dpiaNecessity = "assessments.necessity"
    case dpiaAdvice = "assessments.privacyAdvice"
    case dpiaViews = "assessments.views"
    case dpiaReview = "assessments.review"
    case friaReference = "assessments.fria"
    case friaStatus = "assessments.friaStatus"
    case friaSummary = "assessments.friaSummary"
    case friaNotified = "assessments.friaNotified"

    case legalBasis = "legal.basis"
    case legalBasisLink = "legal.basisLink"
    case legalRecord = "legal.record"

    case dataSubjects = "data.subjects"
    case dataCategories = "data.categories"
    case dataGroups = "data.groups"
    case dataRecipients = "data.recipients"
    case dataTransfers = "data.transfers"
    case dataSecurity = "data.security"

    case oversightProcess = "oversight.process"
    case oversightTraining = "oversight.training"
    case oversightWorkers = "oversight.workersInformed"
    case oversightIncidents = "oversight.incidents"

    case standardsApplied = "standards.applied"
    case standardsDeclaration = "standards.declaration"
    case standardsMonitoring = "standards.monitoring"

    case publicationPage = "publication.page"
    case publicationRegister = "publication.register"
    case publicationReuse = "publication.reuse"

    /// What may stand there.
    package enum Kind: Sendable, Equatable {
        /// A text, or texts by language.
        case text
        case texts
        /// `https://…`
        case link
        /// A mail address or a link.
        case contact
        /// `2026-11-21`
        case date
        /// `2026-11`
        case month
        case yesNo
        case choice([String])
        case choices([String])
    }

    /// The mapping of `authority.yaml` that the key stands in.
    package var group: String { String(rawValue.prefix { $0 != "." }) }
    /// The key within its mapping.
    package var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }

    package var kind: Kind {
        switch self {
        case .providerContact, .deployerContact, .deployerPrivacyOfficer: .contact
        case .deployerWebsite,
            .systemSourceCode,
            .registrationEUDatabase,
            .registrationAlgoritmeregister,
            .legalBasisLink,
            .publicationPage,
            .publicationRegister:
            .link
        case .systemStatus: .choice(["in-use", "in-development", "out-of-use"])
        case .systemSince, .systemUntil: .month
        case .systemTheme,
            .systemSearchTerms,
            .riskHarms,
            .riskMitigations,
            .legalBasis,
            .dataSubjects,
            .dataCategories,
            .dataGroups,
            .dataRecipients,
            .dataSecurity,
            .standardsApplied:
            .texts
        case .riskCategory: .choice(["high-risk", "impactful", "other"])
        case .riskProfiling: .yesNo
        case .riskConditions: .choices(["a", "b", "c", "d"])
        case .riskAssessedOn: .date
        default: .text
        }
    }
}
