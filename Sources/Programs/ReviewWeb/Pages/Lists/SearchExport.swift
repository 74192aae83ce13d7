import Cases
import Enquiries
import Foundation
import Hummingbird

/// The lines of a search as a file: what the page shows of each case, and no text of a mail but its subject.
enum SearchExport {
    static let csvPath = SitePath(area: "search").below("lines.csv")
    static let jsonPath = SitePath(area: "search").below("lines.json")

    static func csv(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let rows = try await lines(site, asking, visit).map { line in
            [
                line.id.text, line.desk.text, line.state.rawValue, line.service?.text ?? "", line.language ?? "",
                line.urgency.rawValue, line.due?.iso8601 ?? "", line.receivedOn.iso8601, line.subject, line.sender,
            ]
        }
        let text = ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
        return .download(Array(text.utf8), name: "cases.csv")
    }

    static func json(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .download(Array(try encoder.encode(await lines(site, asking, visit))), name: "cases.json")
    }

    private static let header = [
        "case", "desk", "state", "service", "language", "urgency", "due", "received", "subject", "sender",
    ]

    /// A cell of CSV (RFC 4180). One that a spreadsheet would take for a formula begins with an apostrophe: a stranger
    /// wrote the subject.
    static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The newest that fit, ``ReviewSettings/Limits/linesOfExport`` at most.
    private static func lines(
        _ site: ReviewSite, _ asking: Asking, _ visit: Visit
    ) async throws -> [SearchLine] {
        let asked = SearchAsking(asking.query)
        guard asked.fault == nil else { throw Problem.unreadableForm }
        var query = asked.query(site.clocks, desks: visit.desks(.read, of: site))
        var lines: [SearchLine] = []
        let most = ReviewSettings.Limits.linesOfExport
        repeat {
            query.limit = min(500, most - lines.count)
            let found = try await visit.cases.search(query)
            lines += found.hits.map { SearchLine($0.summary, site: site, say: asking.language) }
            query.after = found.unsearchedFrom ?? found.hits.last?.place
            if found.hits.count < query.limit, found.unsearchedFrom == nil { break }
        } while lines.count < most
        return lines
    }
}
