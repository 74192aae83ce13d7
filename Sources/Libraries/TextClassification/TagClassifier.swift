import Foundation

/// A text together with the tags that people gave it: any number, none included.
public struct TaggedText: Sendable, Hashable {
    /// What identifies the example in reports and folds; unique within one set.
    public var id: String
    /// The text as written.
    public var text: String
    /// The tags that are right for the text.
    public var tags: Set<String>
    /// Examples of one group never stand on both sides of a fold; nil: a group of its own.
    public var group: String?
    /// How much the example counts against others; 1 is usual, 0 leaves it out.
    public var weight: Double

    /// Makes an example.
    public init(id: String = "", text: String, tags: Set<String>, group: String? = nil, weight: Double = 1) {
        self.id = id
        self.text = text
        self.tags = tags
        self.group = group
        self.weight = weight
    }
}

/// Tells for each of several tags, independently of the others, how probably a text bears it.
///
/// The same features and members as ``TextClassifier``, each tag against all texts without it; the pooled score is a
/// log-odds that was fitted on held-out texts (Platt 1999).
public struct TagClassifier: Sendable {
    private let image: ModelImage

    private init(image: ModelImage) { self.image = image }

    /// Trains a classifier; the same examples, options and order give the same bytes.
    /// - Parameters:
    ///   - examples: Texts with their tags.
    ///   - tags: The tags to tell, in the order of the answers; others that examples bear are left aside.
    ///   - options: The choices of the training run.
    /// - Returns: The classifier, and what it would say about each example had it not seen it.
    public static func train(
        _ examples: [TaggedText], tags: [String], options: TrainingOptions = .standard
    ) -> (classifier: TagClassifier, heldOut: HeldOutScores) {
        let (parts, heldOut) = TagTraining(examples, tags: tags, options: options).train()
        return (TagClassifier(image: parts.image()), heldOut)
    }

    /// Reads a classifier from the bytes of a model file.
    /// - Throws: ``ModelFileError`` naming the defect when the bytes are damaged, cut off or of a newer format.
    public init(serialized bytes: [UInt8]) throws(ModelFileError) {
        image = try ModelImage.copying(bytes).checked(.tags)
    }

    /// Opens a model file and uses it where it lies, mapped into memory.
    /// - Throws: ``ModelFileError`` naming the defect when the file cannot be read, is damaged, cut off or newer.
    public init(contentsOf path: String) throws(ModelFileError) {
        image = try ModelImage.mapping(path: path).checked(.tags)
    }

    /// The model file: versioned, with a checksum, the same bytes for the same training.
    public func serialized() -> [UInt8] { image.bytes }

    /// The tags, in the order of ``probabilities(of:)``.
    public var tags: [String] { image.labels }

    /// How probably the text bears each of ``tags``, 0 to 1, each by itself.
    public func probabilities(of features: TextFeatures) -> [Double] {
        image.scratches.use(image) { scratch in
            var scoring = Scoring(image: image, scratch: scratch, reader: features.reader)
            scoring.score()
            return image.labels.indices.map { 1 / (1 + exp(-Double(scratch.scores[$0]))) }
        }
    }

    /// How probably the text bears each of ``tags``, 0 to 1, each by itself.
    public func probabilities(of text: String) -> [Double] {
        probabilities(of: TextFeatures(text, limit: image.layout.textLimit))
    }
}
