import Cases
import Enquiries
import ReviewWeb
import Testing

/// Mail is written by strangers. Whatever they put into any field, the page shows it and nothing else happens.
@Suite struct HostileTextTests {
    private static let payloads = [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "\"><img src=x onerror=alert(1)>",
        "'><svg/onload=alert(1)>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "<iframe srcdoc='<script>alert(1)</script>'>", "<a href=\"javascript:alert(1)\">x</a>",
        "<form action=https://evil.example><input name=token>", "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=0;url=//evil.example>", "<style>*{display:none}</style>",
        "<link rel=stylesheet href=//evil.example>", "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "<![CDATA[<script>alert(1)</script>]]>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
        "{{{subject}}}", "{{#each}}<script>{{/each}}", "<math><mtext></p><style><img src=x onerror=alert(1)>",
        "\u{0}<script>\u{0}alert(1)</script>", "<scr\u{0}ipt>", "\r\nSet-Cookie: a=b\r\n\r\n<script>",
        "` onclick=alert(1) `",
        "<b onmouseover=alert(1)>", "<details open ontoggle=alert(1)>", "<button formaction=//evil.example>",
    ]

    /// What our own pages hold of each tag, counted on a page of harmless text.
    /// Tags outside the list of findings, whose length depends on the text; what is in it is counted by ``findingTags(_:)``.
    ///
    /// Marks of claims in the letter depend on the text as well: they are ours and hold text alone.
    private func tags(_ page: String) -> [String: Int] {
        let html = page.replacing(/<mark class="claim[^>]*>([^<]*)<\/mark>/) { String($0.output.1) }
        guard let start = html.firstRange(of: "<fieldset class=\"findings\">"),
            let end = html[start.lowerBound...].firstRange(of: "</fieldset>")
        else { return allTags(html) }
        return allTags(String(html[..<start.lowerBound] + html[end.upperBound...]))
    }

    /// The kinds of tags in the list of findings.
    private func findingTags(_ html: String) -> Set<String> {
        guard let start = html.firstRange(of: "<fieldset class=\"findings\">"),
            let end = html[start.lowerBound...].firstRange(of: "</fieldset>")
        else { return [] }
        return Set(allTags(String(html[start.lowerBound..<end.upperBound])).keys)
    }

    private static let ownTags: Set<String> = Set(
        ["fieldset", "legend", "p", "ul", "li", "label", "input", "span", "strong", "mark", "bdi"].flatMap {
            [$0, "/" + $0]
        })

    private func allTags(_ html: String) -> [String: Int] {
        var tags: [String: Int] = [:]
        for piece in html.split(separator: "<").dropFirst() {
            tags[String(piece.prefix { $0.isLetter || $0 == "/" }).lowercased(), default: 0] += 1
        }
        return tags
    }

    private func hostile(_ id: String, _ text: String, _ state: CaseState) -> CaseFile {
        var mail = SmallDesk.enquiry(id: id, subject: text, name: text, text: text)
        mail.from.address = "ann@citizen.example"
        mail.replyTo = Enquiry.Party(name: text, address: text + "@evil.example")
        mail.sender = SenderCheck(
            checkedBy: text, spf: .init(.pass, domain: text),
            warnings: [.nameHoldsAddress(text), .looksLikeDesk(.oneEdit, domain: text), .replyElsewhere(domain: text)])
        mail.hiddenText = [text]
        mail.defects = [text]
        mail.remoteImages = 2
        mail.attachments = [Enquiry.Attachment(name: text, contentType: text, size: 5)]
        mail.spans = [
            .init(kind: .reply, text: text), .init(kind: .quote, text: text), .init(kind: .signature, text: text),
        ]
        var file = SmallDesk.file(id, state, enquiry: mail, text: "Hello [[open]] " + text.replacing("{", with: "("))
        file.decision?.reasons = [TriageDecision.Reason(source: text, text: text, weight: 1)]
        file.decision?.language = text
        file.decision?.service = ServiceID(text)
        file.draft?.gaps = [Draft.Gap(what: text)]
        file.withoutDraftBecause = text
        file.handedOverTo = text
        file.history.append(CaseFile.Event(at: SmallDesk.noon, what: text, detail: text, by: nil, record: text))
        return file
    }

    @Test(arguments: payloads, [CaseState.drafted, .withPerson])
    func `no field of a mail can add a tag to any page`(payload: String, state: CaseState) async throws {
        let (bad, good) = (SmallDesk(), SmallDesk())
        bad.keep(hostile("c1", payload, state))
        good.keep(hostile("c1", "harmless", state))
        let one = try await Browser(bad, with: Set(Officer.Right.allCases))
        let other = try await Browser(good, with: Set(Officer.Right.allCases))
        let list = QueueTab(showing: state).rawValue
        for path in ["/cases?list=\(list)", "/cases/c1", "/cases/c1/edit"] {
            let (page, plain) = (try await one.get(path), try await other.get(path))
            #expect(page.status == 200)
            #expect(tags(page.text) == tags(plain.text), "\(path)")
            #expect(findingTags(page.text).isSubset(of: Self.ownTags), "\(path)")
            #expect(!page.text.unicodeScalars.contains("\u{0}"))
        }
    }

    @Test(arguments: payloads) func `what an officer typed comes back as text`(payload: String) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let browser = try await Browser(desk, with: [.read, .edit])
        let typed = ["version": "1", "subject": payload, "text": payload]
        let page = try await browser.post("/cases/c1/draft", typed)
        let plain = try await browser.post("/cases/c1/draft", ["version": "1", "subject": "x", "text": "x"])
        #expect(page.status == 409 && tags(page.text) == tags(plain.text))
    }

    @Test func `addresses cannot lead out of the desk`() async throws {
        let browser = Browser(SmallDesk())
        for back in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"] {
            let page = try await browser.post("/language", ["language": "de", "back": back])
            #expect(page.status == 303 && page.header["location"] == "/", "\(back)")
        }
        let page = try await browser.post("/language", ["language": "de", "back": "/cases?list=sent"])
        #expect(page.header["location"] == "/cases?list=sent")
    }

    @Test func `characters that deceive the eye are named`() async throws {
        let desk = SmallDesk()
        desk.keep(
            SmallDesk.file("c1", enquiry: SmallDesk.enquiry(id: "c1", subject: "invoice\u{202E}fdp.exe \u{E0041}")))
        let page = try await Browser(desk, with: [.read]).get("/cases/c1")
        #expect(page.text.contains("invoice<span class=\"glyph\">U+202E</span>fdp.exe"))
        #expect(page.text.contains("U+E0041"))
    }

    @Test func `downloads are saved under our own names and never shown`() async throws {
        let desk = SmallDesk()
        var mail = SmallDesk.enquiry(id: "c1")
        mail.attachments = [Enquiry.Attachment(name: "../../x.html", contentType: "text/html", size: 1)]
        desk.keep(SmallDesk.file("c1", enquiry: mail), mail: Array("Subject: <script>\r\n\r\n<script>".utf8))
        let browser = try await Browser(desk, with: [.read])
        let page = try await browser.get("/cases/c1/mail")
        #expect(page.header["content-type"] == "application/octet-stream")
        #expect(page.header["content-disposition"] == "attachment; filename=\"case-c1-mail-1.eml\"")
        #expect(page.header["x-content-type-options"] == "nosniff")
        #expect(page.text == "Subject: <script>\r\n\r\n<script>")
        #expect(try await browser.get("/cases/c1/mail?mail=mail-c2").status == 404)
    }

    @Test(arguments: ["/cases", "/cases/c1", "/cases/none", "/nowhere", "/sign-in", "/style.css", "/cases.json"])
    func `every answer carries the security headers`(path: String) async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let page = try await Browser(desk, with: [.read]).get(path)
        let policy = page.header["content-security-policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none';") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("*"))
        #expect(page.header["x-content-type-options"] == "nosniff")
        #expect(page.header["cross-origin-opener-policy"] == "same-origin")
        #expect(page.header["cache-control"] == (path == "/style.css" ? "no-cache" : "no-store"))
    }

    @Test func `what is too long is refused`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read, .edit])
        #expect(try await browser.get("/cases?only=" + String(repeating: "a", count: 2048)).status == 414)
        #expect(try await browser.get("/cases", ["X-Long": String(repeating: "a", count: 17_000)]).status == 431)
        let text = String(repeating: "a", count: ReviewSettings.Limits.body)
        #expect(try await browser.post("/cases/c1/draft", ["text": text]).status == 413)
        #expect(try await browser.get("/cases?only=%ff").status == 400)
    }
}
