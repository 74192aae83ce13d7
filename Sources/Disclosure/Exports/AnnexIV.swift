extension Pen {
    /// Technical documentation with the nine headings of Annex IV; Art. 11. What the software cannot know stays open.
    var annexIV: Document {
        document(
            "Technische Dokumentation nach Anhang IV KI-VO", "Technical documentation under Annex IV AI Act",
            notes: [
                Words(
                    "Pflicht nur für hochriskante Systeme (Art. 11); zehn Jahre aufzubewahren (Art. 18).",
                    "Duty for high-risk systems only (Art. 11); to be kept for ten years (Art. 18).")
            ],
            sources: [.aiAct, .definitionGuidelines],
            [
                section("1", "Allgemeine Beschreibung", "General description", .annex("IV", "1"), generalDescription),
                section("2", "Bestandteile und Entwicklung", "Elements and development", .annex("IV", "2"), elements),
                section(
                    "3", "Überwachung, Funktionsweise und Kontrolle", "Monitoring, functioning and control",
                    .annex("IV", "3"),
                    accuracyByGroup + [
                        known("oversight", "Aufsicht durch Menschen (Art. 14)", "Human oversight (Art. 14)", oversight),
                        known("logging", "Protokoll (Art. 12)", "Logging (Art. 12)", logging),
                        ask("Vorhersehbare Schäden", "Foreseeable harms", .riskHarms),
                    ]),
                section(
                    "4", "Eignung der Messgrößen", "Appropriateness of the performance metrics", .annex("IV", "4"),
                    [
                        text(
                            "Gezählt wird, wie oft die Stelle richtig ist, wie ehrlich die angegebene Sicherheit ist (ECE) und "
                                + "ob Mails über Gefahr einen Menschen erreichen. Die Grenzen stehen vor der Messung fest.",
                            "Counted are how often the service is right, how honest the stated confidence is (ECE) and whether "
                                + "mails about danger reach a person. Limits are set before the measurement.")
                    ] + limits),
                section(
                    "5", "Risikomanagement", "Risk management system", .annex("IV", "5"),
                    [
                        ask("Risikoverzeichnis", "Risk register", .riskRegister),
                        ask("Schäden", "Harms", .riskHarms), ask("Gegenmaßnahmen", "Mitigations", .riskMitigations),
                    ]),
                section(
                    "6", "Änderungen im Lebenszyklus", "Changes through the lifecycle", .annex("IV", "6"),
                    [
                        text(
                            "Änderungen der Software stehen in CHANGELOG.md, Versionen gelernter Modelle im Protokoll und in "
                                + "der Liste der Abstammung (postroom model).",
                            "Changes of the software are in CHANGELOG.md, versions of learned models in the records and in the "
                                + "lineage (postroom model)."), version, commit,
                    ]),
                section(
                    "7", "Angewandte Normen", "Standards applied", .annex("IV", "7"),
                    [ask("Harmonisierte Normen", "Harmonised standards", .standardsApplied)]),
                section(
                    "8", "EU-Konformitätserklärung", "EU declaration of conformity", .annex("IV", "8"),
                    [ask("Erklärung", "Declaration", .standardsDeclaration)]),
                section(
                    "9", "Beobachtung nach dem Inverkehrbringen", "Post-market monitoring", .annex("IV", "9"),
                    [
                        ask("Plan (Art. 72 Abs. 3)", "Plan (Art. 72(3))", .standardsMonitoring),
                        ask("Meldung von Vorfällen (Art. 73)", "Reporting of incidents (Art. 73)", .oversightIncidents),
                    ] + usage),
            ])
    }

    private var generalDescription: [Item] {
        [
            ask("(a) Zweck", "(a) Intended purpose", .systemPurpose, else: purpose),
            ask("(a) Anbieter", "(a) Provider", .providerName), systemName, version, commit,
            known(
                "interaction", "(b) Zusammenwirken mit anderer Software", "(b) Interaction with other software",
                [
                    words(
                        "Mailserver über Dateien, Pipe oder SMTP; kein Aufruf fremder KI.",
                        "Mail servers by files, pipe or SMTP; no call of anybody else's AI.")
                ]),
            known(
                "versions", "(c) Nötige Software", "(c) Software needed",
                [words("Linux; Abhängigkeiten in Docs/Dependencies.md", "Linux; dependencies in Docs/Dependencies.md")]),
            known(
                "forms", "(d) Form der Bereitstellung", "(d) Form of distribution",
                [
                    words(
                        "Ein Programm für die Kommandozeile mit Weboberfläche",
                        "One command-line program with a web interface")
                ]),
            ask("(e) Hardware", "(e) Hardware", .systemHardware),
            known(
                "product", "(f) Teil eines Produkts", "(f) Part of a product",
                [words("Nein, eigenständige Software", "No, stand-alone software")]),
            known(
                "interface", "(g) Oberfläche", "(g) User interface",
                [
                    words(
                        "Prüftisch im Browser: Mail, Vorschlag, Gründe, Freigabe",
                        "Review desk in the browser: mail, proposal, reasons, approval")
                ]),
            known(
                "instructions", "(h) Betriebsanleitung", "(h) Instructions for use", ["postroom export instructions"]),
        ]
    }

    private var elements: [Item] {
        [
            known(
                "development", "(a) Entwicklung", "(a) Development",
                [
                    words(
                        "Regeln und Bausteine von Menschen; Klassifikator aus den Trainingsmails des Postfachs; keine "
                            + "vortrainierten Modelle Dritter.",
                        "Rules and blocks by people; classifier from the desk's training mails; no pre-trained models of others."
                    )
                ]),
            functionTable(material.functions.having(.built), "(b) Funktionen", "(b) Functions"),
            known(
                "architecture", "(c) Aufbau", "(c) Architecture",
                [
                    words(
                        "Eingang, Zuordnung, Entwurf, Prüfung, Versand; Sources/Pipeline/EnquiryPipeline.swift zeigt den Weg.",
                        "Intake, triage, drafting, review, sending; Sources/Pipeline/EnquiryPipeline.swift shows the way."
                    )
                ]), desks,
            known(
                "data", "(d) Daten", "(d) Data",
                [
                    words(
                        "Herkunft und Regeln der Trainingsmails stehen in der README des Postfachs; die Version ist ein Digest "
                            + "der Dateien.",
                        "Origin and rules of the training mails are in the desk's README; the version is a digest of the files."
                    )
                ]),
            known("oversight", "(e) Aufsicht durch Menschen", "(e) Human oversight", oversight),
            known(
                "changes", "(f) Vorab festgelegte Änderungen", "(f) Predetermined changes",
                [
                    words(
                        "Lernen aus geprüften Korrekturen nach Docs/Learning.md; schlechtere Modelle werden abgelehnt.",
                        "Learning from reviewed corrections by Docs/Learning.md; worse models are refused.")
                ]),
        ] + accuracy + [
            known("security", "(h) Cybersicherheit", "(h) Cybersecurity", security),
            ask("(h) Eigene Maßnahmen", "(h) The authority's measures", .dataSecurity),
        ]
    }
}
