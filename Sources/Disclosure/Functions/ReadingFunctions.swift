extension Words {
    /// Rules that people alone have written.
    static let ruledByPeople = Words(
        "Es arbeitet nur nach Regeln, die Menschen aufgestellt haben (Erwägungsgrund 12 KI-VO).",
        "It follows only rules that people defined (recital 12 AI Act).")
    static let learnedParameters = Words(
        "Gelernte Parameter leiten das Ergebnis ab; ausgenommen sind nur enge Gruppen (nach Leitlinien, zu prüfen).",
        "Learned parameters infer the output; only narrow groups are excluded (according to guidelines, to be checked)."
    )
    static let staysRules = Words(
        "Bleibt lesbare Regel; wird trotzdem protokolliert.", "Stays a readable rule; is recorded all the same.")
    static let noContent = Words(
        "Keine: Ein Klassenname ist kein Inhalt im Sinne von Art. 50 Abs. 2 (nach Leitlinien Nr. 64–68, zu prüfen).",
        "None: the name of a class is no content under Art. 50(2) (according to guidelines pt 64–68, to be checked).")
    static let caseHandlerAllocation = Words(
        "Außerhalb von Nr. 5 Buchst. a: Die Zuteilung an Bearbeiter ist ein Beispiel für nicht hochriskant "
            + "(nach Entwurf der Leitlinien zu Art. 6, zu prüfen).",
        "Outside point 5(a): allocation to case handlers is an example of what is not high-risk "
            + "(according to draft guidelines on Art. 6, to be checked).")
}

extension FunctionEntry {
    /// What reads a mail and judges nothing.
    static let reading: [FunctionEntry] = [
        FunctionEntry(
            "mail.parse", Words("Mail lesen", "Reading mail"), .rules, isAISystem: .no, because: .ruledByPeople,
            rule: .staysRules, sources: [.aiAct, .definitionGuidelines]),
        FunctionEntry(
            "mail.sender", Words("Absenderprüfung anzeigen", "Showing what is known of the sender"), .rules,
            isAISystem: .no, because: .ruledByPeople,
            rule: Words(
                "Zeigt nur, was der eigene Mailserver festgestellt hat. Nichts über den Absender geht in Zuordnung oder "
                    + "Reihenfolge ein.",
                "Shows only what the authority's own mail server found. Nothing about the sender enters routing or order."
            ),
            sources: [.aiAct]),
        FunctionEntry(
            "triage.language", Words("Sprache erkennen", "Telling the language"), .bayes, learned: true,
            isAISystem: .treatedAsYes, because: .learnedParameters, article50: .noContent,
            rule: Words(
                "Wählt nur die Sprache von Antwort und Regeln.", "Chooses the language of answer and rules only."),
            components: [], sources: [.aiAct, .definitionGuidelines, .article50Guidelines]),
        FunctionEntry(
            "triage.deadline", Words("Fristen vorschlagen", "Proposing deadlines"), .rules, isAISystem: .no,
            because: .ruledByPeople,
            rule: Words(
                "Datum und gesetzliche Frist nach Regeln mit Quelle; Bearbeiter sehen beides.",
                "Date and statutory period by rules with their source; officers see both."),
            components: [Component("rules", "rules")], sources: [.aiAct]),
    ]
}
