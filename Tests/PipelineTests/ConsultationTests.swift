import Cases
import Enquiries
import LanguageModels
import Pipeline
import SQLiteStore
import Sample
import Synchronization
import Testing
import Transparency

/// What a language model's advice changes, and that nothing waits for it.
struct ConsultationTests {
    private static let sentence = "About waste in en."

    private func mail(_ id: String = "1", _ text: String = "My bin was not emptied.") -> ArrivedMail {
        let bytes =
            "From: Ann Lee <ann@citizen.example>\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <\(id)@c.example>\n\n\(text)\n"
        return ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
    }

    private func only(_ house: House) async throws -> CaseFile {
        for state in CaseState.allCases {
            if let file = try await house.store.cases(in: state, limit: 1).first { return file }
        }
        throw StoreError.noSuchCase(CaseID("any"))
    }

    /// A case of `mail` after everything that is done without a model, and then with it.
    private func consulted(
        _ house: House, _ text: String = "My bin was not emptied."
    ) async throws -> (before: CaseFile, after: CaseFile) {
        _ = try await house.pipeline.receive([mail("1", text)])
        try await house.pipeline.work()
        let before = try await only(house)
        for _ in 0..<3 {
            try await house.pipeline.consult(failed: { _, error in Issue.record("\(error)") })
            try await house.pipeline.work()
        }
        let after = try await only(house)
        #expect(try await house.store.verify().firstFault == nil)
        return (before, after)
    }

    private func phases(_ house: House, _ file: CaseFile) async throws -> [String] {
        try await house.store.records(of: file.id).compactMap { record in
            let form = try #require(JSONValue(canonical: record.privateForm))
            return form["outcome"]?["phase"]?.text.map { "\(record.action) \($0)" }
        }
    }

    @Test func `a draft is there before the model is asked, and becomes the model's afterwards`() async throws {
        let model = ScriptedModel { _ in ScriptedModel.draft(Self.sentence) }
        try await house(consulting: (model, [.draft])) { house in
            let (before, after) = try await consulted(house)
            #expect(
                before.state == .drafted && before.draft?.sentences == nil && before.consultation?.question == .draft)
            #expect(after.state == .drafted && after.consultation == nil)
            #expect(after.draft?.sentences?.map(\.text) == [Self.sentence] && after.draft?.model == "scripted")
            #expect(after.draft?.text.contains(Self.sentence) == true)
            #expect(try await phases(house, after) == ["draft asked", "draft answered"])
            #expect(model.count == 1)
        }
    }

    @Test(
        "without an answer of use everything stays as it was, and the call is on record",
        arguments: [
            ModelOutcome.refusal, .empty, .contentFilter, .toolCall, .length("{"), .answer("not JSON"),
            .answer(#"{"open":[],"sentences":[]}"#), .failed(.timeout), .failed(.unreachable),
            .serverError(ServerError(.wrongKey, status: 401)), .malformed(.cutStream(events: 1)),
        ])
    func fails(_ outcome: ModelOutcome) async throws {
        let model = ScriptedModel { _ in outcome }
        try await house(consulting: (model, [.draft])) { house in
            let (before, after) = try await consulted(house)
            #expect(after.draft == before.draft && after.state == .drafted && after.consultation == nil)
            #expect(after.isStill(before.version))
            #expect(try await phases(house, after) == ["draft asked", "draft answered"])
        }
    }

    @Test(
        "an opinion has the effect that the rule says",
        arguments: [
            (ScriptedModel.opinion("parking"), SecondOpinion.Effect.differs, CaseState.drafted, "waste"),
            (ScriptedModel.opinion("waste"), .confirmed, .drafted, "waste"),
            (ScriptedModel.opinion("waste", sureness: "unsure"), .undecided, .drafted, "waste"),
            (ScriptedModel.opinion("parking", instructs: true), .alarm, .withPerson, "waste"),
        ])
    func opinion(
        _ answer: ModelOutcome, effect: SecondOpinion.Effect, state: CaseState, service: String
    ) async throws {
        let model = ScriptedModel { _ in answer }
        try await house(consulting: (model, [.opinion]), sureFrom: 1.1) { house in
            let (before, after) = try await consulted(house)
            #expect(before.consultation?.because == [.unsure])
            #expect(after.decision?.opinion?.effect == effect && after.state == state)
            #expect(after.decision?.service == ServiceID(service) && after.consultation == nil)
            #expect((after.draft == nil) == (effect == .alarm))
            #expect(try await phases(house, after) == ["classify asked", "classify answered"])
        }
    }

    @Test func `a case too unsure for a draft gets one when both agree, and then the model's`() async throws {
        let model = ScriptedModel {
            ScriptedModel.isOpinion($0) ? ScriptedModel.opinion("waste") : ScriptedModel.draft(Self.sentence)
        }
        try await house(consulting: (model, [.opinion, .draft]), sureFrom: 1.1, draftFrom: 1.1) { house in
            let (before, after) = try await consulted(house)
            #expect(before.state == .withPerson && before.draft == nil)
            #expect(after.state == .drafted && after.draft?.model == "scripted" && after.withoutDraftBecause == nil)
            #expect(after.decision?.confidence == before.decision?.confidence)
            #expect(model.count == 2)
        }
    }

    @Test func `an answer that comes too late is noted and changes nothing`() async throws {
        let gate = Gate()
        let model = ScriptedModel { _ in
            await gate.wait()
            return ScriptedModel.draft(Self.sentence)
        }
        try await house(consulting: (model, [.draft])) { house in
            _ = try await house.pipeline.receive([mail()])
            try await house.pipeline.work()
            async let consulting: Void = house.pipeline.consult()
            while model.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let seen = try await only(house)
            let edited = try await house.pipeline.decide(
                .edit(subject: "Re: Bin", text: "We come tomorrow."), on: seen.id, version: seen.version,
                by: Sample.officer)
            gate.open()
            try await consulting
            let after = try await only(house)
            #expect(after.draft == edited.draft && after.state == .drafted && after.isStill(edited.version))
            #expect(after.history.last?.what == "model answer unused")
            #expect(try await house.store.verify().firstFault == nil)
        }
    }

    @Test func `an officer's decision counts though the model was asked meanwhile`() async throws {
        let model = ScriptedModel { _ in .refusal }
        try await house(consulting: (model, [.draft])) { house in
            let (before, after) = try await consulted(house)
            #expect(after.version > before.version)
            let closed = try await house.pipeline.decide(
                .close(note: ""), on: after.id, version: before.version, by: Sample.officer)
            #expect(closed.state == .closed)
        }
    }

    @Test func `a stop takes waiting questions back, and an answer under way has no effect`() async throws {
        let gate = Gate()
        let model = ScriptedModel { _ in
            await gate.wait()
            return ScriptedModel.draft(Self.sentence)
        }
        try await house(consulting: (model, [.draft])) { house in
            _ = try await house.pipeline.receive((1...5).map { mail("\($0)", "My bin \($0) was not emptied.") })
            try await house.pipeline.work()
            async let consulting: Void = house.pipeline.consult()
            while model.count < 4 { try await Task.sleep(for: .milliseconds(5)) }
            try await house.store.note(
                SwitchOrder(
                    id: "stop-1", turn: .stop, function: .modelCall, because: "", at: Sample.start
                ).record)
            gate.open()
            try await consulting
            #expect(model.count == 4)
            let files = try await house.store.cases(in: .drafted, limit: 10)
            #expect(files.count == 5 && files.allSatisfy { $0.draft?.sentences == nil && $0.consultation == nil })
            #expect(
                files.map { $0.history.last?.what }.sorted { $0 ?? "" < $1 ?? "" }
                    == Array(repeating: "model answer unused", count: 4) + ["model not asked"])
            _ = try await house.pipeline.receive([mail("9")])
            try await house.pipeline.work()
            #expect(try await house.store.consulting(limit: 9).isEmpty)
        }
    }

    @Test func `a call that an end of the program cut off is made once more and then given up`() async throws {
        let model = ScriptedModel { _ in .refusal }
        try await house(consulting: (model, [.draft])) { house in
            _ = try await house.pipeline.receive([mail()])
            try await house.pipeline.work()
            for attempt in 1...Consultation.mostAttempts {
                var file = try await only(house)
                file = try file.moved(by: .modelAsked, at: Sample.start)
                file.consultation?.asked = "record-\(attempt)"
                file.consultation?.attempts = attempt
                try await house.store.commit([
                    CaseChange(
                        file,
                        because: [
                            ActionRecord(
                                id: "record-\(attempt)", action: .draft, caseReference: file.id.text, start: 0, end: 0)
                        ])
                ])
                if attempt == Consultation.mostAttempts { try await house.pipeline.consult() }
            }
            let after = try await only(house)
            #expect(after.consultation == nil && model.count == 0)
            #expect(after.history.last?.what == "model gave no answer")
        }
    }

    @Test func `one slow call keeps only its own place`() async throws {
        let gate = Gate()
        let model = ScriptedModel(parallel: 2) { request in
            if request.messages.last?.text.contains("bin number 1 ") == true { await gate.wait() }
            return ScriptedModel.draft(Self.sentence)
        }
        try await house(consulting: (model, [.draft])) { house in
            _ = try await house.pipeline.receive((1...9).map { mail("\($0)", "My bin number \($0) was not emptied.") })
            try await house.pipeline.work()
            async let consulting: Void = house.pipeline.consult()
            while try await house.store.consulting(limit: 20).count > 1 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(model.count == 9)
            gate.open()
            try await consulting
            let files = try await house.store.cases(in: .drafted, limit: 20)
            #expect(files.count == 9 && files.allSatisfy { $0.draft?.model == "scripted" })
        }
    }

    @Test func `while the endpoint is left alone questions wait, and old ones are given up`() async throws {
        let model = ScriptedModel { _ in ScriptedModel.draft(Self.sentence) }
        model.isUp.withLock { $0 = false }
        let clock = Mutex(Sample.start)
        let surroundings = Sample.surroundings()
        let moving = Surroundings(now: { clock.withLock { $0 } }, randomBytes: surroundings.randomBytes)
        try await house(surroundings: moving, consulting: (model, [.draft])) { house in
            _ = try await house.pipeline.receive([mail()])
            try await house.pipeline.work()
            clock.withLock { $0 = Timestamp(milliseconds: Sample.start.milliseconds + EnquiryPipeline.patience) }
            try await house.pipeline.consult()
            #expect(try await only(house).consultation != nil)
            clock.withLock { $0 = Timestamp(milliseconds: Sample.start.milliseconds + EnquiryPipeline.patience + 1) }
            try await house.pipeline.consult()
            let after = try await only(house)
            #expect(after.consultation == nil && after.state == .drafted && model.count == 0)
            #expect(after.history.last?.what == "model not asked")
        }
    }

    @Test func `questions of a model that is configured no more are taken back`() async throws {
        let model = ScriptedModel { _ in .refusal }
        try await house(consulting: (model, [.draft])) { house in
            _ = try await house.pipeline.receive([mail()])
            try await house.pipeline.work()
            try await house.withoutModel.consult()
            let after = try await only(house)
            #expect(after.consultation == nil && model.count == 0)
        }
    }
}

/// Holds whoever waits until it is opened.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
