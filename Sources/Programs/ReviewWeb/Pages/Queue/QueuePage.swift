import Enquiries
import Hummingbird

/// The queue: the lists by state, one open.
enum QueuePage {
    static func html(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let model = try await QueueModel.load(site, asking)
        return .page(QueueView(model: model, say: asking.language, visit: visit, done: Done(asking.query)).page)
    }

    static func json(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try .json(await QueueModel.load(site, asking))
    }
}
