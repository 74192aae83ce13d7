import Enquiries

/// Marks the claims in a text that the checks found: amounts, dates, names, links and the like.
struct ClaimMarks: Sendable {
    private let findings: [Finding]

    init(findings: [Finding]) {
        self.findings = findings.filter { !$0.range.isEmpty }.sorted {
            ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
        }
    }

    /// - Parameter text: Begins with the text that was checked; the ranges of findings are offsets of its UTF-8.
    func html(_ text: String) -> Html {
        let bytes = Array(text.utf8)
        var parts: [Html] = []
        var place = 0
        for finding in findings {
            // Findings may overlap; what is marked already is not marked twice.
            let (start, end) = (max(place, finding.range.lowerBound), min(bytes.count, finding.range.upperBound))
            guard start < end else { continue }
            let range = start..<end
            parts.append(Html(citizen: String(decoding: bytes[place..<range.lowerBound], as: UTF8.self)))
            parts.append(
                mark(
                    .class(finding.severity == .blocks ? "claim open" : "claim"), .focusable(-1),
                    .aria("describedby", "finding-" + finding.id)
                ) { Html(citizen: String(decoding: bytes[range], as: UTF8.self)) })
            place = range.upperBound
        }
        parts.append(Html(citizen: String(decoding: bytes[place...], as: UTF8.self)))
        return Html(joining: parts)
    }
}
