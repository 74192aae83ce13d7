import Cases
import Glibc
import Synchronization

/// The right to write to a store, held by one program at a time.
///
/// SQLite alone would let two programs write in turns. Each would then send the same outbox, so the second must not
/// even start. The kernel releases the lock when its holder ends, however it ends: there is nothing to clean up.
final class StoreLock: Sendable {
    private let descriptor: Mutex<CInt?>

    /// - Throws: ``StoreError/inUse(path:)`` at once where another program holds it.
    init(beside path: String) throws(StoreError) {
        // Closed on exec, or a child that outlives us would keep the lock.
        let opened = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else { throw .cannotWrite("\(path).lock: \(StoreFile.reason())") }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let reason = StoreFile.reason()
            Glibc.close(opened)
            throw isHeld ? .inUse(path: path) : .cannotWrite("\(path).lock: \(reason)")
        }
        // flock cannot be asked for its holder without being taken, and the kernel's list of locks is not read in one
        // piece. This second lock is a sign for those who only look.
        var sign = Self.wholeFile(F_WRLCK)
        guard fcntl(opened, Self.setOpenFileLock, &sign) == 0 else {
            let reason = StoreFile.reason()
            Glibc.close(opened)
            throw .cannotWrite("\(path).lock: \(reason)")
        }
        descriptor = Mutex(opened)
    }

    /// Whether a program holds the store at `path` for writing. Takes nothing, so that no desk is kept from starting.
    static func isHeld(beside path: String) -> Bool {
        let opened = open(path + ".lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard opened >= 0 else { return false }
        defer { Glibc.close(opened) }
        var found = wholeFile(F_WRLCK)
        return fcntl(opened, getOpenFileLock, &found) == 0 && found.l_type != F_UNLCK
    }

    // F_OFD_GETLK and F_OFD_SETLK of fcntl(2): unlike older locks they belong to the open file, and do not end when the
    // same program closes another descriptor of it. Glibc shows their names to C alone.
    private static let getOpenFileLock: CInt = 36
    private static let setOpenFileLock: CInt = 37

    private static func wholeFile(_ type: CInt) -> flock {
        var lock = flock()
        lock.l_type = Int16(type)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }

    deinit { release() }

    func release() {
        descriptor.withLock { held in
            // Closing alone would keep the lock as long as a child that is just being started has a copy of the descriptor.
            if let held {
                flock(held, LOCK_UN)
                var sign = Self.wholeFile(F_UNLCK)
                _ = fcntl(held, Self.setOpenFileLock, &sign)
                Glibc.close(held)
            }
            held = nil
        }
    }
}
