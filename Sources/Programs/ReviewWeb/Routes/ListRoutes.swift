import Enquiries
import Hummingbird

extension Route {
    /// Lists of cases beside the queue, and what tells of changes while they happen.
    static let lists: [Route] =
        twins("/decisions", needs: .read, DecisionsPage.self) + twins("/outbox", needs: .read, OutboxPage.self)
        + twins("/cases/{id}/similar", needs: .read, SimilarPage.self) + twins("/search", needs: .read, SearchPage.self)
        + [
            .officers(.post, "/outbox/release", needs: .supervise, OutboxAction.release),
            .officers(.get, "/events", needs: .read, LiveEvents.answer),
            .officers(.get, "/search/lines.csv", needs: .read, SearchExport.csv),
            .officers(.get, "/search/lines.json", needs: .read, SearchExport.json),
        ]
}
