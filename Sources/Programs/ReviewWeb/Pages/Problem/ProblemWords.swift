import Enquiries
import Review

/// What a problem says: a title, what happened, and what to do next.
struct ProblemWords: Sendable {
    let title: Word
    let what: Word
    let next: Word

    init(_ title: Word, _ what: Word, _ next: Word) { (self.title, self.what, self.next) = (title, what, next) }

    init(_ kind: Problem.Kind) {
        switch kind {
        case .signInFirst:
            self.init(
                Word.signInNeeded,
                Word(
                    "Ihre Sitzung ist zu Ende oder hat nie begonnen. Sie endet nach 30 Minuten ohne Nutzung.",
                    "Your session has ended or never began. It ends after 30 minutes without use."),
                Word(
                    "Melden Sie sich neu an, mit Ihrem Passwort oder einem neuen Einmal-Link.",
                    "Sign in again, with your password or a new one-time link."))
        case .foreignForm:
            self.init(
                Word("Das kam nicht von dieser Seite", "This did not come from this site"),
                Word(
                    "Das Formular trägt nicht das Zeichen Ihrer Sitzung, oder eine fremde Seite hat es geschickt.",
                    "The form does not carry the mark of your session, or another site sent it."),
                Word(
                    "Öffnen Sie die Seite neu und versuchen Sie es noch einmal.", "Open the page anew and try again."))
        case .wrongSignIn:
            self.init(Word.signInNeeded, Word.signInWrong, Word.signInHow)
        case .tooManySignIns:
            self.init(
                Word("Zu viele Versuche", "Too many attempts"),
                Word(
                    "Von diesem Anschluss kamen in der letzten Minute viele falsche Anmeldungen.",
                    "Many wrong sign-ins came from this connection within the last minute."),
                Word("Warten Sie eine Minute.", "Wait for a minute."))
        case .signInBusy:
            self.init(
                Word("Gerade melden sich sehr viele an", "Very many sign in right now"),
                Word(
                    "Der Rechner prüft nur wenige Passwörter zugleich. Ihres wurde nicht geprüft.",
                    "The machine checks few passwords at a time. Yours was not checked."),
                Word("Versuchen Sie es in ein paar Sekunden noch einmal.", "Try again in a few seconds."))
        case .lacksRight(let right):
            self.init(
                Word("Das dürfen Sie nicht", "You may not do this"),
                Word(
                    "Dafür braucht es das Recht „\(Word(right).german)“.",
                    "It takes the right “\(Word(right).english)”."),
                Word("Wenden Sie sich an die Person, die Postroom betreut.", "Ask the person who runs Postroom."))
        case .notFound:
            self.init(
                Word("Diese Seite gibt es nicht", "There is no such page"),
                Word("Die Adresse führt nirgendwohin.", "The address leads nowhere."),
                Word("Gehen Sie zum Eingang.", "Go to the queue."))
        case .noSuchCase:
            self.init(
                Word("Diesen Fall gibt es nicht", "There is no such case"),
                Word(
                    "Kein Fall und kein Dokument hat diese Nummer. Vielleicht wurde der Fall gelöscht.",
                    "No case and no document has this number. The case may have been erased."),
                Word("Gehen Sie zum Eingang.", "Go to the queue."))
        case .noSuchPerson:
            self.init(
                Word("Diese Person gibt es nicht", "There is no such person"),
                Word(
                    "Niemand mit diesem Kürzel ist hier eingetragen, oder nicht bei Ihren Postfächern.",
                    "Nobody with this id is on record here, or not at your desks."),
                Word("Gehen Sie zu den Personen.", "Go to people."))
        case .personChanged(let id):
            self.init(
                Word("Jemand war schneller", "Somebody was quicker"),
                Word(
                    "Das Konto \(id) gibt es schon oder es hat sich geändert, seit Sie es geöffnet haben.",
                    "The account \(id) exists already, or has changed since you opened it."),
                Word(
                    "Öffnen Sie die Person neu und entscheiden Sie noch einmal.",
                    "Open the person anew and decide again.")
            )
        case .lastAdministrator:
            self.init(
                Word("Jemand muss verwalten", "Somebody has to administer"),
                Word(
                    "Danach dürfte niemand mehr alle Postfächer verwalten.",
                    "After that, nobody could administer all desks."),
                Word("Geben Sie das Recht zuerst einer anderen Person.", "Give the right to another person first."))
        case .wrongMethod:
            self.init(
                Word("So geht das nicht", "This is not how it works"),
                Word("Diese Adresse nimmt solche Anfragen nicht an.", "This address does not take such requests."),
                Word("Öffnen Sie die Seite über den Eingang.", "Open the page from the queue."))
        case .notAForm, .unreadableForm, .other(status: 400):
            self.init(
                Word("Das Formular war nicht zu lesen", "The form could not be read"),
                Word("Es kam beschädigt oder in fremder Form an.", "It arrived damaged or in a foreign form."),
                Word("Öffnen Sie die Seite neu und versuchen Sie es noch einmal.", "Open the page anew and try again."))
        case .formTooLong, .addressTooLong, .headerTooLong:
            self.init(
                Word("Das ist zu lang", "This is too long"),
                Word(
                    "Die Anfrage ist größer als erlaubt. Ein Text darf 256 KB haben.",
                    "The request is larger than allowed. A text may have 256 KB."),
                Word("Kürzen Sie den Text.", "Shorten the text."))
        case .missingField(let field): self.init(missing: field)
        case .changedMeanwhile:
            self.init(
                Word("Jemand war schneller", "Somebody was quicker"),
                Word(
                    "Der Fall hat sich geändert, seit Sie ihn geöffnet haben.",
                    "The case has changed since you opened it."),
                Word("Öffnen Sie den Fall neu und entscheiden Sie noch einmal.", "Open the case anew and decide again.")
            )
        case .refused(let refusal): self.init(refusal)
        case .storeCannotWrite:
            self.init(
                Word("Der Speicher nimmt nichts an", "The store takes nothing"),
                Word("Der Datenträger ist voll oder gesperrt.", "The disk is full or locked."),
                Word(
                    "Sagen Sie der Person Bescheid, die Postroom betreut. Versuchen Sie es dann noch einmal.",
                    "Tell the person who runs Postroom. Then try again."))
        case .storeUnreachable:
            self.init(
                Word("Die Datenbank antwortet nicht", "The database does not answer"),
                Word(
                    "Was gespeichert war, ist nicht verloren. Ob Ihr letzter Schritt gespeichert wurde, zeigt der Fall.",
                    "Nothing that was kept is lost. The case shows whether your last step was kept."),
                Word(
                    "Versuchen Sie es gleich noch einmal. Bleibt es so, sagen Sie der Person Bescheid, die Postroom betreut.",
                    "Try again shortly. If it stays, tell the person who runs Postroom."))
        case .storeFailed, .other:
            self.init(
                Word("Im Prüftisch ist ein Fehler aufgetreten", "Something in the review desk failed"),
                Word("Es liegt nicht an Ihnen.", "It is not your fault."),
                Word(
                    "Versuchen Sie es noch einmal. Bleibt es so, sagen Sie der Person Bescheid, die Postroom betreut.",
                    "Try again. If it stays, tell the person who runs Postroom."))
        }
    }

    private init(missing field: Problem.Field) {
        switch field {
        case .unit:
            self.init(
                Word("Es fehlt, wohin", "It is missing where to"),
                Word("Wählen Sie eine Stelle oder schreiben Sie eine auf.", "Choose a unit or write one down."),
                Word("Gehen Sie zum Fall zurück.", "Go back to the case."))
        case .service:
            self.init(
                Word("Es fehlt die Stelle", "The service is missing"),
                Word("Wählen Sie eine Stelle aus der Liste.", "Choose a service from the list."),
                Word("Gehen Sie zum Fall zurück.", "Go back to the case."))
        case .reason:
            self.init(
                Word("Es fehlt der Grund", "The reason is missing"),
                Word("Wählen Sie einen Grund aus der Liste.", "Choose a reason from the list."),
                Word("Gehen Sie zum Fall zurück.", "Go back to the case."))
        case .note:
            self.init(
                Word("Es fehlt eine Notiz", "A note is missing"),
                Word("Schreiben Sie auf, wie Sie sich vergewissert haben.", "Write down how you made sure."),
                Word("Gehen Sie zurück.", "Go back."))
        case .person:
            self.init(
                Word("Kürzel, Name oder Rolle fehlt", "Id, name or role is missing"),
                Word(
                    "Ein Kürzel hat 1 bis 64 Zeichen: Buchstaben ohne Umlaute, Ziffern und - . _ ~.",
                    "An id has 1 to 64 characters: plain letters, digits and - . _ ~."),
                Word("Gehen Sie zurück und füllen Sie die Felder aus.", "Go back and fill in the fields."))
        case .version:
            self.init(
                Word("Das Formular ist unvollständig", "The form is incomplete"),
                Word("Ihm fehlen Angaben zum gezeigten Stand.", "It lacks what it has to say about the state shown."),
                Word("Öffnen Sie den Fall neu.", "Open the case anew."))
        }
    }

    /// Said with every problem of a form: nothing was done by halves.
    static let safe = Word(
        "Es wurde nichts geändert und nichts gesendet. Was schon gespeichert war, ist sicher.",
        "Nothing was changed and nothing was sent. What was saved before is safe.")
    static let typed = Word(
        "Das haben Sie geschrieben. Kopieren Sie es, wenn Sie es brauchen:",
        "This is what you wrote. Copy it if you need it:")
    static let reopen = Word("Fall neu öffnen", "Open the case anew")
    static let toQueue = Word("Zum Eingang", "To the queue")
}
