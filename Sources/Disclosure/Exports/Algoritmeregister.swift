/// The Dutch register's publication standard 1.0: Dutch field names, texts from the profile in Dutch (`{nl: …}` or a plain
/// text), lengths as the register takes them.
extension Pen {
    /// The greatest length of each kind of text, in UTF-16 code units as web forms count. The standard says "fewer than" a
    /// round number.
    enum RegisterLimit {
        static let name = 99
        static let summary = 349
        static let text = 2499
        static let technique = 4999
        static let supplier = 199
    }

    /// - Throws: ``ExportProblem/tooLong(field:key:length:limit:)`` and ``ExportProblem/notAddress(field:key:)``.
    func algoritmeregister() throws(ExportProblem) -> Document {
        func text(_ label: String, _ key: ProfileKey, _ limit: Int, else own: String? = nil) throws(ExportProblem)
            -> Item
        {
            guard case .known(let values) = answer(key, else: own.map { [$0] } ?? []) else {
                return ask("", label, key)
            }
            // The register shows no line ends and no lists.
            let joined = values.joined(separator: " ")
            let length = joined.utf16.count
            if length > limit { throw .tooLong(field: label, key: key, length: length, limit: limit) }
            return .field(Field(id: key.rawValue, label: label, answer: .known([joined])))
        }
        func choice(_ label: String, _ key: ProfileKey, _ names: [String: String]) -> Item {
            guard let said = profile.text(key, in: language), let name = names[said] else { return ask("", label, key) }
            return .field(Field(id: key.rawValue, label: label, answer: .known([name])))
        }
        if let contact = profile.text(.deployerContact, in: language), !contact.hasPrefix("https://"),
            !contact.utf8.contains(UInt8(ascii: "@"))
        {
            throw .notAddress(field: "Contactgegevens", key: .deployerContact)
        }
        func section(_ id: String, _ heading: String, _ items: [Item]) -> Section {
            Section(
                id: id, heading: heading, provision: .point("Publicatiestandaard 1.0", of: .algoritmeregister),
                items: items)
        }
        let sections = [
            section(
                "1", "Algemene informatie",
                [
                    try text("Naam", .systemName, RegisterLimit.name),
                    try text("Korte omschrijving", .systemDescription, RegisterLimit.summary),
                    try text("Organisatie", .deployerName, RegisterLimit.name), ask("", "Thema", .systemTheme),
                    choice(
                        "Status", .systemStatus,
                        [
                            "in-use": "In gebruik", "in-development": "In ontwikkeling", "out-of-use": "Buiten gebruik",
                        ]),
                    ask("", "Begindatum", .systemSince),
                    profile.text(.systemStatus, in: language) == "out-of-use"
                        ? ask("", "Einddatum", .systemUntil)
                        : .field(Field(id: "system.until", label: "Einddatum", answer: .known([""]))),
                    ask("", "Contactgegevens", .deployerContact), ask("", "Link naar publiekspagina", .publicationPage),
                    choice(
                        "Publicatiecategorie", .riskCategory,
                        [
                            "high-risk": "Hoog-risico AI-systemen", "impactful": "Impactvolle algoritmes",
                            "other": "Overige algoritmes",
                        ]),
                    ask("", "Link naar bronregistratie", .publicationRegister),
                ]),
            section(
                "2", "Verantwoord gebruik",
                [
                    try text("Doel en impact", .systemPurpose, RegisterLimit.text),
                    try text("Afwegingen", .systemAlternatives, RegisterLimit.text),
                    try text(
                        "Menselijke tussenkomst", .oversightProcess, RegisterLimit.text,
                        else:
                            "Een medewerker beoordeelt elk voorstel en geeft elk antwoord vrij. Zonder vrijgave wordt niets "
                            + "verzonden."),
                    try text("Risicobeheer", .riskMitigations, RegisterLimit.text),
                    try text("Wettelijke basis", .legalBasis, RegisterLimit.text),
                    ask("", "Link naar wettelijke basis", .legalBasisLink),
                    try text("Verwerkingsregister", .legalRecord, RegisterLimit.text),
                    try text("Impacttoetsen", .dpiaReference, RegisterLimit.text),
                    try text("Toelichting op impacttoetsen", .dpiaSummary, RegisterLimit.text),
                ]),
            section(
                "3", "Werking",
                [
                    try text("Gegevens", .dataCategories, RegisterLimit.text),
                    try text(
                        "Technische werking", .systemTechnique, RegisterLimit.technique,
                        else:
                            "Regels van mensen en een getraind tekstmodel (Bayes) bepalen welke dienst een bericht behandelt. "
                            + "Het antwoord bestaat uit goedgekeurde tekstblokken."),
                    try text("Leverancier", .supplierName, RegisterLimit.supplier),
                    ask("", "Link naar broncode", .systemSourceCode),
                ]),
            section(
                "4", "Metadata",
                [
                    .field(Field(id: "taal", label: "Taal", answer: .known(["nld"]))),
                    .field(Field(id: "schema", label: "Schema", answer: .known(["1.0.0"]))),
                    ask("", "Bron-ID", .systemReference), ask("", "Zoektermen", .systemSearchTerms),
                    ask("", "Gepubliceerd als", .registrationAlgoritmeregister),
                ]),
        ]
        return document("", "Algoritmeregister", sources: [.algoritmeregister], sections)
    }
}
