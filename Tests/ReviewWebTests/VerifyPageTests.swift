import ReviewWeb
import Testing

@Suite struct VerifyPageTests {
    private static let boundary = "----form"

    private static func form(_ token: String, _ mail: String?, end: String = "--") -> String {
        var body = "--\(boundary)\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n"
        if let mail {
            body +=
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"mail\"; filename=\"r;1.eml\"\r\n"
                + "Content-Type: message/rfc822\r\n\r\n\(mail)\r\n"
        }
        return body + "--\(boundary)\(end)\r\n"
    }

    private func answer(_ mail: String?, token: String? = nil, end: String = "--") async throws -> Browser.Page {
        let browser = try await Browser(SmallDesk(), with: [.read])
        return try await browser.ask(
            .post, "/verify", ["Content-Type": "multipart/form-data; boundary=\(Self.boundary)"],
            body: Self.form(token ?? browser.token, mail, end: end))
    }

    @Test func `the page asks for a file and says that it is not kept`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        let page = try await browser.get("/verify")
        #expect(page.status == 200 && page.text.contains("enctype=\"multipart/form-data\""))
        #expect(page.text.contains("is not kept"))
    }

    @Test(arguments: [
        ("Subject: x\r\n\r\nHello.", "There are no marks."),
        (
            "Subject: x\r\n\r\nDrafted with AI; checked and released by a person. Responsible: Unit.\r\n\r\nHello.",
            "Only the sentence is left."
        ),
        ("Subject: x\r\nAI-Disclosure: mode=ai-originated\r\n\r\nHello.", "The marks are missing in part"),
        ("no header here", "This is no mail"), ("", "No file arrived"),
    ])
    func `it says what is left of the marks of a mail`(mail: String, words: String) async throws {
        let page = try await answer(mail)
        #expect(page.status == 200 && page.text.contains(words), "\(page.text)")
    }

    @Test func `what stands in the mail is text and nothing else`() async throws {
        let record = "<script>alert(1)</script>"
        let mail = "Subject: x\r\nAI-Provenance: v=1, record=\"\(record)\", digest=:AA==:\r\n\r\nHello."
        let page = try await answer(mail)
        #expect(page.status == 200 && !page.text.contains(record))
    }

    @Test func `a form without file, without end or with a foreign token is refused`() async throws {
        #expect(try await answer(nil).text.contains("No file arrived"))
        #expect(try await answer("Subject: x\r\n\r\nx", end: "").status == 400)
        #expect(try await answer("Subject: x\r\n\r\nx", token: "other").status == 403)
    }

    @Test func `a form of the limit is read, and one byte more is not`() async throws {
        let browser = try await Browser(SmallDesk(), with: [.read])
        let empty = Self.form(browser.token, "").utf8.count
        for (length, status) in [
            (ReviewSettings.Limits.upload - empty, 200), (ReviewSettings.Limits.upload - empty + 1, 413),
        ] {
            let mail = "Subject: x\r\n\r\n"
            let page = try await browser.ask(
                .post, "/verify", ["Content-Type": "multipart/form-data; boundary=\(Self.boundary)"],
                body: Self.form(browser.token, mail + String(repeating: "x", count: length - mail.utf8.count)))
            #expect(page.status == status)
        }
    }
}
