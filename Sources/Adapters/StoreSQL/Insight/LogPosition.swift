import Enquiries

/// Where in the log a moment lies. Records have no column of time; they stand in the order in which they were written,
/// so that a search by halves finds the place with one look per bit.
enum LogPosition {
    /// Milliseconds by which a record may be older than the one before it: parts of one step are made side by side, and
    /// clocks are set.
    static let slack: Int64 = 3_600_000

    /// A position before which no record is of `moment` or later, and not long before the first that is.
    static func first(notBefore moment: Timestamp, in db: any SQLSession) throws -> Int64 {
        let wanted = moment.milliseconds - slack
        var low: Int64 = 1
        var high = try (db.value(Int64.self, "SELECT max(position) FROM records") ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            if let time = try time(at: middle, in: db), time >= wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The moment of the record at a position, in milliseconds since 1970; leaves hold whole minutes.
    static func time(at position: Int64, in db: any SQLSession) throws -> Int64? {
        try db.value(
            Int64.self, "SELECT json_extract(CAST(leaf AS TEXT), '$.time.end') FROM records WHERE position = ?",
            [position])
    }
}
