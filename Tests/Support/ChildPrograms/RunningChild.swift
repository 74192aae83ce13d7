import Glibc
import Synchronization

/// A program that was started. It is killed with the last reference, unless it has ended.
public final class RunningChild: Sendable {
    /// Its number in the system. Another program may get it once this one was waited for.
    public let id: Int32
    private let ending = Mutex<ChildProgram.Ending?>(nil)
    private let outputFile: MemoryFile?
    private let errorFile: MemoryFile?

    init(id: Int32, output: MemoryFile?, error: MemoryFile?) {
        self.id = id
        outputFile = output
        errorFile = error
    }

    deinit {
        send(SIGKILL)
        wait()
    }

    /// What it wrote to standard output so far; empty where that is not captured.
    public var output: [UInt8] { outputFile?.bytes ?? [] }
    /// What it wrote to standard error so far; empty where that is not captured.
    public var error: [UInt8] { errorFile?.bytes ?? [] }

    /// Whether it has not ended yet.
    public var isRunning: Bool { endingSoFar == nil }

    /// Sends a signal, unless the program is known to have ended.
    public func send(_ signal: Int32) {
        // Under the lock nobody collects the child, so its number is not another's.
        ending.withLock { if $0 == nil { kill(id, signal) } }
    }

    /// Waits for the end; the thread waits too.
    @discardableResult
    public func wait() -> ChildProgram.Ending {
        while true {
            // Without the lock, so that another thread can send a signal; the child is collected below.
            var about = siginfo_t()
            _ = waitid(P_PID, id_t(id), &about, WEXITED | WNOWAIT)
            if let ending = endingSoFar { return ending }
        }
    }

    /// Waits for the end, but no longer than `limit`; the thread waits too.
    ///
    /// - Returns: `nil` where the program still runs.
    public func wait(upTo limit: Duration) -> ChildProgram.Ending? {
        let deadline = ContinuousClock.now + limit
        while true {
            if let ending = endingSoFar { return ending }
            guard ContinuousClock.now < deadline else { return nil }
            usleep(5_000)
        }
    }

    /// Asks the program to end, as systemd would, and kills it if it has not after `limit`.
    @discardableResult
    public func end(within limit: Duration = .seconds(120)) -> ChildProgram.Ending {
        send(SIGTERM)
        if let ending = wait(upTo: limit) { return ending }
        send(SIGKILL)
        return wait()
    }

    private var endingSoFar: ChildProgram.Ending? {
        ending.withLock { ending in
            if ending != nil { return ending }
            var status: Int32 = 0
            switch waitpid(id, &status, WNOHANG) {
            case id: ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
            case -1 where errno != EINTR: preconditionFailure("somebody else waited for child \(id)")
            default: break
            }
            return ending
        }
    }
}
