import Foundation

/// Tells in which language a text is written.
///
/// It compares how likely the letters of each word follow one another in each language (Dunning, "Statistical Identification
/// of Language", 1994), learned at first use from word lists and sentences that are part of the source. Every word has a
/// vote of bounded weight, so names and quotations in another language do not decide. Languages that have a script of their
/// own are known by it.
public struct LanguageIdentifier: Sendable {
    /// The identifier with all languages built in.
    public static let standard = LanguageIdentifier()

    /// The languages it tells apart by their letters' order, ISO 639-1, in alphabetical order.
    public static let languages: [String] = LetterModel.standard.languages.sorted()

    /// Only this many bytes of a text are read.
    private static let textLimit = 8192
    /// Of a text with twice as many words or more, only every second, third … word is weighed, from all over the text.
    private static let enoughWords = 30
    /// The least that a word adds to the score of a language, in bits below the best language.
    private static let floor: Float = -14
    /// How much of a bit each bit counts: neighbouring words are not independent.
    private static let sharpness = 0.5

    /// Names the language that most of a text is written in.
    /// - Parameters:
    ///   - text: Any text, short and mixed ones included.
    ///   - among: The languages that are possible; nil or none known: all.
    /// - Returns: An ISO 639-1 code and how sure it is, 0 to 1. A text without a letter gets `und` and 0.
    public func identify(_ text: String, among: Set<String>? = nil) -> (language: String, confidence: Double) {
        ranking(of: text, among: among).first ?? ("und", 0)
    }

    /// All possible languages with their probabilities, best first; empty for a text without a letter.
    /// - Parameters:
    ///   - text: Any text.
    ///   - among: The languages that are possible; nil or none known: all.
    public func ranking(of text: String, among: Set<String>? = nil) -> [(language: String, confidence: Double)] {
        var text = text
        return text.withUTF8 { ranking(UnsafeBufferPointer(rebasing: $0.prefix(Self.textLimit)), among) }
    }

    private func ranking(
        _ text: UnsafeBufferPointer<UInt8>, _ among: Set<String>?
    ) -> [(language: String, confidence: Double)] {
        let model = LetterModel.standard
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * LetterModel.lanes) { memory in
            guard let scores = memory.baseAddress else { return [] }
            memory.initialize(repeating: 0)
            var reader = LetterReader()
            var scripts = ScriptCount()
            let step = max(1, text.count(where: { $0 == UInt8(ascii: " ") }) / Self.enoughWords)
            var number = 0
            while reader.next(text) {
                scripts.add(reader.letters)
                number += 1
                guard number % step == 0 else { continue }
                model.add(
                    reader.letters, to: scores, chances: scores + LetterModel.lanes,
                    sums: scores + 2 * LetterModel.lanes, floor: Self.floor)
            }
            guard scripts.letters > 0 else { return [] }
            if let language = scripts.ownLanguage, among?.contains(language) ?? true { return [(language, 0.99)] }
            return Self.probabilities(model.languages, scores, among)
        }
    }

    private static func probabilities(
        _ languages: [String], _ scores: UnsafeMutablePointer<Float>, _ among: Set<String>?
    ) -> [(language: String, confidence: Double)] {
        var lanes = languages.indices.filter { among?.contains(languages[$0]) ?? true }
        if lanes.isEmpty { lanes = Array(languages.indices) }
        let top = lanes.map { scores[$0] }.max() ?? 0
        let chances = lanes.map { exp2(Double(scores[$0] - top) * sharpness) }
        let sum = chances.reduce(0, +)
        return zip(lanes, chances).sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.map {
            (languages[$0.0], $0.1 / sum)
        }
    }
}
