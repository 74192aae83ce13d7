import CCurl
import Glibc
import Synchronization

/// The thread that owns libcurl's handles. All others only put commands into its box and wake it.
///
/// One thread is enough: libcurl waits for all connections at once, and nothing here blocks.
final class TransferLoop: @unchecked Sendable {
    enum Command: Sendable {
        case start(Transfer)
        case cancel(Transfer)
        /// The reader has room again.
        case goOn(Transfer)
        case stop
    }

    private struct Box {
        var commands: [Command] = []
        /// Calls that were started and have not ended.
        var calls = 0
        var isClosed = false
    }

    private let box = Mutex(Box())
    private let settings: HTTPSettings
    private let multi: UnsafeMutableRawPointer
    // Used by the thread alone.
    private var active: [UnsafeMutableRawPointer: Transfer] = [:]
    private var waiting = FairQueue<Transfer>()
    /// No waiting call has a deadline before this.
    private var nextInQueue = Int64.max

    init(_ settings: HTTPSettings) throws(HTTPFailure) {
        guard CurlLibrary.isReady, let multi = curl_multi_init() else { throw .library(reason: curlVersion()) }
        (self.settings, self.multi) = (settings, multi)
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.parallelCalls)
        var thread = pthread_t()
        let this = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { this in
                this.map { Unmanaged<TransferLoop>.fromOpaque($0).takeRetainedValue().run() }
                return nil
            }, this.toOpaque())
        guard code == 0 else {
            this.release()
            curl_multi_cleanup(multi)
            throw .library(reason: "no thread can be started")
        }
        pthread_detach(thread)
    }

    func start(_ transfer: Transfer) throws(HTTPFailure) {
        let isAdmitted = box.withLock { box in
            guard box.calls < settings.parallelCalls + settings.waitingCalls else { return false }
            box.calls += 1
            return true
        }
        guard isAdmitted else { throw .queueFull(limit: settings.waitingCalls) }
        post(.start(transfer))
    }

    func post(_ command: Command) {
        box.withLock { box in
            guard !box.isClosed else { return }
            box.commands.append(command)
            // The only function of libcurl for other threads; under the lock, so that the handle still exists.
            curl_multi_wakeup(multi)
        }
    }

    // MARK: The thread

    private func run() {
        // A server that hangs up must give an error, not end the program; all other signals are for the program too.
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        while obey() {
            startWaiting()
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            finishEnded()
            expire(monotonicNanoseconds())
            startWaiting()
            curl_multi_poll(multi, nil, 0, patience(monotonicNanoseconds()), nil)
        }
        box.withLock { $0.isClosed = true }
        for transfer in active.values { finish(transfer, .failure(.cancelled)) }
        for transfer in waiting.removeAll(where: { _ in true }) { transfer.answer.end(.failure(.cancelled)) }
        curl_multi_cleanup(multi)
    }

    /// False when it is time to stop.
    private func obey() -> Bool {
        let commands = box.withLock { box in
            defer { box.commands = [] }
            return box.commands
        }
        var dropped: Set<ObjectIdentifier> = []
        for command in commands {
            switch command {
            case .start(let transfer):
                waiting.append(transfer, lane: transfer.request.lane)
                nextInQueue = min(nextInQueue, transfer.clock.due.time)
            case .cancel(let transfer):
                if transfer.setup != nil {
                    finish(transfer, .failure(.cancelled))
                } else {
                    dropped.insert(ObjectIdentifier(transfer))
                }
            case .goOn(let transfer):
                guard let setup = transfer.setup else { continue }
                transfer.clock.answered(monotonicNanoseconds())
                let code = curl_easy_pause(setup.handle, CURLPAUSE_CONT)
                if code != CURLE_OK { finish(transfer, transfer.result(of: code)) }
            case .stop: return false
            }
        }
        // At once for all: a thousand calls that are called off together cost one walk.
        if !dropped.isEmpty { leave(waiting.removeAll { dropped.contains(ObjectIdentifier($0)) }, .cancelled) }
        return true
    }

    private func startWaiting() {
        while active.count < settings.parallelCalls, let transfer = waiting.popFirst() {
            do throws(HTTPFailure) {
                let setup = try TransferSetup(transfer, settings)
                transfer.setup = setup
                transfer.clock.started(monotonicNanoseconds())
                active[setup.handle] = transfer
                guard curl_multi_add_handle(multi, setup.handle) == CURLM_OK else {
                    finish(transfer, .failure(.library(reason: "no memory")))
                    continue
                }
            } catch {
                leave([transfer], error)
            }
        }
    }

    private func finishEnded() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let transfer = active[message.pointee.easy_handle] else {
                continue
            }
            finish(transfer, transfer.result(of: ccurl_result(message)))
        }
    }

    private func expire(_ now: Int64) {
        for transfer in active.values {
            let due = transfer.clock.due
            if due.time <= now { finish(transfer, .failure(.timeout(due.deadline))) }
        }
        guard nextInQueue <= now else { return }
        leave(waiting.removeAll { $0.clock.due.time <= now }, .timeout(.queue))
        nextInQueue = .max
        waiting.forEach { nextInQueue = min(nextInQueue, $0.clock.due.time) }
    }

    /// Milliseconds until something is due.
    private func patience(_ now: Int64) -> Int32 {
        let next = active.values.reduce(nextInQueue) { min($0, $1.clock.due.time) }
        return Int32(min(max((next - now + 999_999) / 1_000_000, 0), 60_000))
    }

    private func finish(_ transfer: Transfer, _ result: Result<Void, HTTPFailure>) {
        guard let setup = transfer.setup else { return }
        curl_multi_remove_handle(multi, setup.handle)
        active[setup.handle] = nil
        transfer.setup = nil
        box.withLock { $0.calls -= 1 }
        transfer.answer.end(result)
    }

    private func leave(_ transfers: [Transfer], _ failure: HTTPFailure) {
        box.withLock { $0.calls -= transfers.count }
        for transfer in transfers { transfer.answer.end(.failure(failure)) }
    }
}
