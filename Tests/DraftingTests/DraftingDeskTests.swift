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
        ("hello", "waste.general"), ("paper bin", "waste.general"), ("My sofa is bulky, bin or not", "waste.bulky"),
    ])
    func `the case answer that shares most with the mail wins, and only while it is valid`(text: String, answer: String)
        throws
    {
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
        let reason = NoDraft.noAnswer(service: ServiceID("parking"), language: "en")
        #expect(attempt(file, answers: Self.answers) == .none(reason))
        #expect(reason.message.contains("parking"))
    }

    @Test(arguments: [(0.61, true), (0.6, true), (0.59, false)])
    func `an uncertain service gets no draft until an officer names it`(confidence: Double, drafts: Bool) throws {
        var decision = Sample.decision(confidence: confidence)
        decision.draftFrom = 0.6
        guard drafts else {
            #expect(
                attempt(Sample.file(.triaged, decision: decision))
                    == .none(.unsure(best: ServiceID("waste"), confidence: confidence, next: nil)))
            decision.correction = .init(
                from: ServiceID("parking"), confidence: 0.3, by: Sample.officer.id, at: Sample.start, record: "r")
            #expect(try draft(Sample.file(.triaged, decision: decision)).paragraphs.count == 1)
            return
        }
        #expect(try draft(Sample.file(.triaged, decision: decision)).paragraphs.count == 1)
    }

    @Test func `each matter is answered by its own sentences`() throws {
        let mail = Sample.enquiry("My bin was not emptied. My car: a bulky van has my parking space.")
        var decision = Sample.decision(also: ["parking"])
        decision.concerns = [
            Concern(service: ServiceID("waste"), probability: 0.9, sentences: [0..<22]),
            Concern(service: ServiceID("parking"), probability: 0.5, sentences: [24..<mail.text.utf8.count]),
        ]
        let answers = Self.answers + [Sample.answer("parking.general", service: "parking", text: "Parking.")]
        let draft = try draft(Sample.file(.triaged, mail: mail, decision: decision), answers: answers)
        #expect(draft.paragraphs.map(\.answer) == ["waste.missed", "parking.general"])
        #expect(draft.paragraphs[0].because.contains("emptied"))
        #expect(draft.text.contains("1. waste\n\nMissed") && draft.text.contains("2. parking\n\nParking."))
    }

    @Test(arguments: [
        ("My bin was not emptied", "Missed"), ("Ich kann nicht so gut Deutsch. Tonne not emptied", "Simple"),
        ("Bitte in einfacher Sprache: not emptied", "Simple"), ("einfache Sprache bitte, sofa, bulky", "Bulky"),
    ])
    func `who asks for simple language gets it where there is some`(text: String, begins: String) throws {
        let simple = Sample.answer(
            "waste.missed", service: "waste", kind: .case, keywords: ["not emptied"], level: .simple, text: "Simple.")
        let file = Sample.file(.triaged, mail: Sample.enquiry(text), decision: Sample.decision())
        let answers = try draft(file, answers: Self.answers + [simple]).paragraphs
        // A general answer in simple language would fit "sofa" as well; there is none, so the standard one is taken.
        #expect(answers[0].text.hasPrefix(begins))
    }

    @Test func `a mail about the writer's own record gets the way to identify, where the desk has one`() throws {
        let asking = Sample.decision(flags: [.identityNeeded])
        let desk = DraftingDesk(
            desk: Sample.desk(invitation: "Identify yourself at the counter."), answersVersion: "a",
            surroundings: Sample.surroundings())
        func text(_ decision: TriageDecision) -> String {
            guard case .written(let draft) = desk.attempt(Sample.file(.triaged, decision: decision)).value else {
                return ""
            }
            return draft.text
        }
        #expect(text(asking).contains("Identify yourself at the counter.\n\nKind regards"))
        #expect(!text(Sample.decision()).contains("Identify"))
    }

    @Test func `what must be known of the case is said to the officer`() throws {
        let answer = Sample.answer("waste.general", service: "waste", needs: ["day of collection"], text: "General.")
        let draft = try draft(Sample.file(.triaged, decision: Sample.decision()), answers: [answer])
        #expect(draft.gaps.contains { $0.what.contains("day of collection") })
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
