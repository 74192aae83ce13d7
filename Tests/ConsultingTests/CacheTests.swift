@testable import Consulting
import Enquiries
import LanguageModels
import Sample
import Testing
import Transparency

@Suite struct CacheTests {
    private let mail = "Guten Tag,\n\ndie Tonne ist voll.\n\nMit freundlichen Grüßen\n"

    private func file(_ name: String, _ address: String) -> CaseFile {
        Office.file(mail + name, from: address, name: name)
    }

    @Test func `the same question is sent once; each person gets the own name back`() async throws {
        let model = ScriptedModel(says: Office.draft(["Guten Tag [NAME-1]."]))
        let cache = AnswerShelf()
        let desk = Office.consulting(model, cache: cache)
        var texts: [String?] = []
        var bodies: Set<[UInt8]> = []
        for (name, address) in [("Ines Kottwitz", "ines@post.example"), ("Harro Blümel", "harro@post.example")] {
            let call = try #require(desk.prepareDraft(on: file(name, address), from: Office.material()).call)
            bodies.insert(call.body)
            texts.append(await desk.ask(call).text?.sentences.first?.text)
        }
        #expect(texts == ["Guten Tag Ines Kottwitz.", "Guten Tag Harro Blümel."])
        #expect(bodies.count == 1 && model.requests.count == 1 && cache.count == 1)
    }

    @Test func `a kept answer costs nothing, says so in its records, and needs no endpoint`() async throws {
        let model = ScriptedModel(says: Office.opinion(evidence: ["die Tonne ist voll"]))
        let budget = Budget(
            BudgetLimits(senderDay: .unlimited, desk: .unlimited, total: .unlimited),
            ledger: BudgetLedger(at: BudgetMoment(day: 0, period: 0)))
        let guardian = BudgetGuard(budget, period: .day, key: [1]) { _ in }
        let cache = AnswerShelf()
        let desk = Office.consulting(model, budget: guardian, cache: cache)
        let file = file("Ines Kottwitz", "ines@post.example")
        let first = await desk.ask(try #require(desk.prepareOpinion(on: file).call))
        let spent = budget.snapshot
        model.become(available: false)
        let call = try #require(desk.prepareOpinion(on: file).call)
        let second = await desk.ask(call)
        #expect(call.isAnswered && second.isCached && !first.isCached)
        #expect(second.outcome == first.outcome && second.opinion != nil)
        #expect(budget.snapshot == spent && model.requests.count == 1)
        #expect(call.intent.disclosed["cached"] == true && second.record.disclosed["cached"] == true)
        #expect(second.record.details["tokens"]?["in"] == 0)

        cache.forgetAll()
        #expect(desk.prepareOpinion(on: file).refusal == .unavailable)
    }

    @Test(arguments: [
        "no JSON", Office.draft([]), Office.draft(["evil.net"]), Office.draft(["[NAME-7]"]), Office.draft(["<b>x</b>"]),
    ])
    func `an answer that is not used is not kept`(answer: String) async throws {
        let model = ScriptedModel(says: answer)
        let cache = AnswerShelf()
        let desk = Office.consulting(model, cache: cache)
        for _ in 1...2 {
            let call = try #require(desk.prepareDraft(on: Office.file(), from: Office.material()).call)
            #expect(await desk.ask(call).reason != nil)
        }
        #expect(model.requests.count == 2 && cache.count == 0)
    }

    @Test(arguments: [
        ModelCard.test(model: "model-y"), .test(isThisMachine: true),
    ])
    func `another model or endpoint is asked anew`(card: ModelCard) async throws {
        let cache = AnswerShelf()
        let one = Office.consulting(ScriptedModel(says: Office.opinion()), cache: cache)
        _ = await one.ask(try #require(one.prepareOpinion(on: Office.file()).call))
        let other = Office.consulting(ScriptedModel(card, says: Office.opinion()), cache: cache)
        #expect(try #require(other.prepareOpinion(on: Office.file()).call).isAnswered == false)
        #expect(try #require(one.prepareOpinion(on: Office.file()).call).isAnswered)
    }

    @Test func `a request that changed after it was checked is searched again`() async throws {
        let model = ScriptedModel(says: Office.opinion())
        let desk = Office.consulting(model)
        let call = try #require(desk.prepareOpinion(on: Office.file()).call)
        // The schema is told in the prompt from now on: other bytes, nothing of the citizen in them.
        model.write(WireOptions(form: .plain))
        #expect(model.wire(call.request).body != call.body)
        #expect(await desk.ask(call).opinion != nil)

        // A word of the schema that tells more than the request did, and a citizen of that name.
        let named = Office.file("Guten Tag, ich bin Frau Conform. Die Tonne ist voll.", name: "Eva Conform")
        model.write(WireOptions())
        let second = try #require(desk.prepareOpinion(on: named).call)
        model.write(WireOptions(form: .plain))
        #expect(await desk.ask(second).reason == .withheld)
        #expect(model.requests.count == 1)
    }
}
