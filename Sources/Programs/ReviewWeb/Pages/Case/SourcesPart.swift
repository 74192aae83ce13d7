import Enquiries

/// The approved answers that a draft was put together from, with what each of them rests on.
struct SourcesPart: Sendable {
    let draft: Draft
    let desk: Desk?
    let say: Language

    var html: Html {
        ReviewWeb.html {
            if !draft.paragraphs.isEmpty {
                details(.class("fold")) {
                    summary { say(.sourcesOfDraft) + " (\(draft.paragraphs.count))" }
                    ol(.class("sentences")) {
                        for paragraph in draft.paragraphs { li { line(paragraph) } }
                    }
                }
            }
        }
    }

    private func line(_ paragraph: Draft.Paragraph) -> Html {
        let answer = desk?.answers.first { $0.id == paragraph.answer && $0.language == draft.language }
        return ReviewWeb.html {
            div(.class("mail-text source-text"), .dir("auto"), .lang(draft.language)) { Html(citizen: paragraph.text) }
            p(.class("quiet")) {
                strong { answer?.title ?? paragraph.answer }
                " (\(paragraph.answer), " + say(.versionWord) + " \(paragraph.answerVersion)). "
                if let answer {
                    say(.sourceOfAnswer) + " " + answer.source + ", " + answer.unit + ". "
                }
                StageWords.text(paragraph.because, say)
            }
        }
    }
}

extension Word {
    static let sourcesOfDraft = Word("Absätze und die Antworten dahinter", "Paragraphs and the answers behind them")
    static let sourceOfAnswer = Word("Grundlage:", "Rests on:")
}
