package import Hummingbird
package import Logging
package import ServiceLifecycle
import Synchronization
package import Transparency

/// A witness for the logs of partner authorities, over HTTP (C2SP tlog-witness).
///
/// It remembers one checkpoint for each log and signs a new one only if that continues it. It never sees a leaf.
package struct WitnessSite: Sendable {
    package struct Settings: Sendable {
        package var host: String
        /// 0 takes any free one.
        package var port: Int
        /// Requests a second, of all logs together, and how many may come at once.
        package var requestsPerSecond: Double
        package var burst: Int

        package init(host: String, port: Int, requestsPerSecond: Double = 10, burst: Int = 50) {
            (self.host, self.port) = (host, port)
            (self.requestsPerSecond, self.burst) = (requestsPerSecond, burst)
        }
    }

    /// A log that showed two trees of the same size: its signed checkpoint beside the one that the witness has signed.
    package struct Split: Sendable {
        package let size: Int64
        package let note: [UInt8]
    }

    let ledger: WitnessLedger
    let verifier: NoteVerifier
    let settings: Settings
    let now: @Sendable () -> Int64
    let onSplit: @Sendable (Split) async -> Void

    /// - Parameters:
    ///   - verifier: The public half of the ledger's key, shown to whoever asks.
    ///   - now: Seconds since 1970.
    ///   - onSplit: Told of each proof that a log shows two trees, so that it can be kept.
    package init(
        _ ledger: WitnessLedger, verifier: NoteVerifier, settings: Settings, now: @escaping @Sendable () -> Int64,
        onSplit: @escaping @Sendable (Split) async -> Void = { _ in }
    ) {
        (self.ledger, self.verifier, self.settings) = (ledger, verifier, settings)
        (self.now, self.onSplit) = (now, onSplit)
    }

    func router(_ logger: Logger) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        let pace = Pace(settings)
        router.get("/") { [verifier] _, _ in Self.response(.ok, verifier.text + "\n") }
        router.post(RouterPath(WitnessRequest.path)) { request, _ in
            if let wait = pace.take() { return Self.busy(for: wait) }
            let body: ByteBuffer
            do {
                body = try await request.body.collect(upTo: WitnessRequest.largest)
            } catch {
                return Self.response(
                    .contentTooLarge, "A request has at most \(WitnessRequest.largest) bytes.\n")
            }
            return await answer(Array(body.readableBytesView), logger)
        }
        return router
    }

    private func answer(_ body: [UInt8], _ logger: Logger) async -> Response {
        let answer = await ledger.answer(body, now: now())
        switch answer {
        case .cosigned: break
        case .conflict(let size, split: true):
            logger.critical("A log shows two trees with \(size) entries. Both checkpoints are signed: keep them.")
            if let note = try? WitnessRequest(body).note { await onSplit(Split(size: size, note: note.bytes)) }
        case .badProof:
            logger.error("A log sent a checkpoint without proof that it continues the one signed before.")
        case .unavailable:
            logger.error("The folder of checkpoints cannot be read or written. Nothing is signed until it can.")
        case .badRequest, .forbidden, .unknownOrigin, .conflict: break
        }
        return Self.response(
            HTTPResponse.Status(code: answer.status), answer.body, contentType: answer.contentType)
    }

    private static func busy(for wait: Duration) -> Response {
        var response = response(.tooManyRequests, "Too many requests. Ask again later.\n")
        let seconds = wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0)
        response.headers[.retryAfter] = "\(seconds)"
        return response
    }

    private static func response(
        _ status: HTTPResponse.Status, _ text: String, contentType: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// One limit for all requests.
private final class Pace: Sendable {
    private let limit: Mutex<RateLimit>
    private let start = ContinuousClock.now

    init(_ settings: WitnessSite.Settings) {
        limit = Mutex(RateLimit(perSecond: settings.requestsPerSecond, burst: settings.burst))
    }

    func take() -> Duration? { limit.withLock { $0.take(at: ContinuousClock.now - start) } }
}
