package import Enquiries

/// Shares out cases that wait for a machine between the programs of one store.
///
/// A claim keeps others from doing the same work at the same time. It protects nothing: what does is that a case is never
/// changed from another version than the one before, and that a reply is sent under an ``OutboxLease`` only. Times are the
/// store's own, so clocks of programs that differ do no harm.
package protocol WorkQueue: Sendable {
    /// Claims up to `limit` cases in `state` that nobody has claimed, from all desks in turn, at each desk in the order of
    /// its list.
    ///
    /// - Parameters:
    ///   - owner: The program; a fresh id at each start.
    ///   - seconds: For how long. The claim on a case ends sooner with its next version.
    func claim(
        in state: CaseState, by owner: String, seconds: Int64, limit: Int
    ) async throws(StoreError) -> [ClaimedCase]

    /// Claims one case in `state` whose claim ran out without a next version: whoever had it died, or could not do the step. It
    /// comes alone, so that a mail that ends programs takes no other with it.
    ///
    /// - Returns: `nil` where there is none, or all were tried ``WorkTries/most`` times.
    func claimAgain(in state: CaseState, by owner: String, seconds: Int64) async throws(StoreError) -> ClaimedCase?

    /// Claims the question of a case to a language model, whatever becomes of the case meanwhile.
    ///
    /// - Returns: Whether nobody else has it.
    func claimConsultation(of id: CaseID, by owner: String, seconds: Int64) async throws(StoreError) -> Bool
    func releaseConsultation(of id: CaseID, by owner: String) async throws(StoreError)

    /// Tells that something was committed, by whichever program; several changes may be told of as one.
    func wakeUps() -> AsyncStream<Void>
}

/// How often a step of a case is tried that fails again and again, or ends the program.
package enum WorkTries {
    /// After these it is tried without AI, so that a person gets the case.
    package static let withAI = 3
    /// After these it stays where it is, on the page of what was received and not triaged.
    package static let most = 6
}

/// A case that waits for a machine, claimed.
package struct ClaimedCase: Sendable {
    package let file: CaseFile
    /// How often this version was claimed, this time included; 1 or more.
    package let tries: Int

    package init(file: CaseFile, tries: Int) { (self.file, self.tries) = (file, tries) }
}
