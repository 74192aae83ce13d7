extension Pen {
    /// Instructions for use, Art. 13(3)(a) to (f), with the figures of the evaluation that was handed in.
    var instructions: Document {
        func point(_ letter: String, _ de: String, _ en: String, _ items: [Item]) -> Section {
            section(letter, de, en, .article("13", 3, letter), items)
        }
        return document(
            "Betriebsanleitung", "Instructions for use", sources: [.aiAct],
            [
                point(
                    "a", "Anbieter", "Provider",
                    [ask("Name", "Name", .providerName), ask("Kontakt", "Contact", .providerContact)]),
                point(
                    "b", "Eigenschaften, Fähigkeiten, Grenzen", "Characteristics, capabilities, limits",
                    [ask("Zweck", "Purpose", .systemPurpose, else: purpose)] + accuracy + limits + [
                        known(
                            "robustness", "Robustheit und Sicherheit", "Robustness and security",
                            [
                                words(
                                    "Mails gelten als feindlich; Einschleusung und versteckter Text werden gemeldet.",
                                    "Mail counts as hostile; injection and hidden text are reported.")
                            ]),
                        known(
                            "circumstances", "Umstände, die zu Risiken führen", "Circumstances that lead to risks",
                            [
                                words(
                                    "Sprachen und Ausdrucksweisen, die im Training selten waren",
                                    "languages and ways of writing that were rare in training"),
                                words("mehrere Anliegen in einer Mail", "several matters in one mail"),
                                words("Gefahr, die neu umschrieben wird", "danger said in a new way"),
                            ]),
                        known(
                            "explanation", "Erklärung der Ergebnisse", "Explanation of outputs",
                            ["postroom explain --desk DESK mail.eml"]),
                    ] + accuracyByGroup + [
                        known(
                            "input", "Eingabe", "Input",
                            [
                                words(
                                    "Mails nach RFC 5322; der Klassifikator liest den sichtbaren Text.",
                                    "Mail by RFC 5322; the classifier reads the visible text.")
                            ]),
                        known(
                            "interpretation", "Deutung", "Interpretation",
                            [
                                words(
                                    "Die Sicherheit sagt, wie oft solche Zuordnungen stimmen; unter der Schwelle ist ein Blick nötig.",
                                    "Confidence says how often such routings are right; below the threshold somebody must look."
                                )
                            ]),
                    ]),
                point(
                    "c", "Vorab festgelegte Änderungen", "Predetermined changes",
                    [
                        text(
                            "Das Modell kann aus geprüften Korrekturen lernen (Docs/Learning.md). Jede Version wird gemessen, ehe "
                                + "sie gilt, und lässt sich zurücknehmen.",
                            "The model can learn from reviewed corrections (Docs/Learning.md). Each version is measured before it "
                                + "counts and can be taken back.")
                    ]),
                point(
                    "d", "Aufsicht durch Menschen", "Human oversight",
                    [
                        known("oversight", "Maßnahmen (Art. 14)", "Measures (Art. 14)", oversight),
                        ask("Schulung der Prüfenden", "Training of reviewers", .oversightTraining),
                    ]),
                point(
                    "e", "Ressourcen und Wartung", "Resources and maintenance",
                    [
                        ask("Hardware", "Hardware", .systemHardware), ask("Wartung", "Maintenance", .systemMaintenance),
                        version, commit,
                    ]),
                point(
                    "f", "Protokoll", "Logs",
                    [
                        known("logging", "Was es enthält", "What they hold", logging),
                        known(
                            "access", "Zugang", "Access",
                            ["postroom case show ID", "postroom audit verify", "postroom export prov --case ID"]),
                    ]),
            ])
    }
}
