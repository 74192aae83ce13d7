import Enquiries
import Transparency

/// What explanations say beside the single steps.
enum ExplanationWords {
    static func title(_ id: String) -> Said {
        Said(
            "Was mit Ihrem Vorgang \(id) geschah", plain: "Das ist mit Ihrer Nachricht passiert (\(id))",
            en: "What happened to your case \(id)")
    }

    static let aboutHeading = Said("Worum es geht", plain: "Darum geht es", en: "What this is about")

    static func about(_ file: CaseFile) -> Said {
        let (count, day) = (file.mails.count, file.mails[0].receivedAt.date().iso8601)
        return Said(
            "Der Vorgang begann am \(day) und umfasst \(count) \(count == 1 ? "Nachricht" : "Nachrichten").",
            plain: "Wir haben am \(day) eine Nachricht bekommen. Es sind jetzt \(count).",
            en: "The case began on \(day) and has \(count) \(count == 1 ? "message" : "messages").")
    }

    static let stepsHeading = Said(
        "Was geschah, der Reihe nach", plain: "Das ist passiert", en: "What was done, in order")
    static let deciderHeading = Said("Wer entschieden hat", plain: "Wer hat entschieden?", en: "Who decided")

    static let nobodyYet = Said(
        "Bisher hat niemand etwas entschieden.", plain: "Bis jetzt hat noch kein Mensch entschieden.",
        en: "Nobody has decided anything yet.")

    static func people(_ count: Int) -> Said {
        Said(
            "\(count) \(count == 1 ? "Schritt" : "Schritte") tat eine Mitarbeiterin oder ein Mitarbeiter.",
            plain: "Menschen haben \(count) Mal etwas entschieden.",
            en: "\(count) \(count == 1 ? "step was" : "steps were") taken by officers.")
    }

    static let approved = Said(
        "Jede verschickte Antwort hat vorher ein Mensch freigegeben; die Aufzeichnungen belegen es.",
        plain: "Ein Mensch hat jede Antwort erlaubt. Das steht in den Aufzeichnungen.",
        en: "A person approved each reply before it was sent; the records show it.")
    static let approvalNotShown = Said(
        "Die Aufzeichnungen belegen nicht für jede verschickte Antwort, dass ein Mensch sie freigab.",
        plain: "Für eine Antwort steht nicht fest, ob ein Mensch sie erlaubt hat.",
        en: "The records do not show for each reply that a person approved it.")
    static let nothingSent = Said(
        "Es wurde keine Antwort verschickt.", plain: "Wir haben noch keine Antwort verschickt.",
        en: "No reply was sent.")

    static let logicHeading = Said(
        "Wie die Software dazu kam", plain: "Wie die KI arbeitet", en: "How the software came to it")
    static let logic = Said(
        "Regeln sind von Menschen geschrieben. Das gelernte Verfahren zählt, welche Wörter in welchem Bereich häufig sind. "
            + "Beteiligt waren, mit Fassung, und es sprachen dafür:",
        plain:
            "Das Programm vergleicht Wörter in Ihrer Nachricht mit Wörtern aus anderen Nachrichten. Diese Teile und Wörter "
            + "waren wichtig:",
        en:
            "Rules are written by people. The learned method counts which words are frequent in which service. These took part, "
            + "with their versions, and this spoke for the result:")

    static func component(_ component: ActionRecord.Component) -> Said {
        let (de, en): (String, String) =
            switch component.kind {
            case "rules": ("Regeln", "rules")
            case "bayes": ("gelerntes Verfahren (Bayes)", "learned method (Bayes)")
            case "retrieval": ("Suche in freigegebenen Texten", "search in approved texts")
            case "llm": ("Sprachmodell", "language model")
            default: (component.kind, component.kind)
            }
        let name = "\(component.id), \(component.version)"
        return Said("\(de): \(name)", plain: "\(de): \(name)", en: "\(en): \(name)")
    }

    static func evidence(_ text: String, source: String) -> Said {
        Said("„\(text)“ (\(source))", plain: "„\(text)“", en: "“\(text)” (\(source))")
    }

    static let dataHeading = Said("Welche Daten", plain: "Welche Daten haben wir?", en: "Which data")

    static func data(_ file: CaseFile) -> Said {
        let attached = file.mails.reduce(0) { $0 + $1.attachments.count }
        return Said(
            "Gespeichert sind Ihre Nachrichten wie angekommen (mit \(attached) Anhängen), Ihre Adresse und, soweit angegeben, Ihr "
                + "Name, die Schritte oben, Entwürfe und Antworten. Die Daten haben Sie selbst geschickt, wenn hier nichts anderes "
                + "steht.",
            plain:
                "Wir haben: Ihre Nachricht mit \(attached) Anhängen. Ihre Adresse. Ihren Namen, wenn er in der Nachricht steht. "
                + "Und unsere Antworten.",
            en:
                "Kept are your messages as they arrived (with \(attached) attachments), your address and, where given, your name, "
                + "the steps above, drafts and replies. You sent these data yourself unless something else is said here."
        )
    }

    static let recipientsHeading = Said(
        "Wer die Daten bekam", plain: "Wer hat die Daten bekommen?", en: "Who got the data")

    static func theDesk(_ desk: String) -> Said {
        Said("Die Poststelle „\(desk)“", plain: "Die Menschen in der Stelle „\(desk)“", en: "The desk “\(desk)”")
    }
    static func unit(_ unit: String) -> Said {
        Said("Abgegeben an: \(unit)", plain: "Diese andere Stelle: \(unit)", en: "Handed over to: \(unit)")
    }
    static let mailServer = Said(
        "Der Mailserver, der die Antwort zustellt", plain: "Der Server, der die E-Mail verschickt",
        en: "The mail server that delivers the reply")
    static let noLanguageModel = Said(
        "Kein Sprachmodell: Die Aufzeichnungen nennen keines.", plain: "Kein Chatbot hat die Nachricht bekommen.",
        en: "No language model: the records name none.")
    static func languageModel(_ name: String, by company: String?, isHere: Bool) -> Said {
        if isHere {
            return Said(
                "Das Sprachmodell \(name) auf einem Rechner der Behörde",
                plain: "Eine Text-KI auf unserem Computer: \(name)",
                en: "The language model \(name) on a machine of the authority")
        }
        let by = company.map { " (\($0))" } ?? ""
        return Said(
            "Das Sprachmodell \(name)\(by); erkannte Namen, Adressen und Nummern waren ersetzt",
            plain: "Eine Text-KI: \(name)\(by). Erkannte Namen und Nummern haben wir vorher entfernt.",
            en: "The language model \(name)\(by); recognised names, addresses and numbers were replaced")
    }

    static let retentionHeading = Said("Wie lange", plain: "Wie lange speichern wir das?", en: "For how long")
    static let retentionUnknown = Said(
        "OFFEN: In den Aufzeichnungen steht keine Frist. Die Behörde nennt sie Ihnen.",
        plain: "OFFEN: Das steht hier nicht. Fragen Sie uns.",
        en: "OPEN: the records state no period. The authority will tell you.")

    static let rightsHeading = Said("Was Sie tun können", plain: "Das können Sie tun", en: "What you can do")
    static let rights = Said(
        "Sie können einen Menschen verlangen, widersprechen (Art. 21 DSGVO), Daten berichtigen (Art. 16) oder löschen lassen "
            + "(Art. 17) und sich bei der Datenschutzaufsicht beschweren (Art. 77). Antworten Sie dazu auf eine Nachricht der "
            + "Behörde.",
        plain:
            "Sie können sagen: Ein Mensch soll das machen. Sie können widersprechen. Sie können falsche Daten ändern lassen. Sie "
            + "können Daten löschen lassen. Und Sie können sich beschweren. Schreiben Sie uns einfach.",
        en:
            "You can ask for a person, object (Art. 21 GDPR), have data corrected (Art. 16) or erased (Art. 17), and complain to "
            + "the data protection authority (Art. 77). Answer any message of the authority.")

    static let limitHeading = Said("Was diese Auskunft nicht kann", plain: "Gut zu wissen", en: "What this cannot tell")
    static let limit = Said(
        "Sie sagt, was aufgezeichnet wurde. Texte verworfener Entwürfe sind nicht gespeichert, nur dass es sie gab.",
        plain: "Hier steht, was wir aufgeschrieben haben. Abgelehnte Texte haben wir nicht mehr.",
        en: "It says what was recorded. Texts of drafts that were turned down are not kept, only that there were such.")
}
