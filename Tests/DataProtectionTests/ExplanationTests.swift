import Cases
import DataProtection
import Enquiries
import Foundation
import StoreContract
import Testing
import Transparency

struct ExplanationTests {
    private func record(
        _ id: String, _ action: ActionRecord.Action, _ trigger: ActionRecord.Trigger = .routine,
        _ disclosed: [String: JSONValue] = [:],
        _ details: [String: JSONValue] = [:], cause: String? = nil, kind: String = "bayes"
    ) -> ActionRecord {
        ActionRecord(
            id: id, action: action, trigger: trigger, caseReference: "c1", cause: cause,
            start: Sample.morning.milliseconds, end: Sample.morning.milliseconds,
            components: [.init(kind: kind, id: "stadt.services", version: "v1")], disclosed: disclosed, details: details
        )
    }

    /// The records in the form in which a store keeps them.
    private func stored(_ records: [ActionRecord]) -> [StoredRecord] {
        records.enumerated().map { index, record in
            StoredRecord(
                position: Int64(index + 1), id: record.id, action: record.action.rawValue,
                privateForm: record.sealed(under: CaseKey(Array(repeating: 7, count: 32)), effect: nil).privateForm)
        }
    }

    private var classified: ActionRecord {
        record(
            "r2", .classify, .routine, ["service": "waste", "intent": "complaint"],
            [
                "confidence": .number(0.8125), "candidates": [["service": "waste", "confidence": .number(0.8125)]],
                "evidence": [["source": "stadt.services", "text": "tonne", "weight": .number(1.5)]],
            ])
    }

    private func text(
        _ records: [ActionRecord], _ language: ExplanationLanguage, notices: Explanation.Notices = .init()
    ) throws -> String {
        try Explanation(of: Sample.arrival(1).file, records: stored(records), in: language, notices: notices)
            .lines.joined(separator: "\n")
    }

    @Test(arguments: ExplanationLanguage.allCases)
    func `Article 86 AI Act, the role of the AI and what counted are said`(language: ExplanationLanguage) throws {
        let said = try text([record("r1", .parse), classified], language)
        for part in ["waste", "81", "tonne", "c1"] { #expect(said.contains(part), "\(part)") }
        #expect(said.contains(language == .english ? "AI" : "KI"))
    }

    @Test(arguments: ExplanationLanguage.allCases)
    func `Article 15 GDPR, recipients, period and rights are said, and what is unknown stays open`(
        language: ExplanationLanguage
    ) throws {
        let open = language == .english ? "OPEN" : "OFFEN"
        #expect(try text([classified], language).contains(open))
        let closed = try text([classified], language, notices: .init(retention: "Drei Jahre.", contact: "Zimmer 3"))
        #expect(!closed.contains(open) && closed.contains("Drei Jahre.") && closed.contains("Zimmer 3"))
        let remote = record("r3", .draft, kind: "llm")
        #expect(try text([classified, remote], language) != text([classified], language))
    }

    private static let approval = "r3"

    @Test(arguments: [
        (ActionRecord.Trigger.human, approval, true), (.routine, approval, false), (.human, "r9", false),
    ])
    func `that a person approved is said only where the records show it`(
        trigger: ActionRecord.Trigger, cause: String, isShown: Bool
    ) throws {
        let said = try text(
            [
                classified, record(Self.approval, .review, trigger, ["decision": "approve"]),
                record("r4", .send, .routine, ["outcome": "accepted"], cause: cause),
            ], .english)
        #expect(said.contains("A person approved each reply before it was sent") == isShown)
        #expect(said.contains("do not show for each reply") == !isShown)
    }

    @Test(arguments: ActionRecord.Action.allCases)
    func `every action has a sentence in each language`(action: ActionRecord.Action) throws {
        for language in ExplanationLanguage.allCases {
            #expect(try text([record("r1", action)], language).contains("2026-11-21T06:40:00Z: "))
        }
    }

    @Test(arguments: [
        ("asked", "", "was asked"), ("answered", "text", "proposed sentences"),
        ("answered", "refusal", "no usable answer"),
        ("not-asked", "", "No language model was asked"),
    ])
    func `what a language model was asked, and what came of it, is said`(
        phase: String, result: String, words: String
    ) throws {
        let form = record(
            "r3", .draft, .routine,
            [
                "phase": .string(phase), "result": .string(result), "because": "budget",
                "recipient": ["operator": "Example Models Ltd", "region": "DE"],
            ], kind: "llm")
        let said = try text([classified, form], .english)
        #expect(said.contains(words))
        // Who was not asked got nothing.
        #expect(said.contains("Example Models Ltd, DE") == (phase != "not-asked"))
        #expect(said.contains("No language model: the records name none.") == (phase == "not-asked"))
    }

    @Test(arguments: [
        ("confirmed", "the same service"), ("differs", "Nothing was changed; a person decides"),
        ("rerouted", "from “parks” to “waste”"), ("undecided", "was unsure"), ("alarm", "instructions to software"),
        ("new-word", "new-word"),
    ])
    func `what a second opinion changed is said`(effect: String, words: String) throws {
        let form = record(
            "r3", .route, .routine, ["effect": .string(effect), "service_before": "parks", "service": "waste"])
        #expect(try text([form], .english).contains(words))
        let unused = record(
            "r3", .classify, .routine, ["phase": "answered", "result": "opinion", "unused": "too-late"], kind: "llm")
        #expect(try text([unused], .english).contains("was not used"))
    }

    @Test func `a draft that a language model wrote is said to be one, and an own machine is no recipient elsewhere`()
        throws
    {
        let draft = record("r3", .draft, .routine, ["written": true], kind: "llm")
        #expect(try text([draft], .english).contains("made of sentences of the language model stadt.services"))
        let own = record(
            "r4", .draft, .routine, ["phase": "asked", "recipient": ["this_machine": true]], kind: "llm")
        #expect(try text([own, draft], .english).contains("on a machine of the authority"))
    }

    @Test func `a record that cannot be understood is named`() {
        let broken = StoredRecord(position: 1, id: "r1", action: "parse", privateForm: Array("[1]".utf8))
        #expect(throws: StoreError.damaged("record r1 cannot be understood")) {
            _ = try Explanation(of: Sample.arrival(1).file, records: [broken], in: .english)
        }
    }

    @Test func `sentences in Einfache Sprache are short`() throws {
        var records = [record("r1", .parse), classified, record("r3", .retrieve), record("r4", .review, .human)]
        for phase in ["asked", "answered", "not-asked"] {
            for action in [ActionRecord.Action.draft, .classify] {
                records.append(record("\(phase)-\(action)", action, .routine, ["phase": .string(phase)], kind: "llm"))
            }
        }
        let explanation = try Explanation(
            of: Sample.arrival(1).file, records: stored(records), in: .plainGerman)
        for text in explanation.sections.flatMap({ $0.paragraphs + $0.points }) {
            for sentence in text.split(whereSeparator: { ".!?".contains($0) }) {
                #expect(sentence.split(separator: " ").count <= 16, "\(sentence)")
            }
        }
    }
}
