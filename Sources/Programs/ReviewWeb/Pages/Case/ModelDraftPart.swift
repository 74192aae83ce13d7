import Enquiries

/// What a language model wrote, sentence by sentence, with the approved answers that it names. It stands beside the letter,
/// in which no character is added.
struct ModelDraftPart: Sendable {
    let draft: Draft
    let findings: [Finding]
    let desk: Desk?
    let say: Language

    private var standing: [StandingSentence] { (draft.sentences ?? []).standing(in: draft.text) }

    private func finding(on sentence: StandingSentence) -> Finding? {
        findings.first { $0.kind == .unsupported && $0.range == sentence.range }
    }

    var html: Html {
        ReviewWeb.html {
            if let model = draft.model {
                p {
                    span(.class("ai-tag")) { "✦ " + say(.writtenByModel) }
                    " "
                    bdi { Html(citizen: model) }
                    ". "
                    say(.checkEachSentence)
                }
                details(.class("fold"), .open(standing.contains { finding(on: $0) != nil })) {
                    summary { say(.sentencesAndAnswers) + " (\(standing.count))" }
                    ol(.class("sentences")) {
                        for sentence in standing { li { line(sentence) } }
                    }
                    if let changed = draft.sentences.map({ $0.count - standing.count }), changed > 0 {
                        p(.class("quiet")) { say(Word.changedSentences(changed)) }
                    }
                }
            }
        }
    }

    private func line(_ standing: StandingSentence) -> Html {
        let gap = finding(on: standing)
        return ReviewWeb.html {
            if gap == nil {
                span { Html(citizen: standing.sentence.text) }
            } else {
                mark { Html(citizen: standing.sentence.text) }
            }
            p(.class("quiet")) {
                if let gap {
                    strong { FindingWords.title(.unsupported, say.rawValue) }
                    ". "
                    FindingWords.detail(gap.detail, say.rawValue).map { $0 + " " } ?? ""
                }
                if standing.sentence.answers.isEmpty {
                    say(.namesNoAnswer)
                } else {
                    say(.namesAnswers) + " "
                    Html(citizen: standing.sentence.answers.map(title).joined(separator: "; "))
                }
            }
        }
    }

    private func title(_ id: String) -> String {
        let answer = desk?.answers.first { $0.id == id && $0.language == draft.language }
        return answer.map { "\($0.title) (\(id))" } ?? id
    }
}

extension Word {
    static let writtenByModel = Word("Entwurf von einem Sprachmodell:", "Draft by a language model:")
    static let checkEachSentence = Word(
        "Es schrieb aus freigegebenen Antworten. Prüfen Sie jeden Satz.",
        "It wrote from approved answers. Check each sentence.")
    static let sentencesAndAnswers = Word("Sätze und die Antworten dahinter", "Sentences and the answers behind them")
    static let namesAnswers = Word("Das Modell nennt als Beleg:", "The model names as support:")
    static let namesNoAnswer = Word("Das Modell nennt keinen Beleg.", "The model names no support.")

    static func changedSentences(_ count: Int) -> Word {
        Word(
            count == 1
                ? "1 Satz des Modells hat eine Person geändert oder gestrichen."
                : "\(count) Sätze des Modells hat eine Person geändert oder gestrichen.",
            count == 1
                ? "1 sentence of the model was changed or taken out by a person."
                : "\(count) sentences of the model were changed or taken out by a person.")
    }

    static let useBlocks = Word("Freigegebene Antworten verwenden", "Use the approved answers")
    static let useBlocksHint = Word(
        "Der Entwurf besteht dann wieder nur aus freigegebenen Antworten. Der Text des Sprachmodells entfällt.",
        "The draft is then made of approved answers alone again. The language model's text goes.")
}
