import Cases
import Enquiries
import Review
import Sending
import Synchronization
import Transparency

extension EnquiryPipeline {
    /// How many replies are with the mail server at once. One that thinks for ten minutes must not hold up all others,
    /// and a mail server that breaks must not leave many in doubt.
    package static let repliesAtOnce = 4

    /// Tries to send one reply; the error is what kept the store from working.
    func tryToSend(_ leased: LeasedReply) async -> (any Error)? {
        do {
            try await Attempt(pipeline: self, leased: leased).run()
            return nil
        } catch {
            return error
        }
    }
}

/// One attempt to send one reply, under one lease.
private final class Attempt: Sendable {
    private enum Standing {
        case before(CaseFile)
        /// The point of no return was passed; the case as it was committed there.
        case beyond(CaseFile)
        /// It could not be passed.
        case refused(any Error)
    }

    private let pipeline: EnquiryPipeline
    private let leased: LeasedReply
    private let standing: Mutex<Standing>

    init(pipeline: EnquiryPipeline, leased: LeasedReply) {
        (self.pipeline, self.leased) = (pipeline, leased)
        standing = Mutex(.before(leased.file))
    }

    func run() async throws {
        guard let reply = leased.file.reply else { return }
        let approved: ApprovedReply
        do {
            approved = try ReviewDesk.approved(leased.file, bytes: await pipeline.store.reply(reply.id))
        } catch let refusal as ReviewRefusal {
            // Else it would stand in the way of all others for ever.
            return try await conclude(.rejected("\(refusal)"))
        }
        let outcome = await pipeline.post.handOver(approved, passing: PointOfNoReturn { await self.pass() })
        switch (standing.withLock { $0 }, outcome) {
        case (.refused(let error), .deferred):
            try? await pipeline.store.release(leased.lease)
            if Self.means(error, movedOn: leased.file.id) { return }
            throw error
        case (.before, .deferred) where Task.isCancelled:
            // A program that stops is no failure of the mail server.
            try await pipeline.store.release(leased.lease)
        case (.before, .accepted), (.before, .uncertain):
            // A transport that does not ask has passed the point all the same.
            if await pass() { try await conclude(outcome) }
        default:
            try await conclude(outcome)
        }
    }

    /// Commits that the reply is handed over now. Everything that happened to the case since it was leased keeps this
    /// from succeeding: a new mail, an officer who takes the approval back, another holder of the lease.
    private func pass() async -> Bool {
        guard case .before(let file) = standing.withLock({ $0 }) else { return false }
        do {
            let begun = try pipeline.post.begin(file)
            let until = begun.value.reply?.decidableFrom ?? leased.lease.expires
            try await pipeline.store.commit([
                CaseChange(begun.value, because: begun.records, lease: leased.lease.lasting(until: until))
            ])
            standing.withLock { $0 = .beyond(begun.value) }
            return true
        } catch {
            standing.withLock { $0 = .refused(error) }
            return false
        }
    }

    private func conclude(_ outcome: HandOver) async throws {
        switch standing.withLock({ $0 }) {
        case .before(let file):
            do {
                try await commit(outcome, after: file)
            } catch  where Self.means(error, movedOn: file.id) {
                try? await pipeline.store.release(leased.lease)
            }
        case .beyond(let file):
            do {
                try await commit(outcome, after: file)
            } catch StoreError.changedMeanwhile {
                // A note about something else came between; the reply is still in doubt, and its answer must be kept.
                let file = try await pipeline.store.load(file.id)
                if file.state == .inDoubt { try await commit(outcome, after: file) }
            }
        case .refused(let error): throw error
        }
    }

    private func commit(_ outcome: HandOver, after file: CaseFile) async throws {
        let concluded = try pipeline.post.conclude(file, outcome)
        try await pipeline.store.commit([
            CaseChange(concluded.value, because: concluded.records, lease: leased.lease)
        ])
    }

    /// Whether somebody was quicker, which is nothing to complain of: the reply is his or void.
    private static func means(_ error: any Error, movedOn id: CaseID) -> Bool {
        switch error {
        case StoreError.changedMeanwhile(id), StoreError.leaseLost(id), StoreError.noSuchCase(id): true
        default: false
        }
    }
}
