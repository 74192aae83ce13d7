import Enquiries
import Hummingbird

/// Erasing in two looks: first what would go, then, typed once more, that it shall.
enum ErasurePages {
    /// A person has mail at many desks, so this takes the right at all of them.
    static func search(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let typed = try typed(asking, visit)
        guard let what = SoughtErasure.what(typed) else {
            return try await page(SoughtErasure(typed: typed, result: .unreadable), site, asking, visit)
        }
        let found = try await site.reports.erasure(of: what)
        return try await page(SoughtErasure(typed: typed, result: .found(found, nil)), site, asking, visit)
    }

    static func erase(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let typed = try typed(asking, visit)
        guard let what = SoughtErasure.what(typed) else { throw Problem(.notFound) }
        let ground = asking.form.text("ground")
        let isConfirmed = asking.form.text("again").lowercased() == typed.lowercased()
        guard isConfirmed, ErasureOrder.grounds.contains(ground) else {
            let found = try await site.reports.erasure(of: what)
            let fault = isConfirmed ? SoughtErasure.Fault.noGround : .notTheSame
            return try await page(
                SoughtErasure(typed: typed, result: .found(found, fault)), site, asking, visit,
                status: .unprocessableContent)
        }
        let order = ErasureOrder(
            what: what, ground: ground, officer: visit.officer.id, seen: asking.form["seen"] ?? "")
        switch try await site.reports.erase(order) {
        case .erased(let cases, let removed, let unreached):
            return try await page(
                SoughtErasure(typed: "", result: .erased(cases, removed, unreached)), site, asking, visit)
        case .refused(let obstacle):
            let found = try await site.reports.erasure(of: what)
            return try await page(
                SoughtErasure(typed: typed, result: .found(found, .obstacle(obstacle))), site, asking, visit,
                status: .conflict)
        case nil: throw Problem(.notFound)
        }
    }

    private static func typed(_ asking: Asking, _ visit: Visit) throws -> String {
        guard visit.officer.mayEverywhere(.administer) else { throw Problem.lacksRight(.administer) }
        return String(asking.form.text("address").prefix(254))
    }

    private static func page(
        _ sought: SoughtErasure, _ site: ReviewSite, _ asking: Asking, _ visit: Visit,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let view = RetentionView(
            model: try await RetentionPage.load(site, asking, visit), site: site, say: asking.language, visit: visit)
        return .page(view.page(sought), status: status)
    }
}

/// What somebody wants to erase, and what is told of it.
struct SoughtErasure: Sendable {
    enum Fault: Sendable, Equatable {
        case notTheSame, noGround
        case obstacle(ErasureOutcome.Obstacle)
    }

    enum Result: Sendable {
        case nothing, unreadable
        /// `nil` where this program cannot tell.
        case found(ErasurePreview?, Fault?)
        case erased(Int, [ErasureOutcome.Removed], [String])
    }

    /// An address or the number of a case.
    let typed: String
    let result: Result

    /// `nil` where it can be neither.
    static func what(_ typed: String) -> ErasureOrder.What? {
        guard !typed.isEmpty, !typed.contains(where: { $0.isWhitespace || $0.isNewline }) else { return nil }
        return typed.contains("@") ? .person(typed) : .file(CaseID(typed))
    }

    func told(_ report: RetentionReport, _ say: Language, _ visit: Visit) -> Html? {
        switch result {
        case .nothing: nil
        case .unreadable: notice(.warning, say) { p { say(.noAddress) } }
        case .found(nil, _): p { say(.notServed) }
        case .found(let found?, let fault):
            ErasureView(typed: typed, found: found, fault: fault, report: report, say: say, visit: visit).html
        case .erased(let cases, let removed, let unreached):
            Self.done(cases, removed, unreached, report, say)
        }
    }

    private static func done(
        _ cases: Int, _ removed: [ErasureOutcome.Removed], _ unreached: [String], _ report: RetentionReport,
        _ say: Language
    ) -> Html {
        html {
            h2 { say(.erasedNow) }
            p { say(Word.erasedCases(cases)) }
            if !removed.isEmpty {
                ul { for removed in removed { li { say(Word.removed(removed.count, in: removed.place)) } } }
            }
            if !unreached.isEmpty {
                notice(.warning, say) {
                    p {
                        say(.notReached) + " "
                            + unreached.map { say(Word(place: $0)) }.joined(separator: ", ")
                    }
                    p { say(.finishErasure) }
                    pre {
                        Html(citizen: "postroom case erase --finish --desk \(RetentionView.quoted(report.directory))")
                    }
                }
            }
            p { say(.erasedMemory) }
            p { say(.whatStays) }
            p(.class("quiet")) { say(.certificateBelow) }
        }
    }
}
