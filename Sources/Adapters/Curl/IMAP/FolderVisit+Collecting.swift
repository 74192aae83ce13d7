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
    package var messages: Int
    package var bytes: Int

    package init(messages: Int = 50, bytes: Int = 33_554_432) { (self.messages, self.bytes) = (messages, bytes) }
}

extension FolderVisit {
    /// Fetches all that is new, has it kept, and only then marks or moves it.
    ///
    /// A message that cannot be fetched is noted in the progress and stops no other. Where the connection ends, what was
    /// fetched before is kept first.
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
        try accept(round.progress.unmarked)
        round.progress.marked(round.progress.unmarked)
        let listed = try round.progress.firstNewUID.map { first throws(IMAPFailure) in try list(from: first) } ?? []
        let sizes = Dictionary(listed.map { ($0.uid, $0.size) }, uniquingKeysWith: { one, _ in one })
        for uid in round.progress.order(listed) {
            let limit = largestMessage
            if let size = sizes[uid], size > limit {
                round.progress.failed(uid, .tooLarge(bytes: size, limit: limit))
                continue
            }
            do {
                round.note(try fetch(uid), of: uid)
            } catch {
                // Called off by us: not the message's fault.
                if error != .calledOff { round.progress.failed(uid, Self.fault(error)) }
                try await keepOpen(&round, keep)
                throw error
            }
            if round.open.count >= batch.messages || round.openBytes >= batch.bytes {
                let uids = round.open.map(\.uid)
                try await keepOpen(&round, keep)
                try accept(uids)
                round.progress.marked(uids)
            }
        }
        let uids = round.open.map(\.uid)
        try await keepOpen(&round, keep)
        try accept(uids)
        round.progress.marked(uids)
        try await keepOpen(&round, keep)
        return round.kept
    }

    private func keepOpen(
        _ round: inout Round, _ keep: @Sendable ([CollectedMail], FolderProgress) async throws -> Void
    ) async throws {
        round.progress.committed(round.open.map(\.uid))
        guard !round.open.isEmpty || round.progress != round.kept else { return }
        try await keep(round.open, round.progress)
        (round.open, round.openBytes, round.kept) = ([], 0, round.progress)
    }

    private static func fault(_ failure: IMAPFailure) -> MessageFault {
        if case .broken(.literalTooLong(let announced, let limit)) = failure {
            return .tooLarge(bytes: announced, limit: limit)
        }
        return .connectionLost
    }
}

/// What stands open while a folder is collected.
private struct Round {
    var progress: FolderProgress
    var kept: FolderProgress
    var open: [CollectedMail] = []
    var openBytes = 0

    mutating func note(_ fetched: (outcome: FetchOutcome, bytes: [UInt8]), of uid: UInt32) {
        switch fetched.outcome {
        case .complete(_, let receivedAt):
            open.append(CollectedMail(uid: uid, bytes: fetched.bytes, receivedAt: receivedAt))
            openBytes += fetched.bytes.count
        case .gone: progress.gone(uid)
        case .failed(let fault): progress.failed(uid, fault)
        }
    }
}
