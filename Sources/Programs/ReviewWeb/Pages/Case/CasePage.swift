import Enquiries
import Hummingbird

/// One case: the mail beside the reply exactly as it will leave, the reasons below, and what can be done.
struct CasePage: Page {
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> CaseModel {
        let model = try await CaseModel.load(site, asking, visit)
        await site.noteLooking(visit.officer, at: model.id, of: model.desk)
        return model
    }

    let html: Html

    init(_ model: CaseModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html =
            CaseView(
                model: model, say: asking.language, visit: visit, desk: site.desk(model.desk), clocks: site.clocks,
                done: Done(asking.query)
            ).page
    }
}
