import Cases
import Enquiries
import Hummingbird
import Review

/// What officers do to several cases of a list at once. Each case is a step of its own, with its own record.
enum ListAction {
    /// A field of the form names a case behind it; its value is the last change that the list showed.
    static let fieldPrefix = "case-"

    static func claim(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let chosen = try await chosen(asking, visit)
        let now = site.surroundings.now()
        for file in chosen.files { try await site.officers.setClaim(Claim(visit.officer.id, at: now), on: file.id) }
        return back(.claimedChosen, count: chosen.files.count, left: 0, asking)
    }

    /// Closes what nobody has changed since the list was shown; a case to which a citizen has written again is left.
    static func discard(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let flag = try TeamAction.discardFlag(asking)
        let chosen = try await chosen(asking, visit)
        var done = 0
        for file in chosen.files where chosen.seen[file.id] == String(file.updatedAt.milliseconds) {
            do {
                _ = try await TeamAction.discard(file, version: file.version, as: flag, site, visit)
                try await site.officers.setClaim(nil, on: file.id)
                done += 1
            } catch StoreError.changedMeanwhile {
                continue
            } catch is ReviewRefusal {
                continue
            }
        }
        return back(.discardedChosen, count: done, left: chosen.files.count - done, asking)
    }

    /// All of them, or an error: a form that names a case which the officer may not edit changes nothing.
    private static func chosen(
        _ asking: Asking, _ visit: Visit
    ) async throws -> (files: [CaseFile], seen: [CaseID: String]) {
        let names = asking.form.names(behind: fieldPrefix)
        guard names.count <= ReviewSettings.Limits.casesOnPage else { throw Problem.unreadableForm }
        var files: [CaseFile] = []
        var seen: [CaseID: String] = [:]
        for name in names.sorted() {
            let file = try await visit.cases.load(CaseID(name), .edit)
            files.append(file)
            seen[file.id] = asking.form[fieldPrefix + name]
        }
        return (files, seen)
    }

    private static func back(_ what: Done.What, count: Int, left: Int, _ asking: Asking) -> Response {
        let done = Done(count + left == 0 ? .nothingChosen : what, count: count, left: left)
        return .seeOther(ListPlace(asking.form, else: .review).page.with(done.members))
    }
}
