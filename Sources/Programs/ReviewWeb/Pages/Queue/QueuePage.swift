import Enquiries
import Hummingbird

/// The queue: the lists by state, one open.
struct QueuePage: Page {
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> QueueModel {
        try await QueueModel.load(site, asking, visit)
    }

    let html: Html

    init(_ model: QueueModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html = QueueView(model: model, say: asking.language, visit: visit, done: Done(asking.query)).page
    }
}
