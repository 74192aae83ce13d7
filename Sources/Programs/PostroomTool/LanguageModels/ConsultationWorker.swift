import Enquiries
import Logging
import Pipeline
import ServiceLifecycle

/// Asks a language model about cases while the desk is open. Nothing else waits for it.
struct ConsultationWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "consulting" }

    let pipeline: EnquiryPipeline
    let logger: Logger

    private static let pause = Duration.seconds(5)

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    do {
                        try await pipeline.consult(
                            while: { true },
                            failed: { id, error in
                                logger.error(
                                    "a language model could not be asked",
                                    metadata: ["case": "\(id)", "error": "\(error)"])
                            })
                    } catch  where Task.isCancelled {
                        return
                    } catch {
                        logger.error("cases for a language model could not be read", metadata: ["error": "\(error)"])
                        try? await Task.sleep(for: Self.pause)
                    }
                }
            }
        } onGracefulShutdown: {
        }
    }
}
