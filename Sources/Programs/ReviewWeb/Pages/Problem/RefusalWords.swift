import Enquiries
import Review

extension ProblemWords {
    /// Why a decision was not carried out.
    init(_ refusal: ReviewRefusal) {
        let again = Word(
            "Öffnen Sie den Fall neu und entscheiden Sie noch einmal.", "Open the case anew and decide again.")
        let notApproved = Word("Nicht freigegeben", "Not approved")
        switch refusal {
        case .lacksRight(let right): self.init(Problem.Kind.lacksRight(right))
        case .noDraft:
            self.init(
                notApproved, Word("Es gibt keinen Entwurf.", "There is no draft."),
                Word("Schreiben Sie zuerst eine Antwort.", "Write a reply first."))
        case .newerMail:
            self.init(
                notApproved, Word("Inzwischen kam eine neue Mail in diesem Fall.", "A new mail has come in meanwhile."),
                Word("Lesen Sie die neue Mail und entscheiden Sie neu.", "Read the new mail and decide anew."))
        case .otherBytes:
            self.init(
                notApproved,
                Word(
                    "Die Antwort ist nicht mehr die, die Sie gesehen haben.",
                    "The reply is no longer the one that you were shown."), again)
        case .previewTooOld:
            self.init(
                notApproved,
                Word(
                    "Sie haben diese Antwort vor mehr als 12 Stunden geöffnet.",
                    "You opened this reply more than 12 hours ago."), again)
        case .openSlot(let slot):
            self.init(
                notApproved,
                Word("Im Text steht noch „\(slot)“.", "The text still holds “\(slot)”."),
                Word("Füllen Sie die Stelle aus oder streichen Sie sie.", "Fill it in or take it out."))
        case .openFindings(let kinds):
            self.init(
                notApproved,
                Word(
                    "Die Prüfung fand im Text: " + kinds.map { FindingWords.title($0, "de") }.joined(separator: "; ")
                        + ".",
                    "The checks found in the text: "
                        + kinds.map { FindingWords.title($0, "en") }.joined(separator: "; ")
                        + "."),
                Word(
                    "Ändern Sie den Text, oder bestätigen Sie jeden Fund.", "Change the text, or confirm each finding.")
            )
        case .emptyText:
            self.init(
                Word("Die Antwort ist leer", "The reply is empty"),
                Word("Sie hat keinen Text.", "It has no text."), Word("Schreiben Sie einen.", "Write one."))
        case .noAddress:
            self.init(
                notApproved,
                Word(
                    "Die Mail nennt keine Adresse, an die eine Antwort gehen könnte.",
                    "The mail has no address that a reply could go to."),
                Word("Geben Sie den Fall weiter oder schließen Sie ihn.", "Hand the case over or close it."))
        case .noRecord:
            self.init(
                notApproved,
                Word(
                    "Zu diesem Fall fehlt ein Protokolleintrag über die Arbeit der Software. Ohne ihn lässt sich die "
                        + "Antwort nicht ehrlich kennzeichnen.",
                    "This case lacks a record of what the software did. Without it the reply cannot be labelled "
                        + "honestly."),
                Word(
                    "Sagen Sie der Person Bescheid, die Postroom betreut: postroom audit verify",
                    "Tell the person who runs Postroom: postroom audit verify"))
        case .cannotBeComposed(let reason):
            self.init(
                notApproved,
                Word(
                    "Aus dem Text lässt sich keine Mail machen: \(reason).",
                    "The text cannot be made into a mail: \(reason)."),
                Word("Bearbeiten Sie den Entwurf.", "Edit the draft."))
        case .notPossible(let state):
            self.init(
                Word("Das geht gerade nicht", "This is not possible now"),
                Word(
                    "Der Fall steht auf „\(Word(state).german)“.", "The case is “\(Word(state).english)”."), again)
        case .unknownService:
            self.init(
                Word("Diese Stelle gibt es nicht", "There is no such service"),
                Word("Dieses Postfach hat keine Stelle dieses Namens.", "This desk has no service of that name."),
                Word("Wählen Sie eine aus der Liste.", "Choose one from the list."))
        case .sameService:
            self.init(
                Word("Nichts geändert", "Nothing changed"),
                Word("Der Fall ist schon bei dieser Stelle.", "The case is with this service already."), again)
        case .notSorted:
            self.init(
                Word("Nichts zu berichtigen", "Nothing to correct"),
                Word("Die Mail ist noch nicht sortiert.", "The mail is not sorted."),
                Word("Geben Sie den Fall weiter.", "Hand the case over."))
        case .sameLabels:
            self.init(
                Word("Nichts zu berichtigen", "Nothing to correct"),
                Word("Anliegen und Merkmale stehen schon so da.", "Intent and flags are like this already."), again)
        case .secondPersonNeeded:
            self.init(
                Word("Eine zweite Person fehlt", "A second person is missing"),
                Word(
                    "Sie haben diese Antwort schon freigegeben. Sie geht hinaus, wenn eine zweite Person zustimmt.",
                    "You have approved this reply. It leaves once a second person approves it too."),
                Word("Sie müssen nichts tun.", "There is nothing for you to do."))
        case .badSnooze:
            self.init(
                Word("Nicht zurückgestellt", "Not put off"),
                Word(
                    "Der Tag muss in den nächsten \(Snooze.longestDays) Tagen liegen.",
                    "The day must lie within the next \(Snooze.longestDays) days."),
                Word("Wählen Sie einen anderen Tag.", "Choose another day."))
        case .snoozedPastDue(let day):
            self.init(
                Word("Nicht zurückgestellt", "Not put off"),
                Word(
                    "Die Antwort ist am \(Language.german(day)) fällig.",
                    "The answer is due on \(Language.english(day))."),
                Word("Wählen Sie einen Tag davor.", "Choose a day before that."))
        case .cannotMerge:
            self.init(
                Word("Nicht verbunden", "Not merged"),
                Word(
                    "Verbinden lassen sich nur offene Fälle derselben Person an demselben Postfach.",
                    "Only open cases of the same citizen at the same desk can be merged."),
                Word("Prüfen Sie die Nummer des anderen Falls.", "Check the number of the other case."))
        case .noConcern:
            self.init(
                Word("Nichts abgetrennt", "Nothing split off"),
                Word("Es ist kein Absatz der Mail gewählt.", "No paragraph of the mail is chosen."),
                Word("Wählen Sie mindestens einen Absatz.", "Choose one paragraph at least."))
        case .notHeld:
            self.init(
                Word("Nichts geändert", "Nothing changed"),
                Word("Das Löschen des Falls war nicht gesperrt.", "The case was not barred from erasure."), again)
        case .training(let gap): self.init(gap, notApproved)
        case .clockBehind(let fact):
            self.init(
                notApproved,
                Word(
                    "Die Uhr dieses Rechners geht nach: Sie zeigt einen Zeitpunkt, \(Word(fact).german).",
                    "The clock of this machine is behind: it shows a moment before \(Word(fact).english)."),
                Word(
                    "Sagen Sie der Person Bescheid, die Postroom betreut.", "Tell the person who runs Postroom."))
        case .approvalBroken:
            self.init(
                Word("Die Freigabe stimmt nicht mehr", "The approval no longer fits"),
                Word(
                    "Die aufbewahrte Antwort ist nicht die freigegebene. Sie wurde nicht gesendet.",
                    "The kept reply is not the one that was approved. It was not sent."),
                Word(
                    "Sagen Sie der Person Bescheid, die Postroom betreut: postroom audit verify",
                    "Tell the person who runs Postroom: postroom audit verify"))
        case .beingSent:
            self.init(
                Word("Noch nicht entschieden", "Not decided yet"),
                Word(
                    "Die Antwort liegt beim Mailserver, und seine Antwort kann noch kommen.",
                    "The reply is with the mail server, whose answer may still come."),
                Word("Warten Sie elf Minuten, dann entscheiden Sie.", "Wait eleven minutes, then decide."))
        }
    }
}

extension ProblemWords {
    /// Why an officer's training does not count.
    fileprivate init(_ gap: TrainingGap, _ title: Word) {
        let next = Word(
            "Bitten Sie die Verwaltung des Systems, die Schulung einzutragen.", "Ask an administrator to record it.")
        switch gap {
        case .missing(let needed):
            let version = needed.map { " (\($0))" } ?? ""
            self.init(
                title,
                Word(
                    "Für Sie ist keine Schulung in diesem System eingetragen\(version).",
                    "You have no training in this system on record\(version)."), next)
        case .otherVersion(let has, let needed):
            self.init(
                title,
                Word("Ihre Schulung ist \(has), nötig ist \(needed).", "Your training is \(has); \(needed) is needed."),
                next)
        case .expired(let last):
            self.init(
                title,
                Word(
                    "Ihre Schulung galt bis \(Language.german(last)).",
                    "Your training counted until \(Language.english(last))."), next)
        }
    }
}

extension Word {
    /// What a review needs, as it stands in a sentence.
    fileprivate init(_ fact: OversightFacts.Fact) {
        switch fact {
        case .mailReceived: self.init("bevor die Mail kam", fact.words)
        case .draftMade: self.init("bevor der Entwurf entstand", fact.words)
        case .officerAdded: self.init("bevor es Ihren Zugang gab", fact.words)
        case .trainingCompleted: self.init("bevor Sie Ihre Schulung abschlossen", fact.words)
        }
    }
}
