/// Words of the case page.
extension Word {
    static let nextCase = Word("nächster Fall", "next case")
    static let previousCase = Word("voriger Fall", "previous case")

    // The mail
    static let theMail = Word("Die Mail", "The mail")
    static let olderMail = Word("Frühere Mail", "Earlier mail")
    static let from = Word("Von", "From")
    static let attachments = Word("Anlagen", "Attachments")
    static let unnamed = Word("(ohne Namen)", "(no name)")
    static let noVisibleText = Word("Diese Mail hat keinen sichtbaren Text.", "This mail has no visible text.")
    static let downloadMail = Word("Mail als Datei sichern (.eml)", "Save the mail as a file (.eml)")
    static let hiddenTextShown = Word("Versteckter Text", "Hidden text")
    static let mailUnreadable = Word(
        "In dieser Mail war nichts zu lesen. Ihre Bytes sind unverändert aufbewahrt.",
        "Nothing could be read in this mail. Its bytes are kept unchanged.")
    static let otherReplyTo = Word(
        "Der Absender möchte Antworten an eine andere Adresse. Die Antwort geht an die Adresse unter „Von“.",
        "The sender asks for answers at another address. The reply goes to the address under “From”.")
    static let automaticMail = Word("Eine Maschine hat diese Mail geschickt.", "A machine sent this mail.")
    static let damagedMail = Word(
        "Die Mail war beschädigt; der lesbare Teil ist gezeigt:", "The mail was damaged; its readable part is shown:")

    static func hiddenTextFound(_ count: Int) -> Word {
        Word(
            count == 1
                ? "Die Mail enthält versteckten Text. Er steht unten und wurde nicht ausgewertet."
                : "Die Mail enthält \(count) versteckte Texte. Sie stehen unten und wurden nicht ausgewertet.",
            count == 1
                ? "The mail holds hidden text. It is shown below and was not used."
                : "The mail holds \(count) hidden texts. They are shown below and were not used.")
    }

    static func imagesNotLoaded(_ count: Int) -> Word {
        Word(
            count == 1 ? "1 Bild aus dem Netz nicht geladen." : "\(count) Bilder aus dem Netz nicht geladen.",
            count == 1 ? "1 remote image not loaded." : "\(count) remote images not loaded.")
    }

    // The reply
    static let otherAnswers = Word("Weitere Antworten, die passen könnten", "Other answers that may fit")
    static let findings = Word("Bitte prüfen", "Please check")
    static let findingsHint = Word(
        "Regeln haben diese Stellen im Text gefunden. Ändern Sie den Text, oder haken Sie ab, was stehen bleiben darf.",
        "Rules found these places in the text. Change the text, or tick what may stay.")
    static let theDraft = Word("Die Antwort", "The reply")
    static let theReply = Word("Die freigegebene Antwort", "The approved reply")
    static let exactlyAsSent = Word(
        "Genau so ginge sie hinaus, Zeichen für Zeichen.", "It would leave exactly like this, character by character.")
    static let asApproved = Word(
        "Die Bytes, wie sie freigegeben wurden.", "The bytes as they stand.")
    static let labelForCitizen = Word("Hinweis für die Bürgerin oder den Bürger", "Label for the citizen")
    static let marksForMachines = Word("KI-Kennzeichen für Programme", "AI marks for programs")
    static let wholeHeader = Word("Ganzer Kopf der Mail und Prüfsumme", "Whole mail header and checksum")
    static let draftIsNoMessage = Word(
        "Aus diesem Entwurf lässt sich noch keine Mail machen.", "This draft cannot be made into a mail yet.")
    static let noDraft = Word("Für diesen Fall gibt es keinen Entwurf.", "There is no draft for this case.")
    static let because = Word("Grund:", "Reason:")
    static let handedOverTo = Word("Weitergegeben an:", "Handed over to:")
    static let approvedBy = Word("Freigegeben", "Approved")
    static let sentAt = Word("Gesendet", "Sent")
    static let nextTry = Word("Nächster Versuch", "Next try")
    static let attempts = Word("Versuche", "Tries")
    static let mailServerSaid = Word("Mailserver", "Mail server")
    static let voided = Word("Freigabe erloschen", "Approval void")
    static let downloadReply = Word("Freigegebene Antwort sichern (.eml)", "Save the approved reply (.eml)")

    // Deciding
    static let approveAndSend = Word("Freigeben und senden", "Approve and send")
    static let approveHint = Word(
        "Sie geben genau diesen Text frei. Ändert sich ein Zeichen, gilt die Freigabe nicht.",
        "You approve exactly this text. If one character changes, the approval is void.")
    static let editDraft = Word("Bearbeiten", "Edit")
    static let writeOwn = Word("Antwort schreiben", "Write a reply")
    static let rejectDraft = Word("Verwerfen", "Reject")
    static let whyReject = Word("Was stimmt nicht?", "What is wrong?")
    static let handOver = Word("Weitergeben", "Hand over")
    static let correctService = Word("Stelle berichtigen", "Correct the service")
    static let rightService = Word("Wer ist zuständig?", "Which service owns it?")
    static let correctServiceHint = Word(
        "Für diese Stelle wird neu entworfen. Der bisherige Entwurf oder eine Freigabe gilt nicht mehr.",
        "A new draft is made for this service. The present draft or approval no longer counts.")
    static let toWhichService = Word("An welche Stelle?", "To which service?")
    static let orAnotherUnit = Word("Oder eine andere Stelle", "Or another unit")
    static let closeCase = Word("Ohne Antwort schließen", "Close without a reply")
    static let closeHint = Word("Die Mail bleibt erhalten.", "The mail is kept.")
    static let reopenCase = Word("Wieder öffnen", "Reopen")
    static let reopenHint = Word("Danach braucht der Fall eine Person.", "After that the case needs a person.")
    static let settleHint = Word(
        "Niemand weiß, ob der Mailserver diese Antwort annahm. Sehen Sie in seinem Protokoll nach.",
        "Nobody knows whether the mail server took this reply. Look into its log.")
    static let wasSent = Word("Sie wurde gesendet", "It was sent")
    static let wasNotSent = Word("Sie wurde nicht gesendet: noch einmal senden", "It was not sent: send it again")
    static let supervisorNeeded = Word(
        "Niemand weiß, ob der Mailserver diese Antwort annahm. Eine Person mit Aufsicht klärt das.",
        "Nobody knows whether the mail server took this reply. A supervisor settles it.")
    static let nothingToDo = Word(
        "Hier gibt es für Sie gerade nichts zu tun.", "There is nothing for you to do here now.")

    // Why
    static let howSorted = Word("So wurde sortiert", "How it was sorted")
    static let sortedByAI = Word("von der KI sortiert", "sorted by the AI")
    static let correctedByOfficer = Word("von einer Person berichtigt", "corrected by an officer")
    static let sortedBefore = Word("Die KI nannte:", "The AI named:")
    static let notSorted = Word("Die Mail ist noch nicht sortiert.", "The mail is not sorted yet.")
    static let candidates = Word("Mögliche Stellen", "Possible services")
    static let alsoConcerns = Word("Betrifft auch", "Also concerns")
    static let intent = Word("Anliegen", "Intent")
    static let lifeEvents = Word("Lebenslage", "Life event")
    static let statedDeadline = Word("Genannte Frist", "Stated deadline")
    static let statutoryClock = Word("Gesetzliche Frist", "Statutory clock")
    static let confirmDate = Word(
        "Bestätigen Sie das Datum: Es ist eine Planungshilfe.", "Confirm it: the date is a planning aid.")
    static let reasons = Word("Gründe", "Reasons")
    static let source = Word("Quelle", "Source")
    static let words = Word("Wörter", "Words")
    static let weight = Word("Gewicht", "Weight")
    static let weightHint = Word(
        "Gewicht in Nat: Je größer, desto mehr sprach dafür. 1 bei Regeln, die allein entscheiden.",
        "Weight in nats: the larger, the more it spoke for it. 1 for rules that decide alone.")
    static let madeBy = Word("Beteiligt:", "Made by:")
    static let versionWord = Word("Version", "version")

    // Story
    static let history = Word("Verlauf", "History")
    static let software = Word("Software", "software")
    static let record = Word("Protokoll", "record")
    static let earlierReplies = Word("Frühere Antworten", "Earlier replies")
    static let records = Word("Protokoll", "Records")
    static let recordsHint = Word(
        "Jeder Schritt mit seinem Eintrag im Protokoll. Diese Form bleibt im Haus und lässt sich mit dem Fall löschen.",
        "Each step with its record. This form stays in the house and can be erased with the case.")
}
