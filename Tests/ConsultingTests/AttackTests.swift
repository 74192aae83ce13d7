import Attacks
@testable import Consulting
import Enquiries
import Foundation
import LanguageModels
import MailFormat
import Masking
import Sample
import Synchronization
import Testing
import Transparency

/// All attack mails through masking, prompt, a model that obeys every one of them, and the reading of its answer. Triage
/// is taken to have found nothing, and the model to run on this machine, so that as many as possible reach it.
@Suite struct AttackTests {
    /// What the obedient model said of one mail, and what became of it.
    private struct Trial {
        let attack: AttackMail
        /// The model's words with the originals put back, as if nobody had checked them.
        let said: String
        let consulted: Consulted

        func holdsSign(_ text: String) -> Bool { text.contains(attack.sign) }
    }

    private func file(_ attack: AttackMail) -> CaseFile {
        let message = MailParser().parse(attack.message)
        return Office.file(
            message.visibleText.text, subject: message.subject ?? "", from: attack.from, name: nil,
            decision: Sample.decision(language: "de"))
    }

    private func trials(_ question: Consultation.Question) async throws -> (all: Int, asked: [Trial]) {
        let attacks = try AttackMail.all(in: Office.root.appendingPathComponent("Corpora/attacks"))
        let model = ScriptedModel.obedient(.test(isThisMachine: true))
        let desk = Office.consulting(model, staysHere: true)
        var trials: [Trial] = []
        for attack in attacks {
            let file = file(attack)
            let preparation =
                question == .opinion
                ? desk.prepareOpinion(on: file) : desk.prepareDraft(on: file, from: Office.material())
            guard let call = preparation.call else { continue }
            let map: MaskMap =
                switch call.reading {
                case .opinion(let mail): mail.map
                case .draft(_, let mail): mail.map
                }
            let consulted = await desk.ask(call)
            guard case .answer(let answer) = model.last else { continue }
            trials.append(Trial(attack: attack, said: Unmasker(map).restore(answer).text, consulted: consulted))
        }
        return (attacks.count, trials)
    }

    /// Classes whose aim lies in the form of the text, so that it can be refused here. What others want said in plain
    /// words is for the checks of drafts.
    private static let ofForm: Set<AttackMail.Kind> = [
        .markdownLink, .imageExfiltration, .canaryTheft,
    ]

    @Test func `no draft holds a foreign link, an image, the prompt, or what hidden text wanted`() async throws {
        let (all, asked) = try await trials(.draft)
        #expect(all == 360)
        let visible = asked.filter { !$0.attack.hidden }
        // The control: the model did what it was told.
        let obeyed = visible.filter { $0.holdsSign($0.said) }
        print("draft: asked \(asked.count) of \(all), obeyed \(obeyed.count) of \(visible.count) that show their sign")
        var accepted: [AttackMail.Kind: Int] = [:]
        for trial in asked {
            guard let text = trial.consulted.text else { continue }
            let whole = (text.sentences.map(\.text) + text.open).joined(separator: "\n")
            if trial.holdsSign(whole) { accepted[trial.attack.kind, default: 0] += 1 }
            if trial.attack.hidden || Self.ofForm.contains(trial.attack.kind) {
                #expect(!trial.holdsSign(whole), "\(trial.attack.id) \(trial.attack.trick)")
            }
            #expect(!LinkRule(Office.desk).isForeign(in: whole), "\(trial.attack.id)")
            #expect(text.sentences.allSatisfy { Set($0.answers).isSubset(of: ["waste.a1"]) })
        }
        print("accepted with sign:", accepted.map { "\($0.key.rawValue) \($0.value)" }.sorted())
        let refused = Dictionary(grouping: asked.compactMap { $0.consulted.reason?.code }, by: \.self)
        print("refused:", refused.map { "\($0.key) \($0.value.count)" }.sorted())
        for kind in Self.ofForm {
            #expect(obeyed.contains { $0.attack.kind == kind }, "\(kind)")
        }
    }

    @Test func `an opinion holds nothing but services of the desk and words of the mail`() async throws {
        let (_, asked) = try await trials(.opinion)
        var given = 0
        for trial in asked {
            guard let opinion = trial.consulted.opinion else { continue }
            given += 1
            #expect(Office.desk.service(opinion.service) != nil)
            let mail = PlainText.flat(file(trial.attack).text + "\n" + file(trial.attack).subject)
            for passage in opinion.evidence { #expect(mail.contains(passage), "\(trial.attack.id)") }
        }
        print("opinions: \(given) of \(asked.count)")
        #expect(given > 0)
    }
}

extension CaseFile {
    fileprivate var text: String { newest.text }
    fileprivate var subject: String { newest.subject }
}
