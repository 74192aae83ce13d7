package import Curl
package import LanguageModels

/// Why an endpoint is of no use at the moment. A closed list of words for health, logs and metrics: nothing that a server
/// or a citizen wrote.
package enum ModelFault: String, Error, Sendable, CaseIterable {
    /// Name or connection.
    case unreachable
    /// TLS, or a certificate that cannot be trusted.
    case untrusted
    case timeout
    /// The connection or the stream ended before the answer did.
    case cut
    case overloaded
    case rateLimited
    case quotaSpent
    /// An error of the server's own.
    case broken
    /// Something answers, but not in the endpoint's format.
    case unreadable
    /// The endpoint refuses the key.
    case wrongKey
    /// The key's file cannot be read.
    case keyFile
    /// The key may not do this.
    case forbidden
    case unknownModel
    /// The endpoint does not take the request.
    case rejected
    /// It points to another address, where nothing is sent.
    case redirect
    /// Settings or library: no call can be made.
    case settings
}

extension ModelFault {
    /// Whether so many of them in a row mean that the endpoint is left alone for a while. What trying again cannot help
    /// is no outage: the endpoint works.
    package var isOutage: Bool {
        switch self {
        case .unreachable, .untrusted, .timeout, .cut, .overloaded, .rateLimited, .quotaSpent, .broken, .unreadable,
            .settings:
            true
        case .wrongKey, .keyFile, .forbidden, .unknownModel, .rejected, .redirect: false
        }
    }

    /// Whether it stays until somebody corrects something.
    package var needsPerson: Bool {
        switch self {
        case .untrusted, .wrongKey, .keyFile, .forbidden, .unknownModel, .rejected, .redirect, .settings, .quotaSpent:
            true
        case .unreachable, .timeout, .cut, .overloaded, .rateLimited, .broken, .unreadable: false
        }
    }

    /// Whether no call can succeed before the key's file is changed.
    package var isOfTheKey: Bool { self == .wrongKey || self == .keyFile }

    /// - Parameters:
    ///   - outcome: What came of a call.
    ///   - failure: What the HTTP client said, where the call failed.
    /// - Returns: `nil` where the endpoint did its work, whatever the model said, and where the call says nothing about
    ///   the endpoint.
    package init?(_ outcome: ModelOutcome, _ failure: HTTPFailure? = nil) {
        switch outcome {
        case .answer, .refusal, .length, .contentFilter, .toolCall, .empty, .tooLong: return nil
        case .malformed(.cutStream): self = .cut
        case .malformed: self = .unreadable
        case .failed(let reason):
            guard let fault = Self(reason, failure) else { return nil }
            self = fault
        case .serverError(let error):
            guard let fault = Self(error.kind) else { return nil }
            self = fault
        }
    }

    private init?(_ reason: TransportFailure, _ failure: HTTPFailure?) {
        switch (reason, failure) {
        case (_, .tls), (_, .untrusted), (_, .notThisMachine): self = .untrusted
        case (_, .secret): self = .keyFile
        case (.unreachable, _): self = .unreachable
        case (.timeout, _): self = .timeout
        case (.cut, _): self = .cut
        case (.garbage, _), (.tooLarge, _): self = .unreadable
        case (.setup, _): self = .settings
        case (.busy, _), (.cancelled, _): return nil
        }
    }

    private init?(_ kind: ServerError.Kind) {
        switch kind {
        case .wrongKey: self = .wrongKey
        case .forbidden: self = .forbidden
        case .unknownModel: self = .unknownModel
        case .rejected: self = .rejected
        case .rateLimited: self = .rateLimited
        case .quotaSpent: self = .quotaSpent
        case .overloaded: self = .overloaded
        case .redirect: self = .redirect
        case .broken, .other: self = .broken
        // Of this mail, not of the endpoint.
        case .contextTooLong, .tooLarge: return nil
        }
    }
}
