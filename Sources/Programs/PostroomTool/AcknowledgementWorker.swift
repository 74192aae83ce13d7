import Enquiries
import Logging
import Pipeline
import ServiceLifecycle

/// Hands out automatic acknowledgements while the desk is open. It has a task of its own, so that a slow mail server holds
/// up neither mail nor replies.
struct AcknowledgementWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "acknowledgements" }

    /// New cases; what does not fit is not acknowledged.
    struct Arrivals: Sendable {
        private static let waiting = 1_000

        fileprivate let cases: AsyncStream<[CaseID]>
        private let teller: AsyncStream<[CaseID]>.Continuation

        init() { (cases, teller) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waiting)) }

        func tell(of cases: [CaseID]) { if !cases.isEmpty { teller.yield(cases) } }
    }

    let pipeline: EnquiryPipeline
    let arrivals: Arrivals
    let logger: Logger

    func run() async throws {
        for await cases in arrivals.cases.cancelOnGracefulShutdown() {
            do {
                try await pipeline.acknowledge(cases)
            } catch {
                logger.error("an acknowledgement was not sent", metadata: ["error": "\(error)"])
            }
        }
    }
}
