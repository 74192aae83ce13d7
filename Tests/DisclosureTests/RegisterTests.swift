import Disclosure
import Enquiries
import Testing
import Transparency

struct RegisterTests {
    private static func material(_ key: ProfileKey, _ text: String) -> ExportMaterial {
        var material = Fixture.full
        material.profile.values[key] = .text(text)
        return material
    }

    /// Field, key and the greatest length that the Dutch standard allows ("fewer than" a round number).
    static let limits: [(String, ProfileKey, Int)] = [
        ("Naam", .systemName, 99), ("Korte omschrijving", .systemDescription, 349), ("Organisatie", .deployerName, 99),
        ("Doel en impact", .systemPurpose, 2499), ("Afwegingen", .systemAlternatives, 2499),
        ("Menselijke tussenkomst", .oversightProcess, 2499), ("Risicobeheer", .riskMitigations, 2499),
        ("Wettelijke basis", .legalBasis, 2499), ("Verwerkingsregister", .legalRecord, 2499),
        ("Technische werking", .systemTechnique, 4999), ("Leverancier", .supplierName, 199),
    ]

    @Test(arguments: limits)
    func `a text at the limit of the Dutch register is taken, one above is refused by field and limit`(
        field: String, key: ProfileKey, limit: Int
    ) throws {
        let fits = try Exporter(Self.material(key, String(repeating: "é", count: limit)))
            .document(.algoritmeregister, in: .dutch)
        #expect(fits.markdown.contains("**\(field):** éé"))
        let problem = ExportProblem.tooLong(field: field, key: key, length: limit + 1, limit: limit)
        #expect(throws: problem) {
            try Exporter(Self.material(key, String(repeating: "é", count: limit + 1)))
                .document(.algoritmeregister, in: .dutch)
        }
        #expect(problem.description.contains(field) && problem.description.contains("\(limit)"))
        #expect(problem.description.contains("authority.yaml: \(key.rawValue)"))
    }

    @Test func `lists count together, as the register shows them`() {
        var material = Fixture.full
        let half = String(repeating: "x", count: 1250)
        material.profile.values[.riskMitigations] = .list([half, half])
        #expect(
            throws: ExportProblem.tooLong(field: "Risicobeheer", key: .riskMitigations, length: 2501, limit: 2499)
        ) { try Exporter(material).document(.algoritmeregister, in: .dutch) }
    }

    @Test func `the Dutch entry has the field names and words of the standard`() throws {
        let document = try Exporter(Fixture.full).document(.algoritmeregister, in: .dutch)
        for field in [
            "Naam", "Korte omschrijving", "Organisatie", "Thema", "Status", "Begindatum", "Einddatum",
            "Contactgegevens",
            "Link naar publiekspagina", "Publicatiecategorie", "Link naar bronregistratie", "Doel en impact",
            "Afwegingen",
            "Menselijke tussenkomst", "Risicobeheer", "Wettelijke basis", "Link naar wettelijke basis",
            "Verwerkingsregister", "Impacttoetsen", "Gegevens", "Technische werking", "Leverancier",
            "Link naar broncode",
            "Taal", "Schema", "Bron-ID", "Zoektermen",
        ] {
            #expect(document.markdown.contains("**\(field):**"), "\(field)")
        }
        #expect(document.field("1", "system.status")?.answer == .known(["In gebruik"]))
        #expect(document.field("1", "risk.category")?.answer == .known(["Hoog-risico AI-systemen"]))
        #expect(document.field("4", "schema")?.answer == .known(["1.0.0"]))
    }

    @Test func `texts in other languages alone leave the Dutch field open`() throws {
        var material = Fixture.full
        material.profile.values[.systemPurpose] = .byLanguage(LocalizedText(["de": "Zweck", "nl": "Doel"]))
        let both = try Exporter(material).document(.algoritmeregister, in: .dutch)
        #expect(both.field("2", "system.purpose")?.answer == .known(["Doel"]))
        material.profile.values[.systemPurpose] = .byLanguage(LocalizedText(["de": "Zweck"]))
        let german = try Exporter(material).document(.algoritmeregister, in: .dutch)
        #expect(german.open.map(\.place) == ["authority.yaml: system.purpose"])
    }

    @Test func `a contact that nobody can use is refused`() {
        #expect(throws: ExportProblem.notAddress(field: "Contactgegevens", key: .deployerContact)) {
            try Exporter(Self.material(.deployerContact, "room 3")).document(.algoritmeregister, in: .dutch)
        }
    }

    @Test func `the ATRS record has tier 1 and the numbered fields of tier 2`() throws {
        let document = try Exporter(Fixture.full).document(.atrs, in: .english)
        #expect(document.headings == ["Tier 1", "1", "2", "3", "4", "5"])
        for number in ["1.1 Org", "1.3 Senior", "1.4.5 Data", "2.1 Det", "2.5 Alt", "3.3 Freq", "3.6 App", "4.2.1 and"]
        {
            #expect(document.markdown.contains(number), "\(number)")
        }
        #expect(document.markdown.contains("town.services aa11"))
    }

    private func rows(_ material: ExportMaterial) throws -> [String] {
        let file = try Exporter(material).file(.registerCSV, in: .german, as: .csv)
        let text = String(decoding: file, as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}Bezeichnung;Zweck;"))
        #expect(text.hasSuffix("\r\n"))
        return text.split(separator: "\r\n").map(String.init)
    }

    @Test func `the register has one row a desk, all of one width`() throws {
        var material = Fixture.full
        material.desks += [
            DeskFacts(
                id: "two", name: LocalizedText(["de": "Zwei"]), languages: ["de"], domain: "", services: 1, answers: 1,
                rules: 1, components: [])
        ]
        let rows = try rows(material)
        #expect(rows.count == 3)
        #expect(Set(rows.map { $0.filter { $0 == ";" }.count }).count == 1)
        #expect(rows[2].contains("OFFEN: Wofür ist das Postfach two da? (desk.yaml: domain)"))
        #expect(rows[1].hasSuffix(";0") && rows[2].hasSuffix(";1"))
    }

    @Test(arguments: [
        ("a;b", #""a;b""#), (#"say "x""#, #""say ""x""""#), ("=1+1", "'=1+1"), ("-1", "'-1"), ("@A1", "'@A1"),
        ("+;", #""'+;""#), ("plain", "plain"),
    ])
    func `cells cannot break the row nor compute in a spreadsheet`(text: String, cell: String) throws {
        let rows = try rows(Self.material(.deployerTeam, text))
        #expect(rows[1].contains(";\(cell);"))
    }
}
