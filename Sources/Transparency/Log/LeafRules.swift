/// What the leaves of a log must say together, whoever reads them: nothing is sent that was not approved, nothing is
/// approved without a label, nothing is drafted without a mark.
///
/// A stranger can check it: only leaves are looked at. Leaves of the first schema say too little and are passed over.
/// Memory grows with approvals, about 200 bytes each.
package struct LeafRules: Sendable {
    package enum Violation: Error, Sendable, Equatable {
        case unreadable
        case sentWithoutApproval
        case sentOtherThanApproved
        case approvedWithoutLabel
        case otherLabel
        case draftWithoutMark
        /// A person's decision that does not say that a person made it.
        case approvedByNobody
    }

    /// By the record's id, the commitment to the approved reply.
    private var approvals: [String: String] = [:]
    /// Labels that no approval has followed yet, by the record's id. The two are committed together.
    private var labels: [String: String] = [:]

    package init() {}

    /// - Parameter leaf: The next one of the log, in its order.
    package mutating func check(_ leaf: [UInt8]) throws(Violation) {
        guard let record = JSONValue(canonical: leaf), let id = record["record_id"]?.text,
            let action = record["action"]?.text, let outcome = record["outcome"]
        else { throw .unreadable }
        guard record["schema"]?.text == ActionRecord.schema else { return }
        switch action {
        case "draft" where outcome["written"] == .bool(true):
            guard outcome["marking"]?["mode"]?.text != nil, outcome["marking"]?["basis"]?.text != nil else {
                throw .draftWithoutMark
            }
        case "label":
            guard let label = outcome["label"]?.text else { throw .unreadable }
            labels[id] = label
        case "review" where outcome["decision"]?.text == "approve":
            guard record["automation_level"]?.text == "none", record["trigger"]?.text == "human" else {
                throw .approvedByNobody
            }
            guard let cause = record["cause"]?.text, let label = labels.removeValue(forKey: cause) else {
                throw .approvedWithoutLabel
            }
            guard outcome["label"]?.text == label else { throw .otherLabel }
            guard let reply = outcome["reply"]?.text else { throw .unreadable }
            approvals[id] = reply
        case "send":
            guard let cause = record["cause"]?.text, let approved = approvals[cause] else { throw .sentWithoutApproval }
            guard outcome["reply"]?.text == approved else { throw .sentOtherThanApproved }
        default: break
        }
    }
}

extension LeafRules.Violation: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable: "it cannot be understood"
        case .sentWithoutApproval: "it sends a reply, but no approval of one stands in the log before it"
        case .sentOtherThanApproved: "it sends another reply than the one whose approval it names"
        case .approvedWithoutLabel: "it approves a reply, but no label stands in the log before it"
        case .otherLabel: "it approves a reply with another label than the one that was made for it"
        case .draftWithoutMark: "it tells of a draft without saying how it is to be marked"
        case .approvedByNobody: "it approves a reply, but no person did so"
        }
    }
}
