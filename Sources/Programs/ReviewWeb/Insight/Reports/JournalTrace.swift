/// Whether a copy of a reply lies where the mail server files what it sends.
package enum JournalTrace: String, Encodable, Sendable, Equatable {
    /// A message with the reply's Message-ID is there.
    case found
    /// None is.
    case missing
    /// The folder cannot be read.
    case unreadable
    /// No such folder is configured.
    case none
}
