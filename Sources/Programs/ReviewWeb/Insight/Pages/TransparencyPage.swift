import Enquiries
import Hummingbird

/// What the AI does here, as citizens are told: made from the same document as the export, so that both say the same.
struct TransparencyPage: Page {
    struct Model: Encodable, Sendable { let transparency: TransparencyReport? }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        Model(transparency: try await site.reports.transparency(asking.language.rawValue))
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let say = asking.language
        var frame = Frame(title: say(Area.transparency.name), language: say, visit: visit, address: asking.address)
        frame.area = .transparency
        html = frame.page {
            if let report = model.transparency {
                h1 { report.title }
                for note in report.notes { p(.class("quiet")) { note } }
                p { anchor(.class("button"), .href(.area(.transparency, "page"))) { say(.publicPage) } }
                for part in report.sections {
                    section(.class("sheet")) {
                        h2 { part.heading }
                        for item in part.items { Self.item(item, say) }
                    }
                }
            } else {
                h1 { say(Area.transparency.name) }
                p { say(.whatTheAIDoesText) }
                p { say(.notServed) }
            }
        }
    }

    private static func item(_ item: TransparencyReport.Item, _ say: Language) -> Html {
        switch item {
        case .text(let text): p { text }
        case .field(let label, let values):
            ReviewWeb.html {
                h3 { label }
                if values.count == 1 { p { values[0] } } else { ul { for value in values { li { value } } } }
            }
        case .open(let label, let question, let place):
            ReviewWeb.html {
                h3 { label }
                notice(.warning, say) {
                    p {
                        question + " "
                        code { place }
                    }
                }
            }
        case .table(let caption, let header, let rows):
            sheetTable(caption, header, rows.map { $0.map { Html(text: $0) } })
        }
    }

    static func page(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard let bytes = try await site.reports.transparencyPage(asking.language.rawValue) else {
            throw Problem(.notFound)
        }
        return .download(bytes, name: "public-page.html")
    }
}

extension Word {
    static let publicPage = Word("Seite für die Öffentlichkeit herunterladen", "Download the page for the public")
}
