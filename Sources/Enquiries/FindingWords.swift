/// What findings are called and what to do about them, for officers. German and English; other languages get English.
package enum FindingWords {
    package static func title(_ kind: Finding.Kind, _ language: String) -> String {
        words(kind).title.text(in: language, else: ["en"])
    }

    package static func advice(_ kind: Finding.Kind, _ language: String) -> String {
        words(kind).advice.text(in: language, else: ["en"])
    }

    /// What is known beyond the place; nil where there is nothing to add.
    package static func detail(_ detail: Finding.Detail, _ language: String) -> String? {
        let isGerman = language == "de"
        return switch detail {
        case .none: nil
        case .answerSays(let text):
            isGerman ? "Die freigegebene Antwort sagt: \(text)" : "The approved answer says: \(text)"
        case .onlyInMail:
            isGerman
                ? "Das steht nur in der Mail der Bürgerin oder des Bürgers." : "Only the citizen's own mail says so."
        case .brokenCheckRule:
            isGerman ? "Die Prüfziffer oder die Form stimmt nicht." : "The check digit or the form is wrong."
        case .language(let found, let expected):
            isGerman ? "Gefunden: \(found), erwartet: \(expected)" : "Found: \(found), expected: \(expected)"
        case .concern(let service): isGerman ? "Anliegen: \(service)" : "Concern: \(service)"
        case .score(let score, let bound, let formula):
            isGerman ? "\(formula) \(score), Grenze \(bound)" : "\(formula) \(score), bound \(bound)"
        case .slot(let slot): reason(slot.why, isGerman)
        case .limit(let bytes):
            isGerman ? "Geprüft werden höchstens \(bytes) Byte." : "At most \(bytes) bytes are checked."
        case .support(let gap): support(gap, isGerman)
        }
    }

    private static func support(_ gap: SupportGap, _ isGerman: Bool) -> String {
        switch gap {
        case .namesNoAnswer:
            isGerman ? "Das Sprachmodell nennt keine Antwort dafür." : "The language model names no answer for it."
        case .unknownAnswer(let id):
            isGerman
                ? "Das Sprachmodell nennt eine Antwort, die es nicht bekam: \(id)"
                : "The language model names an answer that it was not given: \(id)"
        case .otherFact(let text):
            isGerman
                ? "Steht nicht in der genannten Antwort: \(text)" : "Not in the answer that it names: \(text)"
        case .otherWords:
            isGerman
                ? "Die genannte Antwort hat kaum etwas von diesem Wortlaut."
                : "The answer that it names has hardly any of these words."
        case .turnedRound:
            isGerman
                ? "Die genannte Antwort sagt offenbar das Gegenteil: „nicht“ prüfen."
                : "The answer that it names seems to say the opposite: check the negation."
        }
    }

    private static func reason(_ why: MissingSlot.Reason, _ isGerman: Bool) -> String {
        switch why {
        case .notFound: isGerman ? "In der Mail steht keine solche Angabe." : "The mail does not say it."
        case .ambiguous(let values):
            (isGerman ? "Mehrere Angaben: " : "Several values: ") + values.joined(separator: " · ")
        case .brokenCheckRule(let value):
            isGerman ? "\(value) hat eine falsche Form oder Prüfziffer." : "\(value) has a wrong form or check digit."
        }
    }

    private struct Words {
        let title, advice: LocalizedText

        init(_ germanTitle: String, _ englishTitle: String, _ germanAdvice: String, _ englishAdvice: String) {
            title = LocalizedText(["de": germanTitle, "en": englishTitle])
            advice = LocalizedText(["de": germanAdvice, "en": englishAdvice])
        }
    }

    private static func source(_ german: String, _ english: String) -> Words {
        Words(
            "\(german) ohne Quelle", "\(english) without a source",
            "Steht in keiner verwendeten Antwort. Prüfen, ändern oder bestätigen.",
            "No answer used here says so. Check it, change it or confirm it.")
    }

    private static func words(_ kind: Finding.Kind) -> Words {
        switch kind {
        case .amount: source("Betrag", "Amount")
        case .percentage: source("Prozentsatz", "Percentage")
        case .period: source("Zeitraum oder Alter", "Period or age")
        case .clockTime: source("Uhrzeit", "Time of day")
        case .date: source("Datum", "Date")
        case .phone: source("Telefonnummer", "Telephone number")
        case .address: source("Anschrift", "Address")
        case .legalReference: source("Rechtsgrundlage", "Legal reference")
        case .email: source("E-Mail-Adresse", "E-mail address")
        case .link:
            Words(
                "Link ist nicht freigegeben", "Link is not approved",
                "Nur Links der Dienststelle verwenden.", "Use links of the authority only.")
        case .reference:
            Words(
                "Nummer aus einem anderen Vorgang?", "Number of another case?",
                "Sie steht nicht in dieser Mail. Entfernen oder prüfen.", "It is not in this mail. Remove or check it.")
        case .sensitiveNumber:
            Words(
                "Sensible Nummer", "Sensitive number", "Konto- und Ausweisnummern nie in einer Antwort wiederholen.",
                "Never repeat bank or identity numbers in a reply.")
        case .person:
            Words(
                "Name einer anderen Person?", "Name of another person?",
                "Der Name steht weder in der Mail noch in der Antwort.",
                "Neither the mail nor the answer has this name.")
        case .eligibility:
            Words(
                "Aussage über einen Anspruch", "Statement about entitlement",
                "Über Ansprüche entscheidet der Bescheid. Allgemein formulieren.",
                "A decision settles entitlement. Put it generally.")
        case .act:
            Words(
                "Wortlaut eines Verwaltungsakts", "Wording of an administrative act",
                "Eine E-Mail enthält weder Entscheidung noch Rechtsbehelfsbelehrung.",
                "An e-mail holds no decision and no instructions on appeal.")
        case .promise:
            Words(
                "Zusage", "Promise", "Weder Entscheidung noch Termin zusagen, außer er steht fest.",
                "Promise neither a decision nor a date unless it is settled.")
        case .unfilledSlot:
            Words(
                "Angabe fehlt", "Something is missing", "Ausfüllen oder den Satz streichen.",
                "Fill it in or drop the sentence.")
        case .wrongLanguage:
            Words(
                "Falsche Sprache", "Wrong language", "In der Sprache der Antwort schreiben.",
                "Write in the reply's language.")
        case .unansweredConcern:
            Words(
                "Anliegen nicht beantwortet", "Concern not answered",
                "Ergänzen oder sagen, wer darauf antwortet.", "Add it or say who will answer it.")
        case .readability:
            Words(
                "Schwer zu lesen", "Hard to read", "Kürzere Sätze, einfachere Wörter.",
                "Shorter sentences, plainer words.")
        case .copiedMail:
            Words(
                "Text aus der Mail übernommen", "Copied from the mail", "In eigenen Worten sagen oder streichen.",
                "Say it in your own words or drop it.")
        case .instruction:
            Words(
                "Anweisung an Software", "Instruction for software", "Streichen: Das gehört in keine Antwort.",
                "Remove it: it belongs in no reply.")
        case .hiddenCharacters:
            Words(
                "Unsichtbare Zeichen", "Hidden characters", "Streichen und neu tippen.", "Remove them and type it anew."
            )
        case .unsupported:
            Words(
                "Satz ohne Beleg", "Sentence without support",
                "Streichen, umschreiben oder bestätigen, dass er stimmt.",
                "Remove it, rewrite it, or confirm that it is true.")
        case .unchecked:
            Words("Text ist zu lang zum Prüfen", "Text is too long to be checked", "Kürzen.", "Shorten it.")
        case .answeredBefore:
            Words(
                "Vielleicht schon beantwortet", "Perhaps answered before",
                "Eine Sicherung wurde eingespielt; danach ging eine Antwort hinaus, die hier fehlt. Im Mailserver nachsehen.",
                "A backup was put back; a reply that is missing here left after it was made. Look at the mail server.")
        }
    }
}
