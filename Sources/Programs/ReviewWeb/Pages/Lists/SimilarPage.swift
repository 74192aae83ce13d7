import Cases
import Enquiries
import Hummingbird

/// The group of cases like one: a list to go through.
struct SimilarModel: Encodable, Sendable {
    struct Line: Encodable, Sendable {
        let line: SearchLine
        /// 0 to 1.
        let share: Double
    }

    let id: CaseID
    let subject: String
    let lines: [Line]
    /// The case page that `id` was asked from.
    let place: ListPlace
}

struct SimilarPage: Page {
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> SimilarModel {
        let file = try await visit.cases.load(asking.caseID)
        let members = try await SimilarCases.group(of: file.id, in: visit.cases)
        return SimilarModel(
            id: file.id, subject: file.newest.subject,
            lines: members.map {
                SimilarModel.Line(line: SearchLine($0.summary, site: site, say: asking.language), share: $0.share)
            }, place: ListPlace(tab: QueueTab(showing: file.state), near: file.id))
    }

    let html: Html

    init(_ model: SimilarModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let say = asking.language
        var frame = Frame(
            title: say(.similarCases), language: say, visit: visit,
            address: SitePath.file(model.id, "similar").text)
        frame.area = .queue
        frame.place = "list"
        frame.isWide = true
        html = frame.page {
            if let done = Done(asking.query) { done.notice(say, visit) }
            h1 { say(.similarCases) }
            p {
                say(.similarTo) + " "
                anchor(.href(.file(model.id))) {
                    bdi { Html(citizen: model.subject.isEmpty ? say(.noSubject) : model.subject) }
                }
            }
            p(.class("quiet")) { say(.similarHint) }
            if model.lines.count < 2 { p(.class("empty")) { say(.nothingSimilar) } }
            if !model.lines.isEmpty { SimilarPage.table(model, say) }
        }
    }

    private static func table(_ model: SimilarModel, _ say: Language) -> Html {
        ReviewWeb.table(.class("cases found"), .role("table")) {
            caption(.class("unseen")) { say(.similarCases) }
            thead(.role("rowgroup")) {
                tr(.role("row")) {
                    for word in [Word.subject, .sender, .service, .state, .likeness, .received] {
                        th(.scope("col"), .role("columnheader")) { say(word) }
                    }
                }
            }
            tbody(.role("rowgroup")) {
                for (index, member) in model.lines.enumerated() { row(member, model.place.at(index), say) }
            }
        }
    }

    private static func row(_ member: SimilarModel.Line, _ place: ListPlace, _ say: Language) -> Html {
        let line = member.line
        return tr(.role("row")) {
            td(.role("cell"), .class("case-subject")) {
                anchor(.class("case-link"), .href(place.path(to: line.id))) {
                    bdi { Html(citizen: line.subject.isEmpty ? say(.noSubject) : line.subject) }
                }
            }
            td(.role("cell"), .data("label", say(.sender))) {
                bdi { Html(citizen: line.sender.isEmpty ? say(.noSender) : line.sender) }
            }
            td(.role("cell"), .data("label", say(.service))) { line.serviceName ?? line.service?.text ?? say(.noDue) }
            td(.role("cell"), .data("label", say(.state))) { say(Word(line.state)) }
            td(.role("cell"), .data("label", say(.likeness))) { Word.percent(member.share) }
            td(.role("cell"), .data("label", say(.received)), .class("date")) {
                time(.datetime(line.receivedOn.iso8601)) { say(line.receivedOn) }
            }
        }
    }
}

extension Word {
    static let similarCases = Word("Ähnliche Fälle", "Similar cases")
    static let similarTo = Word("Ähnlich wie:", "Similar to:")
    static let showSimilar = Word("Ähnliche", "Similar ones")
    static let similarHint = Word(
        "Offene Fälle derselben Stelle und Sprache mit ähnlichem Wortlaut. Sie geben jede Antwort einzeln frei.",
        "Open cases of the same service and language in similar words. You approve each reply by itself.")
    static let nothingSimilar = Word("Kein anderer offener Fall ist ähnlich.", "No other open case is similar.")
    static let likeness = Word("Ähnlichkeit", "Likeness")
}
