import Synchronization

@testable import LMTPServer

/// Keeps messages in memory; a commit can be held back.
final class MemorySink: DeliverySink {
    private struct State {
        var kept: [(envelope: Envelope, bytes: [UInt8])] = []
        var abandoned = 0
        var commitsBegun = 0
    }

    private let state = Mutex(State())
    private let hold: @Sendable () async -> Void

    /// - Parameter hold: Awaited within each commit, before anything is kept.
    init(hold: @escaping @Sendable () async -> Void = {}) { self.hold = hold }

    var messages: [[UInt8]] { state.withLock { $0.kept.map(\.bytes) } }
    var envelopes: [Envelope] { state.withLock { $0.kept.map(\.envelope) } }
    var abandoned: Int { state.withLock { $0.abandoned } }
    var commitsBegun: Int { state.withLock { $0.commitsBegun } }

    func verdict(on recipient: EnvelopePath, from sender: EnvelopePath) async -> RecipientVerdict {
        recipient.text.hasPrefix("no@") ? .unknown : .accepted
    }

    func open(_ envelope: Envelope) async throws -> any IncomingMessage { Message(envelope, self) }

    private actor Message: IncomingMessage {
        private let envelope: Envelope
        private let sink: MemorySink
        private var bytes: [UInt8] = []

        init(_ envelope: Envelope, _ sink: MemorySink) { (self.envelope, self.sink) = (envelope, sink) }

        func write(_ bytes: [UInt8]) { self.bytes += bytes }

        func commit() async throws -> [DeliveryOutcome] {
            sink.state.withLock { $0.commitsBegun += 1 }
            await sink.hold()
            sink.state.withLock { $0.kept.append((envelope, bytes)) }
            return envelope.recipients.map { _ in .kept(as: nil) }
        }

        func abandon() { sink.state.withLock { $0.abandoned += 1 } }
    }
}

/// Opened once, by a test.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}
