import Cases
import Consulting
import Drafting
import Enquiries
import Transparency
import Triage

/// One question to a language model about one case: what is asked, and what the answer changes.
///
/// The call stands on record before the first byte leaves; what came of it does afterwards, whatever it was. Nothing waits
/// for it: the case has the service and the draft that were found without it.
struct ConsultationStep {
    let pipeline: EnquiryPipeline
    let office: DeskOffice
    let desk: ConsultingDesk

    private var now: Timestamp { pipeline.surroundings.now() }

    /// Asks what the case waits for, and commits it.
    func run(_ file: CaseFile) async throws {
        guard let consultation = file.openConsultation else { return }
        if let asked = consultation.asked {
            return try await commit(cutOff(file, asked))
        }
        if let reason = try await withoutModel(consultation.question) {
            return try await commit(pipeline.withoutModel(file, because: reason))
        }
        let material = consultation.question == .draft ? office.drafting.material(for: file) : nil
        let preparation =
            switch (consultation.question, material) {
            case (.opinion, _): desk.prepareOpinion(on: file)
            case (.draft, let material?): desk.prepareDraft(on: file, from: material)
            case (.draft, nil): desk.nothingToDraftFrom(file)
            }
        switch preparation {
        case .notAsked(let reason, let record):
            try await commit(notAsked(file, consultation, reason, record))
        case .ready(let call):
            var asked = try file.moved(by: .modelAsked, at: now)
            asked.consultation?.asked = call.intent.id
            asked.consultation?.attempts += 1
            do {
                try await commit(asked.noting("model asked", because: [call.intent]))
            } catch {
                desk.release(call)
                throw error
            }
            try await conclude(await desk.ask(call), of: file.id, intent: call.intent.id, material)
        }
    }

    private func commit(_ change: CaseChange) async throws { try await pipeline.store.commit([change]) }

    /// Why no model may be asked now; the stop of what the answer is for counts too.
    private func withoutModel(_ question: Consultation.Question) async throws -> WithoutAI? {
        let board = try await pipeline.switches()
        return board.withoutAI(.modelCall, at: office.desk)
            ?? board.withoutAI(question == .opinion ? .classify : .draft, at: office.desk)
    }

    // MARK: what came of it

    /// Commits the answer's effect. Whoever was quicker meanwhile has decided without it; then it is noted alone.
    private func conclude(
        _ consulted: Consulted, of id: CaseID, intent: String, _ material: DraftMaterial?
    ) async throws {
        while true {
            let file = try await pipeline.store.load(id)
            do {
                return try await commit(try await change(consulted, file, intent, material))
            } catch StoreError.changedMeanwhile {
                try Task.checkCancellation()
            }
        }
    }

    private func change(
        _ consulted: Consulted, _ file: CaseFile, _ intent: String, _ material: DraftMaterial?
    ) async throws -> CaseChange {
        guard let consultation = file.consultation, consultation.asked == intent else {
            return try late(file, consulted, because: "too-late")
        }
        if let reason = try await withoutModel(consultation.question) {
            return try late(file, consulted, because: reason.code)
        }
        switch consulted.outcome {
        case .opinion(let answer):
            return try advised(file, consultation, answer, consulted)
        case .text(let text):
            guard let material, file.state == .drafted else {
                return try late(file, consulted, because: "too-late")
            }
            return try drafted(file, text, material, consulted)
        case .none(.nothing(let open)) where !open.isEmpty && file.state == .drafted && file.draft?.editedBy == nil:
            // No answer covers what the mail asks: that is what an officer should know.
            var after = try file.moved(by: .modelAdvised, at: now)
            after.draft?.gaps += open.map { Draft.Gap(open: $0) }
            after.consultation = nil
            return after.noting("model gave no answer", because: [consulted.record])
        case .none:
            var after = try file.moved(by: .modelNoted, at: now)
            after.consultation = next(after, behind: consultation.question)
            return after.noting("model gave no answer", because: [consulted.record])
        }
    }

    private func late(_ file: CaseFile, _ consulted: Consulted, because word: String) throws -> CaseChange {
        var after = try file.moved(by: .modelNoted, at: now)
        if after.consultation?.asked == consulted.record.cause { after.consultation = nil }
        return after.noting("model answer unused", because: [consulted.record.disclosing(["unused": .string(word)])])
    }

    private func advised(
        _ file: CaseFile, _ consultation: Consultation, _ answer: SecondOpinion.Answer, _ consulted: Consulted
    ) throws -> CaseChange {
        guard
            let taken = office.triage.take(
                answer, asked: consultation.because, model: desk.modelName, record: consulted.record.id, into: file),
            let effect = taken.value.opinion?.effect
        else { return try late(file, consulted, because: "officer-decided") }
        let opensDraft =
            effect == .rerouted || effect == .confirmed && file.draft == nil && taken.value.allowsDraft
        let event: CaseState.Event =
            switch effect {
            case .alarm: .modelAskedForPerson
            case _ where opensDraft: .modelAskedForDraft
            // An officer who has the case open sees the opinion at the next look; it changes nothing.
            case .confirmed, .undecided: .modelNoted
            case .differs, .rerouted: .modelAdvised
            }
        var after = try file.moved(by: event, at: now)
        after.decision = taken.value
        after.consultation = nil
        if effect == .alarm {
            after.withoutDraftBecause = "a person must deal with it"
            after.draft = nil
        } else if opensDraft {
            after.withoutDraftBecause = nil
            after.draft = nil
        } else {
            after.consultation = next(after, behind: .opinion)
        }
        return after.noting(
            "second opinion", because: Recorded(effect, records: [consulted.record] + taken.records).records)
    }

    private func drafted(
        _ file: CaseFile, _ text: GroundedText, _ material: DraftMaterial, _ consulted: Consulted
    ) throws -> CaseChange {
        guard
            let written = office.drafting.draft(
                text, from: material, for: file, id: DraftID(pipeline.surroundings.newID()))
        else { return try late(file, consulted, because: "nothing-of-use") }
        var after = try file.moved(by: .modelAdvised, at: now)
        after.draft = written.value
        after.consultation = nil
        let checked = try pipeline.checkRecord(of: after)
        return after.noting(
            "drafted",
            because: Recorded(written.value, records: [consulted.record] + written.records + [checked]).records)
    }

    // MARK: what is not asked

    private func notAsked(
        _ file: CaseFile, _ consultation: Consultation, _ reason: NotAsked, _ record: ActionRecord
    ) throws -> CaseChange {
        var after = try file.moved(by: .modelNoted, at: now)
        // What may not leave for one question may not for the other.
        after.consultation = reason.concernsMail ? nil : next(after, behind: consultation.question)
        return after.noting("model not asked", because: [record])
    }

    /// A call of which this program knows no end: the program that made it ended first.
    private func cutOff(_ file: CaseFile, _ asked: String) throws -> CaseChange {
        var after = try file.moved(by: .modelNoted, at: now)
        after.consultation?.asked = nil
        if after.consultation?.attempts ?? 0 >= Consultation.mostAttempts { after.consultation = nil }
        return after.noting("model gave no answer", because: [desk.cutOff(file, intent: asked)])
    }

    /// A draft is asked for once the service is settled.
    private func next(_ file: CaseFile, behind question: Consultation.Question) -> Consultation? {
        guard question == .opinion, file.state == .drafted, desk.uses(.draft) else { return nil }
        return Consultation(.draft, since: now)
    }
}
