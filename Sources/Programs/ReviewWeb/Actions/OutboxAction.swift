import Enquiries
import Hummingbird
import Pipeline

/// What officers do to the outbox as a whole.
enum OutboxAction {
    /// Lets a frozen outbox go. It holds the replies of all desks, so it takes the right at all of them.
    static func release(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.supervise) else { throw Problem.lacksRight(.supervise) }
        let note = CaseAction.note(asking)
        guard note.contains(where: { !$0.isWhitespace }) else { throw Problem(.missingField(.note)) }
        try await RestoredOutbox(surroundings: site.surroundings).release(
            site.store, by: visit.officer.id, note: note)
        return .seeOther(Area.outbox.path.with(Done(.outboxReleased, to: nil).members))
    }
}
