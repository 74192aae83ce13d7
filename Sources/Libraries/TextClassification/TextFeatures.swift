/// The features of one text, read once for any number of classifiers.
///
/// Reading costs about as much as classifying, so whoever asks several classifiers about one text reads it first. One
/// thread at a time may use it.
public final class TextFeatures {
    /// How much of a text is read where nothing else is said, in bytes; the standard ``TrainingOptions/textLimit``.
    public static let usualLimit = 1 << 16

    let reader = TextReader()
    let text: [UInt8]

    /// Reads a text.
    /// - Parameters:
    ///   - text: Any text.
    ///   - limit: How many bytes of it are read; those of the classifiers' training, or explanations and scores differ
    ///     from what ``TextClassifier/classify(_:explaining:)`` says about long texts.
    ///   - explaining: Whether explanations can be asked for later, which costs some memory.
    public init(_ text: String, limit: Int = usualLimit, explaining: Bool = false) {
        self.text = Array(text.utf8.prefix(limit))
        self.text.withUnsafeBufferPointer { reader.read($0, recording: explaining) }
    }
}
