import Enquiries
import PhraseMatching

/// Words that talk to software or as software: the trace of an injection, or of a language model's own chatter.
struct InstructionWords: Sendable {
    private let patterns = PatternSet([
        "ignore|disregard|forget|override <4> instructions|instruction|prompt|rules|guidelines",
        "previous|prior|above instructions",
        "ignoriere|ignorieren|vergiss|missachte <5> anweisungen|anweisung|vorgaben|regeln|instruktionen",
        "vorherigen|obigen|bisherigen|vorigen anweisungen|instruktionen", "system prompt", "systemprompt",
        "developer mode", "jailbreak",
        "as an|a ai", "as an|a <2> language model", "as an artificial intelligence", "als ki", "als <2> sprachmodell",
        "als <1> kuenstliche intelligenz",
        "ki modell", "ai assistant", "ki assistent|assistenz", "language model", "sprachmodell", "chatgpt", "llm",
        "you are now", "du bist jetzt",
        "here is|s <3> draft|reply|response|answer", "hier ist <3> entwurf|antwort|antwortentwurf|formulierung",
        "certainly here", "end of prompt",
        "new instructions", "neue anweisungen", "note to <3> ai|model|assistant|llm|system",
        "hinweis an <3> ki|modell|system",
        "do not tell <3> officer|reviewer|user", "antworte nur mit", "reply only with", "approve <3> automatically",
        "genehmige <3> automatisch",
    ])
    /// Marks of chat formats.
    private static let marks = Dictionary(
        grouping: ["<|", "[INST]", "<<SYS>>", "```", "### ", "<think>", "</"].map { Array($0.utf8) },
        by: { $0.first ?? 0 })

    func findings(_ draft: CheckedText) -> [Finding] {
        var ranges = patterns.matches(in: draft).map { draft.words.source(of: $0.words) }
        for place in draft.bytes.indices {
            for mark in Self.marks[draft.bytes[place]] ?? [] where draft.bytes[place...].starts(with: mark) {
                ranges.append(place..<place + mark.count)
            }
        }
        return WordingPatterns.joined(.instruction, ranges, draft)
    }
}
