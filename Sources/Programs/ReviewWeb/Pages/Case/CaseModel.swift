import Cases
import Enquiries
import Pipeline
import Review
import Transparency

/// What the case page shows, and what its JSON twin is.
struct CaseModel: Encodable, Sendable {
    /// What an officer can do to the case as it stands, with the rights that he or she has.
    enum Step: String, Encodable, Sendable, CaseIterable {
        case approve, withdraw, edit, reject, reassign, relabel, askSecond, split, merge, handOver, snooze, wake
        case close, discard, reopen, settle, sendAgain
    }

    /// Why the draft is folded when the page opens: what an officer thinks of the mail shall not come from the draft.
    enum Fold: String, Encodable, Sendable {
        /// The service asks for it.
        case thinkFirst
        /// One of twenty cases, by chance, so that it can be measured what a draft in view does to the judgement.
        case sample
    }

    /// Who works on the case.
    struct Claimant: Encodable, Sendable {
        let officer: OfficerID
        let name: String
        let since: Timestamp
        let isVisitor: Bool
    }

    /// What has to be sent back to approve exactly what is shown.
    struct Approval: Encodable, Sendable {
        let version: Int
        let sha256: String
        /// Milliseconds since 1970.
        let composedAt: Int64
    }

    let id: CaseID
    let desk: DeskID
    let deskName: String
    let state: CaseState
    let version: Int
    let due: CalendarDate?
    /// Oldest first.
    let mails: [Enquiry]
    let decision: TriageDecision?
    /// Names by service id, in the language of the page.
    let serviceNames: [String: String]
    let draft: Draft?
    let authorship: Authorship?
    /// What the checks say of the draft; empty where nothing can be approved.
    let findings: [Finding]
    let withoutDraftBecause: String?
    let handedOverTo: String?
    /// The draft as a message, or the reply that was approved.
    let shown: ShownReply?
    /// `nil` where nothing can be approved.
    let approval: Approval?
    /// Why the draft cannot become a message.
    let refusal: String?
    let reply: Reply?
    let earlierReplies: [Reply]
    let history: [CaseFile.Event]
    /// Names by officer id.
    let officerNames: [String: String]
    let records: [RecordRows]
    let steps: [Step]
    let place: ListPlace
    let previous: CaseID?
    let next: CaseID?
    /// Lines of the list beside this case, for the links.
    let previousPath: String?
    let nextPath: String?
    /// `nil` where nobody says so, or somebody did long ago.
    let claim: Claimant?
    /// Names of colleagues who have the case open.
    let looking: [String]
    let fold: Fold?
    /// What officers changed in the draft, word by word; empty where nothing, or where an officer wrote alone.
    let difference: [TextDifference.Piece]
    let snooze: Snooze?
    let secondPerson: SecondPerson?
    let firstApproval: FirstApproval?
    let mergedInto: CaseID?
    let merged: [CaseID]
    let splitFrom: CaseID?
    /// Until when the approved reply waits in the outbox; `nil` where it is not held.
    let heldUntil: Timestamp?
    /// What is known about a reply in doubt; `nil` where nothing is.
    let evidence: DoubtEvidence?
    /// Until when an answer of the mail server may still come; `nil` where none may.
    let undecidedUntil: Timestamp?
    /// The planted error of a made-up case, once the case is judged and never before.
    let seeded: SeededCheck?

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> CaseModel {
        let file = try await visit.cases.load(asking.caseID)
        let office = try site.pipeline.office(of: file)
        let place = ListPlace(asking.query, else: QueueTab(showing: file.state))
        let around = try await Neighbours.of(file, at: place, site, visit)
        let findings = file.state == .drafted ? try site.pipeline.findings(of: file) : []
        let reply = try await ReplyOnPage.load(site, office, file, visit).barred(by: findings)
        let names = Dictionary(
            office.desk.services.map { ($0.id.text, asking.language($0.name, of: office.desk)) },
            uniquingKeysWith: { first, _ in first })
        let steps = Step.allCases.filter { step in
            visit.officer.may(step.needs, at: file.desk) && file.state.after(step.event) != nil
                && step.makesSense(for: file, reply, at: site.surroundings.now())
        }
        return CaseModel(
            id: file.id, desk: file.desk, deskName: asking.language(office.desk.name, of: office.desk),
            state: file.state, version: file.version, due: file.due, mails: file.mails, decision: file.decision,
            serviceNames: names, draft: file.draft, authorship: file.draft?.authorship,
            findings: findings,
            withoutDraftBecause: file.withoutDraftBecause, handedOverTo: file.handedOverTo, shown: reply.shown,
            approval: reply.approval,
            refusal: reply.refusal.map { asking.language(ProblemWords($0).what) },
            reply: file.reply, earlierReplies: file.earlierReplies, history: file.history,
            officerNames: try await officerNames(site, in: file),
            records: try await visit.cases.records(of: file).map(RecordRows.init), steps: steps,
            place: place.at(around.own ?? place.at), previous: around.previous?.id, next: around.next?.id,
            previousPath: around.previous.map { place.at($0.at).path(to: $0.id).text },
            nextPath: around.next.map { place.at($0.at).path(to: $0.id).text },
            claim: try await claimant(site, file, visit),
            looking: site.presence.others(on: file.id, besides: visit.officer.id),
            fold: try await fold(site, office, file),
            difference: file.draft.map(TextDifference.pieces) ?? [], snooze: file.snooze,
            secondPerson: file.secondPerson, firstApproval: file.firstApproval, mergedInto: file.mergedInto,
            merged: file.merged ?? [], splitFrom: file.splitFrom,
            heldUntil: file.state == .approved && file.reply?.attempts == 0
                ? file.reply?.nextAttempt.after(site.surroundings.now()) : nil,
            evidence: await DoubtEvidence.collect(file, site),
            undecidedUntil: file.state == .inDoubt
                ? file.reply?.decidableFrom?.after(site.surroundings.now()) : nil,
            seeded: file.seeded?.outcome == nil ? nil : file.seeded)
    }

    private static func claimant(
        _ site: ReviewSite, _ file: CaseFile, _ visit: Visit
    ) async throws -> Claimant? {
        guard let claim = try await site.officers.claims(on: [file.id])[file.id],
            claim.counts(at: site.surroundings.now())
        else { return nil }
        let officer = try await site.officers.officer(claim.officer)
        return Claimant(
            officer: claim.officer, name: officer?.name ?? claim.officer.text, since: claim.at,
            isVisitor: claim.officer == visit.officer.id)
    }

    /// The sample is drawn by the secret of the case, so that nobody can choose it and each look shows the same.
    private static func fold(_ site: ReviewSite, _ office: DeskOffice, _ file: CaseFile) async throws -> Fold? {
        guard file.state == .drafted, let draft = file.draft, draft.authorship != .officer else { return nil }
        if let service = file.decision?.service, office.desk.service(service)?.thinkFirst == true { return .thinkFirst }
        let drawn = try await site.store.key(of: file.id).commitment(to: Array("fold/\(draft.id)".utf8))
        return (UInt32(drawn.prefix(8), radix: 16) ?? 0) % 20 == 0 ? .sample : nil
    }

    /// The names of those who appear in the case, and of nobody else: who works at other desks is not this officer's
    /// business.
    private static func officerNames(_ site: ReviewSite, in file: CaseFile) async throws -> [String: String] {
        let replies = [file.reply].compactMap { $0 } + file.earlierReplies
        let others = [
            file.snooze?.by, file.secondPerson?.askedBy, file.firstApproval?.by, file.decision?.correction?.by,
            file.decision?.relabelling?.by,
        ]
        let ids = Set(file.history.compactMap(\.by) + replies.map(\.approvedBy) + others.compactMap { $0 })
        let known = try await site.officers.officers().filter { ids.contains($0.id) }
        return Dictionary(known.map { ($0.id.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

}

extension CaseModel.Step {
    var needs: Officer.Right {
        switch self {
        case .approve, .withdraw: .approveTogether
        case .settle, .sendAgain: .supervise
        case .edit, .reject, .reassign, .handOver, .close, .reopen, .relabel, .askSecond, .split, .merge, .snooze,
            .wake, .discard:
            .edit
        }
    }

    var event: CaseState.Event {
        switch self {
        case .approve: .officerApproved
        case .edit: .officerEdited
        case .reject: .officerRejected
        case .reassign: .officerReassigned
        case .handOver: .officerHandedOver
        case .close: .officerClosed
        case .reopen: .officerReopened
        case .withdraw: .officerWithdrew
        case .relabel: .officerRelabelled
        case .askSecond: .officerAskedSecond
        case .split: .officerSplit
        case .merge: .officerClosed
        case .snooze: .officerSnoozed
        case .wake: .officerWoke
        case .discard: .officerClosed
        case .settle: .officerSaysSent
        case .sendAgain: .officerSaysNotSent
        }
    }

    /// Whether a step that state and rights allow has something to do.
    func makesSense(for file: CaseFile, _ reply: ReplyOnPage, at now: Timestamp) -> Bool {
        switch self {
        case .approve: reply.approval != nil
        case .settle: !(file.reply?.decidableFrom.map { now < $0 } ?? false)
        case .sendAgain: file.state == .undeliverable && file.reply != nil
        case .reassign, .relabel, .split: file.decision != nil && file.newest.isMail
        case .discard: file.newest.isMail
        case .askSecond: file.secondPerson == nil && file.state == .drafted
        case .snooze: !(file.snooze.map { $0.until > now } ?? false)
        case .wake: file.snooze.map { $0.until > now } ?? false
        default: true
        }
    }
}

extension Timestamp {
    /// This moment, if it is still to come.
    fileprivate func after(_ now: Timestamp) -> Timestamp? { self > now ? self : nil }
}

/// The reply of a case as its page shows it: the approved bytes where there are some, else the draft as it would leave.
struct ReplyOnPage: Sendable {
    var shown: ShownReply?
    var approval: CaseModel.Approval?
    var refusal: ReviewRefusal?

    /// The same, but not to be approved where a finding can only be changed.
    func barred(by findings: [Finding]) -> ReplyOnPage {
        let open = findings.filter { $0.severity == .blocks && !$0.canBeConfirmed }
        guard !open.isEmpty, approval != nil else { return self }
        return ReplyOnPage(shown: shown, refusal: .openFindings(open.map(\.kind)))
    }

    static func load(
        _ site: ReviewSite, _ office: DeskOffice, _ file: CaseFile, _ visit: Visit
    ) async throws -> ReplyOnPage {
        if let reply = file.reply, file.state != .drafted {
            return ReplyOnPage(
                shown: ShownReply(bytes: try await visit.cases.reply(reply.id, of: file), sha256: reply.sha256))
        }
        guard file.state == .drafted, let draft = file.draft else { return ReplyOnPage() }
        let key = try await site.store.key(of: file.id)
        do {
            let preview = try office.review.composer.preview(
                draft, of: file, key: key, composedAt: ReviewDesk.moment(of: file, now: site.surroundings.now()))
            var page = ReplyOnPage(shown: ShownReply(bytes: preview.bytes, sha256: preview.sha256))
            if let slot = draft.text.firstRange(of: "{{") {
                page.refusal = .openSlot(String(draft.text[slot.lowerBound...].prefix(24)))
            } else {
                page.approval = CaseModel.Approval(
                    version: file.version, sha256: preview.sha256, composedAt: preview.composedAt.milliseconds)
            }
            return page
        } catch {
            return ReplyOnPage(refusal: error)
        }
    }
}
