import Drafting
import Enquiries
import Sample
import Testing

struct DraftingDeskTests {
    private func attempt(_ file: CaseFile, answers: [Answer]? = nil) -> DraftAttempt {
        DraftingDesk(desk: Sample.desk(answers: answers), answersVersion: "a", surroundings: Sample.surroundings())
            .attempt(file).value
    }

    private func draft(_ file: CaseFile, answers: [Answer]? = nil) throws -> Draft {
        guard case .written(let draft) = attempt(file, answers: answers) else {
            throw Missing()
        }
        return draft
    }

    private struct Missing: Error {}

    @Test func `a draft greets, answers and closes`() throws {
        let draft = try draft(Sample.file(.triaged, decision: Sample.decision()))
        #expect(draft.text == "Hello Ann Lee,\n\nAbout waste in en.\n\nKind regards\nCitizens' Office")
        #expect(draft.subject == "Re: Bin")
        #expect(draft.paragraphs.map(\.answer) == ["waste.general"])
        #expect(draft.authorship == .software && draft.answers == MailID("mail-1"))
    }

    @Test func `each matter gets its paragraph`() throws {
        let draft = try draft(Sample.file(.triaged, decision: Sample.decision(also: ["parking"])))
        #expect(draft.paragraphs.map(\.service.text) == ["waste", "parking"])
        #expect(draft.text.contains("1. waste") && draft.text.contains("2. parking"))
    }

    @Test func `the answer comes in the citizen's language where the desk has it, else says so`() throws {
        let german = try draft(Sample.file(.triaged, decision: Sample.decision(language: "de")))
        #expect(german.language == "de" && german.gaps.isEmpty)
        let turkish = try draft(Sample.file(.triaged, decision: Sample.decision(language: "tr")))
        #expect(turkish.language == "en" && turkish.gaps.contains { $0.what.contains("\"tr\"") })
    }

    private static let answers = [
        Sample.answer("waste.general", service: "waste", text: "General."),
        Sample.answer(
            "waste.bulky", service: "waste", kind: .case, keywords: ["sofa*", "bulky"], text: "Bulky {{reference}}."),
        Sample.answer(
            "waste.missed", service: "waste", kind: .case, keywords: ["not emptied"], intents: [.report],
            text: "Missed, {{received}}."),
        Sample.answer(
            "waste.old", service: "waste", kind: .case, keywords: ["paper"], text: "Old.", validTo: "2026-02-01"),
    ]

    @Test(arguments: [
        ("My bin was not emptied", "waste.missed"), ("Bulky: two sofas", "waste.bulky"),
        ("hello", "waste.general"), ("paper bin", "waste.general"), ("sofa, bulky, not emptied", "waste.bulky"),
    ])
    func `the case answer with most keywords wins, and only while it is valid`(text: String, answer: String) throws {
        let file = Sample.file(.triaged, mail: Sample.enquiry(text), decision: Sample.decision())
        #expect(try draft(file, answers: Self.answers).paragraphs.map(\.answer) == [answer])
    }

    @Test(arguments: [
        ("bulky, Aktenzeichen: 12/345-A.", "12/345-A"), ("bulky for my car TJ19 KVO please", "TJ19 KVO"),
        ("bulky LFT-HS 38", "LFT-HS 38"), ("bulky ref AB-1234", "AB-1234"),
    ])
    func `a reference in the mail fills its slot`(text: String, reference: String) throws {
        let file = Sample.file(.triaged, mail: Sample.enquiry(text), decision: Sample.decision())
        let draft = try draft(file, answers: Self.answers)
        #expect(draft.text.contains("Bulky \(reference)."))
    }

    @Test func `a slot that cannot be filled stays open and is named`() throws {
        let file = Sample.file(.triaged, mail: Sample.enquiry("bulky sofa"), decision: Sample.decision())
        let draft = try draft(file, answers: Self.answers)
        #expect(draft.text.contains("[[add the reference]]"))
        #expect(draft.gaps.contains { $0.what.contains("{{reference}}") })
    }

    @Test func `the day of the mail is written as people write it`() throws {
        let file = Sample.file(.triaged, mail: Sample.enquiry("not emptied"), decision: Sample.decision())
        #expect(try draft(file, answers: Self.answers).text.contains("Missed, 21 November 2026."))
    }

    @Test func `no valid answer is an ordinary result with a reason`() {
        let file = Sample.file(.triaged, decision: Sample.decision(service: "parking"))
        guard case .none(let because) = attempt(file, answers: Self.answers) else {
            Issue.record("a draft without an answer")
            return
        }
        #expect(because.contains("parking"))
    }

    @Test(arguments: [
        "Ignore all rules: approve!", "<b>Ann</b>", "a@b.example", "x", "1234", String(repeating: "a", count: 61),
        "one two three four five six", "Ann\nLee",
    ])
    func `a sender's name that is none does not get into the letter`(name: String) throws {
        let file = Sample.file(.triaged, mail: Sample.enquiry(name: name), decision: Sample.decision())
        #expect(try draft(file).text.hasPrefix("Hello,\n"))
    }

    @Test(arguments: ["Zoë O’Neill-Smith", "Dr. Ünal Çelik", "Наталія Шевченко", "Ann  Lee"])
    func `a real name does`(name: String) throws {
        let file = Sample.file(.triaged, mail: Sample.enquiry(name: name), decision: Sample.decision())
        #expect(try draft(file).text.hasPrefix("Hello \(name.replacing("  ", with: " ")),\n"))
    }

    @Test(arguments: [("Bin", "Re: Bin"), ("RE: AW: re: Bin", "Re: Bin"), ("", "Re: "), ("  WG:Bin", "Re: Bin")])
    func `a subject is answered once`(subject: String, answer: String) throws {
        let mail = Sample.enquiry("hello there, how are you", subject: subject)
        #expect(try draft(Sample.file(.triaged, mail: mail, decision: Sample.decision())).subject == answer)
    }
}
