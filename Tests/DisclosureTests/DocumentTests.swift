import Disclosure
import Testing
import Transparency

struct DocumentTests {
    static let documents = ExportKind.allCases.filter { $0 != .provenance }
        .flatMap { kind in kind.languages.map { (kind, $0) } }

    @Test(arguments: documents)
    func `each document says version, commit, date and what a record proves`(kind: ExportKind, language: Language)
        throws
    {
        let document = try Exporter(Fixture.material).document(kind, in: language)
        for text in [document.markdown, document.html, document.json.canonicalText] {
            #expect(text.contains("9.9.9") && text.contains("0123abc") && text.contains("2026-11-22"))
            let limit =
                switch language {
                case .german: "nicht dass es wahr ist"
                case .english: "not that it was true"
                case .dutch: "niet dat het waar is"
                }
            #expect(text.contains(limit))
        }
        #expect(!document.title.isEmpty && !document.sources.isEmpty)
        #expect(Set(document.headings).count == document.headings.count)
        #expect(document.sections.allSatisfy { !$0.heading.isEmpty && !$0.items.isEmpty })
    }

    @Test(arguments: documents)
    func `what nobody has said stays visible and counted`(kind: ExportKind, language: Language) throws {
        let document = try Exporter(Fixture.material).document(kind, in: language)
        let open = language == .german ? "OFFEN:" : "OPEN:"
        // The gap analysis and nothing else needs no word of the authority.
        #expect(kind == .codeOfPractice ? document.open.isEmpty : !document.open.isEmpty)
        #expect(document.open.allSatisfy { !$0.question.isEmpty && !$0.place.isEmpty })
        let places = document.sections.flatMap(\.items).count { item in
            if case .field(let field) = item, case .open = field.answer { true } else { false }
        }
        #expect(document.markdown.ranges(of: open).count == places)
        #expect(document.html.ranges(of: open).count == places)
        #expect(Set(document.open.map(\.place)).count == document.open.count)
        let counted = language == .german ? "Offene Punkte" : language == .dutch ? "Open punten" : "Open items"
        #expect(document.markdown.contains("\(counted): \(document.open.count)\n"))
        #expect(document.json["open"] == .integer(Int64(document.open.count)))
    }

    @Test(arguments: documents)
    func `a full profile leaves nothing open`(kind: ExportKind, language: Language) throws {
        let document = try Exporter(Fixture.full).document(kind, in: language)
        #expect(document.open == [])
        #expect(!document.markdown.contains("OPEN:") && !document.markdown.contains("OFFEN:"))
    }

    @Test func `every key of the profile is asked for by some document`() throws {
        var asked: Set<String> = []
        for (kind, language) in Self.documents {
            var material = Fixture.material
            // Asked only of a system that is no longer used.
            material.profile.values[.systemStatus] = .text("out-of-use")
            let document = try Exporter(material).document(kind, in: language)
            for section in document.sections {
                for case .field(let field) in section.items { asked.insert(field.id) }
            }
        }
        #expect(ProfileKey.allCases.filter { !asked.contains($0.rawValue) }.map(\.rawValue) == [])
    }

    @Test(arguments: documents)
    func `the same material gives the same bytes`(kind: ExportKind, language: Language) throws {
        for format in kind.formats {
            let first = try Exporter(Fixture.full).file(kind, in: language, as: format)
            #expect(try first == Exporter(Fixture.full).file(kind, in: language, as: format))
            #expect(!first.isEmpty)
        }
    }

    @Test func `a language or a form that is not offered is refused by name`() {
        let exporter = Exporter(Fixture.material)
        #expect(throws: ExportProblem.noSuchLanguage(.atrs, .german)) { try exporter.document(.atrs, in: .german) }
        #expect(throws: ExportProblem.noSuchFormat(.article6, .csv)) {
            try exporter.file(.article6, in: .german, as: .csv)
        }
    }

    @Test(arguments: [
        ("# heading", "\\# heading"), ("a *b* _c_ `d` [e](f)", #"a \*b\* \_c\_ \`d\` \[e\](f)"#),
        ("two\nlines", "two lines"), ("<script>", "&lt;script>"), ("> quoted", #"\> quoted"#),
        ("Straße & Weg", "Straße &amp; Weg"),
    ])
    func `text from the profile cannot change the structure of Markdown`(text: String, shown: String) throws {
        var material = Fixture.material
        material.profile.values[.providerName] = .text(text)
        let markdown = try Exporter(material).document(.annexVIIIB, in: .english).markdown
        #expect(markdown.contains("**Name:** \(shown)\n"))
    }

    @Test func `text from the profile cannot become HTML`() throws {
        var material = Fixture.material
        material.profile.values[.deployerName] = .text(#"<script>alert("1")</script>&"#)
        for language in [Language.german, .english] {
            let html = try Exporter(material).document(.publicPage, in: language).html
            #expect(!html.contains("<script"))
            #expect(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"))
        }
    }

    @Test(arguments: [Language.german, .english])
    func `the public page is one accessible page that loads nothing`(language: Language) throws {
        let html = try Exporter(Fixture.full).document(.publicPage, in: language).html
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        for (once, count) in [("<h1>", 1), ("<main>", 1), ("<title>", 1)] {
            #expect(html.ranges(of: once).count == count, "\(once)")
        }
        for never in ["<script", "<img", "<link", "src=", "href=", "javascript:", "<h3", "@import", "url("] {
            #expect(!html.contains(never), "\(never)")
        }
        #expect(html.ranges(of: "<table").count == html.ranges(of: "<caption>").count)
        #expect(html.ranges(of: "<table").count == html.ranges(of: "<thead>").count)
        for element in ["table", "tr", "th", "td", "dl", "dd", "section", "p", "ul", "li"] {
            let opened = html.ranges(of: "<\(element)>").count + html.ranges(of: "<\(element) ").count
            #expect(opened == html.ranges(of: "</\(element)>").count, "\(element)")
        }
        #expect(html.contains("In einfacher Sprache") == (language == .german))
    }

    @Test func `indented JSON has the members of the canonical form`() {
        let value: JSONValue = ["b": [1, "x\n"], "a": [:], "c": []]
        #expect(value.indented == "{\n  \"a\": {},\n  \"b\": [\n    1,\n    \"x\\n\"\n  ],\n  \"c\": []\n}")
    }
}
