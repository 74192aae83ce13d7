package import Consulting
package import Drafting
package import Enquiries
package import Review
package import Triage

/// One desk with the people, so to speak, who work at it.
package struct DeskOffice: Sendable {
    package let desk: Desk
    package internal(set) var triage: TriageDesk
    package let drafting: DraftingDesk
    package let checks: DraftChecks
    package let review: ReviewDesk
    /// Asks a language model; `nil` where none is configured.
    package let consulting: ConsultingDesk?

    package init(
        desk: Desk, triage: TriageDesk, drafting: DraftingDesk, checks: DraftChecks, review: ReviewDesk,
        consulting: ConsultingDesk? = nil
    ) {
        (self.desk, self.triage, self.drafting) = (desk, triage, drafting)
        (self.checks, self.review, self.consulting) = (checks, review, consulting)
    }
}
