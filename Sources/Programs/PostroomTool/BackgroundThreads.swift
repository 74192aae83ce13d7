import Dispatch
import Foundation
import Glibc
import Synchronization

/// Threads that use the processor only where nobody else wants it. An open desk thinks about mails on them, so that those who
/// wait for an answer, mail servers and officers, come first.
///
/// Without them, work of many milliseconds a mail would stand before every short answer in Swift's own threads, of which
/// there are as many as cores.
final class BackgroundThreads: TaskExecutor, Sendable {
    static let shared = BackgroundThreads(count: ProcessInfo.processInfo.activeProcessorCount)

    /// How far they stand back, as nice(1) counts; 19 would be to stand back from everything.
    static let niceness: CInt = 5

    private let jobs = Mutex<[UnownedJob]>([])
    private let waiting = DispatchSemaphore(value: 0)

    /// The threads live as long as the program.
    private init(count: Int) {
        for _ in 0..<count { Thread.detachNewThread { self.work() } }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        waiting.signal()
    }

    private func work() {
        // 0 is the calling thread. Where it is not allowed, the threads are still apart from those that answer.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
        while true {
            waiting.wait()
            let job = jobs.withLock { $0.removeFirst() }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
