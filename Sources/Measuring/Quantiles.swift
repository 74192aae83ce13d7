/// The middle and the long end of some numbers.
package struct Quantiles: Sendable, Equatable, Encodable {
    /// Half of the numbers are no larger.
    package let median: Double
    /// Nine of ten numbers are no larger.
    package let p90: Double

    /// By nearest rank: each quantile is one of the numbers. `nil` without numbers.
    package init?(_ numbers: some Sequence<Double>) {
        let sorted = numbers.sorted()
        guard !sorted.isEmpty else { return nil }
        func at(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
        }
        (median, p90) = (at(0.5), at(0.9))
    }
}
