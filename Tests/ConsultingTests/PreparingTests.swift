@testable import Consulting
import Enquiries
import LanguageModels
@testable import Masking
import Prompting
import Sample
import Testing
import Transparency

@Suite struct PreparingTests {
    private let silent = ScriptedModel(says: "{}")

    private func body(_ preparation: Preparation) throws -> String {
        String(decoding: try #require(preparation.call).body, as: UTF8.self)
    }

    @Test func `the question holds the masked mail, the desk's services and the prompt, and nothing that was masked`()
        throws
    {
        let desk = Office.consulting(silent)
        let body = try body(desk.prepareOpinion(on: Office.file()))
        for part in ["braune Tonne", "[NAME-1]", "- waste: ", "Biotonne", "Which service owns this mail?", "model-x"] {
            #expect(body.contains(part), "\(part)")
        }
        for part in ["Ines", "Kottwitz", "ines@post.example"] { #expect(!body.contains(part), "\(part)") }
        #expect(silent.requests.isEmpty)
    }

    @Test func `the draft's question holds the approved answers with their ids`() throws {
        let body = try body(Office.consulting(silent).prepareDraft(on: Office.file(), from: Office.material()))
        for part in ["Das Abfallamt leert", #"<item id=\"waste.a1\">"#, "- waste: Abfall", "[NAME-1]"] {
            #expect(body.contains(part), "\(part)")
        }
        #expect(!body.contains("Kottwitz"))
    }

    @Test(arguments: [
        ("Ihr Zeichen LF-AB 1234 liegt vor.", "LF AB 1234"), ("Zu AZ 12/345-678 gilt:", "Az. 12/345-678"),
        ("Kassenzeichen 4711.0815.22", "Kassenzeichen 4711081522"),
    ])
    func `what a slot took over from the mail is covered again`(answer: String, written: String) throws {
        let file = Office.file("Guten Tag, zu \(written): die Tonne ist voll.")
        let call = try #require(
            Office.consulting(silent).prepareDraft(on: file, from: Office.material([answer])).call)
        let body = String(decoding: call.body, as: UTF8.self)
        let digits = written.filter(\.isNumber)
        #expect(!body.filter { $0.isNumber || $0.isLetter }.contains(digits), "\(digits)")
        // The control: the answer held it.
        #expect(answer.filter(\.isNumber).contains(digits))
    }

    @Test(arguments: [
        (Consultation.Question.opinion, [Consultation.Question.draft]), (.draft, [.opinion]), (.opinion, []),
    ])
    func `a question that the operator does not use is not asked`(
        question: Consultation.Question, uses: [Consultation.Question]
    ) {
        let desk = Office.consulting(silent, uses: Set(uses))
        let refusal =
            question == .opinion
            ? desk.prepareOpinion(on: Office.file()).refusal
            : desk.prepareDraft(on: Office.file(), from: Office.material()).refusal
        #expect(refusal == .notUsed(question))
    }

    @Test func `without decision, mail, matter or answer there is nothing to ask`() {
        let desk = Office.consulting(silent)
        #expect(desk.prepareOpinion(on: Office.file(decision: nil)).refusal == .nothingToAsk)
        var event = Office.file()
        event.mails[0].origin = .event
        #expect(desk.prepareOpinion(on: event).refusal == .nothingToAsk)
        var unreadable = Office.file()
        unreadable.mails[0].isReadable = false
        #expect(desk.prepareOpinion(on: unreadable).refusal == .nothingToAsk)
        #expect(desk.prepareDraft(on: Office.file(), from: Office.material([])).refusal == .nothingToAsk)
        let noMatter = DraftMaterial(language: "de", matters: [], answers: Office.material().answers)
        #expect(desk.prepareDraft(on: Office.file(), from: noMatter).refusal == .nothingToAsk)
    }

    @Test func `a language without a prompt is not asked in`() {
        let material = DraftMaterial(
            language: "fr", matters: Office.material().matters, answers: Office.material().answers)
        #expect(
            Office.consulting(silent).prepareDraft(on: Office.file(), from: material).refusal
                == .noPrompt(.draft, language: "fr"))
        #expect(
            Office.consulting(silent, prompts: [:]).prepareOpinion(on: Office.file()).refusal
                == .noPrompt(.opinion, language: "de"))
    }

    /// Only what is known of a mail keeps it from a model on this machine, not what masking may have missed.
    @Test(arguments: [
        ("Ich habe Epilepsie, die Tonne ist voll.", "de", [Flag](), false, false),
        ("Die Tonne ist voll.", "de", [.injection], false, false),
        ("Die Tonne ist voll.", "de", [.identityNeeded], true, true),
        ("Pojemnik jest pełny.", "pl", [], false, true), ("الحاوية ممتلئة", "ar", [], false, true),
        (
            "Die Tonne ist mit Xanthor und mit Quorbel und mit Zwirbix und mit Plompax und mit Gnurfel voll.", "de", [],
            false, true
        ), ("Die Tonne ist voll.", "de", [], true, true),
    ])
    func `a mail that must not leave is not asked about`(
        text: String, language: String, flags: [Flag], anywhere: Bool, here: Bool
    ) {
        let file = Office.file(text, decision: Sample.decision(language: language, flags: flags))
        let near = ScriptedModel(.test(isThisMachine: true), says: "{}")
        func stays(_ desk: ConsultingDesk) -> Bool {
            if case .stays = desk.prepareOpinion(on: file).refusal { true } else { false }
        }
        #expect(stays(Office.consulting(silent)) == !anywhere)
        #expect(stays(Office.consulting(near)) == !anywhere)
        #expect(stays(Office.consulting(near, staysHere: true)) == !here)
        // The operator's statement alone is not enough.
        #expect(stays(Office.consulting(silent, staysHere: true)) == !anywhere)
    }

    @Test(arguments: [(0.1, true), (0.0999, false)])
    func `a kept service counts from one in ten on`(confidence: Double, stays: Bool) {
        var decision = Sample.decision(language: "de")
        decision.candidates.append(.init(service: ServiceID("immigration"), confidence: confidence))
        let desk = Office.consulting(silent, keeping: [ServiceID("immigration")])
        let refusal = desk.prepareOpinion(on: Office.file(decision: decision)).refusal
        #expect(refusal == (stays ? .stays([.service(ServiceID("immigration"))]) : nil))
    }

    @Test func `the bytes that can be masked have a limit`() {
        let desk = Office.consulting(ScriptedModel(.test(isThisMachine: true), says: "{}"), staysHere: true)
        let subject = "Biotonne"
        for (excess, fits) in [(0, true), (1, false)] {
            let text = String(repeating: "die tonne ", count: Masker.limit / 10 + 1)
                .prefix(Masker.limit - subject.utf8.count + excess)
            let preparation = desk.prepareOpinion(on: Office.file(String(text), subject: subject))
            let error = MaskingError.tooLong(bytes: Masker.limit + 1, limit: Masker.limit)
            #expect(preparation.refusal == (fits ? nil : .masking(error)))
        }
    }

    @Test func `all mails of a case are masked together, the newest is shown`() throws {
        var file = Office.file("Guten Tag, ich bin Zdenka Wuttke. Die Tonne ist voll.")
        var second = Sample.enquiry("Und Frau Wuttke wartet noch auf die Tonne.", subject: "Tonne", id: "mail-2")
        second.from = file.mails[0].from
        file.mails.append(second)
        let body = try body(Office.consulting(silent).prepareOpinion(on: file))
        #expect(body.contains("wartet noch") && !body.contains("Wuttke") && !body.contains("ich bin"))
    }

    @Test func `a request that holds something masked is not made, whoever put it there`() {
        // An answer names somebody who has the citizen's name.
        let material = Office.material(["Frau Wuttke leitet das Abfallamt."])
        let file = Office.file("Guten Tag, ich bin Frau Wuttke. Die Tonne ist voll.", name: "Zdenka Wuttke")
        let refusal = Office.consulting(silent).prepareDraft(on: file, from: material).refusal
        #expect(refusal == .leak(.leak(.init(kind: .name, spelling: .plain))))
    }

    @Test func `the same case gives the same bytes, another one others`() throws {
        let one = try body(Office.consulting(silent).prepareOpinion(on: Office.file()))
        #expect(try body(Office.consulting(silent).prepareOpinion(on: Office.file())) == one)
        #expect(try body(Office.consulting(silent).prepareOpinion(on: Office.file(subject: "Restmüll"))) != one)
    }

    @Test func `while the endpoint is left alone nothing is asked and nothing is reserved`() {
        let model = ScriptedModel(isAvailable: false) { _ in .empty }
        #expect(Office.consulting(model).prepareOpinion(on: Office.file()).refusal == .unavailable)
    }
}
