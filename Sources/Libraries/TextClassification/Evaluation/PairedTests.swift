import Glibc

/// Whether two classifiers differ, from the cases that only one of them decides rightly (McNemar 1947), by the exact
/// binomial distribution and without an approximation.
public struct McNemarTest: Sendable, Hashable {
    /// Cases that only the first decides rightly.
    public var onlyFirst: Int
    /// Cases that only the second decides rightly.
    public var onlySecond: Int

    /// Makes a test.
    public init(onlyFirst: Int, onlySecond: Int) { (self.onlyFirst, self.onlySecond) = (onlyFirst, onlySecond) }

    /// The two-sided probability of so uneven a split, or a more uneven one, if both were equally good.
    public var pValue: Double {
        let count = onlyFirst + onlySecond
        let fewer = min(onlyFirst, onlySecond)
        var logTerm = -Double(count) * log(2)
        var tail = 0.0
        for successes in 0...fewer {
            tail += exp(logTerm)
            logTerm += log(Double(count - successes) / Double(successes + 1))
        }
        return min(2 * tail, 1)
    }

    /// How many cases would show a difference of this size with a power of 80 % at a level of 5 %.
    ///
    /// n = (z₁ √p + z₂ √(p − d²))² / d², with p the share of cases that only one decides rightly, d the difference of the
    /// accuracies, z₁ = 1.96 and z₂ = 0.84 (Connor, Biometrics 1987).
    /// - Parameter count: How many cases were compared.
    /// - Returns: nil where no difference was seen, or no case.
    public func casesNeeded(count: Int) -> Int? {
        guard count > 0, onlyFirst != onlySecond else { return nil }
        let discordant = Double(onlyFirst + onlySecond) / Double(count)
        let difference = Double(onlySecond - onlyFirst) / Double(count)
        let root =
            1.959_963_984_540_054 * discordant.squareRoot()
            + 0.841_621_233_572_914 * (discordant - difference * difference).squareRoot()
        return Int((root * root / (difference * difference)).rounded(.up))
    }
}

/// Adjusts the probabilities of several tests for their number.
public enum HolmAdjustment {
    /// The adjusted probabilities, in the order given (Holm, Scandinavian Journal of Statistics 1979).
    public static func adjusted(_ pValues: [Double]) -> [Double] {
        let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
        var result = pValues
        var highest = 0.0
        for (rank, index) in order.enumerated() {
            highest = max(highest, min(1, Double(pValues.count - rank) * pValues[index]))
            result[index] = highest
        }
        return result
    }
}
