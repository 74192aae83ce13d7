/// Clocks, waiting and chance, handed in so that tests need neither time nor luck.
package struct ModelTime: Sendable {
    /// Since any fixed moment; never goes back.
    package let uptime: @Sendable () -> Duration
    /// Seconds since 1970.
    package let clock: @Sendable () -> Int64
    /// Returns after that time, or throws where the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void
    /// Any number; spreads callers that failed together.
    package let random: @Sendable () -> UInt64

    package init(
        uptime: @escaping @Sendable () -> Duration, clock: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> UInt64
    ) {
        (self.uptime, self.clock, self.sleep, self.random) = (uptime, clock, sleep, random)
    }
}

struct HandedInNumbers: RandomNumberGenerator {
    let source: @Sendable () -> UInt64

    init(_ source: @escaping @Sendable () -> UInt64) { self.source = source }

    mutating func next() -> UInt64 { source() }
}
