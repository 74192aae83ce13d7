package import Enquiries

/// What the pages tell of the installation around them: log folder, models, evaluations, retention, health.
///
/// The pages know none of these; the program that serves them does. Every answer may be `nil` or empty where a program
/// knows nothing of it, and the page says so.
///
/// Texts are in the language asked for (`de` or `en`) where a person reads them. None holds a secret, and none a word of
/// a mail.
package protocol InstallationReports: Sendable {
    func log() async throws -> LogReport?
    /// Checks the published log, or as much of it as is quickly done.
    func checkLog() async throws -> LogCheck?
    /// The signed checkpoint, byte for byte.
    func checkpoint() async throws -> [UInt8]?
    /// The proof that the approval of the reply of a case stands in the log; `nil` where there is nothing to prove.
    func proof(of id: CaseID) async throws -> [UInt8]?

    func models(of desk: DeskID, _ language: String) async throws -> ModelReport?
    func evaluations() async throws -> EvaluationList?
    /// A file that lies with a run: its page.
    func evaluationPage(_ run: String) async throws -> [UInt8]?
    func health(_ language: String) async throws -> HealthReport?

    /// Whether a copy of the message with this Message-ID lies where the mail server files what it sends.
    func journal(of messageID: String) async -> JournalTrace

    func retention() async throws -> RetentionReport?
    /// What erasing it would remove.
    func erasure(of what: ErasureOrder.What) async throws -> ErasurePreview?
    /// Erases as `postroom case erase` does, wherever it lies.
    func erase(_ order: ErasureOrder) async throws -> ErasureOutcome?
    /// The record of an erasure as a file for whoever asked for it.
    func certificate(_ record: String) async throws -> [UInt8]?

    func transparency(_ language: String) async throws -> TransparencyReport?
    /// The same as one static page, as `postroom export public-page` writes it.
    func transparencyPage(_ language: String) async throws -> [UInt8]?

    /// What a monitor asks for beside the figures of the store.
    func gauges() async -> [Metric]
    /// Why the desk cannot work now, in plain words; `nil` where it can.
    func notReady() async -> String?
}

/// A program that serves the pages and nothing else.
package struct NoReports: InstallationReports {
    package init() {}
}

extension InstallationReports {
    package func log() async throws -> LogReport? { nil }
    package func checkLog() async throws -> LogCheck? { nil }
    package func checkpoint() async throws -> [UInt8]? { nil }
    package func proof(of id: CaseID) async throws -> [UInt8]? { nil }
    package func models(of desk: DeskID, _ language: String) async throws -> ModelReport? { nil }
    package func evaluations() async throws -> EvaluationList? { nil }
    package func evaluationPage(_ run: String) async throws -> [UInt8]? { nil }
    package func health(_ language: String) async throws -> HealthReport? { nil }
    package func journal(of messageID: String) async -> JournalTrace { .none }
    package func retention() async throws -> RetentionReport? { nil }
    package func erasure(of what: ErasureOrder.What) async throws -> ErasurePreview? { nil }
    package func erase(_ order: ErasureOrder) async throws -> ErasureOutcome? { nil }
    package func certificate(_ record: String) async throws -> [UInt8]? { nil }
    package func transparency(_ language: String) async throws -> TransparencyReport? { nil }
    package func transparencyPage(_ language: String) async throws -> [UInt8]? { nil }
    package func gauges() async -> [Metric] { [] }
    package func notReady() async -> String? { nil }
}
