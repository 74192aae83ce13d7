/// Whether a reply may speak about a personal record: what the matter needs to know of who writes, and what is known.
///
/// Below the level the draft holds general information and an invitation to identify, never data of a case.
package struct IdentityGate: Codable, Sendable, Equatable {
    /// What asks for a level.
    package enum Reason: Codable, Sendable, Hashable {
        case answer(String, Answer.IdentityLevel)
        /// Triage found that the mail asks about or for a change of a personal record.
        case flag
    }

    /// What any mail proves of its writer: nothing, for anybody can write any name and address. That a server confirmed
    /// the domain is not about the person.
    package static let levelOfMail = Answer.IdentityLevel.none

    /// The highest level that one of the reasons asks for.
    package let needed: Answer.IdentityLevel
    package let given: Answer.IdentityLevel
    /// Why, each once, in the order of the answers. Empty where nothing is needed.
    package let reasons: [Reason]

    /// - Parameters:
    ///   - answers: Those that the draft is made from.
    ///   - flags: Those of the decision. `identity-needed` asks for the basic level at least.
    ///   - given: What is known of the writer by other ways than mail.
    package init(answers: [Answer], flags: [Flag], given: Answer.IdentityLevel = levelOfMail) {
        var reasons: [Reason] = []
        for answer in answers where answer.identity > .none {
            let reason = Reason.answer(answer.id, answer.identity)
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        let highest = answers.map(\.identity).max() ?? .none
        if flags.contains(.identityNeeded) { reasons.append(.flag) }
        needed = flags.contains(.identityNeeded) ? max(highest, .basic) : highest
        (self.given, self.reasons) = (given, reasons)
    }

    /// The reply may speak about the writer's own record.
    package var isPassed: Bool { given >= needed }

    /// The draft must say how to identify.
    package var needsInvitation: Bool { !isPassed }

    /// The text for the draft; nil where none is needed, and where the desk has none in this language: then the gap is
    /// the officer's to fill.
    ///
    /// - Parameter language: That of the draft. A text in another one would be no invitation.
    package func invitation(of desk: Desk, in language: String) -> String? {
        needsInvitation ? desk.identityInvitation?.byLanguage[language] : nil
    }
}
