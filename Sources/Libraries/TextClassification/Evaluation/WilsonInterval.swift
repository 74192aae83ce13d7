/// The range in which a proportion lies, after Wilson (1927): honest for small counts and near 0 and 1.
public struct WilsonInterval: Sendable, Hashable {
    /// The lower end, 0 to 1.
    public var lower: Double
    /// The upper end, 0 to 1.
    public var upper: Double

    /// Computes the interval.
    /// - Parameters:
    ///   - successes: How many of the trials succeeded, 0 to `trials`.
    ///   - trials: The number of trials; with none the interval is 0 to 1.
    ///   - z: How many standard errors wide; 1.96 is 95 %.
    public init(successes: Int, trials: Int, z: Double = 1.959_963_984_540_054) {
        self.init(share: trials == 0 ? 0 : Double(successes) / Double(trials), trials: trials, z: z)
    }

    /// Computes the interval of a share that need not be a whole number of trials, as a mean over repeated runs is none.
    /// - Parameters:
    ///   - share: The share that succeeded, 0 to 1.
    ///   - trials: The number of independent trials; with none the interval is 0 to 1.
    ///   - z: How many standard errors wide; 1.96 is 95 %.
    public init(share: Double, trials: Int, z: Double = 1.959_963_984_540_054) {
        guard trials > 0 else {
            lower = 0
            upper = 1
            return
        }
        let count = Double(trials)
        let base = 1 + z * z / count
        let centre = (share + z * z / (2 * count)) / base
        let reach = z / base * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        lower = share <= 0 ? 0 : max(centre - reach, 0)
        upper = share >= 1 ? 1 : min(centre + reach, 1)
    }
}
