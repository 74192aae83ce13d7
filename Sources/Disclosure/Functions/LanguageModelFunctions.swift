extension FunctionEntry {
    private static func generating(
        _ id: String, _ name: Words, annexIII: Words = .caseHandlerAllocation, rule: Words,
        status: FunctionEntry.Status = .notBuilt
    ) -> FunctionEntry {
        FunctionEntry(
            id, name, .llm, learned: true, isAISystem: .yes,
            because: Words(
                "Erzeugt Text aus gelernten Parametern.", "Generates text from learned parameters."),
            annexIII: annexIII,
            article50: Words(
                "Art. 50 Abs. 2 gilt dem Anbieter dieses Systems; die Ausnahme für übliche Bearbeitung wird nicht beansprucht "
                    + "(nach Leitlinien Nr. 90–91, zu prüfen).",
                "Art. 50(2) applies to the provider of this system; the exception for standard editing is not claimed "
                    + "(according to guidelines pt 90–91, to be checked)."),
            rule: rule, status: status, sources: [.aiAct, .article6Guidelines, .article50Guidelines])
    }

    /// What a language model does where one is configured, and what it would do: not all of it is built.
    static let languageModels: [FunctionEntry] = [
        FunctionEntry(
            "llm.second-opinion", Words("Zweite Meinung zur Zuordnung", "Second opinion on routing"), .llm,
            learned: true, isAISystem: .yes, because: .learnedParameters, annexIII: .caseHandlerAllocation,
            article50: .noContent,
            rule: Words(
                "Nur bei unsicheren Fällen; beide Meinungen werden gezeigt, ein Mensch entscheidet.",
                "For unsure cases only; both opinions are shown, a person decides."),
            status: .off, sources: [.aiAct, .article6Guidelines, .article50Guidelines]),
        generating(
            "llm.draft", Words("Entwurf durch ein Sprachmodell", "Draft by a language model"),
            rule: Words(
                "Immer gekennzeichnet. Jeder Satz nennt die freigegebenen Antworten, die ihn belegen; ein Mensch prüft und gibt frei.",
                "Always labelled. Each sentence names the approved answers that support it; a person reviews and approves."
            ),
            status: .off),
        generating(
            "llm.simplify", Words("Text vereinfachen", "Simplifying text"),
            rule: Words("Immer gekennzeichnet.", "Always labelled.")),
        generating(
            "llm.summary", Words("Mail zusammenfassen", "Summary of a mail"), annexIII: .inBenefitsCase,
            rule: Words(
                "Original daneben; es wird festgehalten, dass es geöffnet war.",
                "Original beside it; that it was opened is recorded.")),
        generating(
            "llm.translation", Words("Mail übersetzen", "Translation of a mail"), annexIII: .inBenefitsCase,
            rule: Words(
                "Original daneben; es wird festgehalten, dass es geöffnet war.",
                "Original beside it; that it was opened is recorded.")),
    ]
}

extension Words {
    static let inBenefitsCase = Words(
        "In Leistungsfällen innerhalb von Nr. 5 Buchst. a, aber ausgenommen, wenn Bearbeiter das Original lesen müssen "
            + "(nach Entwurf der Leitlinien zu Art. 6, zu prüfen).",
        "In benefits cases within point 5(a), but exempt where staff must read the original (according to draft guidelines "
            + "on Art. 6, to be checked).")
}
