package import Enquiries

/// An officer's word that he or she works on a case. It locks nothing: it tells colleagues.
package struct Claim: Sendable, Equatable {
    /// Seconds after which a claim no longer counts: whoever went home must not keep a case from being answered.
    package static let lasts: Int64 = 8 * 3600

    package let officer: OfficerID
    package let at: Timestamp

    package init(_ officer: OfficerID, at: Timestamp) { (self.officer, self.at) = (officer, at) }

    package func counts(at now: Timestamp) -> Bool { now < at.adding(seconds: Self.lasts) }
}
