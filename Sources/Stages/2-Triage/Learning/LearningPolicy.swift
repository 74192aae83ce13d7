/// How careful learning from officers is. `Docs/Learning.md` gives reasons for the standard values.
package struct LearningPolicy: Codable, Sendable, Equatable {
    /// Seconds that a correction waits, so that a colleague can set it right first.
    package var quarantine: Int64 = 24 * 3600
    /// A mail that resembles more learned ones than this is refused.
    package var nearDuplicates = 3
    /// Share of three-word sequences in common (Jaccard index, 0 to 1) from which two mails count as near duplicates.
    package var similarity = 0.6
    /// The largest share of the learned corrections that may come from one officer, above 0 to 1.
    package var officerShare = 0.5
    /// So many corrections of one officer count whatever their share: a small desk has few officers.
    package var officerMinimum = 20
    /// Learned examples of a service are at most this multiple of the median service's examples in the desk's own
    /// training.
    package var classMultiple = 1.0
    /// Share of the measured enquiries by which a candidate may be less often right, 0 to 1.
    package var accuracyLoss = 0.005
    /// Share of a service's enquiries that a candidate may lose, 0 to 1; one enquiry always.
    package var recallLoss = 0.1
    /// Two-sided error level of McNemar's test at which a candidate that is right less often counts as worse.
    package var significance = 0.05
    /// With fewer own enquiries than this a desk cannot tell a better model from a worse one.
    package var leastMeasured = 20
    /// With fewer own enquiries than this the figures are stated to rest on little.
    package var smallBelow = 200
    package var folds = 5
    package var seed: UInt64 = 1

    package init() {}
}
