import Enquiries
import Transparency

extension ReviewDesk {
    /// Sets right what the citizen wants and what people must know about the mail: a labelled example, with who and when.
    ///
    /// A draft that no officer has touched was chosen for the old intent and is made anew. Flags that only rules may set
    /// off are an officer's to add and to take away as well: here a person has read the mail.
    func relabel(
        _ file: CaseFile, by officer: Officer, intent: Intent, flags: Set<Flag>, note: String
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        guard let before = file.decision, file.newest.isMail else { throw .notSorted }
        guard before.intent != intent || Set(before.flags) != flags else { throw .sameLabels }
        let isUntouched = file.state == .drafted && file.draft?.authorship == .software
        let anew = before.intent != intent && isUntouched && before.action == .draft
        var after = try moved(file, by: anew ? .officerReassigned : .officerRelabelled)
        let (added, removed) = (flags.subtracting(before.flags), Set(before.flags).subtracting(flags))
        after.decision?.intent = intent
        after.decision?.flags = Flag.allCases.filter(flags.contains)
        after.decision?.relabelling = TriageDecision.Relabelling(
            intentFrom: before.relabelling?.intentFrom ?? before.intent,
            flagsFrom: before.relabelling?.flagsFrom ?? before.flags, by: officer.id, at: surroundings.now())
        if before.intent != intent {
            after.decision?.clocks = desk.runningClocks(
                for: before.service, intent, from: surroundings.day(of: file.newest.receivedAt, at: desk))
        }
        if anew { after.draft = nil }
        return noted(
            after, from: file, officer, "relabelled", note,
            [
                "intent_before": .string(before.intent.rawValue), "intent": .string(intent.rawValue),
                "flags_added": Self.words(added), "flags_removed": Self.words(removed),
            ], ["mail": .string(file.newest.rawSHA256), "language": .string(before.language)])
    }

    private static func words(_ flags: Set<Flag>) -> JSONValue {
        .array(flags.map(\.rawValue).sorted().map { .string($0) })
    }

    /// Puts a case off, 30 days at most.
    func snooze(
        _ file: CaseFile, by officer: Officer, until: Timestamp
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        let now = surroundings.now()
        guard until > now, until <= now.adding(seconds: Int64(Snooze.longestDays) * 86_400) else { throw .badSnooze }
        if let due = file.due, until >= surroundings.start(of: due, at: desk) { throw .snoozedPastDue(due) }
        var after = try moved(file, by: .officerSnoozed)
        after.snooze = Snooze(until: until, by: officer.id)
        return noted(
            after, from: file, officer, "snoozed", surroundings.day(of: until, at: desk).iso8601,
            [:], ["until": .integer(until.milliseconds)])
    }
}
