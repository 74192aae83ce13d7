package import Enquiries

/// One error planted in a correct draft, as `Evaluation/planted-errors/planted-*.jsonl` has it, one JSON object a line.
package struct PlantedError: Codable, Sendable {
    package enum Half: String, Codable, Sendable {
        /// May be looked at while the checks are written.
        case looked
        /// Only ever measured.
        case kept
    }

    package let id: String
    package let half: Half
    package let desk: String
    package let language: String
    /// Ids of the answers that make the correct draft; the first is of the service that triage names.
    package let answers: [String]
    /// The finding that must follow, on words that the edit touches.
    package let kind: Finding.Kind
    /// Words of the correct draft and what stands in their place.
    package let find: String?
    package let replace: String?
    /// A sentence before the closing.
    package let append: String?
    /// What the citizen wrote, where it matters.
    package let mail: String?
}

/// What the checks made of one planted error.
package struct PlantedOutcome: Sendable {
    package enum Result: Sendable, Equatable {
        /// A finding of the expected kind lies on the edited words.
        case found
        /// Findings of other kinds lie there. An officer is warned, for another reason.
        case foundAsOther([Finding.Kind])
        case missed
        /// The answers are not there or do not hold the words to replace.
        case unusable
    }

    package let error: PlantedError
    package let result: Result
    /// Blocking findings elsewhere in the draft.
    package let besides: [Finding]
}
