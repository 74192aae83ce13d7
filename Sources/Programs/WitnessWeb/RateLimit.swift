/// Lets so many requests through at once and so many a second after that (a token bucket).
///
/// Pure: the time is handed in, as the duration since any fixed moment.
struct RateLimit: Sendable, Equatable {
    private let perSecond: Double
    private let burst: Double
    private var left: Double
    private var last = Duration.zero

    /// - Parameters:
    ///   - perSecond: More than 0.
    ///   - burst: At least 1.
    init(perSecond: Double, burst: Int) {
        (self.perSecond, self.burst, left) = (perSecond, Double(max(burst, 1)), Double(max(burst, 1)))
    }

    /// - Returns: `nil` where a request may pass, else the time until one may.
    mutating func take(at now: Duration) -> Duration? {
        let passed = max(now - last, .zero)
        last = max(last, now)
        left = min(burst, left + passed / .seconds(1) * perSecond)
        guard left < 1 else {
            left -= 1
            return nil
        }
        return .seconds(1) * ((1 - left) / perSecond)
    }
}
