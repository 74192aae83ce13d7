import IMAPReader

/// A folder of an IMAP mailbox, read from time to time or all the time.
package struct MailFolder: Sendable {
    private let settings: Settings

    package init(_ settings: Settings) { self.settings = settings }

    /// Connects, signs in, opens the folder, lets `work` use it and hangs up.
    ///
    /// It never tries again by itself: ``ReconnectPolicy`` says when the caller should. Cancelling the task ends the visit
    /// within a second.
    /// - Throws: ``IMAPFailure``, and what `work` throws.
    package func visit<Result: Sendable>(
        _ work: @Sendable (FolderVisit) async throws -> Result
    ) async throws -> Result {
        let callOff = CallOff()
        return try await withTaskCancellationHandler {
            let visit = FolderVisit(settings, callOff)
            try await visit.open()
            do {
                let result = try await work(visit)
                await visit.close()
                return result
            } catch {
                await visit.close()
                throw error
            }
        } onCancel: {
            callOff.request()
        }
    }
}
