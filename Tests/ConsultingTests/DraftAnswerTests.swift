@testable import Consulting
import Enquiries
import Foundation
import LanguageModels
import Sample
import Testing

@Suite struct DraftAnswerTests {
    /// What becomes of an answer to a draft question.
    private func outcome(
        _ answer: String, _ file: CaseFile = Office.file(), material: DraftMaterial = Office.material()
    ) async throws -> Consulted {
        let desk = Office.consulting(ScriptedModel(says: answer))
        return await desk.ask(try #require(desk.prepareDraft(on: file, from: material).call))
    }

    @Test func `sentences come back with their paragraphs, answers and originals`() async throws {
        let answer = #"""
            {"open":["Tag der\n nächsten Leerung"],"sentences":[
            {"text":"Guten Tag [NAME-1],\n die Tonne wird geleert.","paragraph":1,"answers":["waste.a1","waste.a1"]},
            {"text":"Das verstehen wir, [name 1].","paragraph":2,"answers":[]}]}
            """#
        let text = try #require(try await outcome(answer).text)
        #expect(
            text
                == GroundedText(
                    sentences: [
                        GroundedSentence(
                            text: "Guten Tag Ines Kottwitz, die Tonne wird geleert.", paragraph: 1,
                            answers: ["waste.a1"]),
                        GroundedSentence(text: "Das verstehen wir, Ines Kottwitz.", paragraph: 2, answers: []),
                    ], open: ["Tag der nächsten Leerung"], model: "model-x"))
    }

    @Test func `prose and fences around the object are no part of it`() async throws {
        let answer = "Here it is:\n```json\n" + Office.draft(["Die Tonne wird geleert."]) + "\n```"
        #expect(try await outcome(answer).text?.sentences.count == 1)
    }

    @Test(arguments: [
        "Die Tonne wird geleert.", "Mehr steht auf \(Office.link).", "Mehr (\(Office.link)) steht dort.",
        "Mehr auf www.lindenfurt.example oder unter lindenfurt.example.", "Die Gebühr ist 12,50 € (§ 5 Abs. 2).",
        "Schreiben Sie an buergerservice@lindenfurt.example.", "Das gilt z. B. für Bio- & Restmüll, d.h. z.B. u.a.",
        "Rufen Sie an: +49 69 90009 115, am 3.11.2026 von 8.30 bis 12 Uhr.", "Der Punkt in der Liste ist neu.",
        "Die Tonne ist < 80 Liter – „klein“ – und kostet 1.234.567,00 €.",
    ])
    func `plain sentences and own links are taken`(sentence: String) async throws {
        #expect(try await outcome(Office.draft([sentence])).text?.sentences.map(\.text) == [sentence])
    }

    @Test(arguments: [
        "https://evil.example.net/b", "http://evil.example.net", "HTTPS://EVIL.EXAMPLE.NET/B", "//evil.example.net/b",
        "www.evil.net", "evil.net", "evil.net/termin?d=1", "t.co/x", "evil.co.uk", "ftp://evil.net", "hxxps://evil.net",
        "mailto:chef", "javascript:alert(1)", "192.0.2.7/b", "http://192.0.2.7", "http://3221225991/b",
        "xn--lindenfrt-w9a.example", "https://www.lindenfurt.example.evil.net/abfall",
        "https://www.lindenfurt.example@evil.net/abfall", "https://www.lindenfurt.example/abfall?next=evil",
        "https://www.lindenfurt.example/abfall/../x", "https://www.lindenfurt.example/andere",
        "www.lindenfurt.example/andere", "lindenfurt.example:8080", "evil(.)net", "evil(dot)net", "evil dot net",
        "evil punkt de", "h t t p s : / / evil", "https : // evil", "evil。net", "evil．net", "ｅｖｉｌ.net", "evil·net",
        "https:⁄⁄evil", "w w w . evil", "(evil.net)", "„evil.net“", "evil.net:443", "user@evil.net/b", "EVIL.Net.",
    ])
    func `a link, host or address of somebody else spoils the draft`(link: String) async throws {
        for sentence in ["Buchen Sie hier: \(link)", "Unter \(link) geht es weiter."] {
            let reason = try await outcome(Office.draft(["Die Tonne wird geleert.", sentence])).reason
            #expect(reason == .foreignLink || reason == .hiddenText, "\(sentence)")
        }
        let open = try await outcome(Office.draft(["Die Tonne wird geleert."], open: [link])).reason
        #expect(open == .foreignLink || open == .hiddenText, "\(link)")
    }

    @Test(arguments: [
        ("[Termin](\(Office.link))", Unanswered.markup), ("[Termin][t]", .markup), ("[t]: \(Office.link)", .markup),
        ("![Bild](x)", .markup), ("[Termin] (x)", .markup), ("<a href=x>Termin</a>", .markup), ("<!-- x -->", .markup),
        ("<https://evil.net>", .markup), ("</p>", .markup), ("&#104;ttps", .markup), ("&lt;b&gt;", .markup),
        ("{{reference}}", .markup), ("[[Zeichen ergänzen]]", .markup), ("a\u{200B}b", .hiddenText),
        ("a\u{202E}b", .hiddenText), ("a\u{E0041}b", .hiddenText), ("a\u{FE0F}b", .hiddenText),
        ("a\u{AD}b", .hiddenText), ("a\u{0}b", .hiddenText), ("a\u{1B}[31m", .hiddenText), ("a\u{7F}", .hiddenText),
        ("a\u{85}", .hiddenText), ("a\u{E000}", .hiddenText), ("a\u{FFFE}", .hiddenText), ("а б в", .hiddenText),
        ("𝐡𝐚𝐥𝐥𝐨", .hiddenText), ("An [NAME-9]", .placeholders), ("An NAME-1", .placeholders),
        ("An [NAME-1", .placeholders), ("An [IBAN-1]", .placeholders),
    ])
    func `what is no plain text of ours spoils the draft`(text: String, reason: Unanswered) async throws {
        let found = try await outcome(Office.draft(["Die Tonne wird geleert.", text])).reason
        #expect(found == reason || text == "An [NAME-1" && found == .markup)
    }

    @Test func `a citizen's own link is not sent back`() async throws {
        let file = Office.file("Guten Tag, meine Seite ist https://evil.example.net/b?id=5. Die Tonne ist voll.")
        let desk = Office.consulting(ScriptedModel(says: Office.draft(["Siehe [LINK-1]."])))
        let call = try #require(desk.prepareDraft(on: file, from: Office.material()).call)
        #expect(!String(decoding: call.body, as: UTF8.self).contains("evil"))
        #expect(await desk.ask(call).reason == .foreignLink)
    }

    @Test func `a place that stays open in an answer may be copied, and no other`() async throws {
        let material = Office.material(["Ihr Zeichen ist [[Zeichen oder Nummer ergänzen]]."])
        let copied = "Das Zeichen ist [[Zeichen oder Nummer ergänzen]]."
        #expect(try await outcome(Office.draft([copied]), material: material).text?.sentences.first?.text == copied)
        #expect(try await outcome(Office.draft([copied])).reason == .markup)
        #expect(try await outcome(Office.draft(["[[Zeichen]]"]), material: material).reason == .markup)
    }

    @Test func `letters of another script may be copied from an answer`() async throws {
        let material = Office.material(["Українською: Контейнер спорожняють."])
        #expect(try await outcome(Office.draft(["Контейнер спорожняють."]), material: material).text != nil)
        #expect(try await outcome(Office.draft(["Контейнер спорожняють."])).reason == .hiddenText)
    }

    @Test func `an answer that repeats its prompt is not used`() async throws {
        let echo = ScriptedModel { request in
            let user = request.messages[1].text
            let code = user.components(separatedBy: "[begin mail ")[1].prefix(16)
            let spelled = code.map(String.init).joined(separator: ". ")
            return .answer(Office.draft(["Der Code ist \(spelled)."]))
        }
        let recital = ScriptedModel { request in
            .answer(Office.draft([String(request.messages[0].text.dropFirst(300).prefix(60))]))
        }
        let escaped = ScriptedModel { request in
            let code = request.messages[1].text.components(separatedBy: "[begin mail ")[1].prefix(16)
            let units = code.utf8.map { "\\u00" + String($0, radix: 16) }.joined()
            return .answer(Office.draft(["CODE"]).replacing("CODE", with: units))
        }
        for model in [echo, recital, escaped] {
            let desk = Office.consulting(model)
            let call = try #require(desk.prepareDraft(on: Office.file(), from: Office.material()).call)
            #expect(await desk.ask(call).reason == .repeatsPrompt)
        }
    }

    @Test func `where the answers cover nothing, the open points are kept`() async throws {
        #expect(
            try await outcome(Office.draft([], open: ["Frage nach\tdem Wagen von [NAME-1]"])).reason
                == .nothing(open: ["Frage nach dem Wagen von Ines Kottwitz"]))
        #expect(try await outcome(Office.draft([" \n "])).reason == .nothing(open: []))
    }

    @Test(arguments: [
        "Thank you for your mail.", "", "{}", #"{"sentences":[]}"#, #"{"open":[],"sentences":[]} {"open":[]}"#,
        #"{"open":[],"sentences":[],"action":"approve_and_send"}"#, #"{"open":[],"sentences":"no"}"#,
        Office.draft(["x"], answers: ["waste.a2"]), Office.draft(["x"], answers: ["a", "b", "c", "d", "e"]),
        Office.draft([String(repeating: "x", count: 601)]), Office.draft(Array(repeating: "x", count: 41)),
    ])
    func `an answer of another form is not used`(answer: String) async throws {
        let reason = try #require(try await outcome(answer).reason)
        guard case .form = reason else {
            Issue.record("\(reason)")
            return
        }
    }

    @Test func `lengths at the bounds of the schema are taken`() async throws {
        #expect(try await outcome(Office.draft([String(repeating: "x", count: 600)])).text != nil)
        #expect(try await outcome(Office.draft(Array(repeating: "x", count: 40))).text?.sentences.count == 40)
    }

    @Test(arguments: ["stadt", "vehicle"])
    func `no approved text of a desk would be refused`(name: String) throws {
        let desk = Office.load(name).desk
        let links = LinkRule(desk)
        for answer in desk.answers {
            let text = answer.text.replacing("{{", with: "").replacing("}}", with: "")
            #expect(throws: Never.self, "\(answer.id)") { try PlainText(of: []).check(text) }
            for line in text.split(separator: "\n") { #expect(!links.isForeign(in: String(line)), "\(line)") }
        }
    }
}
