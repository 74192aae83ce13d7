import Enquiries

extension Word {
    static let allDesks = Word("Alle Postfächer", "All desks")
    static let noRights = Word("keine Rechte", "no rights")
    static let training = Word("Schulung", "Training")
    static let noTraining = Word("keine eingetragen", "none on record")
    static let lastSignIn = Word("Zuletzt angemeldet", "Last sign-in")
    static let never = Word("nie", "never")
    static let signsInWith = Word("Meldet sich an mit", "Signs in with")
    static let onlyLinks = Word("Einmal-Link", "one-time link")
    static let passwordAndFactor = Word("Passwort und zweitem Faktor", "password and second factor")
    static let addPerson = Word("Person hinzufügen", "Add a person")
    static let addPersonButton = Word("Hinzufügen und Einmal-Link zeigen", "Add and show a one-time link")
    static let officerIDHint = Word(
        "Kurz und ohne Leerzeichen, etwa j.weiss. Es steht in Protokollen und bleibt.",
        "Short and without blanks, such as j.weiss. It stands in records and stays.")
    static let roleLabel = Word("Rolle", "Role")
    static let singleRights = Word("einzelne Rechte, wie unten angekreuzt", "single rights, as ticked below")
    static let singleRightsHint = Word("Einzelne Rechte", "Single rights")
    static let saveRights = Word("Rechte speichern", "Save rights")
    static let backToPeople = Word("Zurück zu den Personen", "Back to people")
    static let accountOfPerson = Word("Konto", "Account")
    static let newLink = Word("Neuer Einmal-Link", "New one-time link")
    static let newLinkHint = Word(
        "Mit einem Einmal-Link kommt herein, wer sein Passwort oder Telefon verloren hat. Prüfen Sie vorher, wer fragt.",
        "A one-time link lets in whoever lost password or phone. Make sure first who is asking.")
    static let endAllSessions = Word("Alle Sitzungen beenden", "End all sessions")
    static let disable = Word("Konto sperren", "Disable the account")
    static let disableHint = Word(
        "Sperren nimmt alle Rechte und beendet alle Sitzungen. Was die Person getan hat, bleibt in den Protokollen.",
        "Disabling takes all rights and ends all sessions. What the person did stays in the records.")
    static let changesOfPerson = Word("Was geändert wurde", "What was changed")
    static let noChanges = Word("Nichts verzeichnet.", "Nothing on record.")
    static let onCommandLine = Word("auf der Kommandozeile", "on the command line")
    static let linkReady = Word("Einmal-Link", "One-time link")
    static let linkOnce = Word(
        "Dieser Link wird nur jetzt gezeigt. Er gilt einmal und 24 Stunden lang. Geben Sie ihn nur dieser Person, auf "
            + "einem Weg, den Sie kennen.",
        "This link is shown now and never again. It works once, within 24 hours. Give it to this person alone, by a way "
            + "that you know.")
    static let toPerson = Word("Zur Person", "To the person")

    static func role(_ role: OfficerRole) -> Word {
        switch role {
        case .drafts: Word("Schreibt Entwürfe", "Drafts only")
        case .approves: Word("Gibt frei", "Approves")
        case .approvesTogether: Word("Gibt zu zweit frei", "Approves with a second person")
        case .supervises: Word("Leitet", "Supervises")
        case .evaluates: Word("Wertet aus", "Evaluates")
        case .administers: Word("Verwaltet", "Administers")
        case .audits: Word("Prüft die KI-Protokolle", "Audits")
        }
    }

    static func notice(_ notice: PeopleNotice) -> Word {
        switch notice {
        case .rightsSaved:
            Word("Gespeichert. Die Rechte gelten ab sofort.", "Saved. The rights are in force at once.")
        case .disabled: Word("Das Konto ist gesperrt.", "The account is disabled.")
        case .sessionsEnded: Word("Alle Sitzungen sind beendet.", "All sessions have ended.")
        }
    }

    /// - Parameter what: A word of `OfficerChange.What`.
    static func change(_ what: String) -> Word {
        switch what {
        case "added": Word("Hinzugefügt", "Added")
        case "name": Word("Name geändert", "Name changed")
        case "rights": Word("Rechte geändert", "Rights changed")
        case "training": Word("Schulung eingetragen", "Training recorded")
        case "password": Word("Passwort festgelegt", "Password set")
        case "second-factor": Word("Zweiter Faktor eingeschaltet", "Second factor turned on")
        case "no-second-factor": Word("Zweiter Faktor ausgeschaltet", "Second factor turned off")
        case "recovery-codes": Word("Neue Ersatzcodes", "New recovery codes")
        case "one-time-link": Word("Einmal-Link erzeugt", "One-time link made")
        default: Word("Sitzungen beendet", "Sessions ended")
        }
    }
}
