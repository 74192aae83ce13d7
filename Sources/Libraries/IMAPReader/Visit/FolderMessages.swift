/// An open folder.
package struct OpenFolder: Sendable, Equatable {
    /// UIDs are only worth anything together with this number (RFC 3501 section 2.3.1.1).
    package let uidValidity: UInt32
    /// No message has this UID yet, where the server said so when the folder was opened.
    package let uidNext: UInt32?
    /// Messages in the folder; kept current.
    package internal(set) var messages: UInt32

    package init(uidValidity: UInt32, uidNext: UInt32?, messages: UInt32) {
        (self.uidValidity, self.uidNext, self.messages) = (uidValidity, uidNext, messages)
    }
}

/// A message as a listing tells of it.
package struct ListedMessage: Sendable, Hashable {
    package let uid: UInt32
    /// Bytes, as the server says; some servers only guess.
    package let size: UInt64
    /// Seconds since 1970 when the server received it.
    package let receivedAt: Int64?

    package init(uid: UInt32, size: UInt64, receivedAt: Int64?) {
        (self.uid, self.size, self.receivedAt) = (uid, size, receivedAt)
    }
}

/// Why one message could not be fetched.
package enum MessageFault: Codable, Hashable, Sendable {
    case tooLarge(bytes: UInt64, limit: Int)
    /// The server said no; its code where it gave one. Its words might quote the mail and are dropped.
    case refused(code: String?)
    /// The server has the message but no text of it.
    case noText
    /// Whoever was to take the bytes could not.
    case notTaken
    /// The connection ended or could not be trusted any more while the message was being fetched.
    case connectionLost

    /// For an operator.
    package var words: String {
        switch self {
        case .tooLarge(let bytes, let limit): "it has \(bytes) bytes, \(limit) are allowed"
        case .refused(let code): "the server refuses to give it\(code.map { " (\($0))" } ?? "")"
        case .noText: "the server has no text of it"
        case .notTaken: "it could not be kept here"
        case .connectionLost: "the connection broke while it was being fetched"
        }
    }

    /// Whether another try can go better.
    var mayPass: Bool { if case .tooLarge = self { false } else { true } }
}

package enum FetchOutcome: Sendable, Equatable {
    /// All bytes were handed over.
    case complete(bytes: Int, receivedAt: Int64?)
    /// Somebody removed the message in the meantime.
    case gone
    /// What was handed over is worthless.
    case failed(MessageFault)
}
