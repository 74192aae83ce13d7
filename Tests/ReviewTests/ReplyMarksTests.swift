import Enquiries
import MailFormat
import MailSigning
import Review
import Sample
import Testing
import Transparency

/// Replies as they leave the house, examined as a citizen's own tool would.
struct ReplyMarksTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))

    /// PKCS #8 of the seed in RFC 8463 appendix A.2, and its public key as the DNS has it.
    private static let signer = sample(
        try? DKIMSigner(
            domain: "testing.example", selector: "post",
            key: DKIMPrivateKey(
                pem: Array(
                    """
                    -----BEGIN PRIVATE KEY-----
                    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                    -----END PRIVATE KEY-----
                    """.utf8))))
    private static let publicKey = sample(
        try? DKIMPublicKey(
            Array("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".utf8)))

    private func reply(
        _ text: String = "Hello Ann,\n\nSee https://testing.example/bins?a=1&b=2.\nIt's <free> & \"simple\".",
        language: String = "en", simple: Bool = false, marking: ReplyMarking = ReplyMarking(signer: signer),
        change: (inout CaseFile) -> Void = { _ in }
    ) throws -> ReplyComposer.Preview {
        var draft = Sample.draft(text)
        draft.language = language
        if simple {
            draft.paragraphs = [
                .init(
                    service: ServiceID("waste"), answer: "a", answerVersion: 1, because: "", text: text, level: .simple)
            ]
        }
        var file = Sample.file(.drafted, decision: Sample.decision(), draft: draft)
        change(&file)
        return try ReplyComposer(desk: Sample.desk(), marking: marking)
            .preview(file.draft ?? draft, of: file, key: Self.key, composedAt: Sample.start)
    }

    private func examined(_ bytes: [UInt8], key: DKIMPublicKey? = publicKey) -> MarksReport {
        MarksReport(ExaminedMail(MailParser().parse(bytes), key: key))
    }

    @Test func `a signed reply has every mark`() throws {
        let report = examined(try reply().bytes)
        #expect(report.state == .intact)
        #expect(report.found == MarkLayer.allCases.filter { $0 != .proof })
        #expect(try reply().bytes == reply().bytes, "the signature is the same each time")
    }

    @Test func `an unsigned reply is intact, and a key that is handed in misses the signature`() throws {
        let bytes = try reply(marking: ReplyMarking()).bytes
        #expect(examined(bytes, key: nil).layers[.dkim] == .notUsed && examined(bytes, key: nil).state == .intact)
        #expect(examined(bytes).layers[.dkim] == .missing && examined(bytes).state == .tampered)
    }

    @Test(arguments: [
        "Hello.", "One\nTwo\n\n\nThree\n   four", "  indented\n\n- a\n- b\n\n> quoted?\n",
        "Müll & <b>Tonne</b> &amp; \"x\"",
        "Siehe (https://a.example/b?c=d&e=f), oder http://x.example.", "https://ü.example javascript:alert(1)",
        "Familie 👨‍👩‍👧 und ❤️", "</script></div><script>alert(1)</script>", "a\u{A0}b\u{200B}c", "line \u{2028} x",
        "https://a.example/\"onclick=\"x", "&lt; 5 &#60;", "Z\u{301}\u{308} é e\u{301}",
    ])
    func `both parts say the same, and nothing in a text becomes code`(text: String) throws {
        let shown = try reply(text)
        let message = MailParser().parse(shown.bytes)
        let html = try #require(message.parts.first { $0.contentType == "text/html" })
        let source = try #require(message.text(ofPart: html.index))
        let plain = try #require(message.parts.first { $0.contentType == "text/plain" })
        #expect(
            TextWords.joined(message.visibleText(ofPart: html.index).text)
                == TextWords.joined(message.visibleText(ofPart: plain.index).text))
        #expect(message.text == shown.text, "officers saw exactly the text part")
        #expect(examined(shown.bytes).state == .intact)
        #expect(
            source.split(separator: "<script").count == 2 && source.contains("<script type=\"application/ld+json\">"))
        for tag in ["<img", "<style", "<link", "<iframe", "<b>", " onclick=\"x", "href=\"javascript"] {
            #expect(!source.contains(tag), "\(tag)")
        }
        #expect(source.contains("<html lang=\"en\">"))
        let body = try #require(source.firstRange(of: "<body>\n<p>Drafted with AI;"))
        #expect(source[..<body.lowerBound].contains("<meta name=\"ai-disclosure\" content=\"mixed\">"))
    }

    @Test func `links lead where the text says`() throws {
        let message = MailParser().parse(try reply("(https://a.example/b?c=d&e=f).").bytes)
        let source = try #require(message.text(ofPart: 2))
        #expect(source.contains("(<a href=\"https://a.example/b?c=d&amp;e=f\">https://a.example/b?c=d&amp;e=f</a>)."))
    }

    @Test(arguments: [
        (false, "TrainedAlgorithmicMediaDigitalSource", "/trainedAlgorithmicMedia"),
        (true, "CompositeWithTrainedAlgorithmicMediaDigitalSource", "/compositeWithTrainedAlgorithmicMedia"),
    ])
    func `HTML has the terms of the vocabularies`(edited: Bool, schema: String, iptc: String) throws {
        let bytes = try reply { if edited { $0.draft?.proposal = "other" } }.bytes
        let source = try #require(MailParser().parse(bytes).text(ofPart: 2))
        #expect(source.contains("\"https://schema.org/\(schema)\""))
        #expect(source.contains("\"http://cv.iptc.org/newscodes/digitalsourcetype\(iptc)\""))
        #expect(
            source.contains(
                "<div ai-disclosure=\"ai-generated\" ai-model=\"test.services/0\" ai-provider=\"City of Testing\">"))
    }

    @Test(arguments: [
        ("de", false, "Diese Antwort wurde mit KI entworfen", "de"),
        ("de", true, "Ein Computer-Programm (KI) hat den", "de-simple"),
        ("en", true, "Drafted with AI", "en"),
    ])
    func `the label speaks the language of the draft`(
        language: String, simple: Bool, start: String, tag: String
    ) throws {
        let bytes = try reply(language: language, simple: simple).bytes
        let message = MailParser().parse(bytes)
        #expect(message.text?.hasPrefix(start) == true && message.first("Content-Language") == tag)
        #expect(message.text(ofPart: 2)?.contains("<html lang=\"\(tag)\">") == true)
        #expect(examined(bytes).state == .intact)
    }

    @Test func `nothing is claimed without its record`() throws {
        #expect(throws: ReviewRefusal.noRecord(.draft)) {
            try reply { $0.history.removeAll { $0.what == "drafted" } }
        }
        #expect(throws: ReviewRefusal.noRecord(.classify)) {
            try reply {
                $0.draft?.proposal = nil
                $0.history = []
            }
        }
        // A step that an officer took is no work of the software.
        #expect(throws: ReviewRefusal.noRecord(.draft)) {
            try reply { file in
                for index in file.history.indices { file.history[index].by = Sample.officer.id }
            }
        }
        let own = try reply {
            $0.draft?.proposal = nil
            $0.decision = nil
            $0.history = []
        }
        #expect(own.label.template == nil && own.text.hasPrefix("Hello Ann"))
        #expect(examined(own.bytes).state == .intact)
    }

    @Test func `a mail that only rules have sorted is no work of AI`() throws {
        let own = try reply { file in
            file.draft?.proposal = nil
            file.decision?.by = [.init(kind: .rules, id: "test.rules", version: "0")]
            file.history = []
        }
        #expect(own.label.template == nil && examined(own.bytes).state == .intact)
    }

    @Test func `both parts hold the notice of a high-risk desk`() throws {
        let notice = "A machine helped to decide who reads this."
        let policy = DeskPolicy(
            domain: .benefitDecisions, profile: .highRisk,
            evidence: .init(
                euDatabase: "https://register.example/1", fria: "F", dpia: "D", workersInformed: "W",
                notice: LocalizedText(["en": notice])))
        let file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())
        let shown = try ReplyComposer(desk: Sample.desk(policy: policy), marking: ReplyMarking(signer: Self.signer))
            .preview(try #require(file.draft), of: file, key: Self.key, composedAt: Sample.start)
        let message = MailParser().parse(shown.bytes)
        #expect(message.text?.contains(notice) == true && message.text(ofPart: 2)?.contains(notice) == true)
        #expect(examined(shown.bytes).state == .intact)
    }

    @Test func `the header names the approval's record, and no person`() throws {
        let shown = try reply(marking: ReplyMarking(verifyPrefix: "https://ki.testing.example/v/"))
        let message = MailParser().parse(shown.bytes)
        let value = try #require(message.headerFields.first { $0.isNamed("AI-Provenance") }).rawValue
        let values = StructuredField.flat(try StructuredField.dictionary(value))
        #expect(values["record"] == .string("urn:uuid:" + shown.approvalRecord))
        #expect(values["verify"] == .string("https://ki.testing.example/v/" + shown.approvalRecord))
        for field in message.headerFields where field.name.contains("AI-") {
            #expect(!field.rawValue.contains("Ann") && !field.rawValue.contains("Kim"))
            #expect(field.rawValue.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }

    @Test func `a display string survives the header's folding`() throws {
        let message = MailParser().parse(try reply(language: "de").bytes)
        let value = try #require(message.headerFields.first { $0.isNamed("AI-Disclosure") }).rawValue
        #expect(StructuredField.flat(try StructuredField.dictionary(value))["reviewed-by"] == .display("Bürgeramt"))
    }

    @Test func `passed on, quoted and stripped replies have their states`() throws {
        let shown = try reply()
        let text = String(decoding: shown.bytes, as: UTF8.self)
        func mail(_ type: String, _ body: String, subject: String = "Fwd: Bin") -> [UInt8] {
            Array(
                "From: a@b.example\r\nSubject: \(subject)\r\nMIME-Version: 1.0\r\nContent-Type: \(type)\r\n\r\n\(body)"
                    .utf8)
        }
        let attached = mail(
            "multipart/mixed; boundary=\"b\"",
            "--b\r\nContent-Type: text/plain\r\n\r\nSee below\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\(text)\r\n--b--\r\n"
        )
        let report = examined(attached)
        #expect(report.state == .forwarded && report.layers[.dkim] == .intact && report.layers[.textDigest] == .intact)
        let inline =
            "FYI\r\n\r\n-------- Forwarded Message --------\r\nSubject: Re: Bin\r\nFrom: City <desk@testing.example>\r\n\r\n"
        #expect(examined(mail("text/plain", inline + shown.text)).state == .forwarded)
        let quote = shown.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
            .joined(separator: "\r\n")
        let answer = "Thank you!\r\n\r\nOn 21.11.2026 City wrote:\r\n" + quote
        #expect(examined(mail("text/plain", answer, subject: "Re: Bin")).state == .quoted)
        #expect(examined(mail("text/plain", shown.text, subject: "x")).state == .textOnly)
        #expect(examined(mail("text/plain", "Hello", subject: "x")).state == .unmarked)
        #expect(examined(Array(text.replacing("Hello Ann", with: "Hello Bob").utf8)).state == .tampered)
    }
}

/// A sample's value, which is there or the sample is wrong.
private func sample<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("the sample is wrong") }
    return value
}
