/// One line of `decisions.jsonl`: what was decided for one mail, and what is right. It holds no text of the mail.
package struct Decision: Codable, Sendable, Equatable {
    /// What is right for a mail, or what was decided for it. A text without a desk has a label and nothing else.
    package struct Facts: Codable, Sendable, Equatable {
        package var label: String?
        package var service: String?
        /// Services or labels that count as right too.
        package var alt: [String]?
        package var intent: String?
        package var language: String?
        package var action: String?
        package var urgency: String?
        package var flags: [String]?
        package var also: [String]?
        package var lifeEvents: [String]?
        package var deadline: String?
        /// The approved answer that a draft would begin with; missing where there would be no draft.
        package var answer: String?

        package init() {}

        /// The class: service of a mail, label of a text.
        package var main: String? { service ?? label }
    }

    package struct Candidate: Codable, Sendable, Equatable {
        package var label: String
        package var confidence: Double

        package init(label: String, confidence: Double) { (self.label, self.confidence) = (label, confidence) }
    }

    /// The id in the data. Unique within the data.
    package var id: String
    package var variant: String
    package var seed: UInt64
    package var fold: Int
    /// The file of the data, where it is known.
    package var source: String?
    /// The first 12 hexadecimal digits of the SHA-256 of the text, so that comparisons see whether it is the same.
    package var fingerprint: String
    /// Characters of subject and text together.
    package var length: Int
    package var expected: Facts
    /// Missing where deciding ended in an error.
    package var predicted: Facts?
    /// How sure the decider was of its class, 0 to 1.
    package var confidence: Double?
    /// Whether the desk itself counts the decision as sure; missing for texts.
    package var sure: Bool?
    /// The most likely classes, best first, three at most.
    package var candidates: [Candidate]
    /// True for a text that belongs to no class.
    package var outOfScope: Bool?
    /// Why nothing was decided.
    package var error: String?

    package init(
        id: String, unit: Unit, source: String?, fingerprint: String, length: Int, expected: Facts,
        predicted: Facts? = nil, confidence: Double? = nil, candidates: [Candidate] = [], outOfScope: Bool? = nil,
        error: String? = nil
    ) {
        (self.id, self.variant, self.seed, self.fold) = (id, unit.variant, unit.seed, unit.fold)
        (self.source, self.fingerprint, self.length) = (source, fingerprint, length)
        (self.expected, self.predicted, self.confidence) = (expected, predicted, confidence)
        (self.candidates, self.outOfScope, self.error) = (candidates, outOfScope, error)
    }
}

/// The smallest piece of a run that is kept: one fold of one cut, decided by one variant.
package struct Unit: Codable, Sendable, Hashable {
    package let variant: String
    package let seed: UInt64
    package let fold: Int

    package init(variant: String, seed: UInt64, fold: Int) {
        (self.variant, self.seed, self.fold) = (variant, seed, fold)
    }
}

/// A unit that is done.
package struct UnitResult: Codable, Sendable {
    package var about: UnitRecord
    package var decisions: [Decision]
    /// One duration a decision.
    package var milliseconds: [Double]
}

/// What a run notes about a unit.
package struct UnitRecord: Codable, Sendable, Equatable {
    package var unit: Unit
    /// SHA-256 of the model that decided.
    package var model: String
    /// Texts that taught, without phrases of the lexicon.
    package var trained: Int
    /// Phrases of the lexicon that taught.
    package var phrases: Int
    /// Texts kept from teaching, because they are near-duplicates of one that was decided.
    package var nearDuplicatesLeftOut: Int
    /// Texts that taught although they are near-duplicates of one that was decided, as happens with public sets.
    package var nearDuplicatesKept: Int
    package var decided: Int
    package var errors: Int
    package var trainSeconds: Double
}

/// Something that can decide the units of a run, one after the other.
package protocol Measuring {
    /// All units, in the order in which their decisions are written.
    var units: [Unit] { get }
    /// How many texts are decided in each pass.
    var caseCount: Int { get }
    /// Texts that share a group of near-duplicates or a thread with another one.
    var groupedCount: Int { get }
    var skipped: [SkippedLine] { get }
    /// Decides one unit: a function of the material, whatever was decided before.
    mutating func measure(_ unit: Unit) -> UnitResult
}
