@testable import Consulting
import Enquiries
import LanguageModels
import Sample
import Testing
import Transparency

@Suite struct RecordTests {
    private let key = CaseKey([UInt8](repeating: 7, count: 32))

    private func leaf(_ record: ActionRecord) -> String {
        String(decoding: record.sealed(under: key, effect: nil, step: 3).leaf, as: UTF8.self)
    }

    private func waiting(_ question: Consultation.Question) -> CaseFile {
        var file = Office.file()
        file.consultation = Consultation(
            question, because: question == .opinion ? [.unsure, .unknownLanguage] : [], since: Sample.start,
            attempts: 1)
        return file
    }

    @Test func `an opinion has a record that it is asked and one that follows from it`() async throws {
        let desk = Office.consulting(ScriptedModel(says: Office.opinion(evidence: ["unsere braune Tonne"])))
        let file = waiting(.opinion)
        let call = try #require(desk.prepareOpinion(on: file).call)
        let intent = call.intent
        let answered = await desk.ask(call).record
        #expect(intent.action == .classify && answered.action == .classify)
        #expect(intent.cause == file.history.last?.record && answered.cause == intent.id && answered.id != intent.id)
        #expect(intent.caseReference == file.id.text && intent.automation == .assist)
        #expect(intent.inputs == ["mail": file.newest.rawSHA256])
        let prompt = try #require(Office.prompts["second-opinion.en"])
        let named: JSONValue = ["name": "second-opinion.en", "version": 1, "digest": .string(prompt.digest)]
        let recipient: JSONValue = ["operator": "Rechenzentrum Nord", "region": "EU", "this_machine": false]
        #expect(
            intent.disclosed == [
                "phase": "asked", "question": "second-opinion", "prompt": named, "recipient": recipient,
                "because": ["unsure", "unknown-language"], "masked": true, "shortened": false, "cached": false,
            ])
        #expect(
            answered.disclosed == [
                "phase": "answered", "question": "second-opinion", "prompt": named, "recipient": recipient,
                "call": "answer", "result": "opinion", "cached": false,
            ])
        #expect(intent.details["attempt"] == 2)
        #expect(intent.details["masked_counts"]?["NAME"] == 1)
        #expect(answered.details["tokens"] == ["in": 1000, "out": 100, "estimated": false])
        #expect(answered.details["opinion"]?["service"] == "waste")
        #expect(intent.commitments["request"]?.digest == sha256(call.body))
        #expect(answered.commitments["request"] == intent.commitments["request"])
        #expect(answered.commitments["answer"] != nil)
        #expect(intent.components == [.init(kind: "llm", id: "model-x", version: "model-x")])
    }

    @Test func `a draft's records are drafts without a text, so no mark is missing`() async throws {
        let desk = Office.consulting(ScriptedModel(says: Office.draft(["Die Tonne wird geleert."])))
        let call = try #require(desk.prepareDraft(on: waiting(.draft), from: Office.material()).call)
        let records = [call.intent, await desk.ask(call).record]
        var rules = LeafRules()
        for record in records {
            #expect(record.action == .draft && record.disclosed["written"] == nil)
            #expect(throws: Never.self) { try rules.check(record.sealed(under: key, effect: nil).leaf) }
        }
        #expect(records[1].disclosed["result"] == "text")
        #expect(records[1].details["answers"] == ["waste.a1"])
    }

    @Test func `no leaf and no sentence for people holds anything of the mail, of the answer, or a size`() async throws
    {
        let secret = "Zwetschgenmus"
        let file = Office.file("Die Tonne mit \(secret) wurde nicht geleert.", subject: "\(secret)tonne")
        let answers = [
            Office.draft(["Die Tonne wird geleert, \(secret)."]), Office.draft(["[NAME-9] \(secret)"]),
            Office.draft(["\(secret).net"]), Office.draft(["<b>\(secret)"]), secret, "{\"\(secret)\":1}",
            Office.draft([], open: [secret]), "{\"open\":[],\"sentences\":[\"\(secret)\"]}",
        ]
        for answer in answers {
            let desk = Office.consulting(ScriptedModel(reported: "\(secret) v2", says: answer))
            let call = try #require(desk.prepareDraft(on: file, from: Office.material()).call)
            let consulted = await desk.ask(call)
            for text in [leaf(call.intent), leaf(consulted.record), consulted.reason?.description ?? ""] {
                #expect(!text.contains(secret), "\(text)")
                #expect(!text.contains("1000") && !text.contains(hexadecimal(sha256(call.body))), "\(text)")
            }
        }
    }

    @Test(arguments: [
        ("model-x-2026-05-01", "model-x-2026-05-01"), ("model-x", "model-x"), ("gpt-zwei", "model-x"),
        ("/srv/models/model-x.gguf", "model-x"), ("model-x for Ines Kottwitz", "model-x"),
        ("model-x" + String(repeating: "a", count: 32), "model-x" + String(repeating: "a", count: 32)),
        ("model-x" + String(repeating: "a", count: 33), "model-x"), ("model-xä", "model-x"),
    ])
    func `of the name that an endpoint reports only a more exact form of ours stands in the leaf`(
        reported: String, version: String
    ) async throws {
        let desk = Office.consulting(ScriptedModel(reported: reported, says: Office.opinion()))
        let record = await desk.ask(try #require(desk.prepareOpinion(on: Office.file()).call)).record
        #expect(record.components == [.init(kind: "llm", id: "model-x", version: version)])
        #expect(record.details["reported_model"] == .string(reported))
        #expect(leaf(record).contains(reported) == (reported == version))
    }

    @Test func `a model on this machine without terms is no recipient by name`() throws {
        let desk = Office.consulting(ScriptedModel(.test(isThisMachine: true), says: ""), staysHere: true)
        let call = try #require(desk.prepareOpinion(on: Office.file()).call)
        #expect(call.intent.disclosed["recipient"] == ["this_machine": true])
    }

    @Test func `why nothing is asked stands in the record, what the mail speaks of in its private form alone`() throws {
        let file = Office.file("Ich habe Epilepsie, meine Tonne ist voll.")
        let preparation = Office.consulting(ScriptedModel(says: "")).prepareOpinion(on: file)
        guard case .notAsked(let reason, let record) = preparation else {
            Issue.record("it was prepared")
            return
        }
        #expect(reason == .stays([.matter(.health)]) && reason.code == "stays")
        #expect(record.disclosed == ["phase": "not-asked", "question": "second-opinion", "because": "stays"])
        #expect(record.details["refusals"] == ["matter.health"])
        #expect(!leaf(record).contains("health"))
        #expect(reason.description == "The mail stays here: it speaks of health. A person answers it.")
    }
}
