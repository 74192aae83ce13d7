import Enquiries

/// Findings of the checks, a line each.
enum FindingText {
    static func line(_ finding: Finding) -> String {
        let what = FindingWords.title(finding.kind, "en")
        let excerpt = finding.excerpt.isEmpty ? "" : ": \"\(finding.excerpt)\""
        let detail = FindingWords.detail(finding.detail, "en").map { " (\($0))" } ?? ""
        let id =
            finding.severity == .remark
            ? "remark" : finding.canBeConfirmed ? "confirm with \(finding.id)" : "change the text"
        return "Check: \(what)\(excerpt)\(detail); \(id)"
    }
}
