import Curl
import LanguageModels

/// Calls over the real HTTP client: what the library's tests run against servers with.
struct CurlModelTransport: ModelTransport {
    let client: HTTPClient
    let endpoint: Endpoint
    let keyFile: String?
    let limits: HTTPLimits
    /// Seconds since 1970.
    let now: @Sendable () -> Int64

    var isThisMachine: Bool { endpoint.isThisMachine }

    struct Answer: ModelAnswerStream {
        let head: AnswerHead
        let stream: HTTPStream

        func next() async throws(TransportFailure) -> [UInt8]? {
            do throws(HTTPFailure) { return try await stream.next() } catch { throw TransportFailure(error) }
        }
    }

    func open(_ request: WireRequest) async throws(TransportFailure) -> Answer {
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
            return Answer(head: head, stream: stream)
        } catch {
            throw TransportFailure(error)
        }
    }
}

extension TransportFailure {
    init(_ failure: HTTPFailure) {
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
