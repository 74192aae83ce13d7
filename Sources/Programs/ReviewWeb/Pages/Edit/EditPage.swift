import Cases
import Enquiries
import Hummingbird
import Pipeline
import Review

/// Changing a draft, or writing a reply where there is none.
enum EditPage {
    static func html(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let file = try await visit.cases.load(asking.caseID, .edit)
        let model = EditModel(
            file, place: ListPlace(asking.query, else: QueueTab(showing: file.state)), today: today(site, file))
        guard model.isPossible else { throw ReviewRefusal.notPossible(file.state) }
        return .page(view(model, site, asking, visit).page)
    }

    private static func today(_ site: ReviewSite, _ file: CaseFile) -> CalendarDate {
        site.clocks.day(of: site.surroundings.now(), at: file.desk)
    }

    private static func view(_ model: EditModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) -> EditView {
        EditView(model: model, say: asking.language, visit: visit, desk: site.desk(model.file.desk))
    }

    /// Puts an approved answer behind what is written so far. Nothing is saved by it.
    static func insert(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let file = try await visit.cases.load(asking.caseID, .edit)
        var model = EditModel(
            file, place: ListPlace(asking.form, else: QueueTab(showing: file.state)), today: today(site, file))
        guard model.isPossible else { throw ReviewRefusal.notPossible(file.state) }
        (model.subject, model.text) = (asking.form["subject"] ?? "", asking.form["text"] ?? "")
        let offered = AnswerChoice(file: file, desk: site.desk(file.desk), on: today(site, file))
        if let answer = offered.answer(asking.form.text("answer")) {
            model.text += (model.text.isEmpty ? "" : "\n\n") + answer.text
        }
        return .page(view(model, site, asking, visit).page)
    }

    /// Saves, and shows the case with the reply as it would leave now. What cannot be saved stays on the page.
    static func save(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let id = asking.caseID
        let (subject, text) = (asking.form["subject"] ?? "", asking.form["text"] ?? "")
        _ = try await visit.cases.load(id, .edit)
        do {
            guard let version = asking.form.number("version") else { throw Problem(.missingField(.version)) }
            let after = try await site.pipeline.decide(
                .edit(subject: subject, text: text), on: id, version: version, by: visit.officer)
            // The case may have moved to another list: a reply written by hand is now one to review.
            let place = ListPlace(asking.form, else: QueueTab(showing: after.state)).kept(for: after)
            return .seeOther(place.path(to: id).with(Done(.saved, to: nil).members))
        } catch {
            let problem = Problem(error)
            guard Self.keepsTyping(problem.kind) else { throw problem }
            let file = try await visit.cases.load(id, .edit)
            var model = EditModel(
                file, place: ListPlace(asking.form, else: QueueTab(showing: file.state)), today: today(site, file))
            model.standsNow = file.draft?.text == text ? nil : file.draft?.text
            (model.subject, model.text, model.problem) = (subject, text, problem)
            return .page(view(model, site, asking, visit).page, status: problem.status)
        }
    }

    private static func keepsTyping(_ kind: Problem.Kind) -> Bool {
        switch kind {
        case .changedMeanwhile, .refused, .missingField, .storeCannotWrite, .storeUnreachable: true
        default: false
        }
    }
}
