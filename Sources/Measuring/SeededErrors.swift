package import Cases
import Enquiries

/// Errors that were put into drafts on purpose, and how many of them officers caught. Cases about which an officer
/// decided something that says nothing about the error are not counted.
package struct SeededErrors: Sendable, Equatable, Encodable {
    package let shown: Int
    package let caught: Int

    /// 0 to 1; 0 where none was shown.
    package var share: Double { shown > 0 ? Double(caught) / Double(shown) : 0 }

    package init(shown: Int, caught: Int) { (self.shown, self.caught) = (shown, caught) }

    init(_ checks: [WorkFacts.Check]) { self.init(shown: checks.count, caught: checks.count(where: \.isCaught)) }
}

extension SmallGroups.Group {
    /// Check cases that officers judged.
    package init(_ checks: [WorkFacts.Check]) {
        self.init(cases: checks.count, officers: Set(checks.map(\.officer)))
    }
}
