import Enquiries

/// Words of the queue.
extension Word {
    static let tabs = Word("Listen", "Lists")
    static let sender = Word("Absender", "Sender")
    static let subject = Word("Betreff", "Subject")
    static let service = Word("Zuständig", "Service")
    static let due = Word("Frist", "Due")
    static let urgency = Word("Dringlichkeit", "Urgency")
    static let language = Word("Sprache", "Language")
    static let flags = Word("Merkmale", "Flags")
    static let received = Word("Eingang", "Received")
    static let state = Word("Stand", "State")
    static let noSubject = Word("(ohne Betreff)", "(no subject)")
    static let noSender = Word("(ohne Absender)", "(no sender)")
    static let noDue = Word("–", "–")
    static let overdue = Word("überfällig", "overdue")
    static let dueToday = Word("heute", "today")
    static let filter = Word("Zuständige Stelle", "Service")
    static let allServices = Word("Alle Stellen", "All services")
    static let desks = Word("Dienststellen", "Desks")
    static let wholeDesk = Word("alles", "everything")
    static let showThese = Word("Zeigen", "Show")
    static let nextPage = Word("Nächste Seite", "Next page")
    static let previousPage = Word("Vorige Seite", "Previous page")
    static let pages = Word("Seiten", "Pages")
    static let listEmpty = Word("In dieser Liste liegt nichts.", "There is nothing in this list.")

    /// What is stopped, in a banner above the list.
    init(_ stop: QueueModel.Stop) {
        let function = stop.function.map { Word($0) }
        let desk = stop.desk.map { (german: " im Postfach „\($0)“", english: " at the desk “\($0)”") }
        self.init(
            "\(function?.german ?? "Die KI") ist\(desk?.german ?? "") angehalten (seit "
                + "\(Language.german(stop.since))). Mails kommen weiter an und warten auf eine Person.",
            "\(function?.english ?? "AI") is stopped\(desk?.english ?? "") (since \(Language.english(stop.since))). "
                + "Mail still comes in and waits for a person.")
    }

    init(_ function: AIFunction) {
        switch function {
        case .classify: self.init("Das Sortieren durch die KI", "Sorting by AI")
        case .draft: self.init("Das Entwerfen von Antworten", "Drafting of replies")
        case .suggestOffers: self.init("Das Vorschlagen von Angeboten", "Suggesting offers")
        case .learn: self.init("Das Lernen aus Korrekturen", "Learning from corrections")
        case .modelCall: self.init("Die Anfrage an ein Sprachmodell", "Asking a language model")
        }
    }

    static func tab(_ tab: QueueTab) -> Word {
        switch tab {
        case .review: Word("Zu prüfen", "To review")
        case .person: Word("Braucht eine Person", "Needs a person")
        case .later: Word("Später", "Later")
        case .unreadable: Word("Nicht lesbar", "Unreadable")
        case .outbox: Word("Postausgang", "Outbox")
        case .doubt: Word("Ungewiss", "In doubt")
        case .sent: Word("Gesendet", "Sent")
        case .discarded: Word("Aussortiert", "Discarded pile")
        case .done: Word("Erledigt", "Handed over, closed")
        case .arriving: Word("In Vorbereitung", "Being prepared")
        }
    }

    static func tabHint(_ tab: QueueTab) -> Word {
        switch tab {
        case .review:
            Word("Ein Entwurf wartet auf Ihr Urteil.", "A draft waits for your judgement.")
        case .person:
            Word(
                "Hierfür gibt es keinen Entwurf, oder die Antwort kam nicht an. Eine Person kümmert sich.",
                "There is no draft for these, or the reply could not be delivered. A person deals with them.")
        case .later:
            Word(
                "Zurückgestellt. Diese Fälle kommen an ihrem Tag zurück, oder wenn etwas geschieht.",
                "Put off. These cases come back on their day, or when something happens.")
        case .unreadable:
            Word(
                "In diesen Mails war nichts zu lesen. Die Bytes sind aufbewahrt.",
                "Nothing could be read in these mails. Their bytes are kept.")
        case .outbox:
            Word("Freigegeben, noch nicht übergeben.", "Approved, not handed over yet.")
        case .doubt:
            Word(
                "Ob der Mailserver diese Antworten annahm, ist unbekannt. Keine Maschine sendet sie erneut.",
                "Whether the mail server took these replies is unknown. No machine sends them again.")
        case .sent: Word("Der Mailserver hat diese Antworten angenommen.", "The mail server took these replies.")
        case .discarded:
            Word(
                "Spam, Phishing und automatische Mails. Nichts wird gelöscht; ein Fehler lässt sich beheben.",
                "Spam, phishing and automatic mail. Nothing is deleted; a mistake can be undone.")
        case .done: Word("Weitergegeben oder ohne Antwort beendet.", "Handed over, or ended without a reply.")
        case .arriving: Word("Wird gerade gelesen und zugeordnet.", "Being read and sorted right now.")
        }
    }

    static func casesShown(_ first: Int, _ last: Int) -> Word {
        Word("Fälle \(first) bis \(last)", "Cases \(first) to \(last)")
    }

    /// Who has a case open.
    static func looking(_ names: [String]) -> Word {
        let all = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " …" : "")
        return names.count == 1
            ? Word("\(all) sieht diesen Fall an", "\(all) is looking at this")
            : Word("\(all) sehen diesen Fall an", "\(all) are looking at this")
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
