import Glibc
import PhraseMatching

/// What speaks for a service besides the main one being asked for in the same mail.
enum Concerns {
    /// How many inputs there are for each service.
    static let inputCount = 5

    /// What one service's chance depends on: its strongest sentence; its lead over the main service by all words; what rules
    /// weigh for it; how much more a sentence speaks for it than for the main service; and whether that sentence opens
    /// a further matter.
    /// - Parameters:
    ///   - scores: The sources of ``WordScores`` and then the rules, in the same order of labels.
    ///   - label: The position of the service in that order, `main` that of the main service.
    ///   - opens: For each sentence whether its words open a further matter.
    static func inputs(
        _ scores: [[Double]], passages: [[Double]], opens: [Bool], label: Int, main: Int
    ) -> [Double] {
        var lead = -mostLead
        var strongest: (probability: Double, opens: Bool) = (0, false)
        for (passage, opens) in zip(passages, opens) {
            lead = max(lead, log(max(passage[label], least)) - log(max(passage[main], least)))
            if passage[label] > strongest.probability { strongest = (passage[label], opens) }
        }
        return [
            scores[bestPassage][label], scores[whole][label] - scores[whole][main], scores[rules][label],
            min(lead, mostLead), strongest.opens ? strongest.probability : 0,
        ]
    }

    /// Whether a sentence opens a further matter: "außerdem", "another question", a second number of a list.
    static func opens(_ sentence: String) -> Bool {
        let text = FoldedText(sentence, maximumWords: wordsLookedAt)
        let words = (0..<text.wordCount).map(text.word(at:))
        return words.contains { openers.contains($0) } || words.first.map { numbers.contains($0) } ?? false
            || zip(words, words.dropFirst()).contains { pairs.contains($0 + " " + $1) }
    }

    private static let wordsLookedAt = 12
    private static let openers: Set<String> = [
        "ausserdem", "zudem", "zusaetzlich", "weiterhin", "ferner", "desweiteren", "weiteren", "nebenbei", "zweitens",
        "drittens", "gleichzeitig", "uebrigens", "ebenfalls", "also", "another", "additionally", "secondly", "thirdly",
        "second", "furthermore", "moreover", "besides", "separately", "lastly", "finally", "dann", "noch", "auch",
        "ayrica", "takze", "rowniez", "takoj", "deasemenea",
    ]
    private static let numbers: Set<String> = ["2", "3", "4", "b", "c"]
    private static let pairs: Set<String> = [
        "im uebrigen", "andere frage", "anderes thema", "andere sache", "zweite frage", "zweites anliegen",
        "in addition",
        "as well", "at the", "while i", "while you", "on top", "other thing", "other question", "by the", "und zwar",
    ]

    private static let least = 1e-6
    private static let mostLead = 8.0
    private static let whole = 0
    private static let bestPassage = 1
    private static let rules = WordScores.sourceCount
}
