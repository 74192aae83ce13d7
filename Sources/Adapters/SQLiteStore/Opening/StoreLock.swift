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
        descriptor = Mutex(opened)
    }

    deinit { release() }

    func release() {
        descriptor.withLock { held in
            // Closing alone would keep the lock as long as a child that is just being started has a copy of the descriptor.
            if let held {
                flock(held, LOCK_UN)
                Glibc.close(held)
            }
            held = nil
        }
    }
}
