package import Enquiries
package import Transparency

/// Writes the records of erasures: who, when, on what ground, how much, what stays and why.
package struct ErasureDesk: Sendable {
    /// On what ground something is erased. The raw values stand in the log.
    package enum Ground: String, Sendable, CaseIterable {
        /// The person asked for it (Art. 17 GDPR).
        case request
        /// The time for which it was to be kept is over.
        case retention
        /// It should never have been here.
        case mistake
        /// A court or an authority ordered it.
        case order
    }

    /// What an erasure leaves behind.
    package enum Remnant: String, Sendable, CaseIterable {
        case leaves
        case caseIDs = "case-ids"
        case optOuts = "opt-outs"

        /// A closed word for the log.
        package var because: String {
            switch self {
            case .leaves: "proof-without-personal-data"
            case .caseIDs: "keeps-erased-cases-from-returning"
            case .optOuts: "keeps-the-person-from-being-written-to"
            }
        }
    }

    private let surroundings: Surroundings

    package init(surroundings: Surroundings) { self.surroundings = surroundings }

    /// The record of erasing what `plan` names; one part of a plan at a time.
    ///
    /// The ends of the cases tie it to their leaves, so that a stranger sees which lines of the log end here and that
    /// none of them goes on.
    ///
    /// - Parameter officer: Who ordered it; `nil` where a rule of retention did.
    package func record(of plan: ErasurePlan, ground: Ground, by officer: OfficerID?) -> ActionRecord {
        let now = surroundings.now().milliseconds
        func texts(_ all: some Sequence<String>) -> JSONValue { .array(all.map { .string($0) }) }
        var details: [String: JSONValue] = [
            "erased": texts(plan.cases.map(\.id.text)), "events": texts(plan.events),
            "replies": texts(plan.cases.flatMap(\.replies).map(\.text)),
        ]
        if let officer { details["officer"] = .string(officer.text) }
        return ActionRecord(
            id: surroundings.newRecordID(), action: .erase, trigger: officer == nil ? .config : .human,
            automation: .delegate, caseReference: nil, start: now, end: now,
            disclosed: [
                "ground": .string(ground.rawValue), "cases": .integer(Int64(plan.cases.count)),
                "events": .integer(Int64(plan.events.count)), "keys_destroyed": .integer(Int64(plan.cases.count)),
                // Sorted, so that their order tells nothing about the person.
                "ends": texts(plan.cases.map(\.end).sorted()),
                "stays": .array(
                    Remnant.allCases.map { ["what": .string($0.rawValue), "because": .string($0.because)] }),
            ], details: details)
    }
}
