/// Makes a case one that was made up to see whether errors are caught: a written enquiry and a draft with one error in it.
///
/// Nothing of it can ever be sent: whatever an officer decides about it ends the case. That there are such cases is told
/// to everybody who reviews; which ones they are is told once a case is judged. Outcomes are counted by service and
/// never by person.
package struct SeededCheck: Codable, Sendable, Equatable {
    package enum Outcome: String, Codable, Sendable {
        /// The officer rejected the draft, or took the error out.
        case caught
        /// The officer approved the draft with the error in it.
        case missed
        /// The officer decided something that says nothing about the error.
        case unjudged
    }

    /// What kind of claim is wrong.
    package var kind: Finding.Kind
    /// The words as they stand in the draft, and as they should.
    package var wrong: String
    package var right: String
    package var outcome: Outcome?

    package init(kind: Finding.Kind, wrong: String, right: String) {
        (self.kind, self.wrong, self.right) = (kind, wrong, right)
    }
}
