import Enquiries
import Hummingbird

extension Route {
    /// What the desk does as a whole: records, measures, models, health.
    static let insight: [Route] =
        twins("/measures", needs: .evaluate, MeasuresPage.self) + twins("/log", needs: .audit, LogPage.self) + [
            .officers(.post, "/log/check", needs: .audit, LogPage.check),
            .officers(.get, "/log/checkpoint", needs: .audit, LogPage.checkpoint),
            .officers(.get, "/log/proofs/{id}", needs: .audit, LogPage.proof),
            .open(.get, "/metrics", MetricsPage.answer),
        ]
}
