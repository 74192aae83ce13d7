import Masking
import Testing

@Suite struct UnmaskerTests {
    private func map() throws -> MaskMap { try masked("Frau Wuttke, 07700 900123").1 }

    @Test(arguments: [
        ("Guten Tag Frau [NAME-1],", "Guten Tag Frau Wuttke,"),
        ("[NAME-1]s Tonne, [PHONE-1]", "Wuttkes Tonne, 07700 900123"),
        ("no placeholder [at all]", "no placeholder [at all]"),
        ("[NAME-1", nil), ("[NAME-]", "[NAME-]"), ("NAME 1", "NAME 1"), ("", ""),
    ])
    func `placeholders that were given out are filled`(answer: String, expected: String?) throws {
        let (text, findings) = try Unmasker(map()).restore(answer)
        #expect(text == expected ?? answer)
        #expect(findings.isEmpty == (expected != nil))
    }

    @Test(arguments: [
        ("Frau [name-1]", "Frau Wuttke", Unmasker.Trouble.altered),
        ("Frau [NAME 1]", "Frau Wuttke", .altered),
        ("Frau \\[NAME-1\\]", "Frau \\Wuttke", .altered),
        ("Frau [NAME-\n1]", "Frau Wuttke", .altered),
        ("Frau {NAME-1}", "Frau Wuttke", .altered),
        ("Frau [NAME-2]", "Frau [NAME-2]", .unknown),
        ("Konto [IBAN-1]", "Konto [IBAN-1]", .unknown),
        ("Frau [NAME-01]", "Frau Wuttke", .altered),
        ("Frau NAME-1", "Frau NAME-1", .unbracketed),
        ("Frau [NAME-999999]", "Frau [NAME-999999]", .unknown),
    ])
    func `what a model made of a placeholder is told`(answer: String, expected: String, trouble: Unmasker.Trouble)
        throws
    {
        let (text, findings) = try Unmasker(map()).restore(answer)
        #expect(text == expected)
        #expect(findings.map(\.trouble) == [trouble])
    }

    @Test func `a finding says where it stands in the restored text`() throws {
        let (text, findings) = try Unmasker(map()).restore("Frau [NAME-1], Frau [NAME-7].")
        let range = try #require(findings.first).range
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "[NAME-7]")
        #expect(findings.first?.placeholder == Placeholder(.name, 7))
    }

    @Test func `an original is not read again`() throws {
        let (mail, map) = try masked("Das ist [PHONE-1] und 07700 900123")
        #expect(mail.text == "Das ist [TEXT-1] und [PHONE-1]")
        #expect(Unmasker(map).restore("[TEXT-1]").text == "[PHONE-1]")
    }

    @Test func `endless brackets take linear time`() throws {
        let answer = String(repeating: "[", count: 1 << 20)
        #expect(try Unmasker(map()).restore(answer).text.utf8.count == 1 << 20)
    }
}
