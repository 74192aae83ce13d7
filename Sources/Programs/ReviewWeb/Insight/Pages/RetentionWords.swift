/// Words of retention and erasure.
extension Word {
    static let retentionPeriods = Word("Wie lange etwas bleibt", "How long things are kept")
    static let kept = Word("Was", "What")
    static let period = Word("Dauer", "Period")
    static let dueNow = Word("Zeit abgelaufen", "Time is over")
    static let dueCommand = Word(
        "Löscht, was abgelaufen ist (bei geschlossenem Prüftisch):",
        "Erases what is due (while the desk is closed):")
    static let findPerson = Word("Eine Person oder einen Fall löschen", "Erase a person or a case")
    static let findPersonHint = Word(
        "Zuerst sehen Sie, was aufbewahrt wird und verschwände. Gelöscht wird erst, wenn Sie es dort bestätigen. Die Suche "
            + "wird nicht gespeichert.",
        "First you see what is kept and would go. Nothing is erased before you confirm it there. The search is not "
            + "stored.")
    static let findPersonButton = Word("Zeigen, was verschwände", "Show what would go")
    static let wouldGo = Word("Was verschwände", "What would go")
    static let noAddress = Word(
        "Das ist weder eine Mailadresse noch eine Fallnummer.", "This is neither a mail address nor a case number.")
    static let mails = Word("Mails", "Mails")
    static let held = Word("gesperrt", "held")
    static let heldHint = Word(
        "Gesperrte Fälle dürfen nicht gelöscht werden. Solange einer dabei ist, wird nichts gelöscht.",
        "Held cases must not be erased. While one is among them, nothing is erased.")
    static let eraseHow = Word(
        "Der Befehl tut dasselbe, während der Prüftisch geschlossen ist. Er zeigt noch einmal alles und fragt.",
        "The command does the same while the desk is closed. It shows everything once more and asks.")
    static let whatStays = Word(
        "Es bleiben: der öffentliche Teil des Protokolls ohne Personenbezug, die Nummern gelöschter Fälle, Wünsche, keine "
            + "Angebote zu bekommen.",
        "What stays: the public part of the log, which names nobody, the ids of erased cases, wishes to hear no offers."
    )
    static let erasures = Word("Frühere Löschungen", "Past erasures")
    static let noErasures = Word("Es wurde noch nichts gelöscht.", "Nothing was erased yet.")
    static let ground = Word("Grund", "Ground")
    static let certificate = Word("Bescheinigung", "Certificate")
    static let download = Word("Herunterladen", "Download")

    static func due(_ cases: Int, _ held: Int) -> Word {
        Word(
            "\(cases) Fälle" + (held > 0 ? ", dazu \(held) gesperrte" : ""),
            "\(cases) cases" + (held > 0 ? ", and \(held) held ones" : ""))
    }

    static func foundOfPerson(_ cases: Int, _ events: Int, _ unread: Int) -> Word {
        cases == 0 && events == 0 && unread == 0
            ? Word("Davon ist nichts aufbewahrt.", "Nothing is kept of it.")
            : Word(
                "\(cases) Fälle, \(events) gemeldete Ereignisse und \(unread) noch ungelesene Mails.",
                "\(cases) cases, \(events) reported events and \(unread) mails that nobody has read yet.")
    }

    init(kept kind: String) {
        switch kind {
        case "leaves": self.init("Öffentlicher Teil des Protokolls", "Public part of the log")
        case "records": self.init("Privater Teil des Protokolls", "Private part of the log")
        case "bodies": self.init("Mails, Entwürfe, Antworten", "Mails, drafts, replies")
        case "rejectedDrafts": self.init("Verworfene Entwürfe", "Rejected drafts")
        default: self.init(kind, kind)
        }
    }

    /// - Parameter period: As settings have it, for example `P6M`.
    init(period: String) {
        guard period.first == "P", let number = Int(period.dropFirst().dropLast()), let unit = period.last else {
            self = period == "unlimited" ? Word("unbegrenzt", "unlimited") : Word(period, period)
            return
        }
        let one = number == 1
        switch unit {
        case "D": self.init("\(number) \(one ? "Tag" : "Tage")", "\(number) \(one ? "day" : "days")")
        case "W": self.init("\(number) \(one ? "Woche" : "Wochen")", "\(number) \(one ? "week" : "weeks")")
        case "M": self.init("\(number) \(one ? "Monat" : "Monate")", "\(number) \(one ? "month" : "months")")
        case "Y": self.init("\(number) \(one ? "Jahr" : "Jahre")", "\(number) \(one ? "year" : "years")")
        default: self.init(period, period)
        }
    }

    init(ground: String) {
        switch ground {
        case "request": self.init("Wunsch der Person", "the person asked")
        case "retention": self.init("Zeit abgelaufen", "time was over")
        case "mistake": self.init("Irrtum", "mistake")
        case "order": self.init("Anordnung", "order")
        default: self.init(ground, ground)
        }
    }
}
