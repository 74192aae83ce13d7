/// The choices of a training run. The standard ones were chosen on held-out parts of training texts.
public struct TrainingOptions: Sendable, Hashable {
    /// How many parts the examples are cut into to measure confidence on texts not trained on; below 2: no measuring.
    public var calibrationFolds: Int
    /// A word or word pair must occur in this many texts to count; sets of fewer than 50 texts always use 1.
    public var minimumTexts: Int
    /// The same for groups of letters, of which there are many more.
    public var minimumGroupTexts: Int
    /// The model file never gets larger: the commonest features are kept.
    public var maximumBytes: Int
    /// What the margin of the linear members may cost: greater follows the examples more closely.
    public var cost: Double
    /// The most passes over the examples for one linear member.
    public var passes: Int
    /// The seed of every shuffle; the same examples, options and seed give the same bytes.
    public var seed: UInt64
    /// Only this many bytes of a text are read, in training and afterwards.
    public var textLimit: Int

    /// The options that fit citizens' mail and most other sets.
    public static let standard = TrainingOptions()

    /// Makes options; every parameter has its standard value.
    public init(
        calibrationFolds: Int = 4, minimumTexts: Int = 2, minimumGroupTexts: Int = 2, maximumBytes: Int = 20_000_000,
        cost: Double = 1,
        passes: Int = 5, seed: UInt64 = 1, textLimit: Int = 1 << 16
    ) {
        self.calibrationFolds = calibrationFolds
        self.minimumTexts = minimumTexts
        self.minimumGroupTexts = minimumGroupTexts
        self.maximumBytes = maximumBytes
        self.cost = cost
        self.passes = passes
        self.seed = seed
        self.textLimit = textLimit
    }
}
