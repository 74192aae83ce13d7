import Cases
import Disclosure
import Enquiries
import ReviewWeb
import StoreSQL

extension DeskReports {
    func transparency(_ language: String) async throws -> TransparencyReport? {
        let document = try Exporter(await kept.material(store)).document(.publicPage, in: Self.language(language))
        return TransparencyReport(
            title: document.title, notes: document.notes,
            sections: document.sections.map { section in
                .init(heading: section.heading, items: section.items.map(Self.item))
            })
    }

    func transparencyPage(_ language: String) async throws -> [UInt8]? {
        try Exporter(await kept.material(store)).file(.publicPage, in: Self.language(language), as: .html)
    }

    private static func language(_ code: String) -> Disclosure.Language { code == "de" ? .german : .english }

    private static func item(_ item: Item) -> TransparencyReport.Item {
        switch item {
        case .text(let text): return .text(text)
        case .field(let field):
            switch field.answer {
            case .known(let values): return .field(label: field.label, values: values)
            case .open(let open): return .open(label: field.label, question: open.question, place: open.place)
            }
        case .table(let table): return .table(caption: table.caption, header: table.header, rows: table.rows)
        }
    }
}
