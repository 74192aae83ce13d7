package import Enquiries
package import Transparency

/// The records of one attempt to draft: which approved answers were found, and what was made of them.
struct DraftRecords {
    let file: CaseFile
    let attempt: DraftAttempt
    let suggestions: OfferBook.Suggestions?
    let answers: ActionRecord.Component
    /// Milliseconds since 1970.
    let start: Int64
    let end: Int64

    func all(newID: () -> String) -> [ActionRecord] { [retrieve(newID()), draft(newID())] }

    private func retrieve(_ id: String) -> ActionRecord {
        var found: [JSONValue] = []
        if case .written(let draft) = attempt {
            found = draft.paragraphs.map {
                [
                    "service": .string($0.service.text), "answer": .string("\($0.answer)/\($0.answerVersion)"),
                    "because": .string($0.because), "others": .array(($0.others ?? []).map { .string($0) }),
                ]
            }
        }
        var details: [String: JSONValue] = ["answers": .array(found)]
        if let suggestions {
            details["offers"] = .array(suggestions.offers.map { .string($0.offer) })
            details["offers_left_out"] = .array(
                suggestions.leftOut.map { .string("\($0.offer): \($0.because.rawValue)") })
        }
        return record(id, .retrieve, disclosed: ["found": .bool(!found.isEmpty)], details: details)
    }

    private func draft(_ id: String) -> ActionRecord {
        switch attempt {
        case .none(let reason):
            return record(id, .draft, disclosed: ["written": false, "because": .string(reason.code)])
        case .written(let draft):
            let digest = sha256(draft.text.utf8)
            return record(
                id, .draft, outputs: ["draft": hexadecimal(digest)],
                disclosed: [
                    "written": true, "language": .string(draft.language), "complete": .bool(draft.gaps.isEmpty),
                    "marking": DraftMarking.retrieved,
                ],
                commitments: ["draft": .init(digest: digest, context: id)],
                details: ["gaps": .array(draft.gaps.map { .string($0.what) })])
        }
    }

    private func record(
        _ id: String, _ action: ActionRecord.Action, outputs: [String: String] = [:],
        disclosed: [String: JSONValue], commitments: [String: ActionRecord.Commitment] = [:],
        details: [String: JSONValue] = [:]
    ) -> ActionRecord {
        ActionRecord(
            id: id, action: action, caseReference: file.id.text, cause: file.history.last?.record, start: start,
            end: end, components: [answers], inputs: ["mail": file.newest.rawSHA256], outputs: outputs,
            disclosed: disclosed, commitments: commitments, details: details)
    }
}

/// How a draft has to be marked, and on what grounds. No draft exists without it.
enum DraftMarking {
    /// Approved blocks that a learned classifier chose. Choosing existing text is not generating it (guidelines on
    /// Art. 50 AI Act, points 64 to 68), so the mark is the authority's own choice.
    static let retrieved: JSONValue = ["basis": "voluntary", "mode": "ai-originated"]
    /// Text that a language model generated must be marked: Art. 50(2) AI Act. The exception for standard editing covers
    /// small changes alone (guidelines, points 90 and 91) and is never claimed.
    static let generated: JSONValue = ["basis": "50(2)", "mode": "ai-originated"]
}

extension DraftChecks {
    /// The record of a check: how many findings of which kind there were, and privately where.
    ///
    /// - Parameters:
    ///   - id: Of the new record.
    ///   - cause: The record of the text that was checked.
    package static func record(
        of findings: [Finding], in text: String, of file: CaseFile, id: String, cause: String?, start: Int64, end: Int64
    ) -> ActionRecord {
        ActionRecord(
            id: id, action: .check, caseReference: file.id.text, cause: cause, start: start, end: end,
            components: [.init(kind: "rules", id: "draft-checks", version: version)],
            inputs: ["draft": sha256Hex(text.utf8)],
            disclosed: ["kinds": .array(Set(findings.map(\.kind.rawValue)).sorted().map { .string($0) })],
            details: [
                "findings": .array(
                    findings.map {
                        [
                            "kind": .string($0.kind.rawValue), "id": .string($0.id),
                            "blocks": .bool($0.severity == .blocks),
                        ]
                    })
            ])
    }

    /// Raised whenever a check finds other things than before.
    package static let version = "2"
}
