package import Enquiries
package import Transparency

extension ReviewDesk {
    /// What the step that plants an error, and the one that judges it, are called in records.
    package static let seeded = "seeded"

    /// The case with an error in its draft.
    package func plant(
        _ check: SeededCheck, text: String, in file: CaseFile
    ) throws(ReviewRefusal) -> Recorded<CaseFile> {
        var after = try moved(file, by: .errorPlanted)
        guard after.draft != nil else { throw .noDraft }
        after.draft?.text = text
        after.draft?.proposal = text
        after.seeded = check
        let now = surroundings.now()
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .check, trigger: .config, caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            disclosed: ["decision": .string(Self.seeded), "kind": .string(check.kind.rawValue)])
        return Recorded(after, record: record)
    }

    /// Ends a made-up case in whose draft no claim could be made wrong. It is noted as made up, since it is no
    /// citizen's either.
    package func setAside(_ file: CaseFile, by officer: Officer) throws(ReviewRefusal) -> Recorded<CaseFile> {
        let closed = noted(try moved(file, by: .officerClosed), from: file, officer, "closed", Self.seeded)
        let now = surroundings.now()
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .check, trigger: .config, caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            disclosed: ["decision": .string(Self.seeded), "kind": "none"])
        return Recorded(closed.value.file, records: [record] + closed.records)
    }

    /// What an officer's decision says about the error. Edits are carried out like any other; everything else ends the
    /// case, and no approval of it makes a message.
    func judge(
        _ verdict: Verdict, of check: SeededCheck, in file: CaseFile, by officer: Officer
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        let stillWrong = file.draft?.text.contains(check.wrong) == true
        var after = try moved(file, by: .seedJudged)
        let outcome: SeededCheck.Outcome =
            switch verdict {
            case .approve: stillWrong ? .missed : .caught
            case .reject: .caught
            default: .unjudged
            }
        after.seeded?.outcome = outcome
        return noted(
            after, from: file, officer, Self.seeded, outcome.rawValue,
            [
                "outcome": .string(outcome.rawValue), "kind": .string(check.kind.rawValue),
                "service": .string(file.decision?.service.text ?? ""),
            ])
    }
}

extension Verdict {
    /// Whether it ends a case that was made up to see whether errors are caught.
    var endsSeededCase: Bool {
        switch self {
        case .edit, .snooze, .wake, .hold, .release, .askSecond: false
        default: true
        }
    }
}
