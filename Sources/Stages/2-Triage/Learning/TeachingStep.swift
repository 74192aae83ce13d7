package import Enquiries
package import Transparency

/// The step of a case whose correction a model begins or ceases to use. It changes nothing but the case's story, and its
/// record says which model, on what grounds.
package struct TeachingStep: Sendable {
    package enum What: String, Sendable { case learned, unlearned, forgotten }

    private let entry: Lineage.Entry
    private let entrySHA256: String
    private let component: String
    private let surroundings: Surroundings

    /// - Parameters:
    ///   - entrySHA256: SHA-256 of the entry as the lineage keeps it, hexadecimal.
    ///   - desk: The desk whose model it is.
    package init(_ entry: Lineage.Entry, entrySHA256: String, desk: DeskID, surroundings: Surroundings) {
        (self.entry, self.entrySHA256, self.surroundings) = (entry, entrySHA256, surroundings)
        component = "\(desk).services"
    }

    /// - Throws: `ImpossibleStep` never in practice: training is possible in each state.
    package func step(_ what: What, of file: CaseFile) throws(ImpossibleStep) -> Recorded<CaseFile> {
        let now = surroundings.now()
        var disclosed: [String: JSONValue] = [
            "decision": .string(what.rawValue), "event": .string(entry.event.rawValue),
            "version": .string(entry.version), "parent": .string(entry.parent),
            "training": .string(entry.training),
        ]
        // Digests of what citizens wrote: the leaf commits to them and shows none.
        var outputs = ["lineage": entrySHA256]
        if let learned = entry.learned {
            outputs["learned"] = learned.sha256
            disclosed["learned"] = .integer(Int64(learned.count))
        }
        if let gate = entry.gate {
            disclosed["gate"] = [
                "measured": .integer(Int64(gate.count)), "present": .integer(Int64(gate.present)),
                "candidate": .integer(Int64(gate.candidate)), "p": .number(gate.p),
            ]
        }
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .train, trigger: entry.by == Lineage.byRule ? .config : .human,
            caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            components: [.init(kind: "bayes", id: component, version: entry.current ?? entry.training)],
            outputs: outputs, disclosed: disclosed, details: ["officer": .string(entry.by.text)])
        var after = try file.moved(by: .modelTrained, at: now)
        after.history.append(
            CaseFile.Event(at: now, what: what.rawValue, detail: entry.version, by: entry.by, record: record.id))
        return Recorded(after, record: record)
    }
}
