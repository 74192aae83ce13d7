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
        trainMeasuring(examples, options: options).classifier
    }

    /// Trains a classifier and tells what it would say about each example had it not seen it, for those who combine its
    /// scores with other evidence.
    /// - Parameter probes: For each example further texts, such as its sentences, that are scored by models which have not
    ///   seen the example. They teach nothing. Empty where there are none at all.
    public static func trainMeasuring(
        _ examples: [LabelledText], probes: [[String]] = [], options: TrainingOptions = .standard
    ) -> (classifier: TextClassifier, heldOut: HeldOutScores) {
        let (parts, heldOut) = ClassTraining(examples, probes: probes, options: options).train()
        return (TextClassifier(image: parts.image()), heldOut)
    }

    /// Reads a classifier from the bytes of a model file.
    /// - Throws: ``ModelFileError`` naming the defect when the bytes are damaged, cut off or of a newer format.
    public init(serialized bytes: [UInt8]) throws(ModelFileError) {
        image = try ModelImage.copying(bytes).checked(.classes)
    }

    /// Opens a model file and uses it where it lies, mapped into memory. The file must not be changed meanwhile;
    /// put a new model in place by renaming.
    /// - Throws: ``ModelFileError`` naming the defect when the file cannot be read, is damaged, cut off or newer.
    public init(contentsOf path: String) throws(ModelFileError) {
        image = try ModelImage.mapping(path: path).checked(.classes)
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
    ///   - explaining: How much ``Classification/evidence`` to give; it costs more than classifying.
    public func classify(_ text: String, explaining: Explaining = .nothing) -> Classification {
        var text = text
        return text.withUTF8 { classify(utf8: $0, explaining: explaining) }
    }

    /// Classifies a text given as UTF-8 bytes; bytes that are none separate words.
    public func classify(utf8 text: [UInt8], explaining: Explaining = .nothing) -> Classification {
        text.withUnsafeBufferPointer { classify(utf8: $0, explaining: explaining) }
    }

    /// Classifies a text given as UTF-8 bytes; bytes that are none separate words.
    public func classify(
        utf8 text: UnsafeBufferPointer<UInt8>, explaining: Explaining = .nothing
    ) -> Classification {
        let text = UnsafeBufferPointer(rebasing: text.prefix(image.layout.textLimit))
        return image.scratches.use(image) { scratch in
            scratch.reader.read(text, recording: explaining != .nothing)
            return classification(scratch, scratch.reader, text, explaining)
        }
    }

    /// Classifies a text that was read before. It can be explained only if it was read for that.
    public func classify(_ features: TextFeatures, explaining: Explaining = .nothing) -> Classification {
        image.scratches.use(image) { scratch in
            features.text.withUnsafeBufferPointer { classification(scratch, features.reader, $0, explaining) }
        }
    }

    /// The terms of a text that add most to the score of one label, heaviest first; empty for a label not known.
    /// - Parameters:
    ///   - label: One of ``labels``.
    ///   - features: A text that was read for explanations.
    ///   - most: How many terms are given at most.
    public func reasons(
        for label: String, in features: TextFeatures, most: Int
    ) -> [Classification.Evidence] {
        guard let index = image.labels.firstIndex(of: label) else { return [] }
        return image.scratches.use(image) { scratch in
            features.text.withUnsafeBufferPointer { text in
                Explanation(image: image, scratch: scratch, reader: features.reader, text: text)
                    .reasons([index], .heaviest(most))[0].evidence
            }
        }
    }

    /// The scores of all ``labels``, in their order: log-probabilities up to a constant, without calibration.
    public func scores(of text: String) -> [Double] {
        var text = text
        return text.withUTF8 { bytes in
            image.scratches.use(image) { scratch in
                scratch.reader.read(UnsafeBufferPointer(rebasing: bytes.prefix(image.layout.textLimit)))
                return scores(scratch, scratch.reader)
            }
        }
    }

    /// The scores of all ``labels`` for a text that was read before.
    public func scores(of features: TextFeatures) -> [Double] {
        image.scratches.use(image) { scores($0, features.reader) }
    }

    private func scores(_ scratch: Scratch, _ reader: TextReader) -> [Double] {
        var scoring = Scoring(image: image, scratch: scratch, reader: reader)
        scoring.score()
        return image.labels.indices.map { Double(scratch.scores[$0]) }
    }

    private func classification(
        _ scratch: Scratch, _ reader: TextReader, _ text: UnsafeBufferPointer<UInt8>, _ explaining: Explaining
    ) -> Classification {
        var scoring = Scoring(image: image, scratch: scratch, reader: reader)
        scoring.score()
        var result = Classification(candidates: candidates(scratch.scores))
        result.familiarity = scoring.read == 0 ? 0 : Double(scoring.known) / Double(scoring.read)
        if explaining != .nothing {
            Explanation(image: image, scratch: scratch, reader: reader, text: text).explain(&result, explaining)
        }
        return result
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
