extension Words {
    static let notPublished = Words(
        "Art. 50 Abs. 1 gilt nicht, wenn Menschen prüfen und senden; Art. 50 Abs. 4 nicht für Briefe an Einzelne (nach "
            + "Leitlinien Nr. 30 und 131, zu prüfen). Der sichtbare Hinweis ist Selbstverpflichtung.",
        "Art. 50(1) does not apply where people review and send; Art. 50(4) not to letters to one person (according to "
            + "guidelines pt 30 and 131, to be checked). The visible label is policy, not duty.")
}

extension FunctionEntry {
    /// What writes, and what checks what is written.
    static let writing: [FunctionEntry] = [
        FunctionEntry(
            "drafting.answers", Words("Geprüfte Textbausteine auswählen", "Choosing approved text blocks"), .retrieval,
            isAISystem: .treatedAsYes,
            because: Words(
                "Die Suche selbst hat nichts gelernt, sie folgt aber einer gelernten Zuordnung.",
                "The search itself has learned nothing, but it follows a learned classification."),
            annexIII: .caseHandlerAllocation,
            article50: Words(
                "Außerhalb von Art. 50 Abs. 2: Auswahl vorhandener Inhalte (nach Leitlinien Nr. 64–68, zu prüfen).",
                "Outside Art. 50(2): selection of existing content (according to guidelines pt 64–68, to be checked)."),
            rule: Words(
                "Bevorzugter Weg. Kennung und Version jedes Bausteins stehen im Protokoll; der Entwurf ist gekennzeichnet.",
                "Preferred path. Id and version of each block are in the record; the draft is labelled."),
            components: [Component("retrieval", "answers")],
            sources: [.aiAct, .article6Guidelines, .article50Guidelines]),
        FunctionEntry(
            "drafting.checks", Words("Entwürfe prüfen", "Checking drafts"), .rules, isAISystem: .no,
            because: .ruledByPeople,
            rule: Words(
                "Hält Bescheid-Sprache, Zusagen und unbelegte Angaben auf; ein Mensch klärt jeden Fund.",
                "Holds back the wording of administrative acts, promises and unsupported facts; a person settles each finding."
            ),
            components: [Component("rules", "draft-checks")], sources: [.aiAct]),
        FunctionEntry(
            "drafting.offers", Words("Passende Leistungen nennen", "Naming services that may fit"), .rules,
            isAISystem: .no, because: .ruledByPeople,
            annexIII: Words(
                "Vergleicht Daten mit Tagen und prüft keinen Anspruch; das bewertet die Behörde.",
                "Compares dates with days and tests no entitlement; the authority assesses that."),
            rule: Words(
                "Hinweis, nie Entscheidung; Widerspruch wird vorher abgefragt.",
                "A hint, never a decision; opt-outs are asked first."),
            components: [Component("rules", "offers")], sources: [.aiAct]),
        FunctionEntry(
            "review.reply", Words("Prüfung und Freigabe durch Menschen", "Review and approval by people"), .rules,
            isAISystem: .no, because: .ruledByPeople, article50: .notPublished,
            rule: Words(
                "Ohne Freigabe genau dieser Bytes wird nichts gesendet; jede Änderung macht sie ungültig.",
                "Nothing is sent without approval of exactly these bytes; any change voids it."),
            sources: [.aiAct, .article50Guidelines]),
        FunctionEntry(
            "reply.label", Words("Antworten kennzeichnen", "Labelling replies"), .rules, isAISystem: .no,
            because: .ruledByPeople,
            article50: Words(
                "Soll leisten, was Art. 50 Abs. 2 und 5 verlangten, wenn sie gälten; Lücken nennt postroom export cop-gap.",
                "Meant to do what Art. 50(2) and (5) would ask if they applied; postroom export cop-gap names the gaps."
            ),
            rule: Words(
                "Der sichtbare Satz steht zuerst, und nur wenn das Protokoll ihn belegt.",
                "The visible sentence stands first, and only where the records prove it."),
            components: [Component("rules", "labels")], sources: [.aiAct, .article50Guidelines]),
        FunctionEntry(
            "reply.acknowledgement", Words("Feste Eingangsbestätigung", "Fixed acknowledgement of receipt"), .template,
            isAISystem: .no, because: .ruledByPeople,
            article50: Words(
                "Keine: einfache automatische Antwort ohne KI (nach Leitlinien Nr. 30, zu prüfen).",
                "None: a simple automatic answer without AI (according to guidelines pt 30, to be checked)."),
            rule: Words("Trüge Auto-Submitted: auto-replied.", "Would bear Auto-Submitted: auto-replied."),
            status: .notBuilt, sources: [.article50Guidelines]),
        FunctionEntry(
            "web.publication", Words("Texte für Webseiten", "Text for web pages"), .llm, learned: true,
            isAISystem: .yes,
            because: .learnedParameters,
            article50: Words(
                "Art. 50 Abs. 4: Verwaltung gilt als öffentliches Interesse, außer nach inhaltlicher Prüfung und mit "
                    + "benannter Verantwortung (nach Leitlinien Nr. 131–138, zu prüfen).",
                "Art. 50(4): administration counts as public interest, unless substantively reviewed under a named "
                    + "responsibility (according to guidelines pt 131–138, to be checked)."),
            rule: Words(
                "Nur mit Freigabe, die an die Bytes gebunden ist.", "Only with an approval bound to the bytes."),
            status: .notBuilt, sources: [.aiAct, .article50Guidelines]),
    ]
}
