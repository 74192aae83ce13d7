import Cases
import Enquiries
import Hummingbird
import Pipeline
import Review

/// What officers arrange about a case, and how they take an approval back.
enum TeamAction {
    /// Back to the case, which has its draft again.
    static func withdraw(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await CaseAction.decide(
            .withdraw(note: CaseAction.note(asking)), .withdrawn, site, asking, visit, stays: true)
    }

    static func askSecond(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await CaseAction.decide(
            .askSecond(note: CaseAction.note(asking)), .secondAsked, site, asking, visit, stays: true)
    }

    /// Until the morning of a day that is so many days ahead, where the desk is.
    static func snooze(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard let days = asking.form.number("days"), (1...Snooze.longestDays).contains(days) else {
            throw Problem(ReviewRefusal.badSnooze)
        }
        let file = try await visit.cases.load(asking.caseID, .edit)
        let desk = try site.pipeline.office(of: file).desk
        let surroundings = site.surroundings
        let morning = surroundings.start(
            of: surroundings.day(of: surroundings.now(), at: desk).adding(days: days), at: desk
        ).adding(seconds: 6 * 3600)
        return try await CaseAction.decide(.snooze(until: morning), .snoozed, site, asking, visit)
    }

    static func wake(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await CaseAction.decide(.wake, .woken, site, asking, visit, stays: true)
    }

    /// No step of the case: a claim proves nothing and voids nothing.
    static func claim(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let file = try await visit.cases.load(asking.caseID, .edit)
        let isMine = asking.form["claim"] != "no"
        try await site.officers.setClaim(
            isMine ? Claim(visit.officer.id, at: site.surroundings.now()) : nil, on: file.id)
        let place = ListPlace(asking.form, else: QueueTab(showing: file.state))
        return .seeOther(place.path(to: file.id).with(Done(isMine ? .claimed : .unclaimed, to: nil).members))
    }

    static func relabel(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard let intent = Intent(rawValue: asking.form.text("intent")) else { throw Problem(.missingField(.reason)) }
        let flags = Set(asking.form.names(behind: "flag-").compactMap(Flag.init(rawValue:)))
        return try await CaseAction.decide(
            .relabel(intent: intent, flags: flags, note: CaseAction.note(asking)), .relabelled, site, asking, visit,
            stays: true)
    }

    /// Sets the flag as an example to learn from, and ends the case.
    static func discard(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let flag = try discardFlag(asking)
        let file = try await visit.cases.load(asking.caseID, .edit)
        return try await CaseAction.step(.closed, site, asking, visit) { version in
            try await discard(file, version: version, as: flag, site, visit)
        }
    }

    /// Flags with which a case can be closed in one step.
    static let discarding: [Flag] = [.spam, .phishing]

    static func discardFlag(_ asking: Asking) throws -> Flag {
        guard let flag = Flag(rawValue: asking.form.text("flag")), discarding.contains(flag) else {
            throw Problem(.missingField(.reason))
        }
        return flag
    }

    static func discard(
        _ file: CaseFile, version: Int, as flag: Flag, _ site: ReviewSite, _ visit: Visit
    ) async throws -> CaseFile {
        var seen = version
        if let decision = file.decision, !decision.flags.contains(flag) {
            let after = try await site.pipeline.decide(
                .relabel(intent: decision.intent, flags: Set(decision.flags).union([flag]), note: ""),
                on: file.id, version: version, by: visit.officer)
            // A check case ends with the first decision about it.
            if after.seeded?.outcome != nil { return after }
            seen = after.version
        }
        return try await site.pipeline.decide(
            .close(note: flag.rawValue), on: file.id, version: seen, by: visit.officer)
    }

    static func split(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let service = asking.form.text("service")
        guard !service.isEmpty else { throw Problem(.missingField(.service)) }
        guard let version = asking.form.number("version") else { throw Problem(.missingField(.version)) }
        let parts = try await site.pipeline.split(
            asking.caseID, version: version,
            paragraphs: Set(asking.form.names(behind: "paragraph-").compactMap { Int($0) }),
            to: ServiceID(service), by: visit.officer)
        let place = ListPlace(asking.form, else: QueueTab(showing: parts.rest.state))
        return .seeOther(place.path(toOpen: parts.rest).with(Done(.split, to: parts.new.id).members))
    }

    static func merge(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let other = asking.form.text("into")
        guard !other.isEmpty else { throw Problem(ReviewRefusal.cannotMerge) }
        guard let version = asking.form.number("version") else { throw Problem(.missingField(.version)) }
        let going = try await site.pipeline.merge(
            asking.caseID, version: version, into: CaseID(other), by: visit.officer, note: CaseAction.note(asking))
        let place = ListPlace(asking.form, else: QueueTab(showing: going.state))
        return .seeOther(place.path(toOpen: going).with(Done(.merged, to: asking.caseID).members))
    }
}
