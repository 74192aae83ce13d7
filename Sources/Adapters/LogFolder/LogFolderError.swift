package import Transparency

/// Why a log must not be gone on with: what is there and what was published do not belong together.
package enum LogRefusal: Sendable, Equatable, CustomStringConvertible {
    /// The leaves, or the folder, are older than the last published checkpoint: restored from a backup, perhaps.
    case older(String, size: Int64, published: Int64)
    /// The leaves are not those that were published; the first difference lies below this size.
    case forked(below: Int64)
    case otherOrigin(String, expected: String)
    /// A checkpoint without a fitting signature of the log's key.
    case badSignature(String)
    /// The folder has a checkpoint and the second store has none.
    case notInStore
    /// Somebody else published in the meantime.
    case overtaken

    package var description: String {
        switch self {
        case .older(let what, let size, let published):
            "\(what) ends at \(size) entries, but \(published) were published. Restore a newer copy; publishing now "
                + "would give the log a second history."
        case .forked(let size):
            "The leaves are not those that were published: the first \(size) differ. Restore the store that the log was "
                + "made from; what was published cannot be changed."
        case .otherOrigin(let found, let expected):
            "The checkpoint is of the log \(found), the key of \(expected). Use the folder and the key of one log."
        case .badSignature(let place):
            "The checkpoint in \(place) has no fitting signature of the log's key. Use the right key, or restore the file."
        case .notInStore:
            "The folder has a checkpoint and the second store has none. Restore the second store; if it is new on "
                + "purpose, adopt the folder's checkpoint."
        case .overtaken:
            "Another program published this log at the same time. Let one program publish it."
        }
    }
}

/// Why a log's folder could not be written or read.
package enum LogFolderError: Error, Sendable, Equatable, CustomStringConvertible {
    case refused(LogRefusal)
    /// An operation of the file system: what was done, where, and the system's words.
    case file(FileStep, path: String, reason: String)
    /// A file of the log does not hold what belongs there.
    case damaged(path: String, LogFailure)
    /// The key file may be read by others than its owner.
    case keyIsReadable(path: String)
    case key(path: String, LogFailure)
    /// The source of leaves gave another number of them than asked for.
    case source(from: Int64, asked: Int, given: Int)
    case leaf(position: Int64, LogFailure)
    /// Another program has the folder open for writing.
    case busy(path: String)
    /// No such entry in the published log.
    case notPublished(index: Int64, size: Int64)

    package var description: String {
        switch self {
        case .refused(let refusal): "\(refusal)"
        case .file(let step, let path, let reason): "\(path) cannot be \(step.rawValue): \(reason)."
        case .damaged(let path, let failure): "\(path) is damaged. \(failure)"
        case .keyIsReadable(let path): "\(path) can be read by others. Run: chmod 600 \(path)"
        case .key(let path, let failure): "\(path) holds no usable key. \(failure)"
        case .source(let from, let asked, let given):
            "The store gave \(given) leaves from \(from) on; \(asked) were asked for. Run its check."
        case .leaf(let position, let failure): "Leaf \(position) cannot be published. \(failure)"
        case .busy(let path): "\(path) is being written by another program. Try again when it is done."
        case .notPublished(let index, let size):
            "Entry \(index) is not published yet: the log has \(size) entries. Publish first."
        }
    }
}
