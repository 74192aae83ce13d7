import Enquiries
import Logging
import Pipeline
import ServiceLifecycle

/// What goes on without an officer: delivered mail is taken in, triaged and drafted. Replies are sent by ``OutboxWorker``, so
/// that a slow mail server holds up no mail.
struct DeskWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "desk worker" }

    let pipeline: EnquiryPipeline
    /// Puts orders on record that were given while this program held the store.
    let takeInOrders: @Sendable () async throws -> Void
    let log: LogBook
    /// `nil` where this program takes no mail in.
    let mail: IncomingMail?
    /// Who is told of new cases; `nil` where this program opens none.
    let arrivals: AcknowledgementWorker.Arrivals?
    /// Whether this program triages and drafts, or others that share its store.
    let doesSteps: Bool
    let logger: Logger
    let surroundings: Surroundings

    private static let pause = Duration.milliseconds(500)
    private static let batch = 50

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await cancelWhenGracefulShutdown {
                var untold: [CaseID] = []
                while !Task.isCancelled {
                    let taken = await withTaskExecutorPreference(BackgroundThreads.shared) { await round(&untold) }
                    // With a full batch there is likely more.
                    if taken < Self.batch { await pipeline.rest(atMost: Self.pause) }
                }
            }
        } onGracefulShutdown: {
        }
    }

    /// One round. A failure is logged and the next round tries again: a full disk or one bad mail must not end the desk.
    /// - Returns: How many delivered mails were taken in.
    private func round(_ untold: inout [CaseID]) async -> Int {
        do {
            try await takeInOrders()
        } catch {
            // A stop counts all the same: the pipeline looks at what waits.
            logger.error("orders to stop or resume could not be recorded", metadata: ["error": "\(error)"])
        }
        let taken = await takeIn()
        do {
            // Whichever way they came.
            untold += mail?.reception.takeOpened() ?? []
            if doesSteps { try await pipeline.work(batch: Self.batch) }
            // Only after triage: nobody thanks for junk.
            let (told, left) = doesSteps ? (untold, []) : try await pipeline.triaged(among: untold)
            untold = left
            arrivals?.tell(of: told)
            try await log.extend()
        } catch  where Task.isCancelled {
            return 0
        } catch {
            logger.error("work failed and is tried again", metadata: ["error": "\(error)"])
            return 0
        }
        return taken
    }

    /// A folder that cannot be read holds up nothing else.
    private func takeIn() async -> Int {
        guard let mail else { return 0 }
        do {
            return try await mail.takeIn(limit: Self.batch, now: surroundings.now())
        } catch  where Task.isCancelled {
            return 0
        } catch {
            logger.error("delivered mail cannot be taken in and is tried again", metadata: ["error": "\(error)"])
            return 0
        }
    }
}
