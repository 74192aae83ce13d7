/// Why there is no answer, or not a whole one.
package enum HTTPFailure: Error, Sendable, Equatable {
    /// Which deadline ran out.
    package enum Deadline: String, Sendable, CaseIterable {
        case queue, connect, firstByte, betweenBytes, total
    }

    /// Which part was larger than allowed.
    package enum Part: String, Sendable {
        case header, body
    }

    /// The client's settings cannot work.
    case settings(reason: String)
    /// A key cannot be read. `reason` names the file, never the key.
    case secret(reason: String)
    /// So many calls wait already.
    case queueFull(limit: Int)
    case resolve
    case connect(reason: String)
    /// A server that may only be asked in clear turned out not to be this machine.
    case notThisMachine
    /// No agreement on TLS 1.2 or newer.
    case tls(reason: String)
    /// The certificate is not signed by anyone we trust, or is for another host, or has run out.
    case untrusted(reason: String)
    case caFile(reason: String)
    case timeout(Deadline)
    case tooLarge(Part, limit: Int)
    /// The connection ended before the answer did.
    case cutOff
    /// What came is not HTTP.
    case notHTTP(reason: String)
    case cancelled
    /// libcurl cannot do what is asked of it, or has no memory.
    case library(reason: String)
}

extension HTTPFailure {
    /// One of few words, for metrics.
    package var kind: String {
        switch self {
        case .settings: "settings"
        case .secret: "secret"
        case .queueFull: "queueFull"
        case .resolve: "resolve"
        case .connect: "connect"
        case .notThisMachine: "notThisMachine"
        case .tls: "tls"
        case .untrusted: "untrusted"
        case .caFile: "caFile"
        case .timeout: "timeout"
        case .tooLarge: "tooLarge"
        case .cutOff: "cutOff"
        case .notHTTP: "notHTTP"
        case .cancelled: "cancelled"
        case .library: "library"
        }
    }
}

extension HTTPFailure: CustomStringConvertible {
    /// One sentence on what is wrong and one on what to do. Holds nothing of the request or the answer.
    package var description: String {
        switch self {
        case .settings(let reason), .secret(let reason): reason
        case .queueFull(let limit):
            "\(limit) calls wait already. Ask less often, or raise the number of parallel calls."
        case .resolve: "The host's name is not known. Check the address in the settings and the name service."
        case .connect(let reason): "The host cannot be reached (\(reason)). Check address, port and firewall."
        case .notThisMachine: "The name in the http:// address leads to another machine. Use https://."
        case .tls(let reason): "No encrypted connection came about (\(reason)). The server needs TLS 1.2 or newer."
        case .untrusted(let reason):
            "The server's certificate cannot be trusted (\(reason)). Name its certificate authority's file."
        case .caFile(let reason):
            "The file of certificate authorities cannot be read (\(reason)). Correct its name in the settings."
        case .timeout(let deadline): Self.words(deadline)
        case .tooLarge(let part, let limit):
            "The answer's \(part.rawValue) has more than \(limit) bytes. It was dropped; check what answers there."
        case .cutOff: "The connection ended before the answer was whole. Nothing of it is used."
        case .notHTTP(let reason):
            "What answers there does not speak HTTP properly (\(reason)). Check address and port."
        case .cancelled: "The call was called off."
        case .library(let reason): "libcurl cannot carry out the call (\(reason)). Install 7.87 or newer."
        }
    }

    private static func words(_ deadline: Deadline) -> String {
        switch deadline {
        case .queue: "The call waited too long for its turn. Ask less often, or raise the number of parallel calls."
        case .connect: "No connection came about in time. Check address, port and firewall."
        case .firstByte: "The server took the request but did not begin to answer in time."
        case .betweenBytes: "The server stopped in the middle of its answer."
        case .total: "The answer was not whole in time."
        }
    }
}
