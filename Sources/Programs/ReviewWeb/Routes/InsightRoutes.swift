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
        ] + twins("/rules", needs: .read, RulesPage.self) + twins("/models", needs: .evaluate, ModelsPage.self)
        + twins("/evaluations", needs: .evaluate, EvaluationsPage.self)
        + twins("/health", needs: .administer, HealthPage.self)
        + twins("/retention", needs: .administer, RetentionPage.self)
        + twins("/transparency", needs: nil, TransparencyPage.self) + [
            .officers(.post, "/rules/try", needs: .read, RulesPage.attempt),
            .officers(.get, "/evaluations/report/{id}", needs: .evaluate, EvaluationsPage.report),
            .officers(.post, "/retention/person", needs: .administer, ErasurePages.search),
            .officers(.post, "/retention/erasure", needs: .administer, ErasurePages.erase),
            .officers(.get, "/retention/certificates/{id}", needs: .administer, RetentionPage.certificate),
            .officers(.get, "/transparency/page", needs: nil, TransparencyPage.page),
        ]
}
