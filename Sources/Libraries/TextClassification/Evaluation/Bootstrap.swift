/// A figure that is computed from sums over cases, as accuracy, precision, recall, F1, ECE and the Brier score all are,
/// with intervals by the bootstrap (Efron and Tibshirani 1993, percentile intervals).
///
/// A case that was measured several times adds all its measurements, and is drawn with all of them: cases are
/// independent, repetitions are not.
public struct SummedStatistic: Sendable {
    /// What a case adds to one of the sums.
    public struct Addend: Sendable, Hashable {
        /// Which sum, 0 up to the number of sums.
        public var slot: Int
        /// How much.
        public var amount: Double

        /// Makes an addend.
        public init(_ slot: Int, _ amount: Double = 1) { (self.slot, self.amount) = (slot, amount) }
    }

    /// How many times cases are drawn anew.
    public static let standardResamples = 10_000

    private var starts: [Int] = [0]
    private var slots: [Int] = []
    private var amounts: [Double] = []
    private let slotCount: Int
    private let finish: @Sendable ([Double]) -> Double

    /// Makes a figure.
    /// - Parameters:
    ///   - cases: What each case adds.
    ///   - sums: The number of sums.
    ///   - finish: Computes the figure from the sums. It is called with sums of 0 as well.
    public init(_ cases: [[Addend]], sums: Int, finish: @escaping @Sendable ([Double]) -> Double) {
        for addends in cases {
            for addend in addends {
                slots.append(addend.slot)
                amounts.append(addend.amount)
            }
            starts.append(slots.count)
        }
        slotCount = sums
        self.finish = finish
    }

    /// How many cases there are.
    public var count: Int { starts.count - 1 }

    /// The sums over all cases.
    public var sums: [Double] {
        var sums = [Double](repeating: 0, count: slotCount)
        for (slot, amount) in zip(slots, amounts) { sums[slot] += amount }
        return sums
    }

    /// The figure over all cases.
    public var value: Double { finish(sums) }

    /// The middle 95 % of the figure over cases drawn with replacement; nil without cases.
    /// - Parameters:
    ///   - resamples: How often all cases are drawn, at least 1.
    ///   - seed: Equal seeds give equal intervals.
    public func interval(resamples: Int = standardResamples, seed: UInt64 = 1) -> ClosedRange<Double>? {
        guard count > 0 else { return nil }
        var values: [Double] = []
        values.reserveCapacity(resamples)
        Self.draw(count, resamples, seed) { values.append(finish(sums(of: $0))) }
        return Self.middle(values)
    }

    /// The middle 95 % of how much greater this figure is than `other` over the same cases, drawn together.
    /// - Parameters:
    ///   - other: The same figure of another run, with the same cases in the same order.
    ///   - resamples: How often all cases are drawn, at least 1.
    ///   - seed: Equal seeds give equal intervals.
    public func intervalOfGain(
        over other: SummedStatistic, resamples: Int = standardResamples, seed: UInt64 = 1
    ) -> ClosedRange<Double>? {
        precondition(count == other.count, "a paired comparison needs the same cases")
        guard count > 0 else { return nil }
        var values: [Double] = []
        values.reserveCapacity(resamples)
        Self.draw(count, resamples, seed) { drawn in
            values.append(finish(sums(of: drawn)) - other.finish(other.sums(of: drawn)))
        }
        return Self.middle(values)
    }

    private static func draw(_ count: Int, _ resamples: Int, _ seed: UInt64, _ use: ([Int]) -> Void) {
        var random = SplitMix64(seed: seed)
        var drawn = [Int](repeating: 0, count: count)
        for _ in 0..<resamples {
            for place in drawn.indices {
                drawn[place] = Int(random.next().multipliedFullWidth(by: UInt64(count)).high)
            }
            use(drawn)
        }
    }

    private func sums(of drawn: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: slotCount)
        for index in drawn {
            for place in starts[index]..<starts[index + 1] { sums[slots[place]] += amounts[place] }
        }
        return sums
    }

    private static func middle(_ values: [Double]) -> ClosedRange<Double>? {
        let sorted = values.filter(\.isFinite).sorted()
        guard let lower = Quantile.of(sorted: sorted, 0.025), let upper = Quantile.of(sorted: sorted, 0.975) else {
            return nil
        }
        return lower...upper
    }
}

/// The value below which a share of the values lies.
public enum Quantile {
    /// Interpolates between neighbours, as numpy's `quantile` does unless told otherwise (Hyndman and Fan 1996, type 7).
    /// - Parameters:
    ///   - sorted: The values, smallest first.
    ///   - share: 0 to 1.
    /// - Returns: nil without values.
    public static func of(sorted: [Double], _ share: Double) -> Double? {
        guard let last = sorted.last else { return nil }
        let place = min(max(share, 0), 1) * Double(sorted.count - 1)
        let below = Int(place)
        guard below + 1 < sorted.count else { return last }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}
