import DeskFiles
import Glibc

/// The right to take in what is delivered into a desk directory, held by one open desk at a time.
///
/// With the embedded store its lock is enough. A database serves many programs, but two that clear away each other's
/// unfinished deliveries would lose mail that is just being taken. The kernel releases the lock when its holder ends.
final class DeskLock: Sendable {
    private let descriptor: CInt

    /// - Throws: ``Failure`` at once where another desk is open in the folder.
    init(of installation: Installation) throws {
        let path = Self.path(in: installation.folder)
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else {
            throw Failure(.inputOutput, "\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        guard Self.ask(opened, Self.setOpenFileLock) != nil else {
            Glibc.close(opened)
            throw Failure(
                .tryLater,
                "The desk directory \(installation.folder) is open in another postroom serve. Stop that one first, or use a "
                    + "desk directory of its own for each; they can share the database.")
        }
        descriptor = opened
    }

    deinit { Glibc.close(descriptor) }

    /// Takes nothing, so that no desk is kept from opening.
    static func isHeld(in folder: String) -> Bool {
        let opened = open(path(in: folder), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard opened >= 0 else { return false }
        defer { Glibc.close(opened) }
        return ask(opened, getOpenFileLock).map { $0.l_type != F_UNLCK } ?? false
    }

    private static func path(in folder: String) -> String { folder + "/.open" }

    private static func ask(_ descriptor: CInt, _ question: CInt) -> flock? {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return fcntl(descriptor, question, &lock) == 0 ? lock : nil
    }

    // F_OFD_GETLK and F_OFD_SETLK of fcntl(2), whose names Glibc shows to C alone: they belong to the open file.
    private static let getOpenFileLock: CInt = 36
    private static let setOpenFileLock: CInt = 37
}
