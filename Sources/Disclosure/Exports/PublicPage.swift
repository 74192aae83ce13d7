extension Pen {
    /// What citizens should know, as one static page.
    var publicPage: Document {
        let authority = profile.text(.deployerName, in: language)
        var sections = [
            section(
                "1", "Was die KI tut", "What the AI does", nil,
                [ask("In Kürze", "In short", .systemDescription, else: purpose)]
                    + [
                        known(
                            "does", "Im Einzelnen", "In detail",
                            material.functions.inUse.map { $0.name.text(in: language) })
                    ]),
            section(
                "2", "Was die KI nicht tut", "What the AI does not do", nil,
                [
                    known(
                        "never", "Ausgeschlossen", "Ruled out",
                        material.functions.having(.prohibited).map { $0.name.text(in: language) })
                ]),
            section(
                "3", "Menschen entscheiden", "People decide", nil,
                [
                    text(
                        "Ein Mensch liest Ihre Mail und den Vorschlag, ändert ihn oder schreibt selbst. Ohne Freigabe durch "
                            + "einen Menschen geht keine Antwort hinaus. Welche Gründe ein Vorschlag hatte, ist festgehalten.",
                        "A person reads your mail and the proposal, changes it or writes alone. No reply leaves without a "
                            + "person's approval. The reasons of each proposal are recorded.")
                ]),
            section("4", "Wie oft es stimmt", "How often it is right", nil, accuracyInShort),
            section("5", "Wie oft es genutzt wird", "How often it is used", nil, usage),
            section(
                "6", "Ihre Daten", "Your data", nil,
                [
                    ask("Daten", "Data", .dataCategories, else: usualCategories),
                    ask("Rechtsgrundlage", "Legal basis", .legalBasis), recipients, retention,
                    ask("Datenschutzbeauftragte", "Data protection officer", .deployerPrivacyOfficer),
                ]),
            section(
                "7", "Ihre Rechte", "Your rights", nil,
                [
                    text(
                        "Sie können Auskunft und Löschung verlangen. Sie können fragen, was die KI zu Ihrer Mail vorgeschlagen hat.",
                        "You can ask for access and erasure. You can ask what the AI proposed about your mail."),
                    ask("Beschwerde oder ein Mensch", "Complaints, or a person", .riskComplaints),
                    ask("Kontakt", "Contact", .deployerContact),
                ]),
            section(
                "8", "Eine Antwort prüfen", "Checking a reply", nil,
                [
                    text(
                        "Jede Antwort nennt im ersten Satz, ob KI beteiligt war, und trägt das auch in den Kopfzeilen. Mit "
                            + "postroom verify lässt sich ohne Netz prüfen, welche Kennzeichen heil sind.",
                        "The first sentence of each reply says whether AI took part, and so do its header fields. postroom "
                            + "verify tells offline which marks are intact.")
                ]),
            section(
                "9", "Verantwortlich", "Responsible", nil,
                [
                    ask("Behörde", "Authority", .deployerName), ask("Stelle", "Team", .deployerTeam),
                    ask("Registrierung", "Registration", .registrationStatement),
                ]),
        ]
        if language == .german {
            sections.insert(
                Section(
                    id: "0", heading: "In einfacher Sprache",
                    items: [
                        .text("Ein Computer-Programm (KI) liest Ihre Mail. Es sucht die richtige Stelle."),
                        .text("Das Programm schlägt eine Antwort vor. Ein Mensch liest die Antwort."),
                        .text("Nur wenn der Mensch Ja sagt, bekommen Sie die Antwort."),
                        .text("Das Programm entscheidet nicht über Geld oder Rechte."),
                    ]), at: 0)
        }
        return document(
            "KI bei Ihrer Mail" + (authority.map { " an \($0)" } ?? ""),
            "AI and your mail" + (authority.map { " to \($0)" } ?? ""), sources: [.aiAct, .gdpr], sections)
    }
}
