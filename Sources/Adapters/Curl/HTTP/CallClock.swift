/// The deadlines of one call. Times are nanoseconds of a clock that only goes forward.
struct CallClock: Equatable {
    enum Phase: Equatable {
        case waiting
        case connecting(since: Int64)
        /// The request is being written or the answer awaited.
        case asking(since: Int64)
        /// Bytes of the answer come; the last one came then.
        case answering(last: Int64)
        /// The reader is what is slow.
        case paused
    }

    private(set) var phase = Phase.waiting
    private let limits: HTTPLimits
    private let end: Int64

    init(_ limits: HTTPLimits, now: Int64) {
        self.limits = limits
        end = Self.later(now, limits.total)
    }

    mutating func started(_ now: Int64) { phase = .connecting(since: now) }

    mutating func connected(_ now: Int64) { phase = .asking(since: now) }

    /// A whole line of the header, or bytes of the body.
    mutating func answered(_ now: Int64) { phase = .answering(last: now) }

    mutating func pausedByReader() { phase = .paused }

    /// When the next deadline runs out, and which.
    var due: (time: Int64, deadline: HTTPFailure.Deadline) {
        let next: (time: Int64, deadline: HTTPFailure.Deadline) =
            switch phase {
            case .waiting: (end, .queue)
            case .connecting(let since): (Self.later(since, limits.connect), .connect)
            case .asking(let since): (Self.later(since, limits.firstByte), .firstByte)
            case .answering(let last): (Self.later(last, limits.betweenBytes), .betweenBytes)
            case .paused: (end, .total)
            }
        return next.time > end ? (end, .total) : next
    }

    private static func later(_ time: Int64, _ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (whole, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowsToo) = time.addingReportingOverflow(whole)
        return overflows || overflowsToo ? .max / 2 : sum + attoseconds / 1_000_000_000
    }
}
