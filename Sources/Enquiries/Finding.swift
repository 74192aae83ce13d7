/// Something in a draft that an officer has to look at before the reply may be approved.
package struct Finding: Codable, Sendable, Hashable {
    /// What was found. The raw values are stored; they never change.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case amount, percentage, period, date, phone, address, link, email, person, promise, readability
        case clockTime = "clock-time"
        case legalReference = "legal-reference"
        case reference = "reference-number"
        /// Bank data or a number that identifies a person elsewhere.
        case sensitiveNumber = "sensitive-number"
        /// Says that somebody has a right to something, or has none.
        case eligibility
        /// Wording of an administrative act or of instructions on appeal.
        case act = "administrative-act"
        case unfilledSlot = "unfilled-slot"
        case wrongLanguage = "wrong-language"
        case unansweredConcern = "unanswered-concern"
        /// A long piece of the citizen's own mail.
        case copiedMail = "copied-mail"
        /// Words for software and not for a citizen.
        case instruction
        case hiddenCharacters = "hidden-characters"
        /// A sentence of a language model that no approved answer supports.
        case unsupported = "unsupported-sentence"
        /// Text behind the limit of what is checked.
        case unchecked
        /// The case got a reply that this store knows nothing of.
        case answeredBefore = "answered-before"
    }

    package enum Severity: String, Codable, Sendable {
        /// The reply cannot be approved before this was confirmed, changed or removed.
        case blocks
        case remark
    }

    /// What is known beyond the place, as data; ``FindingWords`` says it.
    package enum Detail: Codable, Sendable, Hashable {
        case none
        /// What the approved answer says in the same sentence.
        case answerSays(String)
        /// It stands in the citizen's mail, which is no source for such a statement.
        case onlyInMail
        /// The check rule of the number does not hold.
        case brokenCheckRule
        case language(found: String, expected: String)
        case concern(ServiceID)
        /// A readability score, the bound that it passes, and the name of the formula.
        case score(Int, bound: Int, formula: String)
        case slot(MissingSlot)
        /// How many bytes are checked at most.
        case limit(Int)
        case support(SupportGap)
    }

    package var kind: Kind
    /// In the UTF-8 of the draft's text; empty where it concerns the whole text.
    package var range: Range<Int>
    package var excerpt: String
    /// Counted from 1 among the findings of this kind with this excerpt.
    package var occurrence: Int
    package var severity: Severity
    package var detail: Detail

    package init(
        _ kind: Kind, range: Range<Int>, excerpt: String, occurrence: Int = 1, severity: Severity = .blocks,
        detail: Detail = .none
    ) {
        (self.kind, self.range, self.excerpt, self.occurrence) = (kind, range, excerpt, occurrence)
        (self.severity, self.detail) = (severity, detail)
    }

    /// Whether a confirmation is enough. An open slot has to be filled or taken out.
    package var canBeConfirmed: Bool { kind != .unfilledSlot }

    /// The same for the same words in an edited text, so that a confirmation holds until just these words change.
    ///
    /// Kind, occurrence and the FNV-1a digest of the excerpt. It tells findings of one draft apart and protects nothing.
    package var id: String {
        let digest = excerpt.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return "\(kind.rawValue).\(occurrence).\(String(digest, radix: 16))"
    }

    /// Findings in the order of the text, with the occurrences of equal ones counted.
    package static func counted(_ findings: [Finding]) -> [Finding] {
        var seen: [String: Int] = [:]
        let inOrder = findings.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.kind.rawValue)
                < ($1.range.lowerBound, $1.range.upperBound, $1.kind.rawValue)
        }
        return inOrder.map { finding in
            var finding = finding
            let key = finding.kind.rawValue + "\n" + finding.excerpt
            seen[key, default: 0] += 1
            finding.occurrence = seen[key] ?? 1
            return finding
        }
    }
}

/// A slot of an answer that the software did not fill.
package struct MissingSlot: Codable, Sendable, Hashable {
    package enum Reason: Codable, Sendable, Hashable {
        /// The mail holds no such value.
        case notFound
        /// The mail holds several; the officer chooses.
        case ambiguous([String])
        /// The only value in the mail breaks the check rule of such numbers.
        case brokenCheckRule(String)
    }

    package var slot: String
    /// Identity of the answer.
    package var answer: String
    package var why: Reason

    package init(slot: String, answer: String, why: Reason) { (self.slot, self.answer, self.why) = (slot, answer, why) }
}
