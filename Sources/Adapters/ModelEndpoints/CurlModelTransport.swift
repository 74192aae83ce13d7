package import Curl
package import LanguageModels

/// Calls to one endpoint over the HTTP client: it adds the key, which is read from its file for each call, and the limits.
package struct CurlModelTransport: ModelTransport {
    package let client: HTTPClient
    package let endpoint: Endpoint
    /// A file whose first line is the key; `nil` where the endpoint wants none.
    package let keyFile: String?
    package var limits: HTTPLimits
    /// Seconds since 1970.
    package let now: @Sendable () -> Int64
    /// Learns of each call that failed, with more than ``TransportFailure`` says.
    package var failed: @Sendable (HTTPFailure) -> Void

    package init(
        client: HTTPClient, endpoint: Endpoint, keyFile: String?, limits: HTTPLimits,
        now: @escaping @Sendable () -> Int64, failed: @escaping @Sendable (HTTPFailure) -> Void = { _ in }
    ) {
        (self.client, self.endpoint, self.keyFile) = (client, endpoint, keyFile)
        (self.limits, self.now, self.failed) = (limits, now, failed)
    }

    package var isThisMachine: Bool { endpoint.isThisMachine }

    package struct Answer: ModelAnswerStream {
        package let head: AnswerHead
        let stream: HTTPStream
        let failed: @Sendable (HTTPFailure) -> Void

        package func next() async throws(TransportFailure) -> [UInt8]? {
            do throws(HTTPFailure) {
                return try await stream.next()
            } catch {
                failed(error)
                throw TransportFailure(error)
            }
        }
    }

    package func open(_ request: WireRequest) async throws(TransportFailure) -> Answer {
        let secrets = keyFile.map { [SecretField(request.key.field, prefix: request.key.prefix, file: $0)] } ?? []
        let call: HTTPRequest
        do throws(HTTPRequest.Problem) {
            call = try HTTPRequest(
                request.isGet ? .get : .post, endpoint, request.path,
                fields: request.fields.map { HTTPField($0.name, $0.value) }, secrets: secrets, body: request.body)
        } catch {
            throw .setup
        }
        do throws(HTTPFailure) {
            let stream = try await client.open(call, limits: limits)
            let head = AnswerHead(
                status: stream.head.status, contentType: stream.head["Content-Type"],
                retryAfter: stream.head.retryAfter(now: now()))
            return Answer(head: head, stream: stream, failed: failed)
        } catch {
            failed(error)
            throw TransportFailure(error)
        }
    }
}

extension TransportFailure {
    package init(_ failure: HTTPFailure) {
        self =
            switch failure {
            case .resolve, .connect, .notThisMachine, .tls, .untrusted, .timeout(.connect): .unreachable
            case .queueFull, .timeout(.queue): .busy
            case .timeout: .timeout
            case .tooLarge: .tooLarge
            case .cutOff: .cut
            case .notHTTP: .garbage
            case .cancelled: .cancelled
            case .settings, .secret, .caFile, .library: .setup
            }
    }
}
