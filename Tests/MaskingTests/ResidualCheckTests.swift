import Foundation
import Masking
import Testing

@Suite struct ResidualCheckTests {
    private func check(_ request: some Sequence<UInt8>) throws -> ResidualCheck.Refusal? {
        let (_, map) = try masked(
            "Frau Müller-Lüdenscheidt, IBAN DE89 3704 0044 0532 0130 00, 07700 900123, An den Eichen 12, 60311 Köln")
        do {
            _ = try ResidualCheck(map).check(Array(request))
            return nil
        } catch {
            return error
        }
    }

    @Test func `a masked request passes, byte for byte`() throws {
        let (mail, map) = try masked("Frau Wuttke, 07700 900123")
        let bytes = Array("{\"content\":\"\(mail.text)\"}".utf8)
        #expect(try ResidualCheck(map).check(bytes).bytes == bytes)
    }

    @Test(arguments: [
        "Müller", "MÜLLER", "mueller", "Muller", "Lüdenscheidts", "Mu\u{308}ller", "DE89370400440532013000",
        "de89-3704-0044.0532 0130 00", "07700-900-123", "an den eichen 12", "60311 Koeln",
    ])
    func `an original is found in any spelling`(text: String) throws {
        #expect(try check("{\"content\": \"so \(text).\"}".utf8) != nil)
    }

    @Test(arguments: ["so viel Müllerei", "DE8937040044053201300", "07700 9001", "Eichen", "Luden", "60312 Essen"])
    func `something else is not found`(text: String) throws {
        #expect(try check(text.utf8) == nil)
    }

    @Test(arguments: ["M\\u00fcller", "M%C3%BCller", "M=C3=BCller", "\\u004d\\u00fc\\u006cler", "07700\\n900123"])
    func `escapes hide nothing`(text: String) throws {
        #expect(try check("{\"content\": \"\(text)\"}".utf8) != nil)
    }

    @Test(arguments: ["", "x", "xy", "xyz"])
    func `base64 hides nothing, wherever it begins`(before: String) throws {
        for text in ["Herr Müller ruft", "IBAN DE89 3704 0044 0532 0130 00"] {
            let encoded = Data((before + " " + text).utf8).base64EncodedString()
            #expect(try check("{\"a\":\"\(encoded)\"}".utf8) != nil)
            #expect(
                try check("{\"a\":\"abc\(encoded.replacing("+", with: "-").replacing("/", with: "_"))\"}".utf8) != nil)
        }
    }

    @Test func `hexadecimal hides nothing`() throws {
        let encoded = "Müller 1".utf8.map { String($0, radix: 16) }.joined()
        guard case .leak(let leak)? = try check(encoded.utf8) else {
            Issue.record("not found")
            return
        }
        #expect(leak.spelling == .hexadecimal && leak.kind == .name)
    }

    @Test func `a leak names no original`() throws {
        guard case .leak(let leak)? = try check("Müller".utf8) else {
            Issue.record("not found")
            return
        }
        #expect(!"\(leak)".contains("ller"))
        #expect("\(leak)".contains("NAME"))
    }

    @Test func `a name that is a usual word is searched with its capital`() throws {
        let (mail, map) = try masked("Frau Lange hat ein Auto, schon lange")
        #expect(mail.text == "Frau [NAME-1] hat ein Auto, schon lange")
        let check = ResidualCheck(map, common: common)
        #expect(throws: Never.self) { try check.check(Array("so lange".utf8)) }
        #expect(throws: ResidualCheck.Refusal.self) { try check.check(Array("Frau Lange".utf8)) }
    }

    @Test func `a request at the limit is searched, one byte more is refused`() throws {
        let check = ResidualCheck(MaskMap())
        let bytes = [UInt8](repeating: 0x20, count: ResidualCheck.limit)
        #expect(try check.check(bytes).bytes.count == ResidualCheck.limit)
        #expect(throws: ResidualCheck.Refusal.tooLong(bytes: ResidualCheck.limit + 1, limit: ResidualCheck.limit)) {
            try check.check(bytes + [0x20])
        }
    }

    @Test(
        "a name that is a word of the authority's own may stand where it wrote it, and nowhere in the mail",
        arguments: [
            ("Waste: the Wuttke centre takes garden waste.", "my bin was not emptied", false),
            ("Waste: the WUTTKE centre takes garden waste.", "my bin was not emptied", false),
            ("Waste: the depot takes garden waste.", "Wuttke wrote this", true),
            ("Waste: call 07700 900123.", "my bin was not emptied", true),
            ("Waste: Lindemann.", "my bin was not emptied", true),
        ])
    func ownWords(template: String, mail: String, isLeak: Bool) throws {
        let (_, map) = try masked("Frau Wuttke, Herr Lindemann, 07700 900123")
        let check = ResidualCheck(map, own: OwnWords(["The Wuttke centre. Call 07700 900123."]))
        var found: ResidualCheck.Refusal?
        do {
            _ = try check.check(Array((template + mail).utf8), citizens: [mail])
        } catch {
            found = error
        }
        #expect((found != nil) == isLeak)
    }
}
