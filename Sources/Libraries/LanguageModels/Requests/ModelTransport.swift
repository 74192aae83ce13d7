/// Carries requests to one endpoint. It knows the endpoint's address and key, and bounds time and bytes of each call.
package protocol ModelTransport: Sendable {
    associatedtype Answer: ModelAnswerStream

    /// Whether the endpoint is this very machine, so that nothing leaves it.
    var isThisMachine: Bool { get }

    /// Sends the request and waits for the head of the answer, whatever its status. Follows no redirect and does not try
    /// again by itself.
    func open(_ request: WireRequest) async throws(TransportFailure) -> Answer
}

/// An answer that is coming in. It has one reader; letting go of it ends the call.
package protocol ModelAnswerStream: Sendable {
    var head: AnswerHead { get }

    /// The next bytes, or `nil` at the end of a whole answer.
    func next() async throws(TransportFailure) -> [UInt8]?
}

package struct AnswerHead: Sendable, Equatable {
    /// Three digits (RFC 9110 section 15).
    package let status: Int
    /// The field Content-Type as it came.
    package let contentType: String?
    /// How long the server asks us to wait.
    package let retryAfter: Duration?

    package init(status: Int, contentType: String? = nil, retryAfter: Duration? = nil) {
        (self.status, self.contentType, self.retryAfter) = (status, contentType, retryAfter)
    }
}

/// Why there is no answer, or not a whole one. The transport's own log says more.
package enum TransportFailure: String, Error, Sendable, CaseIterable {
    /// Name, connection or TLS.
    case unreachable
    /// A deadline of the call ran out.
    case timeout
    /// So many calls wait already, or the endpoint failed so often that it is left alone for a while.
    case busy
    /// The connection ended before the answer did.
    case cut
    case tooLarge
    /// What came is not HTTP.
    case garbage
    case cancelled
    /// Settings, key file or library: trying again cannot help.
    case setup
}

extension TransportFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreachable: "The model's endpoint cannot be reached. Check address, certificate and firewall."
        case .timeout: "The model's endpoint did not answer in time."
        case .busy: "Too many calls wait for the model's endpoint, or it is left alone after failures."
        case .cut: "The connection to the model's endpoint ended in the middle of the answer."
        case .tooLarge: "The model's endpoint sent more than is allowed."
        case .garbage: "What answers at the endpoint's address does not speak HTTP."
        case .cancelled: "The call was called off."
        case .setup: "The call cannot be made with these settings. Check the endpoint's address and key file."
        }
    }
}
