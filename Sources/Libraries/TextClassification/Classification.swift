/// What a classifier makes of one text: every label with its probability and, on request, the reasons.
public struct Classification: Sendable, Hashable {
    /// A label that the text may belong to.
    public struct Candidate: Sendable, Hashable {
        /// One of the classifier's labels.
        public var label: String
        /// The calibrated probability that this label is right, 0 to 1; all candidates of a text sum to 1.
        public var confidence: Double
        /// The score behind the confidence, a log-probability up to a constant shared by all labels of the text.
        public var score: Double

        /// Makes a candidate.
        public init(label: String, confidence: Double, score: Double) {
            self.label = label
            self.confidence = confidence
            self.score = score
        }
    }

    /// A passage of the text and what it adds to the score of one label.
    public struct Evidence: Sendable, Hashable {
        /// The word or word pair as it stands in the text.
        public var term: String
        /// The label whose score the passage raises or lowers.
        public var label: String
        /// The addend in that label's score: above 0 speaks for the label, below 0 against it.
        public var weight: Double

        /// Makes a piece of evidence.
        public init(term: String, label: String, weight: Double) {
            self.term = term
            self.label = label
            self.weight = weight
        }
    }

    /// All labels, most probable first; equal ones in the order of the classifier's labels. Empty without labels.
    public var candidates: [Candidate]
    /// Filled only when an explanation was asked for: the terms of the two best labels, heaviest first.
    ///
    /// For each of the two, ``bias`` plus the weights of its evidence plus ``remainder`` is its score.
    public var evidence: [Evidence]
    /// What each explained label's score is before a word has been read; empty when nothing was explained.
    public var bias: [String: Double]
    /// What the terms add that were not listed because fewer were asked for.
    public var remainder: [String: Double] = [:]
    /// How much of the text the classifier has seen before, 0 (nothing) to 1 (every word and letter group).
    public var familiarity: Double

    /// Makes a classification.
    public init(
        candidates: [Candidate], evidence: [Evidence] = [], bias: [String: Double] = [:], familiarity: Double = 1
    ) {
        self.candidates = candidates
        self.evidence = evidence
        self.bias = bias
        self.familiarity = familiarity
    }

    /// The most probable label; nil only when the classifier has no labels.
    public var best: Candidate? { candidates.first }
}
