extension Pen {
    private static let onlyIfRegistered = Words(
        "Nur für Systeme, die unter Anhang III fallen. Reine Zuordnung fällt wohl nicht darunter (nach Entwurf der Leitlinien "
            + "zu Art. 6, zu prüfen).",
        "Only for systems under Annex III. Pure routing is likely outside (according to draft guidelines on Art. 6, to be "
            + "checked).")

    /// Section B: what a provider registers of a system that Art. 6(3) exempts. Points 7 and 9 were deleted.
    var annexVIIIB: Document {
        func point(_ number: String, _ de: String, _ en: String, _ items: [Item]) -> Section {
            section("B.\(number)", de, en, .annex("VIII", "B.\(number)"), items)
        }
        let profiling = profile.profiling == true
        return document(
            "EU-Datenbank, Anhang VIII Abschnitt B", "EU database, Annex VIII section B",
            notes: [
                Self.onlyIfRegistered,
                Words(
                    "Nr. 7 und 9 sind gestrichen (nach Berichten über die Verordnung (EU) 2026/1744, zu prüfen).",
                    "Points 7 and 9 are deleted (according to reports on Regulation (EU) 2026/1744, to be checked)."),
            ],
            sources: [.aiAct, .omnibus, .article6Guidelines],
            [
                point(
                    "1", "Anbieter", "Provider",
                    [
                        ask("Name", "Name", .providerName), ask("Anschrift", "Address", .providerAddress),
                        ask("Kontakt", "Contact", .providerContact),
                    ]),
                point("2", "Einreichende Stelle", "Submitting person", [ask("Wer", "Who", .providerSubmitter)]),
                point(
                    "3", "Bevollmächtigter", "Authorised representative", [ask("Wer", "Who", .providerRepresentative)]),
                point(
                    "4", "Handelsname und Kennung", "Trade name and reference",
                    [systemName, ask("Eindeutige Kennung", "Unambiguous reference", .systemReference), version]),
                point("5", "Zweck", "Intended purpose", [ask("Zweck", "Purpose", .systemPurpose, else: purpose)]),
                point(
                    "6", "Bedingung des Art. 6 Abs. 3", "Condition of Art. 6(3)",
                    [
                        profiling
                            ? known(
                                "condition", "Bedingung", "Condition",
                                [words("nicht verfügbar wegen Profiling", "not available because of profiling")])
                            : ask("Bedingung", "Condition", .riskConditions)
                    ]),
                point("8", "Status", "Status", [ask("Status", "Status", .systemStatus)]),
            ])
    }

    /// Section C: what a public deployer registers of a high-risk system.
    var annexVIIIC: Document {
        func point(_ number: String, _ de: String, _ en: String, _ items: [Item]) -> Section {
            section("C.\(number)", de, en, .annex("VIII", "C.\(number)"), items)
        }
        return document(
            "EU-Datenbank, Anhang VIII Abschnitt C", "EU database, Annex VIII section C",
            notes: [
                Words(
                    "Nur für hochriskante Systeme, die eine Behörde betreibt (Art. 49 Abs. 3).",
                    "Only for high-risk systems that a public authority deploys (Art. 49(3)).")
            ],
            sources: [.aiAct],
            [
                point(
                    "1", "Betreiber", "Deployer",
                    [
                        ask("Name", "Name", .deployerName), ask("Anschrift", "Address", .deployerAddress),
                        ask("Kontakt", "Contact", .deployerContact),
                    ]),
                point("2", "Einreichende Person", "Submitting person", [ask("Wer", "Who", .deployerSubmitter)]),
                point(
                    "3", "Eintrag des Anbieters", "Provider's entry",
                    [ask("Adresse in der EU-Datenbank", "Address in the EU database", .registrationEUDatabase)]),
                point(
                    "4", "Ergebnis der Grundrechte-Folgenabschätzung",
                    "Findings of the fundamental rights impact assessment",
                    [ask("Zusammenfassung", "Summary", .friaSummary)]),
                point(
                    "5", "Ergebnis der Datenschutz-Folgenabschätzung",
                    "Findings of the data protection impact assessment",
                    [ask("Zusammenfassung", "Summary", .dpiaSummary)]),
            ])
    }
}
