@testable import Consulting
import Enquiries
import Foundation
import LanguageModels
import Testing

@Suite struct OpinionAnswerTests {
    private func outcome(_ answer: String, _ file: CaseFile = Office.file()) async throws -> Consulted {
        let desk = Office.consulting(ScriptedModel(says: answer))
        return await desk.ask(try #require(desk.prepareOpinion(on: file).call))
    }

    @Test func `an opinion names services of the desk and passages of the mail`() async throws {
        let answer = Office.opinion(
            service: "waste", sureness: "likely",
            evidence: ["unsere  braune\nTonne", "[NAME-1]", "Die Tonne brennt", "", "Biotonne", "unsere BRAUNE Tonne"]
                .prefix(3).map { $0 }, too: ["traffic-parking", "waste", "traffic-parking"], instructs: true)
        #expect(
            try await outcome(answer).opinion
                == SecondOpinion.Answer(
                    service: ServiceID("waste"), intent: .report, sureness: .likely,
                    too: [ServiceID("traffic-parking")], evidence: ["unsere braune Tonne", "Ines Kottwitz"],
                    instructs: true))
    }

    @Test(arguments: [
        ("Biotonne", true), ("unsere BRAUNE Tonne", false), ("", false), ("Wann kommt der Wagen wieder?", true),
        ("unsere Tonne", false), ("Ines Kottwitz", false), ("services", false),
    ])
    func `a passage is evidence only word for word`(passage: String, isEvidence: Bool) async throws {
        let evidence = try await outcome(Office.opinion(evidence: [passage])).opinion?.evidence
        #expect(evidence == (isEvidence ? [passage] : []))
    }

    @Test(arguments: [
        "waste", Office.opinion(service: "mayor"), Office.opinion(service: "[NAME-1]"), Office.opinion(too: ["mayor"]),
        Office.opinion(sureness: "certain"), Office.opinion(evidence: ["a", "b", "c", "d"]), "[]",
        #"{"service":"waste"}"#,
        Office.opinion().replacing("{", with: #"{"urgency":"emergency","#),
    ])
    func `an answer of another form is no opinion`(answer: String) async throws {
        let reason = try #require(try await outcome(answer).reason)
        guard case .form = reason else {
            Issue.record("\(reason)")
            return
        }
    }

    @Test func `an opinion that holds the code of its prompt is not used`() async throws {
        let model = ScriptedModel { request in
            let code = request.messages[1].text.components(separatedBy: "[begin mail ")[1].prefix(16)
            return .answer(Office.opinion(evidence: [code.uppercased()]))
        }
        let desk = Office.consulting(model)
        #expect(await desk.ask(try #require(desk.prepareOpinion(on: Office.file()).call)).reason == .repeatsPrompt)
    }

    @Test(arguments: [
        ModelOutcome.refusal, .length("{\"sen"), .contentFilter, .toolCall, .empty, .malformed(.unknownEnd),
        .malformed(.cutStream(events: 3)), .serverError(ServerError(.wrongKey, status: 401)),
        .serverError(ServerError(.overloaded, status: 529)), .tooLong(.total), .failed(.timeout), .failed(.cut),
    ])
    func `a call without an answer is an outcome with a record`(what: ModelOutcome) async throws {
        let desk = Office.consulting(ScriptedModel { _ in what })
        for preparation in [
            desk.prepareOpinion(on: Office.file()), desk.prepareDraft(on: Office.file(), from: Office.material()),
        ] {
            let call = try #require(preparation.call)
            let consulted = await desk.ask(call)
            #expect(consulted.reason == .call(what.withoutText))
            #expect(consulted.record.disclosed["call"] == .string(what.kind))
            #expect(consulted.record.disclosed["result"] == .string("call.\(what.kind)"))
            #expect(consulted.record.cause == call.intent.id)
        }
    }
}
