extension Pen {
    /// One entry a desk, wide enough for German registers: no public schema of theirs was found.
    var register: Document {
        let desks = material.desks
        let statuses = ["in-use": "in Betrieb", "in-development": "in Entwicklung", "out-of-use": "außer Betrieb"]
        let categories = ["high-risk": "hochriskant", "impactful": "wirkungsstark", "other": "sonstig"]
        func choice(_ label: String, _ key: ProfileKey, _ names: [String: String]) -> Item {
            guard let said = profile.text(key, in: language), let name = names[said] else { return ask(label, "", key) }
            return .field(Field(id: key.rawValue, label: label, answer: .known([name])))
        }
        func entry(_ id: String, _ heading: String, _ name: String, _ area: Item, _ languages: Item) -> Section {
            Section(
                id: id, heading: heading, provision: .point("MaKI", of: .maki),
                items: [
                    known("name", "Bezeichnung", "", [name]), ask("Zweck", "", .systemPurpose, else: purpose), area,
                    choice("Status", .systemStatus, statuses), ask("In Betrieb seit", "", .systemSince),
                    ask("Behörde", "", .deployerName), ask("Zuständige Stelle", "", .deployerTeam),
                    ask("Kontakt", "", .deployerContact),
                    known("developer", "Entwickler", "", [material.software.name + " " + material.software.version]),
                    ask("Dienstleister", "", .supplierName),
                    known(
                        "functions", "KI-Funktionen", "", material.functions.inUse.map { $0.name.de }),
                    ask("Datenarten", "", .dataCategories, else: usualCategories),
                    known("personalData", "Personenbezogene Daten", "", ["ja"]),
                    choice("Risikoklasse", .riskCategory, categories), ask("Rechtsgrundlage", "", .legalBasis),
                    ask("Datenschutz-Folgenabschätzung", "", .dpiaReference),
                    known(
                        "oversight", "Prüfung durch Menschen", "", ["Jede Antwort wird von einem Menschen freigegeben."]
                    ),
                    languages, ask("Öffentliche Seite", "", .publicationPage), ask("Quelltext", "", .systemSourceCode),
                    ask("Nachnutzung", "", .publicationReuse), ask("Kennung in MaKI", "", .registrationMaKI),
                ])
        }
        func unknown(_ id: String, _ label: String, _ question: String) -> Item {
            fact(id, label, "", [], missing: Words(question, ""), place: "postroom.yaml: desks")
        }
        let own = profile.text(.systemName, in: language) ?? material.software.name
        let entries =
            desks.isEmpty
            ? [
                entry(
                    "1", own, own, unknown("domain", "Einsatzbereich", "Wofür sind die Postfächer da?"),
                    unknown("languages", "Sprachen", "Welche Sprachen gibt es?"))
            ]
            : desks.enumerated().map { index, desk in
                entry(
                    "\(index + 1)", name(desk), "\(own): \(name(desk))",
                    fact(
                        "domain", "Einsatzbereich", "", desk.domain.isEmpty ? [] : [desk.domain],
                        missing: Words("Wofür ist das Postfach \(desk.id) da?", ""), place: "desk.yaml: domain"),
                    known("languages", "Sprachen", "", [desk.languages.joined(separator: ", ")]))
            }
        return document("Eintrag für KI-Register", "", sources: [.maki], entries)
    }
}

extension Document {
    /// The sections as rows, their fields as columns: RFC 4180 with `;`, as German office programs expect, and a byte order
    /// mark. A cell that a spreadsheet would compute begins with an apostrophe instead.
    var registerCSV: String {
        func fields(_ section: Section) -> [Field] {
            section.items.compactMap { if case .field(let field) = $0 { field } else { nil } }
        }
        let open = HeadWords(language).open
        var rows = [(sections.first.map(fields) ?? []).map(\.label) + ["Stand", HeadWords(language).openItems]]
        for section in sections {
            let cells = fields(section).map { field in
                switch field.answer {
                case .known(let values): values.joined(separator: ", ")
                case .open(let item): "\(open): \(item.question) (\(item.place))"
                }
            }
            let count = fields(section).count { if case .open = $0.answer { true } else { false } }
            rows.append(cells + [date, "\(count)"])
        }
        return "\u{FEFF}"
            + rows.map { $0.map(Self.csvCell).joined(separator: ";") }.joined(separator: "\r\n") + "\r\n"
    }

    private static func csvCell(_ text: String) -> String {
        let bytes = text.utf8
        let computes = bytes.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let safe = computes ? "'" + text : text
        let needsQuotes = bytes.contains { ";\"\r\n".utf8.contains($0) }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
