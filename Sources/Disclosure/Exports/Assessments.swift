extension Pen {
    /// Fundamental rights impact assessment, Art. 27(1)(a) to (f).
    var fundamentalRights: Document {
        document(
            "Grundrechte-Folgenabschätzung nach Art. 27 KI-VO",
            "Fundamental rights impact assessment under Art. 27 AI Act",
            notes: [
                Words(
                    "Pflicht nur für hochriskante Systeme; vorausgefüllt, zu beenden von der Behörde.",
                    "Duty for high-risk systems only; filled in as far as known, to be finished by the authority.")
            ],
            sources: [.aiAct, .omnibus, .gdpr],
            [
                section(
                    "a", "Abläufe, in denen das System genutzt wird", "Processes in which the system is used",
                    .article("27", 1, "a"),
                    [
                        ask("Abläufe", "Processes", .systemProcess),
                        ask("Zweck", "Purpose", .systemPurpose, else: purpose),
                        desks,
                    ]),
                section(
                    "b", "Zeitraum und Häufigkeit", "Period and frequency", .article("27", 1, "b"),
                    [ask("Zeitraum", "Period", .systemPeriod)] + usage),
                section(
                    "c", "Betroffene Personen und Gruppen", "Persons and groups affected", .article("27", 1, "c"),
                    [
                        ask("Personen", "Persons", .dataSubjects, else: usualSubjects),
                        ask("Besonders betroffene Gruppen", "Groups particularly affected", .dataGroups),
                    ] + accuracyByGroup),
                section(
                    "d", "Risiken eines Schadens", "Risks of harm", .article("27", 1, "d"),
                    [
                        known(
                            "risks", "Risiken nach Bauart", "Risks by design",
                            [
                                words(
                                    "Falsche Stelle: Die Antwort kommt später; seltenere Sprachen trifft es öfter (siehe c).",
                                    "Wrong service: the reply comes later; rarer languages are hit more often (see c)."),
                                words(
                                    "Übersehene Gefahr: Stille der Hinweise ist keine Entwarnung.",
                                    "Danger missed: a silent screen is no all-clear."),
                                words(
                                    "Falscher Vorschlag wird ungelesen freigegeben.",
                                    "A wrong proposal is approved unread."),
                            ]), ask("Risiken vor Ort", "Risks on the ground", .riskHarms),
                    ]),
                section(
                    "e", "Aufsicht durch Menschen", "Human oversight", .article("27", 1, "e"),
                    [
                        known("oversight", "Nach Bauart", "By design", oversight),
                        ask("Schulung", "Training", .oversightTraining),
                        ask(
                            "Information der Beschäftigten (Art. 26 Abs. 7)", "Information of staff (Art. 26(7))",
                            .oversightWorkers),
                    ]),
                section(
                    "f", "Maßnahmen bei Eintritt eines Risikos", "Measures when a risk materialises",
                    .article("27", 1, "f"),
                    [
                        ask("Maßnahmen", "Measures", .riskMitigations),
                        ask("Zuständigkeit", "Governance", .riskGovernance),
                        ask("Beschwerde", "Complaints", .riskComplaints),
                    ]),
                section(
                    "Stand", "Meldung und Verweis", "Notification and cross-reference", .article("27", 3),
                    [
                        ask("Zeichen", "Reference", .friaReference), ask("Stand", "Status", .friaStatus),
                        ask("Meldung an die Aufsicht", "Notification", .friaNotified),
                        ask(
                            "Verweis auf die DSFA (Art. 27 Abs. 4)", "Cross-reference to the DPIA (Art. 27(4))",
                            .dpiaReference),
                    ]),
            ])
    }

    /// Annex to a data protection impact assessment, GDPR Art. 35(7)(a) to (d).
    var dataProtection: Document {
        document(
            "Anlage zur Datenschutz-Folgenabschätzung", "Annex to the data protection impact assessment",
            sources: [.gdpr, .aiAct],
            [
                section(
                    "a", "Beschreibung und Zwecke der Verarbeitung", "Description and purposes of processing",
                    .article("35", 7, "a", of: .gdpr),
                    [
                        ask("Zweck", "Purpose", .systemPurpose, else: purpose),
                        ask("Betroffene", "Data subjects", .dataSubjects, else: usualSubjects),
                        ask("Daten", "Data", .dataCategories, else: usualCategories), recipients, retention, grounds,
                        functionTable(material.functions.having(.built), "Funktionen", "Functions"),
                    ]),
                section(
                    "b", "Notwendigkeit und Verhältnismäßigkeit", "Necessity and proportionality",
                    .article("35", 7, "b", of: .gdpr),
                    [
                        ask("Abwägung", "Balance", .dpiaNecessity), ask("Rechtsgrundlage", "Legal basis", .legalBasis),
                        text(
                            "Keine Entscheidung allein durch die Maschine (Art. 22 DSGVO): Jede Antwort gibt ein Mensch frei.",
                            "No decision by machine alone (Art. 22 GDPR): a person approves each reply."),
                    ]),
                section(
                    "c", "Risiken für Rechte und Freiheiten", "Risks to rights and freedoms",
                    .article("35", 7, "c", of: .gdpr), [ask("Risiken", "Risks", .riskHarms)] + accuracyByGroup),
                section(
                    "d", "Maßnahmen", "Measures", .article("35", 7, "d", of: .gdpr),
                    [
                        known("security", "Maßnahmen der Software", "Measures of the software", security + logging),
                        ask("Maßnahmen der Behörde", "Measures of the authority", .dataSecurity),
                        ask("Gegen die genannten Risiken", "Against the risks named", .riskMitigations),
                    ]),
                section(
                    "Stand", "Beteiligung und Stand", "Consultation and status", .article("35", of: .gdpr),
                    [
                        ask("Zeichen", "Reference", .dpiaReference), ask("Stand", "Status", .dpiaStatus),
                        ask(
                            "Rat der Datenschutzbeauftragten (Abs. 2)", "Advice of the data protection officer (2)",
                            .dpiaAdvice),
                        ask("Anhörung Betroffener (Abs. 9)", "Views of data subjects (9)", .dpiaViews),
                        ask("Überprüfung (Abs. 11)", "Review (11)", .dpiaReview),
                    ]),
            ])
    }

    /// Record of processing activities, GDPR Art. 30(1)(a) to (g).
    var recordOfProcessing: Document {
        func point(_ letter: String, _ de: String, _ en: String, _ items: [Item]) -> Section {
            section(letter, de, en, .article("30", 1, letter, of: .gdpr), items)
        }
        return document(
            "Verzeichnis von Verarbeitungstätigkeiten", "Record of processing activities", sources: [.gdpr],
            [
                point(
                    "a", "Verantwortliche", "Controller",
                    [
                        ask("Behörde", "Authority", .deployerName), ask("Kontakt", "Contact", .deployerContact),
                        ask("Webseite", "Website", .deployerWebsite),
                        ask("Gemeinsam Verantwortliche", "Joint controllers", .deployerJointController),
                        ask("Datenschutzbeauftragte", "Data protection officer", .deployerPrivacyOfficer),
                    ]),
                point(
                    "b", "Zwecke", "Purposes",
                    [
                        ask("Zweck", "Purpose", .systemPurpose, else: purpose), grounds,
                        ask("Rechtsgrundlage", "Legal basis", .legalBasis),
                    ]),
                point(
                    "c", "Betroffene und Daten", "Data subjects and data",
                    [
                        ask("Betroffene", "Data subjects", .dataSubjects, else: usualSubjects),
                        ask("Daten", "Data", .dataCategories, else: usualCategories),
                    ]),
                point("d", "Empfänger", "Recipients", [recipients]),
                point("e", "Drittländer", "Third countries", [ask("Übermittlung", "Transfers", .dataTransfers)]),
                point("f", "Löschfristen", "Time limits for erasure", [retention]),
                point(
                    "g", "Technische und organisatorische Maßnahmen", "Technical and organisational measures",
                    [
                        known("security", "Der Software", "Of the software", security),
                        ask("Der Behörde", "Of the authority", .dataSecurity),
                    ]),
            ])
    }
}
