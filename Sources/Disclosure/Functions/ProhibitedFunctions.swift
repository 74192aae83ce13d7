extension FunctionEntry {
    private static func never(
        _ id: String, _ name: Words, annexIII: Words, article50: Words = .none, because rule: Words,
        kind: Kind = .bayes, sources: [Source] = [.aiAct]
    ) -> FunctionEntry {
        FunctionEntry(
            id, name, kind, learned: true, isAISystem: .yes,
            because: Words("Wäre ein KI-System.", "Would be an AI system."), annexIII: annexIII, article50: article50,
            rule: rule, status: .prohibited, sources: sources)
    }

    private static let benefits = Words(
        "Hochriskant nach Nr. 5 Buchst. a, wo es um Leistungen geht.",
        "High-risk under point 5(a) where benefits are at stake.")

    /// What this software must not do. Tests refuse it.
    static let prohibited: [FunctionEntry] = [
        never(
            "prohibited.eligibility", Words("Anspruch prüfen oder beantworten", "Testing or answering eligibility"),
            annexIII: benefits, because: Words("Das entscheidet ein Mensch.", "A person decides that.")),
        never(
            "prohibited.decision", Words("Bescheide entwerfen", "Drafting administrative acts"), annexIII: benefits,
            because: Words(
                "Ein Entwurf enthält nie einen Verwaltungsakt.", "A draft never contains an administrative act.")),
        never(
            "prohibited.fraud-score", Words("Betrugs- oder Auffälligkeitswert", "Fraud or irregularity score"),
            annexIII: benefits, because: Words("Kein Wert über Personen.", "No score of persons.")),
        never(
            "prohibited.rank", Words("Gelernter Rang über Personen", "Learned rank of persons"), annexIII: benefits,
            because: Words("Reihenfolge nur nach Frist und Regeln.", "Order by deadline and rules only.")),
        never(
            "prohibited.sender-features",
            Words(
                "Merkmale aus Identität oder Vorgeschichte des Absenders", "Features from sender identity or history"),
            annexIII: Words(
                "Wäre Profiling; die Ausnahme des Art. 6 Abs. 3 entfiele.",
                "Would be profiling; the exception of Art. 6(3) would be lost."),
            because: Words(
                "Der Klassifikator sieht nur den Text der Mail.", "The classifier sees the text of the mail only.")),
        never(
            "prohibited.sentiment", Words("Stimmungswert je Person", "Sentiment score per person"),
            annexIII: Words(
                "Wert je Person wäre Profiling; die Ausnahme des Art. 6 Abs. 3 entfiele (zu prüfen).",
                "A score per person would be profiling; the exception of Art. 6(3) would be lost (to be checked)."),
            because: Words("Wird nicht gebaut.", "Is not built.")),
        never(
            "prohibited.social-score",
            Words("Wert über Bürger aus mehreren Zusammenhängen", "Score of citizens across contexts"),
            annexIII: Words("Verbotene Praxis, Art. 5 Abs. 1 Buchst. c.", "Prohibited practice, Art. 5(1)(c)."),
            because: Words("Wird nicht gebaut.", "Is not built.")),
        never(
            "prohibited.staff-emotion",
            Words("Gefühle oder Tippverhalten von Beschäftigten", "Emotions or typing of staff"),
            annexIII: Words("Verbotene Praxis, Art. 5 Abs. 1 Buchst. f.", "Prohibited practice, Art. 5(1)(f)."),
            because: Words("Wird nicht gebaut.", "Is not built.")),
        never(
            "prohibited.unreviewed-reply",
            Words("Antwort der KI ohne Prüfung durch einen Menschen", "AI reply that no person reviewed"),
            annexIII: Words("Zusätzlich Art. 22 DSGVO.", "Art. 22 GDPR besides."),
            article50: Words(
                "Art. 50 Abs. 1 und 2 gälten wohl (zu prüfen).",
                "Art. 50(1) and (2) would likely apply (to be checked)."),
            because: Words(
                "Die Typen des Programms lassen es nicht zu.", "The program's types do not allow it."),
            kind: .llm, sources: [.aiAct, .gdpr, .article50Guidelines]),
    ]
}
