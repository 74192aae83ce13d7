import Logging
import Pipeline
import ServiceLifecycle

/// Sends approved replies while the desk is open.
struct OutboxWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "outbox" }

    let pipeline: EnquiryPipeline
    let logger: Logger

    private static let pause = Duration.milliseconds(500)
    private static let batch = 50

    /// How long the answer to a final dot is waited for when the program is to stop. Beyond it the reply stays in doubt.
    private static let patience = Duration.seconds(8)

    func run() async throws {
        let rounds = Task {
            while !Task.isCancelled {
                await round()
                try? await Task.sleep(for: Self.pause)
            }
        }
        try? await gracefulShutdown()
        // What has not reached its final dot is called off at once.
        rounds.cancel()
        let (ended, end) = AsyncStream<Void>.makeStream()
        Task {
            await rounds.value
            end.finish()
        }
        Task {
            try? await Task.sleep(for: Self.patience)
            end.finish()
        }
        for await _ in ended {}
    }

    private func round() async {
        do {
            _ = try await pipeline.send(limit: Self.batch)
        } catch  where Task.isCancelled {
            return
        } catch {
            logger.error("sending failed and is tried again", metadata: ["error": "\(error)"])
        }
    }
}
