extension FunctionEntry {
    /// What sorts mail.
    static let deciding: [FunctionEntry] = [
        FunctionEntry(
            "triage.rules", Words("Stichwortregeln", "Keyword rules"), .rules, isAISystem: .no, because: .ruledByPeople,
            annexIII: .caseHandlerAllocation, rule: .staysRules, components: [Component("rules", "rules")],
            sources: [.aiAct, .definitionGuidelines, .article6Guidelines]),
        FunctionEntry(
            "triage.urgency", Words("Dringlichkeit nach Regeln", "Urgency by rules"), .rules, isAISystem: .no,
            because: .ruledByPeople,
            annexIII: Words(
                "Innerhalb, wenn sie die Reihenfolge beim Zugang zu Leistungen ändert; Einstufung von Notrufen ist Nr. 5 "
                    + "Buchst. d (nach Entwurf der Leitlinien zu Art. 6, zu prüfen).",
                "Inside if it changes the order of access to benefits; classifying emergency calls is point 5(d) "
                    + "(according to draft guidelines on Art. 6, to be checked)."),
            rule: Words(
                "Reihenfolge nur nach Frist und lesbaren Regeln. Wörter der Gefahr rufen einen Menschen. Kein gelernter "
                    + "Rang über Personen.",
                "Order by deadline and readable rules only. Words of danger call a person. No learned rank of persons."),
            components: [Component("rules", "rules")], sources: [.aiAct, .article6Guidelines]),
        FunctionEntry(
            "triage.services", Words("Zuständige Stelle vorschlagen", "Routing to a service"), .bayes, learned: true,
            isAISystem: .treatedAsYes, because: .learnedParameters, annexIII: .caseHandlerAllocation,
            article50: .noContent,
            rule: Words(
                "Bestimmt, wer bearbeitet, nie, was entschieden wird. Die Oberfläche sagt: von der KI sortiert.",
                "Says who handles a matter, never what is decided. The interface says: sorted by the AI."),
            components: [Component("bayes", "services")],
            sources: [.aiAct, .definitionGuidelines, .article6Guidelines, .article50Guidelines]),
        FunctionEntry(
            "triage.intent", Words("Anliegen erkennen", "Telling what is wanted"), .bayes, learned: true,
            isAISystem: .treatedAsYes, because: .learnedParameters, annexIII: .caseHandlerAllocation,
            article50: .noContent,
            rule: Words("Hilft, einen passenden Textbaustein zu finden.", "Helps to find a fitting text block."),
            components: [Component("bayes", "services")],
            sources: [.aiAct, .definitionGuidelines, .article6Guidelines, .article50Guidelines]),
        FunctionEntry(
            "triage.attention", Words("Gelernte Hinweise auf Gefahr", "Learned screens for danger"), .bayes,
            learned: true, isAISystem: .treatedAsYes, because: .learnedParameters,
            annexIII: Words(
                "Keine Einstufung von Notrufen: Der Hinweis legt die Mail nur einem Menschen vor (Nr. 5 Buchst. d, das "
                    + "bewertet die Behörde).",
                "No classification of emergency calls: the screen only puts the mail before a person (point 5(d), the "
                    + "authority assesses that)."),
            article50: .noContent,
            rule: Words(
                "Fügt Aufmerksamkeit eines Menschen hinzu und nimmt nie welche weg; ändert keine Dringlichkeit.",
                "Adds a person's attention and never takes it away; changes no urgency."),
            components: [Component("bayes", "services")],
            sources: [.aiAct, .definitionGuidelines, .article50Guidelines]),
        FunctionEntry(
            "triage.events", Words("Lebenslagen erkennen", "Telling life events"), .bayes, learned: true,
            isAISystem: .treatedAsYes, because: .learnedParameters,
            annexIII: Words(
                "Ein Hinweis auf eine Leistung ist keine Prüfung eines Anspruchs; das bewertet die Behörde.",
                "A hint at a service is no test of eligibility; the authority assesses that."),
            article50: .noContent,
            rule: Words(
                "Führt nur zu einem Hinweis für den Bearbeiter; sagt nie, dass jemand Anspruch hat.",
                "Leads to a hint for the officer only; never says that somebody is entitled."),
            components: [Component("bayes", "services")],
            sources: [.aiAct, .definitionGuidelines, .article50Guidelines]),
        FunctionEntry(
            "learning.corrections", Words("Lernen aus Korrekturen", "Learning from corrections"), .bayes, learned: true,
            isAISystem: .treatedAsYes, because: .learnedParameters,
            rule: Words(
                "Lernt nur aus geprüften Korrekturen, nach Wartezeit und bestandenem Vergleich; jede Version bleibt "
                    + "nachvollziehbar.",
                "Learns from reviewed corrections only, after a waiting time and a passed comparison; every version can be "
                    + "traced."),
            components: [Component("bayes", "services")], sources: [.aiAct, .definitionGuidelines]),
    ]
}
