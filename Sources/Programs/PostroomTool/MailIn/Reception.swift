import Cases
import Enquiries
import Pipeline
import Synchronization

/// Takes mails into the store. One that cannot be taken stops no other.
struct Reception: Sendable {
    /// Tries for a mail that the store refuses by itself.
    static let tries = 3
    /// Between two of them.
    static let pause = Duration.milliseconds(200)
    /// Cases that are remembered for ``takeOpened()``; the oldest make room.
    static let mostOpened = 10_000

    /// Cases that were opened and of which nobody has been told yet.
    private final class Opened: Sendable {
        let cases = Mutex<[CaseID]>([])
    }

    private let opened = Opened()
    private let receive: @Sendable ([ArrivedMail]) async throws -> [Receipt]

    init(_ pipeline: EnquiryPipeline) { receive = { try await pipeline.receive($0) } }

    init(receive: @escaping @Sendable ([ArrivedMail]) async throws -> [Receipt]) { self.receive = receive }

    /// The cases that mails have opened since it was last asked, whichever way they came.
    func takeOpened() -> [CaseID] {
        opened.cases.withLock { cases in
            defer { cases = [] }
            return cases
        }
    }

    private func keep(_ mails: [ArrivedMail]) async throws {
        let new = try await receive(mails).compactMap { receipt -> CaseID? in
            if case .opened(let id) = receipt { return id }
            return nil
        }
        opened.cases.withLock { $0 = Array(($0 + new).suffix(Self.mostOpened)) }
    }

    /// - Returns: The places in `mails` of those that were refused by themselves. All others are in the store now.
    /// - Throws: What keeps all mails from being taken, such as a full disk; then some may be in the store, and they are
    ///   known when they come again.
    func take(_ mails: [ArrivedMail]) async throws -> [Int] {
        guard !mails.isEmpty else { return [] }
        do {
            try await keep(mails)
            return []
        } catch  where Self.concernsAll(error) {
            throw error
        } catch {
            return try await oneByOne(mails)
        }
    }

    private func oneByOne(_ mails: [ArrivedMail]) async throws -> [Int] {
        var refused: [Int] = []
        var last: (any Error)?
        for (index, mail) in mails.enumerated() {
            if let error = try await refusal(of: mail) {
                refused.append(index)
                last = error
            }
        }
        // Where none of several is taken, it is not the mails.
        if let last, mails.count > 1, refused.count == mails.count { throw last }
        return refused
    }

    private func refusal(of mail: ArrivedMail) async throws -> (any Error)? {
        var refusal: (any Error)?
        for attempt in 0..<Self.tries {
            // Another way in may have brought the same mail, or an officer changed its case meanwhile.
            if attempt > 0 { try await Task.sleep(for: Self.pause) }
            do {
                try await keep([mail])
                return nil
            } catch  where Self.concernsAll(error) {
                throw error
            } catch {
                refusal = error
            }
        }
        return refusal
    }

    /// Whether the store takes nothing at present, whatever the mail.
    private static func concernsAll(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError, is UnknownDesk: true
        case let error as StoreError:
            switch error {
            case .cannotWrite, .unreachable, .inUse, .notDurable, .damaged, .newerSchema: true
            case .noSuchCase, .noSuchMail, .noSuchReply, .changedMeanwhile, .knownMail, .leaseLost, .beingSent,
                .erasedLater, .failed:
                false
            }
        default: Task.isCancelled
        }
    }
}
