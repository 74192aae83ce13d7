/// Tells which of its labels a text most probably bears, how sure that is, and why.
///
/// Words, word pairs and letter groups are hashed; support vector machines with and without naive-Bayes log-count ratios
/// and three members of the Bayes family are trained on them and pooled into one linear model whose softmax is calibrated
/// on texts that were held out. A classifier is a value: copies share their memory, and any number of threads may
/// classify with it at the same time.
public struct TextClassifier: Sendable {
    private var image: ModelImage

    private init(image: ModelImage) { self.image = image }

    /// Trains a classifier; the same examples, options and order give the same bytes.
    /// - Parameters:
    ///   - examples: Labelled texts in any order. With none the classifier has no labels; with one label it is always sure.
    ///   - options: The choices of the training run.
    public static func train(_ examples: [LabelledText], options: TrainingOptions = .standard) -> TextClassifier {
        let trainer = Trainer(examples, options: options)
        let (weights, calibration) = trainer.train()
        let parts = ModelParts(
            weights, calibration: calibration, matrix: trainer.matrix, labels: trainer.labelNames,
            textLimit: options.textLimit)
        return TextClassifier(image: parts.image())
    }

    /// Reads a classifier from the bytes of a model file.
    /// - Throws: ``ModelFileError`` naming the defect when the bytes are damaged, cut off or of a newer format.
    public init(serialized bytes: [UInt8]) throws(ModelFileError) {
        image = try ModelImage.copying(bytes)
    }

    /// Opens a model file and uses it where it lies, mapped into memory. The file must not be changed meanwhile;
    /// put a new model in place by renaming.
    /// - Throws: ``ModelFileError`` naming the defect when the file cannot be read, is damaged, cut off or newer.
    public init(contentsOf path: String) throws(ModelFileError) {
        image = try ModelImage.mapping(path: path)
    }

    /// The model file: versioned, with a checksum, the same bytes for the same training.
    public func serialized() -> [UInt8] { image.bytes }

    /// How long ``serialized()`` is.
    public var byteCount: Int { image.layout.length }

    /// How many features the model knows.
    public var featureCount: Int { image.layout.featureCount }

    /// All labels, in the order of their UTF-8 bytes, those learned later at the end.
    public var labels: [String] { image.labels }

    /// Classifies a text.
    /// - Parameters:
    ///   - text: Any text; one without a known word gets the labels' shares in training.
    ///   - explaining: Whether to give ``Classification/evidence``, which costs several times the time.
    public func classify(_ text: String, explaining: Bool = false) -> Classification {
        var text = text
        return text.withUTF8 { classify(utf8: $0, explaining: explaining) }
    }

    /// Classifies a text given as UTF-8 bytes; bytes that are none separate words.
    public func classify(utf8 text: [UInt8], explaining: Bool = false) -> Classification {
        text.withUnsafeBufferPointer { classify(utf8: $0, explaining: explaining) }
    }

    /// Classifies a text given as UTF-8 bytes; bytes that are none separate words.
    public func classify(utf8 text: UnsafeBufferPointer<UInt8>, explaining: Bool = false) -> Classification {
        image.scratches.use(image) { scratch in
            var scoring = Scoring(image: image, scratch: scratch)
            scoring.score(text, recording: explaining)
            var result = Classification(candidates: candidates(scratch.scores))
            result.familiarity = scoring.read == 0 ? 0 : Double(scoring.known) / Double(scoring.read)
            if explaining {
                Explanation(image: image, scratch: scratch, text: text).explain(&result)
            }
            return result
        }
    }

    /// Learns from one example at once, so that the same text is classified as the example says.
    ///
    /// The step is the smallest that makes the example's label more probable than all others together; a label not known
    /// so far is added. Training anew with all examples is better and should follow.
    public mutating func learn(_ example: LabelledText) {
        image = OnlineLearning.learning(example, from: image)
    }

    private func candidates(_ scores: UnsafeMutablePointer<Float>) -> [Classification.Candidate] {
        let labels = image.labels
        var chances = labels.indices.map { Double(scores[$0]) }
        image.layout.calibration.apply(&chances)
        var candidates: [Classification.Candidate] = []
        candidates.reserveCapacity(labels.count)
        for label in labels.indices {
            candidates.append(
                .init(label: labels[label], confidence: chances[label], score: Double(scores[label])))
        }
        candidates.sort { $0.score > $1.score }
        return candidates
    }
}
