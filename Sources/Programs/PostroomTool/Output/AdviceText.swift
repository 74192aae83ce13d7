import Enquiries

/// What a language model gave to a case, as lines for a terminal.
enum AdviceText {
    /// Both opinions about the service, and what came of the second.
    static func lines(_ opinion: SecondOpinion) -> [String] {
        let answer = opinion.answer
        var lines = [
            "Opinion  \(opinion.model) says \(answer.service), \(answer.sureness.rawValue); rules and classifier had said "
                + "\(opinion.local.service) (\(percent(opinion.local.confidence))): \(effect(opinion.effect))",
            "         asked because: \(opinion.because.map(\.rawValue).joined(separator: ", "))",
        ]
        if !answer.too.isEmpty {
            lines.append("         names too: \(answer.too.map(\.text).joined(separator: ", "))")
        }
        return lines + answer.evidence.map { "         passage: \"\($0)\"" }
    }

    /// Who wrote the text of a draft.
    static func maker(_ draft: Draft) -> String {
        draft.model.map { "written by the language model \($0) from approved answers" } ?? "made by AI"
    }

    /// The sentences of a model that still stand, each with the answers that it names.
    static func sentences(_ draft: Draft, findings: [Finding] = []) -> [String] {
        (draft.sentences ?? []).standing(in: draft.text).map { standing in
            let marked = findings.contains { $0.kind == .unsupported && $0.range == standing.range }
            let answers = standing.sentence.answers
            return "Sentence \"\(standing.sentence.text)\": "
                + (answers.isEmpty ? "names no answer" : "names \(answers.joined(separator: ", "))")
                + (marked ? "; NOT SUPPORTED" : "")
        }
    }

    private static func effect(_ effect: SecondOpinion.Effect) -> String {
        switch effect {
        case .confirmed: "both agree, so a draft was allowed"
        case .differs: "they differ, nothing was changed"
        case .rerouted: "the service is the model's"
        case .undecided: "the model is unsure itself, nothing was changed"
        case .alarm: "the mail tries to instruct software; a person must deal with it"
        }
    }
}
