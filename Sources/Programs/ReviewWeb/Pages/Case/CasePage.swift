import Enquiries
import Hummingbird

/// One case: the mail beside the reply exactly as it will leave, the reasons below, and what can be done.
enum CasePage {
    static func html(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let model = try await CaseModel.load(site, asking, visit)
        let view = CaseView(
            model: model, say: asking.language, visit: visit, desk: site.desk(model.desk),
            clocks: site.clocks, done: Done(asking.query))
        return .page(view.page)
    }

    static func json(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try .json(await CaseModel.load(site, asking, visit))
    }
}
