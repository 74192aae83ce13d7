import Logging
import ServiceLifecycle
import Witnesses

/// Asks the witnesses of the log for their signatures while the desk is open. Mail does not wait for it.
struct WitnessWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "witnessing" }

    let log: LogBook
    let logger: Logger

    private static let pause = Duration.seconds(10)

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if log.witnesses != nil { await round() }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func round() async {
        do {
            for complaint in try await log.cosign()?.complaints ?? [] {
                logger.warning("a witness has not signed", metadata: ["reason": "\(complaint)"])
            }
        } catch is CancellationError {
            return
        } catch {
            logger.critical("the log is not vouched for", metadata: ["error": "\(error)"])
        }
    }
}
