import Enquiries

/// Words of what needs a decision and of the outbox.
extension Word {
    static let decisionsHint = Word(
        "Hier entscheidet keine Maschine. Zu jedem Punkt steht, was bekannt ist.",
        "No machine decides these. Each item says what is known about it.")
    static let nothingToDecide = Word("Es gibt nichts zu klären.", "There is nothing to decide.")
    static let waitsSince = Word("Seit", "Since")
    static let replyTo = Word("Antwort an", "Reply to")
    static let serverSaid = Word("Der Mailserver sagte", "The mail server said")
    static let serverSaidNothing = Word("nichts", "nothing")
    static let defects = Word("Fehler in der Mail", "Faults of the mail")
    static let mayBelongTo = Word("Gehört vielleicht zu", "May belong to")
    static let openCase = Word("Fall öffnen", "Open the case")
    static let openToHandOver = Word("Öffnen und weitergeben", "Open and hand over")
    static let lookAtReply = Word("Antwort ansehen", "Look at the reply")
    static let lookAtNewMail = Word("Neue Mail lesen", "Read the new mail")
    static let answerAlone = Word("Für sich beantworten", "Answer it by itself")
    static let lookAtOther = Word("Den anderen Fall ansehen", "Look at the other case")

    static func caseNumber(_ id: CaseID) -> Word { Word("Fall \(id)", "Case \(id)") }

    static func moreOfThese(_ count: Int) -> Word {
        Word("Gezeigt sind die ersten \(count). Es gibt mehr.", "These are the first \(count). There are more.")
    }

    static func answerMayCome(_ time: String) -> Word {
        Word(
            "Die Antwort des Mailservers kann noch kommen. Ab \(time) Uhr können Sie entscheiden.",
            "The mail server’s answer may still come. You can decide from \(time) on.")
    }

    init(_ kind: DecisionsModel.Kind) {
        switch kind {
        case .doubt: self.init("Ungewiss, ob gesendet", "In doubt whether sent")
        case .undeliverable: self.init("Unzustellbar", "Undeliverable")
        case .unreadable: self.init("Nicht lesbare Mails", "Unreadable mail")
        case .stale: self.init("Überholt durch eine neue Mail", "Overtaken by a new mail")
        case .thread: self.init("Vielleicht im falschen Fall", "Perhaps in the wrong case")
        }
    }

    static func hint(of kind: DecisionsModel.Kind) -> Word {
        switch kind {
        case .doubt:
            Word(
                "Niemand weiß, ob der Mailserver die Antwort annahm. Sehen Sie dort nach, ob sie hinausging.",
                "Nobody knows whether the mail server took the reply. Check there whether it left.")
        case .undeliverable:
            Word(
                "Der Mailserver hat die Antwort endgültig abgelehnt oder fünf Tage lang nicht angenommen.",
                "The mail server has refused the reply for good, or has not taken it for five days."
            )
        case .unreadable:
            Word(
                "In diesen Mails war nichts zu lesen. Die Bytes sind aufbewahrt.",
                "Nothing could be read in these mails. Their bytes are kept.")
        case .stale:
            Word(
                "Ein Entwurf oder eine Freigabe galt nicht mehr, weil die Person wieder schrieb.",
                "A draft or an approval no longer counted, because the person wrote again.")
        case .thread:
            Word(
                "Diese Mails antworten auf eine Nachricht aus einem anderen Fall, kamen aber von einer anderen Adresse.",
                "These mails answer a message of another case, but came from another address.")
        }
    }

    static let outboxHint = Word(
        "Freigegebene Antworten, die noch nicht angekommen sind. Solange die Frist läuft, können Sie sie zurückholen.",
        "Approved replies that have not arrived yet. While the time runs, you can call them back.")
    static let outboxEmpty = Word("Der Postausgang ist leer.", "The outbox is empty.")
    static let leaves = Word("Geht hinaus", "Leaves")
    static let releasedBy = Word("Freigegeben von", "Approved by")
    static let choices = Word("Möglich", "Choices")
    static let atOnce = Word("gleich", "now")
    static let answerAwaited = Word("Antwort steht aus", "answer awaited")
    static let withdraw = Word("Zurückholen", "Call back")

    static func inSeconds(_ seconds: Int64) -> Word {
        seconds == 1 ? Word("in 1 Sekunde", "in 1 second") : Word("in \(seconds) Sekunden", "in \(seconds) seconds")
    }

    static func triedTimes(_ count: Int) -> Word {
        count == 1 ? Word("1 Versuch.", "1 attempt.") : Word("\(count) Versuche.", "\(count) attempts.")
    }

    init(_ standing: OutboxModel.Standing) {
        switch standing {
        case .held: self.init("zurückgehalten", "held")
        case .waiting: self.init("bereit", "ready")
        case .sending: self.init("wird übergeben", "being sent")
        case .deferred: self.init("verschoben", "deferred")
        case .doubt: self.init("ungewiss", "in doubt")
        case .frozen: self.init("angehalten", "frozen")
        }
    }
}
