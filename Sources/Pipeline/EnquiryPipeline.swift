package import Cases
import Consulting
import Drafting
package import Enquiries
package import Intake
import Review
package import Sending
import Transparency
import Triage

/// The way of a mail, whole: mailbox → intake → triage → drafting → review → sending → citizen.
///
/// Each step loads a case, asks a desk and commits the answer together with the record that explains it. Every step
/// picks its cases by their stored state, so that a crash or a second run is harmless.
package struct EnquiryPipeline: Sendable {
    package let open: OpenOffices
    /// Desks by id, as they stand now; mail is told apart by its recipients.
    package var offices: [DeskID: DeskOffice] { open.all }
    package let intake: IntakeDesk
    package let post: PostDesk
    package var store: any CaseStore
    /// Shares out work where several programs have the same store; `nil` where this one is alone.
    let queue: (any WorkQueue)?
    /// Who wishes to hear of no offers; without it none are made.
    let wishes: (any OfferStore)?
    let publisher: (any PublishedLog)?
    /// Which stops are in force, read anew before each batch.
    package let switches: @Sendable () async throws -> SwitchBoard
    package let surroundings: Surroundings

    package init(
        offices: [DeskOffice], intake: IntakeDesk, post: PostDesk, store: any CaseStore,
        queue: (any WorkQueue)? = nil,
        wishes: (any OfferStore)? = nil, publisher: (any PublishedLog)? = nil,
        switches: @escaping @Sendable () async throws -> SwitchBoard = { SwitchBoard() },
        surroundings: Surroundings
    ) {
        open = OpenOffices(offices)
        (self.intake, self.post, self.store) = (intake, post, store)
        self.queue = queue
        (self.wishes, self.publisher, self.switches) = (wishes, publisher, switches)
        self.surroundings = surroundings
    }

    /// 1 Intake. Keeps mails byte for byte; a mail that the desk has already makes no second case.
    package func receive(_ mails: [ArrivedMail]) async throws -> [Receipt] {
        var batch = IntakeBatch(pipeline: self)
        for mail in mails { try await batch.add(mail) }
        try await batch.commit()
        return batch.receipts
    }

    /// 2 Triage of up to `limit` cases. Returns how many there were.
    package func triage(limit: Int) async throws -> Int {
        let board = try await switches()
        return try await each(try await waiting(in: .received, limit: limit)) { claim, office in
            if let reason = claim.withoutAI ?? board.withoutAI(.classify, at: office.desk) {
                return try screened(claim.file, office, because: reason)
            }
            return try triaged(claim.file, office, board)
        }
    }

    func triaged(_ file: CaseFile, _ office: DeskOffice, _ board: SwitchBoard) throws -> CaseChange {
        let decision = office.triage.decide(file)
        var after = try file.moved(by: decision.value.action.event, at: surroundings.now())
        after.decision = decision.value
        if let doubts = decision.value.doubts, !doubts.isEmpty, mayConsult(.opinion, office, board) {
            after.consultation = Consultation(.opinion, because: doubts, since: surroundings.now())
        }
        if decision.value.action == .human { after.withoutDraftBecause = "a person must deal with it" }
        return after.noting("classified", because: decision.records)
    }

    /// 3 Drafting of up to `limit` cases. Returns how many there were.
    package func draft(limit: Int) async throws -> Int {
        let claimed = try await waiting(in: .triaged, limit: limit)
        var optOuts: [CaseID: OptOuts] = [:]
        for claim in claimed { optOuts[claim.file.id] = try await self.optOuts(for: claim.file) }
        let known = optOuts
        let board = try await switches()
        return try await each(claimed) { claim, office in
            if let reason = claim.withoutAI { return try leftUndrafted(claim.file, because: reason) }
            return try drafted(claim.file, office, known[claim.file.id], board)
        }
    }

    /// What the writer wishes to hear nothing about; asked only where there could be an offer.
    private func optOuts(for file: CaseFile) async throws -> OptOuts? {
        guard let wishes, file.decision?.lifeEvents.isEmpty == false else { return nil }
        return try await wishes.optOuts(of: file.newest.from.address, desk: file.desk)
    }

    private func drafted(
        _ file: CaseFile, _ office: DeskOffice, _ optOuts: OptOuts?, _ board: SwitchBoard
    ) throws -> CaseChange {
        if let reason = board.withoutAI(.draft, at: office.desk) { return try leftUndrafted(file, because: reason) }
        let mayOffer = board.withoutAI(.suggestOffers, at: office.desk) == nil
        let attempt = office.drafting.attempt(file, optOuts: mayOffer ? optOuts : nil)
        switch attempt.value {
        case .written(let draft):
            var after = try file.moved(by: .draftWritten, at: surroundings.now())
            after.draft = draft
            if after.consultation == nil, mayConsult(.draft, office, board) {
                after.consultation = Consultation(.draft, since: surroundings.now())
            }
            let checked = try checkRecord(of: after)
            return after.noting("drafted", because: Recorded(draft, records: attempt.records + [checked]).records)
        case .none(let reason):
            var after = try file.moved(by: .noDraftPossible, at: surroundings.now())
            after.withoutDraftBecause = reason.message
            return after.noting("not drafted", because: attempt.records)
        }
    }

    /// 4 Review. Carries out what an officer decided about the version that he or she has seen. A case that goes to
    /// another service is drafted anew at once, so that the officer sees the draft.
    @discardableResult
    package func decide(
        _ verdict: Verdict, on id: CaseID, version: Int, by officer: Officer
    ) async throws -> CaseFile {
        let file = try await store.load(id)
        guard file.isStill(version) else { throw StoreError.changedMeanwhile(id) }
        let findings = if case .approve = verdict { try findings(of: file) } else { [Finding]() }
        let outcome = try office(of: file).review.decide(
            verdict, on: file, by: officer, key: await store.key(of: id), findings: findings)
        let reply = outcome.value.approved.map { (id: $0.reply.id, bytes: $0.bytes) }
        // What the checks said before the approval is part of its grounds.
        let checked = reply == nil ? [] : [check(findings, of: file, cause: file.history.last?.record)]
        let recorded = Recorded(outcome.value, records: checked + outcome.records)
        try await store.commit([CaseChange(recorded.value.file, because: recorded.records, reply: reply)])
        return outcome.value.file.state == .triaged ? try await draftNow(id) : outcome.value.file
    }

    /// What an officer must look at in the draft of a case before it may go out.
    package func findings(of file: CaseFile) throws -> [Finding] {
        guard let draft = file.draft else { return [] }
        let before = file.answeredBefore.map { [$0] } ?? []
        let office = try office(of: file)
        // What an officer wrote alone answers from no approved text, so whether it answers all nobody can tell by rule.
        let concerns = draft.proposal == nil ? [] : file.decision.map { [$0.service] + $0.also } ?? []
        return before
            + office.checks.findings(
                in: draft.text, language: draft.language, answering: file.newest, concerns: concerns,
                usedAnswers: office.desk.sources(of: draft, for: file), sentences: draft.sentences ?? [],
                today: surroundings.day(of: surroundings.now(), at: office.desk))
    }

    /// The record of what an officer must look at in the draft of a case.
    func checkRecord(of file: CaseFile) throws -> ActionRecord { check(try findings(of: file), of: file, cause: nil) }

    /// Whether a language model is to be asked about a case of this desk.
    private func mayConsult(_ question: Consultation.Question, _ office: DeskOffice, _ board: SwitchBoard) -> Bool {
        office.consulting?.uses(question) == true && board.withoutAI(.modelCall, at: office.desk) == nil
    }

    private func check(_ findings: [Finding], of file: CaseFile, cause: String?) -> ActionRecord {
        let now = surroundings.now().milliseconds
        return DraftChecks.record(
            of: findings, in: file.draft?.text ?? "", of: file, id: surroundings.newRecordID(), cause: cause,
            start: now,
            end: now)
    }

    /// Drafts one case, unless the desk's own round is quicker.
    func draftNow(_ id: CaseID) async throws -> CaseFile {
        let file = try await store.load(id)
        guard file.state == .triaged else { return file }
        let change = try drafted(file, office(of: file), await optOuts(for: file), await switches())
        do {
            try await store.commit([change])
            return change.file
        } catch StoreError.changedMeanwhile {
            return try await store.load(id)
        }
    }

    /// 5 Sending of up to `limit` approved replies whose time has come. Returns how many there were.
    ///
    /// - Throws: What kept the store from working or the log from being published, once all that was begun is ended.
    package func send(limit: Int) async throws -> Int {
        var tried = 0
        while tried < limit, !Task.isCancelled {
            let now = surroundings.now()
            let leased = try await store.lease(
                due: now, to: post.owner, until: now.adding(seconds: PostDesk.leaseSeconds),
                limit: min(Self.repliesAtOnce, limit - tried))
            if leased.isEmpty { break }
            tried += leased.count
            do {
                // No reply leaves before its approval stands under a signature that others hold.
                try await publisher?.publish()
            } catch {
                for reply in leased { try? await store.release(reply.lease) }
                throw error
            }
            let failure = await withTaskGroup(of: (any Error)?.self) { group -> (any Error)? in
                for reply in leased { group.addTask { await self.tryToSend(reply) } }
                return await group.reduce(nil) { $0 ?? $1 }
            }
            if let failure { throw failure }
        }
        return tried
    }
}
