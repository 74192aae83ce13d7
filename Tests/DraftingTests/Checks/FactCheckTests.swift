import Drafting
import Enquiries
import Testing

struct FactCheckTests {
    @Test func `the text of the answer itself is clean`() {
        #expect(
            CheckSample.findings("Hello Ann Lee,\n\n" + CheckSample.answer.text + "\n\nKind regards\nCitizens' Office")
                .isEmpty)
    }

    @Test(arguments: [
        ("It costs 45 euros.", Finding.Kind.amount), ("Add 19 % tax.", .percentage), ("Wait five weeks.", .period),
        ("Open from 8:30.", .clockTime), ("On 2026-07-03.", .date), ("On 2026-02-31.", .date),
        ("Call 069 1234567.", .phone),
        ("Come to Kornmarkt 2.", .address), ("Write to ZZ99 1PR.", .address), ("See https://a.example/b.", .link),
        ("Write to x@a.example.", .email), ("See § 75 VwGO.", .legalReference),
        ("Your case number is AB-1234.", .reference),
        ("Ask Mrs Miller.", .person), ("Ask Thomas Weber.", .person),
        ("IBAN DE89 3704 0044 0532 0130 00.", .sensitiveNumber),
    ])
    func `what no source says is found`(sentence: String, kind: Finding.Kind) {
        #expect(CheckSample.kinds(sentence) == [kind])
    }

    @Test(arguments: [
        "It costs 35 euros.", "Call +49 69 90009 115.", "Come to Kornmarkt 1.", "Write to desk@testing.example.",
        "Hello Ann Lee.", "Write to ann@citizen.example.", "In two weeks, perhaps.",
    ])
    func `what answer, desk or sender say is not`(sentence: String) { #expect(CheckSample.kinds(sentence).isEmpty) }

    /// The citizen's mail excuses what is said to be the citizen's, and never a fee, a link or an account.
    @Test(arguments: [
        ("It costs 45 euros.", [Finding.Kind.amount]), ("You write that you paid 45 euros.", []),
        ("See https://a.example/b.", [.link]), ("You mention https://a.example/b.", [.link]),
        ("Call 069 1234567.", [.phone]), ("We will try to reach you at 069 1234567.", []),
        ("Your case number is AB-1234.", []), ("Your IBAN is DE89 3704 0044 0532 0130 00.", [.sensitiveNumber]),
        ("Thank you for your letter of 2026-07-03.", []), ("It ends on 2026-07-03.", [.date]),
        ("Mr Miller told us.", []),
    ])
    func `the mail excuses what is the citizen's own`(sentence: String, kinds: [Finding.Kind]) {
        let mail = """
            I paid 45 euros, see https://a.example/b, call 069 1234567. Case number AB-1234, letter of 2026-07-03, \
            IBAN DE89 3704 0044 0532 0130 00. Mr Miller knows.
            """
        #expect(CheckSample.kinds(sentence, mail: mail) == kinds)
    }

    @Test func `a fact that was exchanged inside an approved sentence is found, with what the answer says`() throws {
        let text = CheckSample.answer.text.replacing("35 euros, for children 12", with: "12 euros, for children 35")
        let findings = CheckSample.findings(text)
        #expect(findings.map(\.kind) == [.amount, .amount])
        #expect(findings.map(\.detail) == [.answerSays("EUR 3500"), .answerSays("EUR 1200")])
    }

    @Test func `a finding lies on its words`() throws {
        let finding = try #require(CheckSample.findings(CheckSample.answer.text + "\n\nFür €99, bitte.").first)
        #expect(finding.kind == .amount && finding.excerpt == "€99")
    }

    @Test func `a number whose check rule fails says so`() {
        let found = CheckSample.findings(CheckSample.answer.text + "\n\nIBAN DE88 3704 0044 0532 0130 00")
        #expect(found.map(\.detail) == [.brokenCheckRule])
    }
}
