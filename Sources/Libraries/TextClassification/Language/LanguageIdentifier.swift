/// Tells in which language a text is written.
public struct LanguageIdentifier: Sendable {
    /// The identifier with all languages built in.
    public static let standard = LanguageIdentifier()

    /// The languages it knows, ISO 639-1, in alphabetical order.
    public static let languages = ["de", "en"]

    /// Names the language that most of a text is written in.
    /// - Parameters:
    ///   - text: Any text, short and mixed ones included.
    ///   - among: The languages that are possible; nil or none known: all.
    /// - Returns: An ISO 639-1 code and how sure it is, 0 to 1. A text without a letter gets `und` and 0.
    public func identify(_ text: String, among: Set<String>? = nil) -> (language: String, confidence: Double) {
        ("und", 0)
    }
}
