/// Sentences that the stages write into cases, in the language of the page.
///
/// Stages speak English, for records and command line. What is not known here is shown as it is, never dropped.
enum StageWords {
    /// The steps of a case's history.
    static let events: [String: Word] = [
        "arrived": Word("Mail eingegangen", "Mail arrived"),
        "wrote again": Word("Neue Mail im selben Fall", "The citizen wrote again"),
        "classified": Word("Sortiert", "Sorted"),
        "screened": Word("Ohne KI nach Regeln geprüft", "Checked by rules, without AI"),
        "held": Word("Löschen gesperrt", "Erasure barred"),
        "released": Word("Löschen wieder möglich", "Erasure allowed again"),
        "drafted": Word("KI-Entwurf erstellt", "AI draft made"),
        "model asked": Word("Sprachmodell gefragt", "Language model asked"),
        "model not asked": Word("Sprachmodell nicht gefragt", "Language model not asked"),
        "model gave no answer": Word("Keine Antwort vom Sprachmodell", "No answer from the language model"),
        "model answer unused": Word("Antwort des Sprachmodells nicht verwendet", "Language model's answer not used"),
        "second opinion": Word("Zweite Meinung eines Sprachmodells", "Second opinion of a language model"),
        "not drafted": Word("Kein KI-Entwurf möglich", "No AI draft possible"),
        "edited": Word("Bearbeitet", "Edited"),
        "approved": Word("Freigegeben", "Approved"),
        "approved first": Word("Als erste Person freigegeben", "Approved as the first of two"),
        "second person asked": Word("Zweite Person verlangt", "Second person asked for"),
        "withdrawn": Word("Freigabe zurückgeholt", "Approval taken back"),
        "snoozed": Word("Zurückgestellt", "Put off"),
        "woken": Word("Wieder vorgelegt", "Brought back"),
        "merged": Word("Geht in anderem Fall auf", "Merged into another case"),
        "goes on with": Word("Anderer Fall geht hier weiter", "Another case goes on here"),
        "split": Word("Anliegen abgetrennt", "A matter was split off"),
        "split off": Word("Abgetrennt von anderem Fall", "Split off from another case"),
        "relabelled": Word("Anliegen und Merkmale berichtigt", "Intent and flags corrected"),
        "seeded": Word("Prüffall", "Check case"),
        "rejected": Word("Entwurf verworfen", "Draft rejected"),
        "reassigned": Word("Stelle berichtigt", "Service corrected"),
        "learned": Word("Das Modell lernt daraus", "The model learns from it"),
        "unlearned": Word("Das Modell lernt nicht mehr daraus", "The model no longer learns from it"),
        "forgotten": Word("Vom Modell vergessen", "Forgotten by the model"),
        "handed over": Word("Weitergegeben", "Handed over"),
        "closed": Word("Ohne Antwort geschlossen", "Closed without a reply"),
        "reopened": Word("Wieder geöffnet", "Reopened"),
        "settled as sent": Word("Geklärt: gesendet", "Settled: it was sent"),
        "settled as not sent": Word("Geklärt: nicht gesendet", "Settled: it was not sent"),
        "gave up": Word("Nach fünf Tagen aufgegeben", "Given up after five days"),
        "unconfirmed": Word("Keine Antwort vom Mailserver", "No answer from the mail server"),
        "restored in the outbox": Word(
            "Sicherung eingespielt: vielleicht schon gesendet", "Backup put back: perhaps sent already"),
        "restored": Word(
            "Sicherung eingespielt: vielleicht schon beantwortet", "Backup put back: perhaps answered already"),
        "acknowledged": Word("Eingang automatisch bestätigt", "Receipt confirmed automatically"),
        "handing over": Word("Übergabe an den Mailserver", "Being handed to the mail server"),
        "sent": Word("Gesendet", "Sent"),
        "deferred": Word("Verschoben", "Deferred"),
        "refused": Word("Abgelehnt vom Mailserver", "Refused by the mail server"),
    ]

    /// Sentences with gaps: what stands between the pieces is taken over, in order.
    private static let sentences: [(english: [String], german: [String])] = [
        (["a person must deal with it"], ["Eine Person muss sich kümmern."]),
        (
            ["no AI was used: the desk does not say what it is for"],
            ["Ohne KI: Dieses Postfach sagt nicht, wofür es da ist."]
        ),
        (
            ["no AI was used: the desk's domain allows it only under the profile high-risk"],
            ["Ohne KI: In diesem Bereich ist sie nur unter strengen Auflagen erlaubt."]
        ),
        (["no AI was used: the desk does without it"], ["Ohne KI: Dieses Postfach verzichtet darauf."]),
        (["the desk does without ", ""], ["Dieses Postfach verzichtet auf ", "."]),
        (["AI was stopped"], ["Die KI ist angehalten."]),
        (["AI was stopped (", ")"], ["Die KI ist angehalten (", ")."]),
        (["the citizen wrote again"], ["Es kam eine neue Mail."]),
        (["an officer took the approval back"], ["Eine Person holte die Freigabe zurück."]),
        (["an officer named another service"], ["Eine Person nannte eine andere Stelle."]),
        (["the mail was not triaged"], ["Die Mail wurde nicht sortiert."]),
        (["damaged: ", ""], ["beschädigt: ", ""]),
        (
            ["the service is uncertain: \"", "; name the service and a draft is made"],
            ["Die Zuständigkeit ist unsicher: „", ". Nennen Sie die Stelle, dann entsteht ein Entwurf."]
        ),
        (["open, says the language model: ", ""], ["Offen, sagt das Sprachmodell: ", ""]),
        (["to be known for \"", "\": ", ""], ["Zu klären für „", "“: ", ""]),
        (
            ["no approved answer of \"", "\" is valid in \"", "\""],
            ["Zu „", "“ gilt kein freigegebener Text in „", "“."]
        ),
        (
            ["no valid answer of the service \"", "\" in \"", "\""],
            ["Zu „", "“ gilt kein freigegebener Text in „", "“."]
        ),
        (
            ["{{", "}} in \"", "\" could not be filled from the mail"],
            ["{{", "}} in „", "“ ließ sich nicht aus der Mail füllen."]
        ),
        (
            ["the citizen wrote in \"", "\", this draft is in \"", "\""],
            ["Die Mail ist in „", "“ geschrieben, dieser Entwurf in „", "“."]
        ),
        (
            ["the person reads \"", "\", this draft is in \"", "\""],
            ["Die Person liest „", "“, dieser Entwurf ist in „", "“."]
        ),
        (
            ["the service is uncertain (", "); check it first"],
            ["Die Zuständigkeit ist unsicher (", "). Prüfen Sie sie zuerst."]
        ),
        (
            ["do not add personal data before the writer's identity is checked"],
            ["Geben Sie keine persönlichen Daten preis, bevor die Identität geprüft ist."]
        ),
        (["rejected: wrongFact"], ["Verworfen: Etwas ist falsch."]),
        (["rejected: wrongService"], ["Verworfen: Falsche Stelle."]),
        (["rejected: tone"], ["Verworfen: Der Ton passt nicht."]),
        (["rejected: missing"], ["Verworfen: Etwas fehlt."]),
        (["rejected: privacy"], ["Verworfen: Datenschutz."]),
        (["rejected: attack"], ["Verworfen: Die Mail ist ein Angriff."]),
        (["rejected: other"], ["Verworfen: anderer Grund."]),
    ]

    static func event(_ what: String, _ say: Language) -> String { events[what].map { say($0) } ?? what }

    static func text(_ english: String, _ say: Language) -> String {
        guard say == .german else { return english }
        for sentence in sentences {
            if let gaps = gaps(of: english, between: sentence.english) {
                return zip(sentence.german, gaps + [""]).map { $0 + $1 }.joined()
            }
        }
        return english
    }

    /// What stands between `pieces` in `text`, or `nil` where it is not that sentence.
    private static func gaps(of text: String, between pieces: [String]) -> [String]? {
        guard text.hasPrefix(pieces[0]) else { return nil }
        var rest = text.dropFirst(pieces[0].count)
        var gaps: [String] = []
        for (index, piece) in pieces.enumerated().dropFirst() {
            let isLast = index == pieces.count - 1
            if isLast {
                guard rest.hasSuffix(piece) else { return nil }
                gaps.append(String(rest.dropLast(piece.count)))
                rest = ""
            } else {
                guard let found = rest.firstRange(of: piece) else { return nil }
                gaps.append(String(rest[..<found.lowerBound]))
                rest = rest[found.upperBound...]
            }
        }
        return rest.isEmpty ? gaps : nil
    }
}
