import Enquiries

/// What the checks found in a draft. Each finding that stands in the way of an approval has a box to tick, so that nobody
/// approves it unseen.
struct FindingsPart: Sendable {
    /// Begins the names of the boxes; the id of the finding follows.
    static let fieldPrefix = "confirm-"

    let findings: [Finding]
    let say: Language
    /// Whether the boxes belong to a form that can be sent.
    var asks = true

    var html: Html {
        ReviewWeb.html {
            if !findings.isEmpty {
                fieldset(.class("findings")) {
                    legend { say(.findings) }
                    p(.class("quiet")) { say(.findingsHint) }
                    ul {
                        for finding in findings { li(.id("finding-" + finding.id)) { line(finding) } }
                    }
                }
            }
        }
    }

    private func line(_ finding: Finding) -> Html {
        ReviewWeb.html {
            if asks, finding.severity == .blocks, finding.canBeConfirmed {
                label(.class("choice")) {
                    input(.type("checkbox"), .name(Self.fieldPrefix + finding.id), .value("yes"), .required())
                    span { words(finding) }
                }
            } else {
                span { words(finding) }
            }
        }
    }

    private func words(_ finding: Finding) -> Html {
        ReviewWeb.html {
            strong { FindingWords.title(finding.kind, say.rawValue) }
            if !finding.excerpt.isEmpty {
                " "
                mark { Html(citizen: finding.excerpt) }
            }
            if let detail = FindingWords.detail(finding.detail, say.rawValue) { span(.class("quiet")) { " " + detail } }
            span(.class("quiet")) { " " + FindingWords.advice(finding.kind, say.rawValue) }
        }
    }
}
