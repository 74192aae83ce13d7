import Cases
import Enquiries
import Pipeline
import Review

/// What the case page shows, and what its JSON twin is.
struct CaseModel: Encodable, Sendable {
    /// What an officer can do to the case as it stands, with the rights that he or she has.
    enum Step: String, Encodable, Sendable, CaseIterable {
        case approve, edit, reject, reassign, handOver, close, reopen, settle
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

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> CaseModel {
        let file = try await visit.cases.load(asking.caseID)
        let office = try site.pipeline.office(of: file)
        let place = ListPlace(asking.query, else: QueueTab(showing: file.state))
        let around = try await Neighbours.of(file, at: place, in: visit.cases)
        let findings = file.state == .drafted ? try site.pipeline.findings(of: file) : []
        let reply = try await ReplyOnPage.load(site, office, file, visit).barred(by: findings)
        let names = Dictionary(
            office.desk.services.map { ($0.id.text, asking.language($0.name, of: office.desk)) },
            uniquingKeysWith: { first, _ in first })
        let steps = Step.allCases.filter { step in
            visit.officer.may(step.needs, at: file.desk) && file.state.after(step.event) != nil
                && (step != .approve || reply.approval != nil) && (step != .reassign || file.decision != nil)
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
            officerNames: try await officerNames(site),
            records: try await visit.cases.records(of: file).map(RecordRows.init), steps: steps,
            place: place.at(around.own ?? place.at), previous: around.previous?.id, next: around.next?.id,
            previousPath: around.previous.map { place.at($0.at).path(to: $0.id).text },
            nextPath: around.next.map { place.at($0.at).path(to: $0.id).text })
    }

    private static func officerNames(_ site: ReviewSite) async throws -> [String: String] {
        Dictionary(
            try await site.officers.officers().map { ($0.id.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

}

extension CaseModel.Step {
    var needs: Officer.Right {
        switch self {
        case .approve: .approve
        case .settle: .supervise
        case .edit, .reject, .reassign, .handOver, .close, .reopen: .edit
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
        case .settle: .officerSaysSent
        }
    }
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
                draft, of: file, key: key, composedAt: site.surroundings.now())
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
