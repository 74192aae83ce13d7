import Enquiries

/// Writes the sections of one document: the words that documents share, in the language asked.
struct Pen: Sendable {
    let kind: ExportKind
    let material: ExportMaterial
    let language: Language

    var profile: AuthorityProfile { material.profile }

    func words(_ de: String, _ en: String) -> String { language == .german ? de : en }

    func text(_ de: String, _ en: String) -> Item { .text(words(de, en)) }

    func text(_ words: Words) -> Item { .text(words.text(in: language)) }

    /// What the profile says under `key`; else what the software knows of itself; else openly nothing.
    func ask(_ de: String, _ en: String, _ key: ProfileKey, else own: [String] = []) -> Item {
        .field(Field(id: key.rawValue, label: words(de, en), answer: answer(key, else: own)))
    }

    func answer(_ key: ProfileKey, else own: [String] = []) -> Answer {
        let said = profile.texts(key, in: language)
        if !said.isEmpty { return .known(said) }
        return own.isEmpty ? .open(open(key)) : .known(own)
    }

    func open(_ key: ProfileKey) -> OpenItem {
        OpenItem(
            question: key.question.text(in: language), place: "\(AuthorityProfile.fileName): \(key.rawValue)")
    }

    /// What the software knows; open where it was not handed in.
    func fact(
        _ id: String, _ de: String, _ en: String, _ values: [String], missing: Words, place: String
    ) -> Item {
        .field(
            Field(
                id: id, label: words(de, en),
                answer: values.isEmpty
                    ? .open(OpenItem(question: missing.text(in: language), place: place)) : .known(values)))
    }

    func known(_ id: String, _ de: String, _ en: String, _ values: [String]) -> Item {
        .field(Field(id: id, label: words(de, en), answer: .known(values)))
    }

    func section(
        _ id: String, _ de: String, _ en: String, _ provision: Provision? = nil, _ items: [Item]
    ) -> Section {
        Section(id: id, heading: words(de, en), provision: provision, items: items)
    }

    func document(
        _ de: String, _ en: String, notes: [Words] = [], sources: [Source], _ sections: [Section]
    ) -> Document {
        let named = Source.allCases.filter {
            let source = $0
            return sources.contains(source) || sections.contains { $0.provision?.source == source }
        }
        return Document(
            kind: kind, title: words(de, en), language: language, software: material.software,
            date: material.date.iso8601,
            notes: ([Self.notAdvice, Self.honestLimit] + notes).map { $0.text(in: language) }, sections: sections,
            sources: named.map {
                "\($0.name.text(in: language)): "
                    + $0.certainty(checked: profile.checked.contains($0)).text(in: language)
            })
    }

    /// A desk by its name in the language of the document.
    func name(_ desk: DeskFacts) -> String {
        desk.name.text(in: language.rawValue, else: [Language.english.rawValue])
    }

    static let honestLimit = Words(
        "Ein Protokoll beweist, was aufgezeichnet wurde, nicht dass es wahr ist oder gelesen wurde.",
        "A record proves what was recorded, not that it was true or that anybody read it.",
        nl: "Een registratie bewijst wat is vastgelegd, niet dat het waar is of dat iemand het heeft gelezen.")
    static let notAdvice = Words(
        "Aus Konfiguration und Protokoll erzeugt; keine Rechtsberatung. Was offen ist, steht als offen da.",
        "Made from configuration and records; not legal advice. What is open is shown as open.",
        nl: "Gemaakt uit configuratie en registratie; geen juridisch advies. Wat open is, staat er als open.")
}
