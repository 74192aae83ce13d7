import Enquiries
import Transparency

extension LabelEvidence {
    /// What the records of a case prove about a draft that is approved with the record `approval`.
    ///
    /// - Throws: ``ReviewRefusal/noRecord(_:)`` where the case lacks the record that the label would rest on.
    init(of draft: Draft, in file: CaseFile, approval: ApprovalName) throws(ReviewRefusal) {
        switch draft.authorship {
        case .software, .softwareThenOfficer:
            guard let record = file.lastRecord(of: "drafted") else { throw .noRecord(.draft) }
            self = .drafted(draft: record, edited: draft.authorship == .softwareThenOfficer, approval: approval)
        case .officer:
            // Rules that people wrote are no AI.
            guard let decision = file.decision, decision.by.contains(where: { $0.kind != .rules }) else {
                self = .withoutAI(approval: approval)
                return
            }
            guard let record = file.lastRecord(of: "classified") else { throw .noRecord(.classify) }
            self = .sorted(classification: record, approval: approval)
        }
    }
}

extension CaseFile {
    /// The record of the last step of that name that the software took.
    fileprivate func lastRecord(of step: String) -> RecordName? {
        RecordName(history.last { $0.what == step && $0.by == nil }?.record)
    }
}
