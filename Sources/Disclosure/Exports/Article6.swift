extension Pen {
    /// Art. 6(4): why a system that Annex III names is not high-risk. With profiling there is no such way.
    var article6: Document {
        document(
            "Bewertung nach Art. 6 Abs. 4 KI-VO", "Assessment under Art. 6(4) AI Act",
            notes: [
                Words(
                    "Nur nötig, soweit eine Nutzung unter Anhang III fällt. Ein Entwurf für die Behörde: Bewerten muss ein Mensch.",
                    "Needed only as far as a use falls under Annex III. A draft for the authority: a person has to assess."
                )
            ],
            sources: [.aiAct, .article6Guidelines, .omnibus],
            [
                section(
                    "1", "System und Anbieter", "System and provider", .article("6", 4),
                    [
                        systemName, version, commit, ask("Anbieter", "Provider", .providerName),
                        ask("Zweck", "Purpose", .systemPurpose, else: purpose),
                    ]),
                section(
                    "2", "Prüfung von Anhang III", "Screening against Annex III", .article("6", 2),
                    [desks, functionTable(material.functions.inUse, "KI-Funktionen", "AI functions")]),
                section(
                    "3", "Profiling", "Profiling", .article("6", 3),
                    [
                        ask("Profiling natürlicher Personen", "Profiling of natural persons", .riskProfiling),
                        text(
                            "Nach Bauart: Der Klassifikator sieht den Text der Mail; Merkmale aus Identität oder Vorgeschichte "
                                + "des Absenders sind verboten.",
                            "By design: the classifier sees the text of the mail; features from the sender's identity or "
                                + "history are prohibited."),
                    ]),
            ] + conditions + [
                section(
                    "5", "Kein erhebliches Risiko", "No significant risk", .article("6", 3),
                    [
                        ask("Gründe", "Grounds", .riskGrounds), ask("Mögliche Schäden", "Possible harms", .riskHarms),
                        ask("Einfluss auf Entscheidungen", "Influence on decisions", .riskInfluence),
                    ]),
                section(
                    "6", "Wann neu zu bewerten ist", "When to assess anew", nil,
                    [
                        known(
                            "triggers", "Anlässe", "Triggers",
                            [
                                words("neue Funktion oder neues Postfach", "a new function or a new desk"),
                                words("anderer Bereich eines Postfachs", "another domain of a desk"),
                                words("neues Modell oder neue Trainingsdaten", "a new model or new training data"),
                                words(
                                    "ein gelerntes Ergebnis ändert eine Reihenfolge",
                                    "a learned output changes an order"),
                                words(
                                    "endgültige Leitlinien zu Art. 6", "final guidelines on Art. 6"),
                            ])
                    ]),
                section(
                    "7", "Registrierung", "Registration", .article("49", 2),
                    [
                        ask("Eintrag in der EU-Datenbank", "Entry in the EU database", .registrationEUDatabase),
                        ask("Begründung", "Reason", .registrationStatement),
                    ]),
                section(
                    "8", "Bewertet durch", "Assessed by", .article("6", 4),
                    [ask("Wer", "Who", .riskAssessedBy), ask("Wann", "When", .riskAssessedOn)]),
            ])
    }

    /// Conditions (a) to (d) of Art. 6(3).
    private var conditions: [Section] {
        let claimed = profile.texts(.riskConditions, in: language)
        let all: [(letter: String, name: Words, software: Words)] = [
            (
                "a", Words("eng gefasste Verfahrensaufgabe", "narrow procedural task"),
                Words(
                    "Zuordnung einer Mail zu einer Stelle und Auswahl geprüfter Bausteine.",
                    "Routing of a mail to a service and choice of approved blocks.")
            ),
            (
                "b",
                Words(
                    "Verbesserung einer abgeschlossenen menschlichen Tätigkeit",
                    "improving the result of a completed human activity"),
                Words(
                    "Trifft hier nicht zu: Der Vorschlag kommt vor dem Menschen.",
                    "Does not apply here: the proposal comes before the person.")
            ),
            (
                "c", Words("Erkennen von Entscheidungsmustern", "detecting decision-making patterns"),
                Words("Trifft hier nicht zu.", "Does not apply here.")
            ),
            (
                "d", Words("vorbereitende Aufgabe", "preparatory task"),
                Words(
                    "Entwurf und Zuordnung bereiten die Arbeit eines Menschen vor, der prüft und freigibt.",
                    "Draft and routing prepare the work of a person who reviews and approves.")
            ),
        ]
        return all.map { condition in
            let verdict: Item
            switch profile.profiling {
            case true?:
                verdict = known(
                    "verdict", "Ergebnis", "Result",
                    [
                        words(
                            "nicht verfügbar: Bei Profiling ist ein System nach Anhang III immer hochriskant",
                            "not available: with profiling a system of Annex III is always high-risk")
                    ])
            default:
                verdict =
                    claimed.isEmpty
                    ? ask("Ergebnis", "Result", .riskConditions)
                    : known(
                        "verdict", "Ergebnis", "Result",
                        [
                            claimed.contains(condition.letter)
                                ? words("von der Behörde geltend gemacht", "claimed by the authority")
                                : words("nicht geltend gemacht", "not claimed")
                        ])
            }
            return section(
                "4\(condition.letter)", "Bedingung \(condition.letter): \(condition.name.de)",
                "Condition (\(condition.letter)): \(condition.name.en)", .article("6", 3, condition.letter),
                [
                    .field(
                        Field(
                            id: "software", label: words("Was die Software tut", "What the software does"),
                            answer: .known([condition.software.text(in: language)]))), verdict,
                ])
        }
    }
}
