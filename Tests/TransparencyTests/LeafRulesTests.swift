import Testing
import Transparency

struct LeafRulesTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private static let bytes = ActionRecord.Commitment(digest: sha256([1]), context: "r")

    private static func leaf(
        _ id: String, _ action: ActionRecord.Action, cause: String? = nil, by trigger: ActionRecord.Trigger = .routine,
        _ outcome: [String: JSONValue] = [:], reply: ActionRecord.Commitment? = nil
    ) -> [UInt8] {
        ActionRecord(
            id: id, action: action, trigger: trigger, caseReference: "c", cause: cause, start: 1, end: 2,
            disclosed: outcome, commitments: reply.map { ["reply": $0] } ?? [:]
        ).sealed(under: key, effect: nil).leaf
    }

    private static let marking: JSONValue = ["basis": "voluntary", "mode": "ai-originated"]
    private static let draft = leaf("d", .draft, ["written": true, "marking": marking])
    private static let label = leaf("l", .label, cause: "d", ["label": "x/de/1"])
    private static let approval = leaf(
        "r", .review, cause: "l", by: .human, ["decision": "approve", "label": "x/de/1"], reply: bytes)
    private static let sent = leaf("s", .send, cause: "r", reply: bytes)

    private static func violation(_ leaves: [[UInt8]]) -> LeafRules.Violation? {
        var rules = LeafRules()
        do {
            for leaf in leaves { try rules.check(leaf) }
            return nil
        } catch { return error }
    }

    @Test func `a reply that was drafted, labelled, approved and sent breaks no rule`() {
        #expect(Self.violation([Self.draft, Self.label, Self.approval, Self.sent, Self.sent]) == nil)
    }

    @Test(
        arguments: [
            ([sent], .sentWithoutApproval), ([draft, label, sent, approval], .sentWithoutApproval),
            ([draft, approval], .approvedWithoutLabel), ([draft, label, approval, approval], .approvedWithoutLabel),
            (
                [
                    draft, label, approval,
                    leaf("s", .send, cause: "r", reply: .init(digest: sha256([2]), context: "r")),
                ],
                .sentOtherThanApproved
            ),
            ([draft, label, approval, leaf("s", .send, cause: "r")], .sentOtherThanApproved),
            (
                [
                    label,
                    leaf(
                        "r", .review, cause: "l", by: .human, ["decision": "approve", "label": "y/de/1"], reply: bytes),
                ],
                .otherLabel
            ),
            (
                [label, leaf("r", .review, cause: "l", ["decision": "approve", "label": "x/de/1"], reply: bytes)],
                .approvedByNobody
            ),
            ([leaf("d", .draft, ["written": true])], .draftWithoutMark), ([Array("{}".utf8)], .unreadable),
            ([[]], .unreadable),
        ] as [([[UInt8]], LeafRules.Violation)])
    func `what was not approved like this is named`(leaves: [[UInt8]], expected: LeafRules.Violation) {
        #expect(Self.violation(leaves) == expected)
    }

    @Test func `a draft that could not be written needs no mark, and other decisions need no label`() {
        #expect(
            Self.violation([
                Self.leaf("d", .draft, ["written": false]), Self.leaf("r", .review, by: .human, ["decision": "closed"]),
            ]) == nil)
    }
}
