package import Cases
import Consulting
package import Enquiries
import Sending

extension EnquiryPipeline {
    /// A question waits so long for an endpoint that is left alone, in milliseconds. Then the case goes on without.
    package static let patience: Int64 = 600_000
    /// A case that could not be dealt with is tried again after this many seconds.
    private static let secondsAside: Int64 = 30

    /// Asks language models about the cases that wait for it, so many at once as the endpoint allows. One that is slow
    /// keeps only its own place.
    ///
    /// - Parameters:
    ///   - goesOn: Whether to look for more where nothing can be asked now.
    ///   - pause: Between two looks for new cases.
    ///   - failed: Told of a case that could not be dealt with.
    ///   - progress: Told after each step how many were made.
    package func consult(
        while goesOn: @Sendable () -> Bool = { false }, pause: Duration = .milliseconds(500),
        failed: @escaping @Sendable (CaseID, any Error) -> Void = { _, _ in },
        progress: (Int) -> Void = { _ in }
    ) async throws {
        let lanes = offices.values.compactMap { $0.consulting?.parallel }.max() ?? 1
        try await withThrowingTaskGroup(of: Ended.self) { group in
            var asking: Set<CaseID> = []
            var aside: [CaseID: Timestamp] = [:]
            var (done, isPausing) = (0, false)
            while !Task.isCancelled {
                let now = surroundings.now()
                aside = aside.filter { $0.value > now }
                // Those that are being asked about or stand aside come first in the list: they waited longest.
                let waiting = try await store.consulting(limit: lanes + asking.count + aside.count)
                for file in waiting where asking.count < lanes && !asking.contains(file.id) && aside[file.id] == nil {
                    guard let step = step(for: file, at: now) else { continue }
                    asking.insert(file.id)
                    group.addTask { await step(failed) }
                }
                if asking.isEmpty && !goesOn() { break }
                if !isPausing {
                    isPausing = true
                    group.addTask {
                        try? await Task.sleep(for: pause)
                        return .pause
                    }
                }
                switch try await group.next() {
                case .pause, nil: isPausing = false
                case .step(let id, let hasFailed):
                    asking.remove(id)
                    if hasFailed { aside[id] = now.adding(seconds: Self.secondsAside) }
                    done += 1
                    progress(done)
                }
            }
            group.cancelAll()
        }
    }

    /// Whether no other program deals with the question: each call costs money, and one is enough.
    private func mayConsult(_ id: CaseID) async throws -> Bool {
        guard let queue else { return true }
        return try await queue.claimConsultation(of: id, by: post.owner, seconds: Self.patience / 1000)
    }

    private enum Ended: Sendable {
        case pause
        case step(CaseID, hasFailed: Bool)
    }

    private typealias Step = @Sendable (@Sendable (CaseID, any Error) -> Void) async -> Ended

    /// `nil` where the case must wait: the endpoint is left alone, and the question is not old.
    private func step(for file: CaseFile, at now: Timestamp) -> Step? {
        guard let consultation = file.openConsultation else { return nil }
        let work: @Sendable () async throws -> Void
        if let office = offices[file.desk], let desk = office.consulting {
            let isOverdue = now.milliseconds - consultation.since.milliseconds > Self.patience
            guard desk.isAvailable || isOverdue || consultation.asked != nil else { return nil }
            let step = ConsultationStep(pipeline: self, office: office, desk: desk)
            work = { try await step.run(file) }
        } else {
            work = { try await store.commit([withoutModel(file, because: .noModel)]) }
        }
        return { failed in
            do {
                guard try await mayConsult(file.id) else { return .step(file.id, hasFailed: true) }
                try await work()
                try await queue?.releaseConsultation(of: file.id, by: post.owner)
            } catch StoreError.changedMeanwhile {
                // Somebody was quicker; what is to be asked now, the next look tells.
            } catch {
                guard !Task.isCancelled else { return .step(file.id, hasFailed: false) }
                failed(file.id, error)
                return .step(file.id, hasFailed: true)
            }
            return .step(file.id, hasFailed: false)
        }
    }

    /// The case with its question to a language model taken back.
    func withoutModel(_ file: CaseFile, because reason: WithoutAI) throws -> CaseChange {
        var after = try file.moved(by: .modelNoted, at: surroundings.now())
        after.consultation = nil
        return after.noting("model not asked", because: [stopRecord(of: .modelCall, in: file, because: reason)])
    }
}
