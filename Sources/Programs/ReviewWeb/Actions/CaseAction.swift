import Cases
import Enquiries
import Hummingbird
import Pipeline
import Review

/// What officers do to a case. Each reads its form, lets the pipeline decide, and leads to the next case of the list.
enum CaseAction {
    static func approve(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        _ = try await visit.cases.load(asking.caseID, .approveTogether)
        guard let sha256 = asking.form["sha256"], let moment = asking.form["composedAt"].flatMap({ Int64($0) }) else {
            throw Problem(.missingField(.version))
        }
        let verdict = Verdict.approve(
            sha256: sha256, composedAt: Timestamp(milliseconds: moment),
            confirmed: asking.form.names(behind: FindingsPart.fieldPrefix), heldFor: site.settings.holdSeconds)
        return try await decide(verdict, .approved, site, asking, visit)
    }

    static func reject(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard let reason = Verdict.Reason(rawValue: asking.form.text("reason")) else {
            throw Problem(.missingField(.reason))
        }
        return try await decide(.reject(reason, note: note(asking)), .rejected, site, asking, visit)
    }

    static func handOver(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let written = asking.form.text("other-unit")
        let unit = written.isEmpty ? asking.form.text("unit") : written
        guard !unit.isEmpty else { throw Problem(.missingField(.unit)) }
        return try await decide(
            .handOver(to: String(unit.prefix(200)), note: note(asking)), .handedOver, site, asking, visit)
    }

    static func reassign(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let service = asking.form.text("service")
        guard !service.isEmpty else { throw Problem(.missingField(.service)) }
        return try await decide(
            .reassign(to: ServiceID(service), note: note(asking)), .reassigned, site, asking, visit, stays: true)
    }

    static func close(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await decide(.close(note: note(asking)), .closed, site, asking, visit)
    }

    static func reopen(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await decide(.reopen(note: note(asking)), .reopened, site, asking, visit, stays: true)
    }

    static func settle(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let sent: Bool
        switch asking.form["sent"] {
        case "yes": sent = true
        case "no": sent = false
        default: throw Problem(.missingField(.reason))
        }
        // What the officer could see goes into the record of the decision.
        let file = try await visit.cases.load(asking.caseID)
        let journal = await DoubtEvidence.collect(file, site)?.journal
        return try await decide(
            .settle(sent: sent, note: note(asking), journal: journal?.rawValue), sent ? .settledSent : .settledNotSent,
            site, asking, visit)
    }

    /// - Parameter stays: True where the officer will want to go on with the same case.
    static func decide(
        _ verdict: Verdict, _ what: Done.What, _ site: ReviewSite, _ asking: Asking, _ visit: Visit,
        stays: Bool = false
    ) async throws -> Response {
        try await step(what, site, asking, visit, stays: stays) { version in
            try await site.pipeline.decide(verdict, on: asking.caseID, version: version, by: visit.officer)
        }
    }

    /// Does something to a case, and leads to where the officer goes on: the next case of the list that he or she came
    /// from, or that list itself where it is none to read one case after the other.
    ///
    /// - Parameter act: Gets the version that the form was made for.
    static func step(
        _ what: Done.What, _ site: ReviewSite, _ asking: Asking, _ visit: Visit, stays: Bool = false,
        _ act: (Int) async throws -> CaseFile
    ) async throws -> Response {
        let id = asking.caseID
        guard let version = asking.form.number("version") else { throw Problem(.missingField(.version)) }
        let file = try await visit.cases.load(id)
        let place = ListPlace(asking.form, else: QueueTab(showing: file.state))
        let before = try await Neighbours.of(file, at: place, site, visit)
        let after = try await act(version)
        if what.endsClaim { try await site.officers.setClaim(nil, on: id) }
        if stays, asking.form["then"] != "list" {
            return .seeOther(place.path(toOpen: after).with(Done(what, to: nil).members))
        }
        let done = Done(
            Done.What(seeded: after) ?? (after.firstApproval != nil ? .approvedFirst : what), to: id,
            version: after.version)
        if !place.isReadThrough { return .seeOther(place.landing(before: before.next?.id, done)) }
        // The next one keeps its place if this case stays in the list, and moves up by one line if it leaves.
        let leaves = !place.tab.shows(after, at: site.surroundings.now())
        guard let next = before.next, next.id != id else {
            return .seeOther(place.at(nil).page.with(done.members))
        }
        let at = leaves && before.own != nil ? next.at - 1 : next.at
        return .seeOther(place.at(max(0, at)).path(to: next.id).with(done.members))
    }

    static func note(_ asking: Asking) -> String { String(asking.form.text("note").prefix(2000)) }
}
