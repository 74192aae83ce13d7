import Enquiries
import LanguageModels
import Masking
import Prompting
import Transparency

/// Writes the records of one question. `Docs/RecordFormat.md` and `Docs/Consulting.md` have their fields.
///
/// What may stand in a leaf is closed: words of this module, of the settings and of the prompts. Sizes, counts and what
/// the model named stay in the private form.
struct ConsultationLog: Sendable {
    /// Where in the way of a question a record stands.
    private enum Phase: String { case asked, answered, notAsked = "not-asked" }

    private let question: Consultation.Question
    private let because: [SecondOpinion.Reason]
    private let attempt: Int
    private let caseReference: String
    private let cause: String?
    private let mail: String
    private let card: ModelCard
    private let surroundings: Surroundings
    private let start: Int64
    /// The id of the first record; that of the answer is made when it comes.
    private let id: String

    init(_ question: Consultation.Question, on file: CaseFile, card: ModelCard, surroundings: Surroundings) {
        (self.question, self.card, self.surroundings) = (question, card, surroundings)
        let waiting = file.consultation.flatMap { $0.question == question ? $0 : nil }
        because = waiting?.because ?? []
        attempt = (waiting?.attempts ?? 0) + 1
        (caseReference, cause, mail) = (file.id.text, file.history.last?.record, file.newest.rawSHA256)
        start = surroundings.now().milliseconds
        id = surroundings.newRecordID()
    }

    func notAsked(_ reason: NotAsked) -> ActionRecord {
        var details: [String: JSONValue] = [:]
        if case .stays(let refusals) = reason {
            details["refusals"] = .array(refusals.map { .string($0.code) })
        }
        if case .leak(.leak(let leak)) = reason {
            details["leak"] = .string("\(leak.kind.rawValue) \(leak.spelling.rawValue)")
        }
        return record(
            id, .notAsked, cause: cause, since: start, version: card.model,
            disclosed: ["because": .string(reason.code)], details: details)
    }

    func asked(_ written: WrittenQuestion, _ map: MaskMap, isCached: Bool) -> ActionRecord {
        let counts = MaskKind.allCases.filter { map.count(of: $0) > 0 }
        let masked = counts.map { ($0.rawValue, JSONValue.integer(Int64(map.count(of: $0)))) }
        var disclosed = prompt(written.prompt.name, written.prompt.version, written.prompt.promptDigest)
        disclosed["cached"] = .bool(isCached)
        disclosed["masked"] = true
        disclosed["shortened"] = .bool(!written.prompt.cuts.isEmpty)
        if !because.isEmpty { disclosed["because"] = .array(because.map { .string($0.rawValue) }) }
        return record(
            id, .asked, cause: cause, since: start, version: card.model, disclosed: disclosed,
            commitments: ["request": .init(digest: sha256(written.wire.body), context: id)],
            details: [
                "attempt": .integer(Int64(attempt)), "masked_counts": .object(Dictionary(uniqueKeysWithValues: masked)),
                "cuts": .array(
                    written.prompt.cuts.map {
                        ["slot": .string($0.slot), "kept": .integer(Int64($0.kept)), "of": .integer(Int64($0.of))]
                    }),
                "defused_marks": .integer(Int64(written.prompt.defusedMarks)),
                "shown": .object(written.prompt.shown.mapValues { .array($0.map { .string($0) }) }),
            ])
    }

    func answered(
        _ reply: ModelReply, to call: PreparedCall, as outcome: Consulted.Outcome, since begin: Int64
    ) -> ActionRecord {
        var disclosed = prompt(call.prompt.name, call.prompt.version, call.prompt.promptDigest)
        disclosed["cached"] = .bool(call.isAnswered)
        disclosed["call"] = .string(reply.outcome.kind)
        disclosed["result"] = .string(Self.code(of: outcome))
        var details: [String: JSONValue] = [
            "tokens": [
                "in": .integer(reply.usage.input), "out": .integer(reply.usage.output),
                "estimated": .bool(reply.usage.isEstimated),
            ]
        ]
        if let reported = reply.model { details["reported_model"] = .string(reported) }
        switch outcome {
        case .opinion(let answer):
            details["opinion"] = [
                "service": .string(answer.service.text), "intent": .string(answer.intent.rawValue),
                "sureness": .string(answer.sureness.rawValue), "too": .array(answer.too.map { .string($0.text) }),
                "instructs": .bool(answer.instructs),
            ]
        case .text(let text):
            details["sentences"] = .integer(Int64(text.sentences.count))
            details["answers"] = .array(Set(text.sentences.flatMap(\.answers)).sorted().map { .string($0) })
        case .none: break
        }
        let id = surroundings.newRecordID()
        var commitments = ["request": ActionRecord.Commitment(digest: sha256(call.body), context: call.intent.id)]
        if case .answer(let text) = reply.outcome {
            commitments["answer"] = .init(digest: sha256(text.utf8), context: id)
        }
        return record(
            id, .answered, cause: call.intent.id, since: begin, version: version(reply.model), disclosed: disclosed,
            commitments: commitments, details: details)
    }

    func cutOff(_ intent: String) -> ActionRecord {
        record(
            id, .answered, cause: intent, since: start, version: card.model,
            disclosed: ["cached": false, "call": "cutOff", "result": "cut-off"], details: [:])
    }

    static func code(of outcome: Consulted.Outcome) -> String {
        switch outcome {
        case .opinion: "opinion"
        case .text: "text"
        case .none(let reason): reason.code
        }
    }

    /// The model as the endpoint reports it, where that is the configured name made more exact (a date, a revision): any
    /// other name is a stranger's words, which no leaf holds.
    private func version(_ reported: String?) -> String {
        guard let reported, reported.hasPrefix(card.model), reported.utf8.count <= card.model.utf8.count + 32,
            reported.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "-._:@".utf8.contains($0)
            })
        else { return card.model }
        return reported
    }

    private func prompt(_ name: String, _ version: Int, _ digest: String) -> [String: JSONValue] {
        ["prompt": ["name": .string(name), "version": .integer(Int64(version)), "digest": .string(digest)]]
    }

    /// Who gets the question (GDPR Article 13(1)(e)).
    private var recipient: JSONValue {
        guard let terms = card.terms else { return ["this_machine": true] }
        return [
            "this_machine": .bool(card.isThisMachine), "operator": .string(terms[.operatorName]),
            "region": .string(terms[.region]),
        ]
    }

    private func record(
        _ id: String, _ phase: Phase, cause: String?, since: Int64, version: String, disclosed: [String: JSONValue],
        commitments: [String: ActionRecord.Commitment] = [:], details: [String: JSONValue]
    ) -> ActionRecord {
        var disclosed = disclosed
        disclosed["phase"] = .string(phase.rawValue)
        disclosed["question"] = .string(question.rawValue)
        if phase != .notAsked { disclosed["recipient"] = recipient }
        return ActionRecord(
            id: id, action: question == .opinion ? .classify : .draft, caseReference: caseReference, cause: cause,
            start: since, end: max(since, surroundings.now().milliseconds),
            components: [.init(kind: "llm", id: card.model, version: version)], inputs: ["mail": mail],
            disclosed: disclosed, commitments: commitments, details: details)
    }
}
