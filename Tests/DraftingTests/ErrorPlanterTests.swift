import Drafting
import Enquiries
import Testing

struct ErrorPlanterTests {
    private func claim(_ kind: Finding.Kind, _ words: String, in text: String) throws -> Finding {
        let bytes = Array(text.utf8)
        let range = try #require(bytes.firstRange(of: Array(words.utf8)))
        return Finding(kind, range: range, excerpt: words)
    }

    @Test(arguments: [
        (Finding.Kind.amount, "35 Euro", "45 Euro"), (.period, "2 Wochen", "3 Wochen"), (.phone, "115", "215"),
        (.date, "9. Mai", "1. Mai"), (.percentage, "0,8 %", "0,9 %"),
    ])
    func `one digit of one claim is made wrong`(kind: Finding.Kind, right: String, wrong: String) throws {
        let text = "Grüße. Es sind \(right), so ist es."
        let made = try #require(ErrorPlanter.plant(in: text, claims: [claim(kind, right, in: text)], choice: 3))
        #expect(made.text == "Grüße. Es sind \(wrong), so ist es.")
        #expect(made.check == SeededCheck(kind: kind, wrong: wrong, right: right))
    }

    @Test func `a draft without a claim that can be wrong stays as it is`() throws {
        let text = "Herr Müller ruft an, Raum 0."
        #expect(ErrorPlanter.plant(in: text, claims: [], choice: 0) == nil)
        #expect(ErrorPlanter.plant(in: text, claims: [try claim(.person, "Herr Müller", in: text)], choice: 0) == nil)
        #expect(ErrorPlanter.plant(in: text, claims: [try claim(.amount, "0", in: text)], choice: 0) == nil)
    }

    @Test func `wrong words that stand in the draft anyway are not planted`() throws {
        let text = "35 Euro oder 45 Euro"
        #expect(ErrorPlanter.plant(in: text, claims: [try claim(.amount, "35 Euro", in: text)], choice: 0) == nil)
    }
}
