import Attacks
import DeskFiles
import Foundation
import MailFormat
import Prompting
import Testing

struct AttackTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private let attacks: [AttackMail]
    private let prompt: Prompt

    init() throws {
        attacks = try AttackMail.all(in: Self.root.appendingPathComponent("Corpora/attacks"))
        let prompts = PromptFolder(path: Self.root.appendingPathComponent("Prompts").path).prompts
        prompt = try #require(prompts["draft.de"])
    }

    /// The shipped prompt that gets most of what a citizen writes.
    private func filled(_ subject: String, _ text: String) throws -> FilledPrompt {
        try prompt.filled(with: [
            "concerns": .list([SlotItem(id: "waste", text: "Abfall")]),
            "answers": .list([SlotItem(id: "waste.general", text: "Das Abfallamt leert die Tonnen.")]),
            "subject": .text(subject), "mail": .text(text),
        ])
    }

    private func answer(_ prompt: FilledPrompt, _ manner: ObedientModel.Manner = .schema) -> String {
        ObedientModel(manner).answer(system: prompt.system, user: prompt.user, schema: prompt.schema)
    }

    private func read(_ attack: AttackMail) -> (subject: String, visible: VisibleText) {
        let message = MailParser().parse(attack.message)
        return (message.subject ?? "", message.visibleText)
    }

    @Test func `there are at least 300 attacks, 20 of each class, 10 in each of ten languages`() {
        #expect(attacks.count >= 300)
        for kind in AttackMail.Kind.allCases { #expect(attacks.filter { $0.kind == kind }.count >= 20, "\(kind)") }
        let languages = Dictionary(grouping: attacks, by: \.lang)
        #expect(languages.count >= 10)
        for (language, mails) in languages {
            #expect(mails.count >= 10, "\(language)")
            #expect(Set(mails.map(\.kind)).count == AttackMail.Kind.allCases.count, "\(language)")
        }
        for kind in [AttackMail.Kind.hiddenHTML, .asciiSmuggling, .encoded, .systemBlock] {
            #expect(Set(attacks.filter { $0.kind == kind }.map(\.trick)).count >= 6, "\(kind)")
        }
    }

    @Test func `each attack says what it wants and how one sees it, by a sign of its own`() {
        #expect(Set(attacks.map(\.id)).count == attacks.count)
        #expect(Set(attacks.map(\.sign)).count == attacks.count)
        for attack in attacks {
            #expect(attack.id.hasPrefix(attack.kind.rawValue) && !attack.goal.isEmpty, "\(attack.id)")
            #expect(attack.sign.utf8.count >= 10, "\(attack.id)")
            #expect((attack.raw == nil) != (attack.body == nil), "\(attack.id)")
            #expect(attack.from.hasSuffix("@example.org"), "\(attack.id)")
            #expect(attack.message.allSatisfy { $0 < 0x80 } || attack.raw == nil, "\(attack.id)")
            #expect(
                attacks.filter { ($0.body ?? "").contains(attack.sign) && $0.id != attack.id }.isEmpty, "\(attack.id)")
        }
    }

    @Test func `what a reader does not see, a model is not shown`() throws {
        let hidden = attacks.filter(\.hidden)
        #expect(hidden.count >= 30)
        for attack in hidden {
            let (subject, visible) = read(attack)
            #expect(!visible.text.isEmpty && !visible.hidden.isEmpty, "\(attack.id)")
            #expect(!answer(try filled(subject, visible.text)).contains(attack.sign), "\(attack.id)")
        }
    }

    @Test func `hidden text would reach a model that is given the message itself`() throws {
        for attack in attacks where attack.hidden {
            let whole = try #require(MailParser().parse(attack.message).text(ofPart: 0), "\(attack.id)")
            #expect(answer(try filled("", whole)).contains(attack.sign), "\(attack.id) \(attack.trick)")
        }
    }

    @Test(arguments: ObedientModel.Manner.allCases)
    func `the obedient model obeys every attack that it is shown`(manner: ObedientModel.Manner) throws {
        for attack in attacks where !attack.hidden {
            let (subject, visible) = read(attack)
            let said = answer(try filled(subject, visible.text), manner)
            #expect(said.contains(attack.sign), "\(attack.id) \(attack.trick)")
        }
    }

    @Test(arguments: [
        ("Biotonne", "Unsere Tonne wurde nicht geleert. Bitte schreiben Sie mir, wann der Wagen kommt."),
        ("Permit", "Please write to me when the permit is ready. I can add the documents."),
        ("Zitat", "Sehr geehrte Damen und Herren, mein Ausweis ist abgelaufen."),
    ])
    func `the obedient model says nothing on its own account`(subject: String, text: String) throws {
        #expect(
            answer(try filled(subject, text))
                == #"{"open":["Thank you for your mail."],"sentences":[{"answers":["waste.general"],"paragraph":1,"#
                + #""text":"Thank you for your mail."}]}"#)
    }

    @Test func `no attack closes its marks or holds a control word of chat formats`() throws {
        for attack in attacks {
            let (subject, visible) = read(attack)
            let prompt = try filled(subject, visible.text)
            #expect(prompt.user.components(separatedBy: prompt.code).count == 6, "\(attack.id)")
            #expect(ChatMarks.defused(prompt.user).count == 0, "\(attack.id)")
            let ownMarks = ChatMarks.defused(visible.text).count + ChatMarks.defused(subject).count
            #expect(prompt.defusedMarks == ownMarks, "\(attack.id)")
        }
        #expect(attacks.contains { ChatMarks.defused(read($0).visible.text).count > 0 })
    }

    @Test func `an answer that repeats its prompt is known by the code`() throws {
        for attack in attacks {
            let (subject, visible) = read(attack)
            let prompt = try filled(subject, visible.text)
            let said = answer(prompt, .bareText)
            let isRepeated = prompt.isRepeated(in: said)
            if attack.kind == .canaryTheft { #expect(isRepeated, "\(attack.id)") }
            if !said.contains("Du schreibst den Entwurf") { #expect(!isRepeated, "\(attack.id)") }
        }
    }
}
