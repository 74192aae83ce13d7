import Cases
package import Enquiries
import Sending

extension EnquiryPipeline {
    /// Seconds for which a case is claimed. A step takes milliseconds; what a program had that died others take after that.
    package static let claimSeconds: Int64 = 30

    /// Cases in `state` for one round of work: claimed where several programs share the store, or else as they stand.
    ///
    /// With several programs, one case that somebody failed at comes along at most, and alone: should it end this program too,
    /// it takes no other with it.
    func waiting(in state: CaseState, limit: Int) async throws -> [ClaimedCase] {
        guard let queue else {
            return try await store.cases(in: state, limit: limit).map { ClaimedCase(file: $0, tries: 1) }
        }
        if let again = try await queue.claimAgain(in: state, by: post.owner, seconds: Self.claimSeconds) {
            return [again]
        }
        return try await queue.claim(in: state, by: post.owner, seconds: Self.claimSeconds, limit: limit)
    }

    /// Makes one step of each case on all cores and commits it.
    ///
    /// - Throws: What the first case failed at that failed, once all others are done. Alone on its store this program tries it
    ///   again with the next round; beside others its claim runs out first.
    func each(
        _ claimed: [ClaimedCase], step: @escaping @Sendable (ClaimedCase, DeskOffice) throws -> CaseChange
    ) async throws -> Int {
        guard !claimed.isEmpty else { return 0 }
        try await inParallel(claimed) { part in
            var changes: [CaseChange] = []
            var failure: (any Error)?
            for claim in part {
                do { changes.append(try step(claim, office(of: claim.file))) } catch { failure = failure ?? error }
            }
            do {
                try await store.commit(changes)
            } catch StoreError.changedMeanwhile where queue != nil && changes.count > 1 {
                // An officer, or a program that was thought dead: that one case goes on there.
                for change in changes {
                    do { try await store.commit([change]) } catch StoreError.changedMeanwhile {}
                }
            }
            if let failure { throw failure }
        }
        return claimed.count
    }
}

extension EnquiryPipeline {
    /// Waits for `pause`, or less where another program commits something.
    package func rest(atMost pause: Duration) async {
        guard let queue else {
            try? await Task.sleep(for: pause)
            return
        }
        await withTaskGroup { group in
            group.addTask { try? await Task.sleep(for: pause) }
            group.addTask { for await _ in queue.wakeUps() { break } }
            await group.next()
            group.cancelAll()
        }
    }

    /// Which of these cases were triaged, by whomever, and which wait for it.
    package func triaged(among ids: [CaseID]) async throws -> (triaged: [CaseID], waiting: [CaseID]) {
        var parts: (triaged: [CaseID], waiting: [CaseID]) = ([], [])
        for id in ids {
            if try await store.load(id).state == .received {
                parts.waiting.append(id)
            } else {
                parts.triaged.append(id)
            }
        }
        return parts
    }
}

extension ClaimedCase {
    /// Why no AI is used: it was tried and failed before, or ended the program.
    var withoutAI: WithoutAI? { tries > WorkTries.withAI ? .failedBefore : nil }
}
