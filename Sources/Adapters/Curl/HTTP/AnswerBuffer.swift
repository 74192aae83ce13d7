import Synchronization

/// What has come of an answer and was not read yet. libcurl's thread fills it, one reader empties it.
final class AnswerBuffer: Sendable {
    private struct State {
        var head: HTTPHead?
        var pieces: [[UInt8]] = []
        var heldBytes = 0
        /// Set once: nothing more will come.
        var end: Result<Void, HTTPFailure>?
        var isFull = false
        // Counts changes, so that a reader that is about to wait does not miss one.
        var changes = 0
        var reader: CheckedContinuation<Void, Never>?

        /// The reader to wake, once the lock is open again.
        mutating func changed() -> CheckedContinuation<Void, Never>? {
            changes += 1
            defer { reader = nil }
            return reader
        }
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    // MARK: libcurl's side

    func put(_ head: HTTPHead) {
        state.withLock { state in
            state.head = head
            return state.changed()
        }?.resume()
    }

    /// - Returns: False where the reader must read first; ``next(_:)`` then says when to go on.
    func put(_ piece: [UInt8]) -> Bool {
        let (isTaken, reader) = state.withLock { state in
            if state.end != nil { return (true, nil as CheckedContinuation<Void, Never>?) }
            if state.heldBytes > 0, state.heldBytes + piece.count > capacity {
                state.isFull = true
                return (false, nil)
            }
            state.pieces.append(piece)
            state.heldBytes += piece.count
            return (true, state.changed())
        }
        reader?.resume()
        return isTaken
    }

    /// - Returns: False where it had ended already.
    @discardableResult
    func end(_ result: Result<Void, HTTPFailure>) -> Bool {
        let (isFirst, reader) = state.withLock { state in
            guard state.end == nil else { return (false, nil as CheckedContinuation<Void, Never>?) }
            state.end = result
            // What is left of an answer that is not whole is not handed out.
            if case .failure = result { (state.pieces, state.heldBytes) = ([], 0) }
            return (true, state.changed())
        }
        reader?.resume()
        return isFirst
    }

    /// Bytes that wait for the reader.
    var heldBytes: Int { state.withLock { $0.heldBytes } }

    // MARK: The reader's side

    func head() async throws(HTTPFailure) -> HTTPHead {
        try await take { state -> Result<HTTPHead, HTTPFailure>? in
            switch (state.head, state.end) {
            case (_, .failure(let failure)?): return .failure(failure)
            case (let head?, _): return .success(head)
            case (nil, .success?): return .failure(.cutOff)
            case (nil, nil): return nil
            }
        }.get()
    }

    /// The next bytes, or `nil` at the end.
    /// - Parameter goOn: Called where libcurl was made to wait and there is room again.
    func next(_ goOn: () -> Void) async throws(HTTPFailure) -> [UInt8]? {
        let capacity = capacity
        let (pieces, hasRoom) = try await take { state -> Result<([[UInt8]], Bool), HTTPFailure>? in
            if case .failure(let failure)? = state.end { return .failure(failure) }
            guard !state.pieces.isEmpty else { return state.end.map { $0.map { ([], false) } } }
            let pieces = state.pieces
            let hasRoom = state.isFull
            (state.pieces, state.heldBytes, state.isFull) = ([], 0, false)
            return .success((pieces, hasRoom))
        }.get()
        if hasRoom { goOn() }
        guard let first = pieces.first else { return nil }
        if pieces.count == 1 { return first }
        var all: [UInt8] = []
        all.reserveCapacity(capacity)
        for piece in pieces { all += piece }
        return all
    }

    private func take<Value>(_ look: (inout State) -> Value?) async -> Value {
        while true {
            let (value, seen) = state.withLock { (look(&$0), $0.changes) }
            if let value { return value }
            await withCheckedContinuation { continuation in
                let isNew = state.withLock { state in
                    precondition(state.reader == nil, "an answer has one reader")
                    guard state.changes == seen else { return true }
                    state.reader = continuation
                    return false
                }
                if isNew { continuation.resume() }
            }
        }
    }
}
