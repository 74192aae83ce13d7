import Hummingbird
import MailFormat
import Review
import Transparency

/// Says which marks of a mail are intact: the same examination as `postroom verify`, for those who have no terminal.
enum VerifyPage {
    static func ask(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) -> Response {
        page(asking, visit, .question)
    }

    static func answer(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) -> Response {
        guard let bytes = asking.form.file("mail"), !bytes.isEmpty else { return page(asking, visit, .nothing) }
        let message = MailParser().parse(bytes)
        guard message.isReadable else { return page(asking, visit, .noMail) }
        return page(asking, visit, .report(MarksReport(ExaminedMail(message, key: nil))))
    }

    private enum Content {
        case question
        case nothing
        case noMail
        case report(MarksReport)
    }

    private static func page(_ asking: Asking, _ visit: Visit, _ content: Content) -> Response {
        let say = asking.language
        let frame = Frame(title: say(.verifyTitle), language: say, visit: visit, address: SitePath.verify.text)
        return .page(
            frame.page {
                section(.class("sheet narrow")) {
                    h1 { say(.verifyTitle) }
                    switch content {
                    case .question: p { say(.verifyHow) }
                    case .nothing: notice(.warning, say) { p { say(.verifyNothing) } }
                    case .noMail: notice(.warning, say) { p { say(.verifyNoMail) } }
                    case .report(let report): findings(report, say)
                    }
                    form(.post, .action(.verify), .carryingFile) {
                        visit.formToken
                        p {
                            label(.for("mail")) { say(.verifyFile) }
                            input(.type("file"), .id("mail"), .name("mail"), .required())
                        }
                        p { button(.type("submit")) { say(.verifyButton) } }
                    }
                    p(.class("quiet")) { say(.verifyLimit) }
                }
            })
    }

    private static func findings(_ report: MarksReport, _ say: Language) -> Html {
        html {
            notice(report.state == .intact ? .done : report.state == .tampered ? .danger : .info, say) {
                p { say(Word.meaning(of: report.state)) }
            }
            dl(.class("facts")) {
                for layer in MarkLayer.allCases {
                    if let state = report.layers[layer] {
                        dt { layer.rawValue }
                        dd { say(Word.state(state)) }
                    }
                }
                if let record = report.record {
                    dt { say(.record) }
                    dd { Html(citizen: record) }
                }
            }
        }
    }
}

extension Word {
    static let verifyTitle = Word("Kennzeichen prüfen", "Check marks")
    static let verifyHow = Word(
        "Laden Sie eine Antwort als .eml-Datei hoch. Die Seite sagt, welche KI-Kennzeichen darin unversehrt sind. Die "
            + "Datei wird nicht aufbewahrt.",
        "Upload a reply as an .eml file. The page says which AI marks in it are intact. The file is not kept.")
    static let verifyFile = Word("Antwort (.eml)", "Reply (.eml)")
    static let verifyButton = Word("Prüfen", "Check")
    static let verifyNothing = Word("Es kam keine Datei an. Wählen Sie eine aus.", "No file arrived. Choose one.")
    static let verifyNoMail = Word(
        "Das ist keine Mail: Sie hat keinen Kopf. Speichern Sie die Antwort im Mailprogramm als Datei.",
        "This is no mail: it has no header. Save the reply as a file in your mail program.")
    static let verifyLimit = Word(
        "Kennzeichen zeigen, was beim Absenden angegeben wurde, nicht, dass es wahr ist oder gelesen wurde. Den Nachweis "
            + "aus dem Protokoll prüft „postroom verify“ mit der Nachweisdatei.",
        "Marks show what was stated when the reply was sent, not that it is true or was read. The proof from the log is "
            + "checked by \u{201C}postroom verify\u{201D} with the proof file.")

    static func meaning(of state: MarksReport.State) -> Word {
        switch state {
        case .intact: Word("Die Kennzeichen sind unversehrt.", MarkWords.meaning(of: state))
        case .forwarded:
            Word(
                "Die Antwort wurde weitergeleitet. Die Angaben gelten der Antwort darin.", MarkWords.meaning(of: state))
        case .quoted:
            Word("Der Hinweis steht in einem Zitat. Mehr zeigt nur die Antwort selbst.", MarkWords.meaning(of: state))
        case .textOnly:
            Word("Nur der Hinweis im Text ist übrig. Mehr zeigt die .eml-Datei.", MarkWords.meaning(of: state))
        case .tampered:
            Word(
                "Kennzeichen fehlen zum Teil oder passen nicht. Jemand hat die Mail verändert, oder sie ist nicht von "
                    + "Postroom. Verlassen Sie sich nicht darauf.", MarkWords.meaning(of: state))
        case .unmarked:
            Word(
                "Es gibt keine Kennzeichen. Das sagt nichts darüber, wie die Mail entstand.",
                MarkWords.meaning(of: state))
        }
    }

    static func state(_ state: LayerState) -> Word {
        switch state {
        case .intact: Word("unversehrt", "intact")
        case .missing: Word("fehlt", "missing")
        case .notUsed: Word("nicht verwendet", "not used")
        case .unchecked: Word("nicht geprüft", "not checked")
        case .broken: Word("verletzt", "broken")
        }
    }
}
