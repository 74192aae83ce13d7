/// Speaks HTTP with endpoints that the operator named, by libcurl.
///
/// Calls run in parallel up to a bound and wait their turn beyond it. The client never follows a redirect, never tries
/// again by itself (``RetryPolicy`` and ``CircuitBreaker`` are for its users) and takes nothing from the environment.
/// When the last reference to it is gone, its thread ends.
package final class HTTPClient: Sendable {
    private let settings: HTTPSettings
    private let loop: TransferLoop

    package init(_ settings: HTTPSettings = HTTPSettings()) throws(HTTPFailure) {
        if let problem = settings.problem { throw .settings(reason: problem) }
        self.settings = settings
        loop = try TransferLoop(settings)
    }

    deinit { loop.post(.stop) }

    /// Calls that run at the same time; see ``HTTPSettings/parallelCalls``.
    package var parallelCalls: Int { settings.parallelCalls }

    /// Asks and waits for the whole answer, whatever its status. Cancelling the task ends the transfer at once.
    ///
    /// An answer that states no length and is not chunked ends with its connection (RFC 9112 section 6.3): whether it was
    /// cut off cannot be seen then.
    package func send(
        _ request: HTTPRequest, limits: HTTPLimits = .standard
    ) async throws(HTTPFailure) -> HTTPResponse {
        let stream = try await open(request, limits: limits)
        var body: [UInt8] = []
        while let piece = try await stream.next() {
            if body.isEmpty { body = piece } else { body += piece }
        }
        return HTTPResponse(head: stream.head, body: body)
    }

    /// Asks and waits for the header of the answer; the body is read piece by piece.
    ///
    /// While the reader is slow, the server is made to wait; the limit ``HTTPLimits/total`` runs on. A stream that is
    /// dropped before its end ends its transfer.
    package func open(
        _ request: HTTPRequest, limits: HTTPLimits = .standard
    ) async throws(HTTPFailure) -> HTTPStream {
        if Task.isCancelled { throw .cancelled }
        let transfer = Transfer(
            request, limits, secretFields: try Self.read(request.secrets), capacity: settings.streamBytes)
        try loop.start(transfer)
        let call = HTTPCall(client: self, transfer: transfer)
        return HTTPStream(head: try await call.head(), call: call)
    }

    /// Bytes of a secret at most; tokens of identity providers have 1 to 2 kB.
    private static let longestSecret = 4_096

    fileprivate func post(_ command: TransferLoop.Command) { loop.post(command) }

    private static func read(_ secrets: [SecretField]) throws(HTTPFailure) -> [HTTPField] {
        var fields: [HTTPField] = []
        for secret in secrets {
            do throws(PasswordFile.Problem) {
                let value = try PasswordFile.read(
                    secret.file, for: "The secret for the field \(secret.name)", longest: longestSecret)
                fields.append(HTTPField(secret.name, secret.prefix + value))
            } catch {
                throw .secret(reason: error.description)
            }
            guard fields.allSatisfy(\.isSendable) else {
                throw .secret(
                    reason: "The secret in \(secret.file) holds a control character. Write it anew, on one line.")
            }
        }
        return fields
    }
}

/// The reader's end of one call. Letting go of it ends the call.
final class HTTPCall: Sendable {
    // Held, so that the thread does not stop before the call ends.
    private let client: HTTPClient
    private let transfer: Transfer

    init(client: HTTPClient, transfer: Transfer) { (self.client, self.transfer) = (client, transfer) }

    deinit { cancel() }

    var heldBytes: Int { transfer.answer.heldBytes }

    func head() async throws(HTTPFailure) -> HTTPHead {
        try await cancellable { () async throws(HTTPFailure) in try await transfer.answer.head() }
    }

    func next() async throws(HTTPFailure) -> [UInt8]? {
        try await cancellable { () async throws(HTTPFailure) in
            try await transfer.answer.next { client.post(.goOn(transfer)) }
        }
    }

    private func cancellable<Value: Sendable>(
        _ read: () async throws(HTTPFailure) -> Value
    ) async throws(HTTPFailure) -> Value {
        // The library's function forgets which errors there can be.
        let result: Result<Value, HTTPFailure> = await withTaskCancellationHandler {
            do throws(HTTPFailure) { return .success(try await read()) } catch { return .failure(error) }
        } onCancel: {
            cancel()
        }
        return try result.get()
    }

    private func cancel() {
        // The reader learns it here and now; the thread lets go of the connection when it wakes.
        if transfer.answer.end(.failure(.cancelled)) { client.post(.cancel(transfer)) }
    }
}

/// An answer whose body comes piece by piece. It has one reader.
package final class HTTPStream: AsyncSequence, Sendable {
    package let head: HTTPHead
    private let call: HTTPCall

    init(head: HTTPHead, call: HTTPCall) { (self.head, self.call) = (head, call) }

    /// Bytes that have come and were not read yet.
    package var heldBytes: Int { call.heldBytes }

    /// The next bytes as they came, or `nil` at the end of a whole answer.
    package func next() async throws(HTTPFailure) -> [UInt8]? { try await call.next() }

    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let stream: HTTPStream

        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(HTTPFailure) -> [UInt8]? { try await stream.next() }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }
}
