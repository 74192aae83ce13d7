package import IMAPReader

/// A message as it lay in the folder.
package struct CollectedMail: Sendable, Equatable {
    package let uid: UInt32
    package let bytes: [UInt8]
    /// Seconds since 1970 when the server received it, where it says so.
    package let receivedAt: Int64?
}

/// How much is kept in one commit: whatever is reached first.
package struct BatchLimits: Sendable, Equatable {
    /// 1 to 500.
    package let messages: Int
    /// 1 to 1,073,741,824; one message may exceed it.
    package let bytes: Int

    package init(messages: Int = 50, bytes: Int = 33_554_432) {
        self.messages = min(max(messages, 1), 500)
        self.bytes = min(max(bytes, 1), 1_073_741_824)
    }
}

extension FolderVisit {
    /// Fetches all that is new, has it kept, and only then marks or moves it.
    ///
    /// A message that cannot be fetched is noted in the progress and stops no other. Where the connection ends, what was
    /// fetched before is kept first. Where the server refuses to mark or move, all is fetched and kept before that is thrown.
    /// - Parameters:
    ///   - start: What `keep` got last, from an earlier visit or a new one.
    ///   - keep: Must not return before the mails, which may be none, and then the progress are safe. If it throws, nothing of
    ///     them is marked.
    /// - Returns: The progress that was kept last.
    /// - Throws: ``IMAPFailure``, and what `keep` throws.
    package func collect(
        after start: FolderProgress, batch: BatchLimits = BatchLimits(),
        keep: @Sendable ([CollectedMail], FolderProgress) async throws -> Void
    ) async throws -> FolderProgress {
        guard let folder else { throw IMAPFailure.closed(nil) }
        var round = Round(progress: start, kept: start)
        _ = round.progress.begin(folder)
        try mark(&round)
        let listed = try round.progress.firstNewUID.map { first throws(IMAPFailure) in try list(from: first) } ?? []
        let again = round.progress.again
        for group in Self.groups(of: round.progress.new(in: listed), batch) {
            round.progress.plan(group.map(\.uid))
            let (good, tooLarge) = (
                group.filter { $0.size <= largestMessage }, group.filter { $0.size > largestMessage }
            )
            for message in tooLarge {
                round.progress.failed(message.uid, .tooLarge(bytes: message.size, limit: largestMessage))
            }
            try await fetch(good.map(\.uid), &round, batch, keep)
            try await keepAndMark(&round, keep)
        }
        for uid in again {
            try await fetch(uid, &round, keep)
            if round.open.count >= batch.messages || round.openBytes >= batch.bytes {
                try await keepAndMark(&round, keep)
            }
        }
        try await keepAndMark(&round, keep)
        try await keepOpen(&round, keep)
        if let refusal = round.refusal { throw refusal }
        return round.kept
    }

    /// Messages by what fits into one batch.
    private static func groups(of messages: [ListedMessage], _ batch: BatchLimits) -> [[ListedMessage]] {
        var groups: [[ListedMessage]] = []
        var room = 0
        for message in messages {
            // A server may claim any size.
            let size = Int(min(message.size, UInt64(batch.bytes)))
            if groups.last.map({ $0.count >= batch.messages || size > room }) ?? true {
                groups.append([])
                room = batch.bytes
            }
            groups[groups.count - 1].append(message)
            room -= size
        }
        return groups
    }

    /// Fetches messages together, and those that the server does not give that way one by one.
    private func fetch(_ uids: [UInt32], _ round: inout Round, _ batch: BatchLimits, _ keep: Keep) async throws {
        guard !uids.isEmpty else { return }
        let result: FetchedSet
        do throws(IMAPFailure) {
            // Sizes in listings may be guesses.
            result = try fetch(uids, limit: batch.bytes + 2 * largestMessage, into: &round.open)
        } catch {
            // The first that did not come is suspected; by itself it will be known for certain.
            let came = Set(round.open.map(\.uid))
            if error != .calledOff, let suspect = uids.first(where: { !came.contains($0) }) {
                round.progress.failed(suspect, .connectionLost)
            }
            try await keepOpen(&round, keep)
            throw error
        }
        for uid in result.missing {
            if result.areGone { round.progress.gone(uid) } else { try await fetch(uid, &round, keep) }
        }
    }

    private func fetch(_ uid: UInt32, _ round: inout Round, _ keep: Keep) async throws {
        do {
            let (outcome, bytes) = try fetch(uid)
            switch outcome {
            case .complete(_, let receivedAt):
                round.open.append(CollectedMail(uid: uid, bytes: bytes, receivedAt: receivedAt))
            case .gone: round.progress.gone(uid)
            case .failed(let fault): round.progress.failed(uid, fault)
            }
        } catch {
            // Called off by us: not the message's fault.
            if error != .calledOff { round.progress.failed(uid, Self.fault(error)) }
            try await keepOpen(&round, keep)
            throw error
        }
    }

    private func keepAndMark(_ round: inout Round, _ keep: Keep) async throws {
        try await keepOpen(&round, keep)
        try mark(&round)
    }

    /// A server that refuses to mark does not keep mail from being fetched.
    private func mark(_ round: inout Round) throws(IMAPFailure) {
        guard round.refusal == nil else { return }
        let uids = round.progress.unmarked
        do throws(IMAPFailure) {
            try accept(uids)
            round.progress.marked(uids)
        } catch {
            guard error.leavesConnectionUsable else { throw error }
            round.refusal = error
        }
    }

    private func keepOpen(_ round: inout Round, _ keep: Keep) async throws {
        round.progress.committed(round.open.map(\.uid))
        guard !round.open.isEmpty || round.progress != round.kept else { return }
        try await keep(round.open, round.progress)
        (round.open, round.kept) = ([], round.progress)
    }

    private static func fault(_ failure: IMAPFailure) -> MessageFault {
        if case .broken(.literalTooLong(let announced, let limit)) = failure {
            return .tooLarge(bytes: announced, limit: limit)
        }
        return .connectionLost
    }
}

private typealias Keep = @Sendable ([CollectedMail], FolderProgress) async throws -> Void

/// What stands open while a folder is collected.
private struct Round {
    var progress: FolderProgress
    var kept: FolderProgress
    /// Why nothing can be marked.
    var refusal: IMAPFailure?
    /// Fetched and not kept yet.
    var open: [CollectedMail] = []

    var openBytes: Int { open.reduce(0) { $0 + $1.bytes.count } }
}
