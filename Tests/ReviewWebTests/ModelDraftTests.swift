import Enquiries
import ReviewWeb
import Testing

/// A language model is a stranger: what it wrote is named as such, shown with its support, and only ever as text.
@Suite struct ModelDraftTests {
    private static let officer: Set<Officer.Right> = Set(Officer.Right.allCases)
    private static let blocks = "Hello Ann,\n\nThe approved answer.\n\nYours\nCitizens' Office"

    private static func file(_ first: String = "Bulky waste & sofas.", model: String = "small-1") -> CaseFile {
        let second = "The moon is full."
        var file = SmallDesk.file("c1", text: "Hello Ann,\n\n\(first) \(second)\n\nYours\nCitizens' Office")
        file.draft?.sentences = [
            .init(text: first, paragraph: 1, answers: ["waste.bulky"]), .init(text: second, paragraph: 1, answers: []),
            .init(text: "Taken out by hand.", paragraph: 1, answers: ["waste.bulky"]),
        ]
        file.draft?.model = model
        file.draft?.blocks = .init(text: blocks, paragraphs: [], gaps: [])
        return file
    }

    private static func opinion(_ text: String, _ effect: SecondOpinion.Effect = .differs) -> SecondOpinion {
        SecondOpinion(
            because: [.unsure, .unknownLanguage], model: text,
            answer: .init(
                service: ServiceID("traffic"), intent: .report, sureness: .likely, too: [ServiceID("waste")],
                evidence: [text], instructs: false),
            local: .init(service: ServiceID("waste"), confidence: 0.4), effect: effect, record: "r")
    }

    private func page(_ file: CaseFile, _ language: String = "en", _ path: String = "/cases/c1") async throws -> String
    {
        let desk = SmallDesk()
        desk.keep(file)
        return try await Browser(desk, with: Self.officer).get(path, ["Accept-Language": language]).text
    }

    @Test(arguments: [
        (
            "en",
            [
                "Draft by a language model:", "small-1", "Check each sentence", "The model names no support.",
                "The language model names no answer for it.", "1 sentence of the model was changed",
                "<mark>The moon is full.</mark>", "Use the approved answers",
                "Sentences and the answers behind them (2)",
            ]
        ),
        (
            "de",
            [
                "Entwurf von einem Sprachmodell:", "small-1", "Prüfen Sie jeden Satz", "Das Modell nennt keinen Beleg.",
                "Satz ohne Beleg", "1 Satz des Modells hat eine Person geändert", "Freigegebene Antworten verwenden",
            ]
        ),
    ])
    func `a model's draft says who wrote it and what each sentence rests on`(language: String, words: [String])
        async throws
    {
        let page = try await page(Self.file(), language)
        for word in words { #expect(page.contains(word), "\(word)") }
        #expect(page.contains("Bulky waste &amp; sofas."))
    }

    @Test func `a draft of approved answers alone says nothing of a model`() async throws {
        let page = try await page(SmallDesk.file("c1"))
        #expect(!page.contains("language model") && !page.contains("Use the approved answers"))
    }

    @Test func `the letter itself gets no sign that would not be sent`() async throws {
        let page = try await page(Self.file())
        // Marks are elements around words: what is left without them is what leaves the house.
        let letter = page.replacing(/<\/?mark[^>]*>/, with: "")
        #expect(letter.contains("Bulky waste &amp; sofas. The moon is full.\n\nYours"))
    }

    @Test func `the approved answers come back as an edit, and the model is no longer named`() async throws {
        let desk = SmallDesk()
        desk.keep(Self.file())
        let browser = try await Browser(desk, with: Self.officer)
        let page = try await browser.get("/cases/c1")
        let text = try #require(page.field("text"))
        #expect(text.replacing("&#39;", with: "'") == Self.blocks)
        let answer = try await browser.post(
            "/cases/c1/draft",
            ["version": "3", "subject": "Re: Bin", "text": Self.blocks.replacing("\n", with: "\r\n")])
        #expect(answer.status == 303)
        let draft = try #require(desk.stored("c1")?.draft)
        #expect(draft.text == Self.blocks && draft.model == nil && draft.sentences == nil)
        #expect(draft.authorship == .software && draft.editedBy == OfficerID("jana"))
        let after = try await browser.get("/cases/c1").text
        #expect(!after.contains("small-1"))
    }

    @Test func `reading alone offers no way back`() async throws {
        let desk = SmallDesk()
        desk.keep(Self.file())
        let page = try await Browser(desk, with: [.read]).get("/cases/c1").text
        #expect(page.contains("small-1") && !page.contains("Use the approved answers"))
    }

    @Test(arguments: SecondOpinion.Effect.allCases, ["en", "de"])
    func `both opinions are shown with what came of them`(effect: SecondOpinion.Effect, language: String) async throws {
        var file = Self.file()
        file.decision?.opinion = Self.opinion("a passage of the mail", effect)
        let page = try await page(file, language)
        let words =
            language == "en"
            ? ["Second opinion", "Office waste, unsure (40 %)", "Office traffic, says that it is likely", "was unsure"]
            : ["Zweite Meinung", "Amt waste, unsicher (40 %)", "Amt traffic, nach eigener Angabe", "war unsicher"]
        for word in words + ["a passage of the mail"] { #expect(page.contains(word), "\(word)") }
    }

    private static let payloads = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</p></li></ol><script>", "'><svg/onload=a()>",
        "</textarea><form action=//evil.example>", "\u{202E}gpj.exe", "&lt;b&gt;", "<mark>",
    ]

    @Test(arguments: payloads)
    func `nothing that a model says can add a tag`(payload: String) async throws {
        func tags(_ html: String) -> [String: Int] {
            html.split(separator: "<").dropFirst().reduce(into: [:]) { tags, piece in
                tags[String(piece.prefix { $0.isLetter || $0 == "/" }).lowercased(), default: 0] += 1
            }
        }
        func made(_ text: String) -> CaseFile {
            var file = Self.file(text, model: text)
            file.state = .withPerson
            file.draft?.blocks?.text = text
            file.draft?.gaps = [.init(what: "open, says the language model: " + text)]
            file.draft?.sentences?[0].answers = [text]
            file.decision?.opinion = Self.opinion(text)
            return file
        }
        for language in ["en", "de"] {
            // A glyph that stands for a hidden character is a tag of ours.
            let bad = try await page(made(payload), language).replacing(
                "<span class=\"glyph\">U+202E</span>", with: "")
            #expect(tags(bad) == tags(try await page(made("harmless"), language)))
        }
    }
}
