import Transparency

/// Words of the log.
extension Word {
    static let logEmpty = Word("Dazu gibt es keine Einträge.", "There are no records of this.")
    static let logHint = Word(
        "Die Zeilen stammen aus dem öffentlichen Teil des Protokolls. Zeiten sind auf Minuten gerundet. Kein Wort einer "
            + "Mail steht hier.",
        "The lines come from the public part of the log. Times are whole minutes. No word of a mail is here.")
    static let olderRecords = Word("Ältere Einträge", "Older records")
    static let logState = Word("Stand des Protokolls", "State of the log")
    static let logName = Word("Name", "Name")
    static let logSize = Word("Einträge", "Records")
    static let logPublished = Word("davon veröffentlicht", "published of these")
    static let logPublishedAt = Word("veröffentlicht am", "published at")
    static let logNothing = Word("noch nichts", "nothing yet")
    static let logRoot = Word("Wurzel", "Root")
    static let logWitnesses = Word("Zeugen", "Witnesses")
    static let logNoWitnesses = Word("keine eingerichtet", "none configured")
    static let witnessSigned = Word("hat unterschrieben", "has signed")
    static let witnessMissing = Word("hat noch nicht unterschrieben", "has not signed yet")
    static let witnessRequired = Word("vorgeschrieben", "required")
    static let logCheck = Word("Jetzt prüfen", "Verify now")
    static let logCheckpoint = Word("Prüfpunkt herunterladen", "Download checkpoint")
    static let logProof = Word("Nachweis", "Proof")
    static let logFault = Word(
        "Das Protokoll stimmt nicht. Senden Sie nichts mehr und holen Sie Hilfe.",
        "The log does not fit. Send nothing more and get help.")
    static let logAction = Word("Vorgang", "Action")
    static let logAll = Word("alle", "all")
    static let logCase = Word("Fall", "Case")
    static let logNumber = Word("Nr.", "No.")
    static let logWhen = Word("Wann", "When")
    static let logWho = Word("Wer", "Who")
    static let logWith = Word("Womit", "With")
    static let logTokens = Word("Token (ein/aus)", "Tokens (in/out)")
    static let logOutcome = Word("Ergebnis", "Outcome")
    static let person = Word("Person", "person")

    static func logChecked(_ check: LogCheck) -> Word {
        check.isWhole
            ? Word(
                "Geprüft: Alle \(check.published) veröffentlichten Einträge sind die des Speichers, und die "
                    + "Unterschrift gilt.",
                "Verified: all \(check.published) published records are those of the store, and the signature holds.")
            : Word(
                "Geprüft: Die letzten \(check.compared) von \(check.published) veröffentlichten Einträgen sind die des "
                    + "Speichers, und die Unterschrift gilt. Alle prüft: postroom audit verify",
                "Verified: the last \(check.compared) of \(check.published) published records are those of the store, "
                    + "and the signature holds. To check all, run: postroom audit verify")
    }

    init(_ action: ActionRecord.Action) {
        switch action {
        case .parse: self.init("Lesen", "reading")
        case .screen: self.init("Warnzeichen suchen", "screening")
        case .classify: self.init("Zuordnen", "classifying")
        case .route: self.init("Weg bestimmen", "routing")
        case .deadline: self.init("Fristen bestimmen", "deadlines")
        case .retrieve: self.init("Antworten suchen", "retrieving")
        case .summarise: self.init("Zusammenfassen", "summarising")
        case .translate: self.init("Übersetzen", "translating")
        case .draft: self.init("Entwerfen", "drafting")
        case .check: self.init("Prüfen des Entwurfs", "checking a draft")
        case .review: self.init("Entscheidung einer Person", "decision of a person")
        case .label: self.init("Kennzeichnen", "labelling")
        case .send: self.init("Senden", "sending")
        case .stop: self.init("Anhalten", "stopping")
        case .config: self.init("Einstellungen", "configuration")
        case .train: self.init("Lernen", "learning")
        case .erase: self.init("Löschen", "erasing")
        case .acknowledge: self.init("Bestätigen des Eingangs", "acknowledging receipt")
        }
    }
}
