import Hummingbird

/// What the desk is, how a case goes, and the keys.
enum HelpPage {
    static func answer(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) -> Response {
        let say = asking.language
        var frame = Frame(title: say(.help), language: say, visit: visit, address: SitePath.help.text)
        frame.area = .help
        return .page(
            frame.page {
                section(.class("sheet narrow")) {
                    h1 { say(.help) }
                    h2 { say(.howToReview) }
                    ol { for step in Word.reviewSteps { li { say(step) } } }
                    h2 { say(.whatTheAIDoes) }
                    p { say(.whatTheAIDoesText) }
                    h2 { say(.keys) }
                    p(.class("quiet")) { say(.keysHint) }
                    for (place, title) in Word.keyPlaces {
                        h3 { say(title) }
                        dl(.class("facts keys")) {
                            for key in KeyTable.keys where key.place == place {
                                dt { kbd { visit.key(key.id) } }
                                dd { say(key.does) }
                            }
                        }
                    }
                    p { anchor(.href(.verify)) { say(.verifyTitle) } }
                    h2 { say(.trouble) }
                    p { say(.troubleText) }
                    AccessibilityStatement(say: say).html
                }
            })
    }
}

extension Word {
    static let howToReview = Word("So prüfen Sie einen Fall", "How to review a case")
    static let reviewSteps = [
        Word("Lesen Sie zuerst die Mail, dann die Antwort.", "Read the mail first, then the reply."),
        Word(
            "Prüfen Sie Beträge, Fristen und Namen. Gelbe Hinweise nennen, was fehlt.",
            "Check amounts, dates and names. Yellow notices say what is missing."),
        Word(
            "Passt die Antwort, geben Sie sie frei. Sonst bearbeiten oder verwerfen Sie sie.",
            "If the reply fits, approve it. If not, edit or reject it."),
        Word(
            "Hat die KI die falsche Stelle gewählt, berichtigen Sie sie. Dann wird neu entworfen.",
            "If the AI chose the wrong service, correct it. A new draft is made."),
        Word(
            "Gehört der Fall nicht zu Ihnen, geben Sie ihn weiter.", "If the case is not yours, hand it over."),
    ]
    static let whatTheAIDoes = Word("Was die KI tut", "What the AI does")
    static let whatTheAIDoesText = Word(
        "Sie sortiert die Mail und stellt aus freigegebenen Texten einen KI-Entwurf zusammen. Sie entscheidet nichts "
            + "und sendet nichts. Dringlichkeit und Fristen kommen aus lesbaren Regeln. Jeder ihrer Schritte steht im "
            + "Protokoll des Falls.",
        "It sorts the mail and puts an AI draft together from approved texts. It decides nothing and sends nothing. "
            + "Urgency and deadlines come from readable rules. Each of its steps is in the records of the case.")
    static let keys = Word("Tasten", "Keys")
    static let keysHint = Word(
        "Tasten wirken nur, wenn kein Feld aktiv ist. Alles geht auch ohne sie.",
        "Keys work only while no field is active. Everything works without them.")
    static let keyPlaces: [(String, Word)] = [
        ("list", Word("In der Liste", "In the list")), ("case", Word("Im Fall", "In a case")),
        ("edit", Word("Beim Schreiben", "While writing")), ("page", Word("Überall", "Everywhere")),
    ]
    static let trouble = Word("Wenn etwas nicht geht", "If something does not work")
    static let troubleText = Word(
        "Jede Fehlerseite sagt, was geschah und ob Ihre Arbeit sicher ist. Hilft das nicht, wenden Sie sich an die "
            + "Person, die Postroom betreut. Das gilt auch für Hürden bei der Bedienung.",
        "Each error page says what happened and whether your work is safe. If that does not help, ask the person who "
            + "runs Postroom. This includes anything that makes the desk hard to use for you.")
}
