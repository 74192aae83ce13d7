/// What is to be measured and how: the content of one suite file.
package struct Suite: Codable, Sendable, Equatable {
    /// Where the labelled texts come from. Paths are as the suite writes them.
    package enum Source: Codable, Sendable, Equatable {
        /// A desk decides its own training enquiries, each by a model that has not seen it.
        case ownTraining(desk: String)
        /// A desk that has learned all it has decides labelled enquiries of other files.
        case heldOut(desk: String, files: [String])
        /// The classifier alone on labelled texts. Without `test` the texts of `train` are cut into folds. Texts with the
        /// label `outOfScope` belong to no class.
        case texts(train: [String], test: [String], outOfScope: String?)

        /// The desk whose mails are decided; nil for texts.
        package var desk: String? {
            switch self {
            case .ownTraining(let desk), .heldOut(let desk, _): desk
            case .texts: nil
            }
        }

        /// Whether the texts that are decided also teach, so that they must be cut into folds.
        package var needsFolds: Bool {
            switch self {
            case .ownTraining: true
            case .heldOut: false
            case .texts(_, let test, _): test.isEmpty
            }
        }
    }

    /// How many folds are allowed.
    package static let foldRange = 2...20
    /// A mail is decided once a seed and variant; more than this many together are refused as a slip.
    package static let mostPasses = 200

    /// Names the suite in reports.
    package let name: String
    /// What the suite is for, in a sentence.
    package let about: String
    package let source: Source
    /// Into how many parts the texts are cut; 1 where they are not.
    package let folds: Int
    /// Each seed is one cut into folds and one decision a mail.
    package let seeds: [UInt64]
    package let variants: [Variant]
    package let thresholds: [Threshold]
    package let budget: Budget

    package init(
        name: String, about: String = "", source: Source, folds: Int, seeds: [UInt64] = [1],
        variants: [Variant] = [.whole], thresholds: [Threshold] = [], budget: Budget = Budget()
    ) {
        (self.name, self.about, self.source, self.folds, self.seeds) = (name, about, source, folds, seeds)
        (self.variants, self.thresholds, self.budget) = (variants, thresholds, budget)
    }

    /// The suite without what does not change a decision, so that a finished run can be judged by other thresholds.
    package var measuring: Suite {
        Suite(name: "", source: source, folds: folds, seeds: seeds, variants: variants)
    }

    /// The metrics that the suite's source has.
    package var metrics: [Metric] { source.desk == nil ? Metric.ofTexts : Metric.ofDesk }
}

/// One way to build the decider, so that what a part contributes can be seen beside the whole.
package struct Variant: Codable, Sendable, Equatable {
    /// A part of a desk that can be left out.
    package enum Part: String, Codable, Sendable, CaseIterable { case rules, lexicon, supplement }

    package let name: String
    package let leaveOut: [Part]
    /// The share of the supplementary enquiries that teaches, 0 to 1. A greater share holds every smaller one.
    package let supplementShare: Double
    /// The share of the other training texts that teaches, 0 to 1. A greater share holds every smaller one.
    package let trainingShare: Double

    package init(name: String, leaveOut: [Part] = [], supplementShare: Double = 1, trainingShare: Double = 1) {
        (self.name, self.leaveOut) = (name, leaveOut)
        (self.supplementShare, self.trainingShare) = (supplementShare, trainingShare)
    }

    /// Everything that the desk has.
    package static let whole = Variant(name: "whole")

    package func has(_ part: Part) -> Bool { !leaveOut.contains(part) }

    /// Variants with equal keys learn the same: rules too are learned from, as training weighs them against words.
    var teaching: String {
        "\(has(.rules)) \(has(.lexicon)) \(has(.supplement) ? supplementShare : 0) \(trainingShare)"
    }
}

/// A limit that a metric must keep.
package struct Threshold: Codable, Sendable, Equatable {
    package enum Bound: Codable, Sendable, Equatable {
        case atLeast(Double), atMost(Double)

        /// The limit itself is allowed.
        package func allows(_ value: Double) -> Bool {
            switch self {
            case .atLeast(let limit): value >= limit
            case .atMost(let limit): value <= limit
            }
        }

        package var limit: Double {
            switch self {
            case .atLeast(let limit), .atMost(let limit): limit
            }
        }

        package var words: String {
            switch self {
            case .atLeast: "at least"
            case .atMost: "at most"
            }
        }
    }

    /// The name of a ``Metric``.
    package let metric: String
    package let bound: Bound
    /// The variant that must keep it; nil: the first.
    package let variant: String?

    package init(metric: String, bound: Bound, variant: String? = nil) {
        (self.metric, self.bound, self.variant) = (metric, bound, variant)
    }
}

/// How much may go wrong with the measuring itself before its figures count for nothing.
package struct Budget: Codable, Sendable, Equatable {
    /// Decisions that ended in an error. They count as wrong as well.
    package let errors: Int
    /// Lines of the data that could not be used.
    package let skipped: Int

    package init(errors: Int = 0, skipped: Int = 0) { (self.errors, self.skipped) = (errors, skipped) }
}
