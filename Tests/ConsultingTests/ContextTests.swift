@testable import Consulting
import Enquiries
import LanguageModels
import Prompting
import Sample
import Testing
import Transparency

@Suite struct ContextTests {
    private let sentence = "Die braune Tonne wurde nicht geleert. "

    private func desk(_ context: Int?) -> ConsultingDesk {
        Office.consulting(ScriptedModel(.test(context: context), says: "{}"))
    }

    private func tokens(_ call: PreparedCall) -> Int {
        (call.body.count + 2) / 3 + call.request.parameters.maxTokens
    }

    @Test func `what fits exactly is not shortened; with one token less it is, at a sentence`() throws {
        let file = Office.file(String(repeating: sentence, count: 100))
        let whole = try #require(desk(nil).prepareOpinion(on: file).call)
        #expect(whole.prompt.cuts.isEmpty)
        let needed = tokens(whole)

        let exact = try #require(desk(needed).prepareOpinion(on: file).call)
        #expect(exact.body == whole.body)

        let short = try #require(desk(needed - 1).prepareOpinion(on: file).call)
        #expect(tokens(short) <= needed - 1)
        let cut = try #require(short.prompt.cuts.first)
        #expect(cut.slot == "mail" && cut.kept < cut.of && short.prompt.cuts.count == 1)
        #expect(cut.kept % sentence.utf8.count == sentence.utf8.count - 1)
        // Said to the model and to the record.
        #expect(short.prompt.user.contains("(cut: \(cut.kept) of \(cut.of) bytes shown)"))
        #expect(short.intent.disclosed["shortened"] == true)
        #expect(whole.intent.disclosed["shortened"] == false)
        #expect(
            short.intent.details["cuts"]
                == [["slot": "mail", "kept": .integer(Int64(cut.kept)), "of": .integer(Int64(cut.of))]])
    }

    @Test func `a mail keeps at least so much that a question about it has sense`() throws {
        let file = Office.file(String(repeating: sentence, count: 100))
        var context = tokens(try #require(desk(nil).prepareOpinion(on: file).call))
        while let call = desk(context).prepareOpinion(on: file).call {
            #expect(tokens(call) <= context)
            let kept = call.prompt.cuts.first?.kept ?? .max
            #expect(kept > QuestionValues.leastMail - sentence.utf8.count)
            context -= 20
        }
        guard case .tooLong(let needed, context) = desk(context).prepareOpinion(on: file).refusal else {
            Issue.record("another refusal")
            return
        }
        #expect(needed > context)
        #expect(desk(needed).prepareOpinion(on: file).call != nil)
        #expect(desk(needed - 1).prepareOpinion(on: file).refusal == .tooLong(tokens: needed, limit: needed - 1))
    }

    @Test func `answers are left out from the last one on, the first stays`() throws {
        let material = Office.material((1...6).map { "Antwort \($0). " + String(repeating: "Die Tonne. ", count: 150) })
        let whole = try #require(desk(nil).prepareDraft(on: Office.file(), from: material).call)
        #expect(whole.prompt.shown["answers"]?.count == 6)
        var context = tokens(whole)
        var counts: [Int] = []
        while let call = desk(context).prepareDraft(on: Office.file(), from: material).call {
            let shown = call.prompt.shown["answers"] ?? []
            #expect(shown == (1...shown.count).map { "waste.a\($0)" })
            // What is not shown cannot be named.
            #expect(String(decoding: call.body, as: UTF8.self).contains("waste.a6") == (shown.count == 6))
            counts.append(shown.count)
            context -= 300
        }
        #expect(counts == counts.sorted(by: >) && counts.first == 6 && counts.last == 1)
        guard case .tooLong = desk(context).prepareDraft(on: Office.file(), from: material).refusal else {
            Issue.record("another refusal")
            return
        }
    }
}
