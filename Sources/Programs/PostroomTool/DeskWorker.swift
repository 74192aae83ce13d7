import Enquiries
import Logging
import Mailboxes
import Pipeline
import ServiceLifecycle

/// Everything that goes on without an officer while the desk is open: delivered mail is taken in, triaged and drafted,
/// approved replies are sent.
struct DeskWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "desk worker" }

    let pipeline: EnquiryPipeline
    /// Puts orders on record that were given while this program held the store.
    let takeInOrders: @Sendable () async throws -> Void
    let log: LogBook
    let incoming: String
    let logger: Logger
    let surroundings: Surroundings

    private static let pause = Duration.milliseconds(500)
    private static let batch = 50

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    await round()
                    try? await Task.sleep(for: Self.pause)
                }
            }
        } onGracefulShutdown: {
        }
    }

    /// One round. A failure is logged and the next round tries again: a full disk or one bad mail must not end the desk.
    private func round() async {
        do {
            try await takeInOrders()
        } catch {
            // A stop counts all the same: the pipeline looks at what waits.
            logger.error("orders to stop or resume could not be recorded", metadata: ["error": "\(error)"])
        }
        do {
            try await takeIn()
            try await pipeline.work(batch: Self.batch)
            _ = try await pipeline.send(limit: Self.batch)
            try await log.extend()
        } catch  where Task.isCancelled {
            return
        } catch {
            logger.error("work failed and is tried again", metadata: ["error": "\(error)"])
        }
    }

    private func takeIn() async throws {
        let folder = IncomingFolder(directory: incoming)
        let waiting = try folder.waiting(limit: Self.batch, now: surroundings.now())
        for error in waiting.unreadable {
            logger.warning("a delivered mail cannot be read", metadata: ["error": "\(error)"])
        }
        guard !waiting.mails.isEmpty else { return }
        _ = try await pipeline.receive(waiting.mails.map(\.mail))
        // Only now: until the store has them, these files are the only copies.
        folder.remove(waiting.mails)
    }
}
