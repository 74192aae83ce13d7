/// Something that happened, or will, and for which a desk may have something to offer: the life events that a mail can
/// reveal, and events that only a register knows.
///
/// The raw values are contract: they stand in desks and in event feeds.
package enum OfferEvent: String, Codable, Sendable, CaseIterable {
    case birth, marriage, separation, moving
    case movingAbroad = "moving-abroad"
    case arrival, unemployment
    case illnessOrDisability = "illness-disability"
    case care, retirement, bereavement
    case startingBusiness = "starting-business"
    case schoolStart = "school-start"
    case comingOfAge = "coming-of-age"
    case vehiclePurchase = "vehicle-purchase"
    case buildingHome = "building-home"

    // From registers alone.
    case documentExpiry = "document-expiry"
    case licenceExpiry = "licence-expiry"
    case residencePermitExpiry = "residence-permit-expiry"
    case parentalAllowanceEnd = "parental-allowance-end"
    case housingBenefitEnd = "housing-benefit-end"
    case parkingPermitEnd = "parking-permit-end"
    case disabilityCardExpiry = "disability-card-expiry"
    case vehicleTaxEnd = "vehicle-tax-end"
    case driverCardExpiry = "driver-card-expiry"
    case medicalLicenceEnd = "medical-licence-end"

    package init(_ event: LifeEvent) {
        self =
            switch event {
            case .birth: .birth
            case .marriage: .marriage
            case .separation: .separation
            case .moving: .moving
            case .movingAbroad: .movingAbroad
            case .arrival: .arrival
            case .unemployment: .unemployment
            case .illnessOrDisability: .illnessOrDisability
            case .care: .care
            case .retirement: .retirement
            case .bereavement: .bereavement
            case .startingBusiness: .startingBusiness
            case .schoolStart: .schoolStart
            case .comingOfAge: .comingOfAge
            case .vehiclePurchase: .vehiclePurchase
            case .buildingHome: .buildingHome
            }
    }

    /// The life event of the same name; `nil` where only a register knows the event.
    package var lifeEvent: LifeEvent? { LifeEvent(rawValue: rawValue) }
}
