import Enquiries

/// What would go, and the form that erases it.
struct ErasureView: Sendable {
    let typed: String
    let found: ErasurePreview
    let fault: SoughtErasure.Fault?
    let report: RetentionReport
    let say: Language
    let visit: Visit

    var html: Html {
        ReviewWeb.html {
            h2 { say(.wouldGo) }
            if let fault { notice(.danger, say) { p(.role("alert")) { say(Word(fault)) } } }
            p { bdi { Html(citizen: typed) } }
            p { say(Word.foundOfPerson(found.cases.count, found.events, found.unreadMails)) }
            if !found.cases.isEmpty { cases }
            if !found.isEmpty {
                p { say(.whatGoes) }
                p { say(.whatStays) }
                if let obstacle = found.obstacle {
                    notice(.warning, say) { p { say(Word(obstacle)) } }
                } else {
                    form
                }
                byCommand
            }
        }
    }

    private var cases: Html {
        sheetTable(
            say(.wouldGo), [say(.logCase), say(.state), say(.mails), say(.replies)],
            found.cases.map { file in
                [
                    ReviewWeb.html {
                        file.id.text
                        if file.isHeld {
                            " "
                            span(.class("tag warning")) { say(.held) }
                        }
                    },
                    Html(text: say(Word(file.state))), Html(text: String(file.mails)),
                    Html(text: String(file.replies)),
                ]
            })
    }

    private var form: Html {
        ReviewWeb.form(.post, .action(.area(.retention, "erasure"))) {
            visit.formToken
            input(.type("hidden"), .name("address"), .value(typed))
            input(.type("hidden"), .name("seen"), .value(found.digest))
            fieldset {
                legend { say(.ground) }
                for ground in ErasureOrder.grounds {
                    label(.class("choice")) {
                        input(.type("radio"), .name("ground"), .value(ground), .required())
                        span { say(Word(ground: ground)) }
                    }
                }
            }
            div(.class("field")) {
                label(.for("again")) { say(typed.contains("@") ? .typeAddressAgain : .typeCaseAgain) }
                input(
                    .type("text"), .id("again"), .name("again"), .longest(254), .autocomplete("off"),
                    .spellcheck(false), .required(), .aria("describedby", "again-hint"))
                span(.class("quiet"), .id("again-hint")) { say(.eraseHint) }
            }
            p { button(.class("button"), .type("submit")) { say(.eraseNow) } }
        }
    }

    private var byCommand: Html {
        details(.class("fold")) {
            summary { say(.eraseByCommand) }
            p { say(.eraseHow) }
            pre { Html(citizen: RetentionView.command(typed, report.directory, unread: found.unreadMails > 0)) }
        }
    }
}

extension RetentionView {
    static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

    /// The command, with what was typed so that no shell reads more into it.
    static func command(_ typed: String, _ directory: String, unread: Bool) -> String {
        let what = (typed.contains("@") ? "--person " : "") + quoted(typed)
        return "postroom case erase \(what) --ground request --desk \(quoted(directory))" + (unread ? " --unread" : "")
    }
}

extension Word {
    static let addressOrCase = Word("Mailadresse oder Fallnummer", "Mail address or case number")
    static let whatGoes = Word(
        "Es verschwinden: Mails, Entwürfe, Antworten und der private Teil des Protokolls samt Schlüssel, Kopien der Antworten, "
            + "was Modelle daraus gelernt haben, und all das in den Sicherungen.",
        "What goes: mails, drafts, replies and the private part of the log with its key, copies of replies, what models "
            + "learned from it, and all of this in the backups.")
    static let typeCaseAgain = Word("Fallnummer noch einmal eintippen", "Type the case number again")
    static let typeAddressAgain = Word("Mailadresse noch einmal eintippen", "Type the mail address again")
    static let eraseHint = Word(
        "Löschen lässt sich nicht rückgängig machen. Solange es läuft, wartet, wer etwas speichern will.",
        "Erasing cannot be undone. While it runs, whoever saves something has to wait.")
    static let eraseNow = Word("Jetzt löschen", "Erase now")
    static let eraseThisCase = Word("Diesen Fall löschen", "Erase this case")
    static let eraseByCommand = Word("Mit einem Befehl löschen", "Erase by a command")
    static let erasedNow = Word("Gelöscht", "Erased")
    static let notReached = Word("Nicht erreicht wurde:", "Not reached:")
    static let finishErasure = Word(
        "Holen Sie das nach, sobald der Prüftisch geschlossen ist:", "Finish it once the desk is closed:")
    static let erasedMemory = Word(
        "Hat ein Modell daraus gelernt, entscheidet in wenigen Sekunden ein anderes.",
        "Where a model learned from it, another one decides within seconds.")
    static let certificateBelow = Word(
        "Die Bescheinigung steht unten bei den früheren Löschungen.",
        "The certificate is below, among past erasures.")

    static func erasedCases(_ count: Int) -> Word { Word("Fälle: \(count).", "Cases: \(count).") }

    static func removed(_ count: Int, in place: String) -> Word {
        let place = Word(place: place)
        return Word("\(place.german): \(count) entfernt", "\(place.english): \(count) removed")
    }

    init(place: String) {
        switch place {
        case "store": self.init("Speicher", "store")
        case "incoming": self.init("Eingangskorb", "incoming mail")
        case "sent": self.init("Kopien gesendeter Antworten", "copies of sent replies")
        case "models": self.init("Modelle", "models")
        case "backups": self.init("Sicherungen", "backups")
        default: self.init(place, place)
        }
    }

    init(_ obstacle: ErasureOutcome.Obstacle) {
        switch obstacle {
        case .held: self = .heldHint
        case .replyUnderWay:
            self.init(
                "Eine freigegebene Antwort ist noch unterwegs. Holen Sie die Freigabe zurück, oder warten Sie, bis feststeht, "
                    + "ob sie gesendet wurde.",
                "An approved reply is still under way. Take the approval back, or wait until it is known whether it was "
                    + "sent.")
        case .unreadMail:
            self.init(
                "Von dieser Person wartet Mail, die noch niemand gelesen hat; es kann die Bitte selbst sein. Der Prüftisch nimmt "
                    + "sie gleich an. Sehen Sie dann noch einmal nach.",
                "Mail of this person waits that nobody has read; it may be the request itself. The desk takes it in shortly. "
                    + "Look again then.")
        case .changed:
            self.init(
                "Es hat sich inzwischen etwas geändert. Nichts wurde gelöscht. Hier steht, was jetzt verschwände.",
                "Something has changed meanwhile. Nothing was erased. Below is what would go now.")
        }
    }

    init(_ fault: SoughtErasure.Fault) {
        switch fault {
        case .notTheSame:
            self.init(
                "Das ist nicht dasselbe. Nichts wurde gelöscht.", "This is not the same. Nothing was erased.")
        case .noGround: self.init("Wählen Sie einen Grund.", "Choose a ground.")
        case .obstacle(let obstacle): self.init(obstacle)
        }
    }
}
