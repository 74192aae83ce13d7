package import Drafting
package import Enquiries
package import Review
package import Triage

/// One desk with the people, so to speak, who work at it.
package struct DeskOffice: Sendable {
    package let desk: Desk
    package let triage: TriageDesk
    package let drafting: DraftingDesk
    package let review: ReviewDesk

    package init(desk: Desk, triage: TriageDesk, drafting: DraftingDesk, review: ReviewDesk) {
        (self.desk, self.triage, self.drafting, self.review) = (desk, triage, drafting, review)
    }
}
