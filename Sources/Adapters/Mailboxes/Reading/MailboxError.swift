/// Why a mailbox, or one message of it, cannot be read. Each text says what is wrong, where, and what to do next.
///
/// The first value of each case is the place: a path as it was given, for a message with its position.
package enum MailboxError: Error, Sendable, Equatable {
    case notFound(String)
    case notPermitted(String)
    /// The system refuses for another reason, in its own words.
    case unreadable(String, reason: String)
    /// The file is of a kind that is no mailbox and no message, for example `a PDF document`.
    case foreignFile(String, kind: String)
    /// No known file kind, and nothing in it that a message begins with.
    case notMail(String)
    /// A directory that is neither a Maildir nor has `.eml` files in it.
    case nothingInside(String)
    /// A device, a symbolic link inside a mailbox and the like, which are never followed.
    case notAFile(String, kind: String)
    /// A message file without a single byte.
    case empty(String)
    /// `bytes` is unknown where the reader stopped at the limit.
    case tooLarge(String, bytes: Int?, limit: Int)
    /// Another program holds the lock of an mbox file because it is writing to it.
    case beingWritten(String)
    /// An mbox file became shorter while it was read.
    case changedWhileReading(String)
    /// There is no room to keep a mailbox that comes through a pipe.
    case cannotKeepInput(directory: String, reason: String)
}

extension MailboxError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound(let place):
            "\(place): there is no such file or directory. Check the path."
        case .notPermitted(let place):
            "\(place): this user may not read it. Give it read permission or run as its owner."
        case .unreadable(let place, let reason):
            "\(place): cannot be read (\(reason)). Check the disk and the path, then try again."
        case .foreignFile(let place, let kind):
            "\(place): is \(kind), not mail. Export the mail as mbox, Maildir or .eml and name that."
        case .notMail(let place):
            "\(place): holds no mail: it begins neither with a 'From ' line nor with mail header fields. "
                + "Name an mbox file, a Maildir, an .eml file or a directory of .eml files."
        case .nothingInside(let place):
            "\(place): is neither a Maildir (no new/ or cur/) nor are files ending in .eml directly in it. "
                + "Name the directory that holds them."
        case .notAFile(let place, let kind):
            "\(place): is \(kind), not a plain file, and is not followed. Put the message itself there."
        case .empty(let place):
            "\(place): is empty, so there is no message in it. Delete it or copy it again."
        case .tooLarge(let place, let bytes, let limit):
            "\(place): the message has \(bytes.map { "\($0)" } ?? "more than \(limit)") bytes, \(limit) are allowed. "
                + "It was left out; answer it by hand."
        case .beingWritten(let place):
            "\(place): another program is writing to it. Try again when it is done."
        case .changedWhileReading(let place):
            "\(place): became shorter while it was read, so the rest is missing. Import it again; "
                + "what was read already is recognised."
        case .cannotKeepInput(let directory, let reason):
            "standard input: cannot be kept in \(directory) while it is read (\(reason)). "
                + "Make room there or import from a file."
        }
    }

    /// What the last failed system call means for `place`.
    init(errno code: Int32, at place: String) {
        switch code {
        case 2, 20: self = .notFound(place)  // ENOENT, ENOTDIR
        case 1, 13: self = .notPermitted(place)  // EPERM, EACCES
        default: self = .unreadable(place, reason: systemReason(code))
        }
    }
}
