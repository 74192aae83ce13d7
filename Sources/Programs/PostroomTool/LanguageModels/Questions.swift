import Cases
import Enquiries
import Pipeline
import Synchronization

/// Asks a language model beside the work of a command, and then whatever is left to ask.
final class Questions: Sendable {
    private let pipeline: EnquiryPipeline
    private let isBusy = Atomic(true)
    private let asking: Mutex<Task<Void, any Error>?>

    /// `nil` where no desk has a model.
    init?(_ pipeline: EnquiryPipeline) {
        guard pipeline.offices.values.contains(where: { $0.consulting != nil }) else { return nil }
        self.pipeline = pipeline
        asking = Mutex(nil)
        let task = Task { [self] in
            try await pipeline.consult(while: { isBusy.load(ordering: .relaxed) }, failed: Self.report)
        }
        asking.withLock { $0 = task }
    }

    /// Waits until all is asked that can be asked now, and until what that makes necessary is done.
    func finish(_ store: any CaseStore) async throws {
        let total = try await store.consulting(limit: 10_000).count
        var bar = ProgressBar("Language model")
        bar.draw(0, "\(total) questions")
        isBusy.store(false, ordering: .relaxed)
        try await asking.withLock { $0 }?.value
        while true {
            // An opinion may have opened the way to a draft, and the draft to another question.
            let steps = try await pipeline.work()
            var asked = 0
            try await pipeline.consult(failed: Self.report) { done in
                asked = done
                bar.draw(total > 0 ? min(1, Double(done) / Double(total)) : 1, "\(done) questions")
            }
            if steps + asked == 0 { break }
        }
        bar.clear()
    }

    private static let report: @Sendable (CaseID, any Error) -> Void = { id, error in
        Terminal.say("The language model could not be asked about case \(id): \(error)")
    }
}
