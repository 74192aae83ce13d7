import Cases
import StoreSQL

/// A search that goes back in time stretch by stretch, so that the first page takes about as long among ten million cases
/// as among ten thousand.
///
/// No index hands over the hits of a word in the order of age. One by words gives all of them, of which there may be
/// millions; one by age leads through everything where there are hardly any. So the newest cases are read one by one for as
/// long as that promises to fill a page, as it does with a common word. For a rarer one the index by words is asked, for
/// ever longer stretches of older cases: it knows besides in which stretch a case lies, so that no more is read than a
/// stretch holds. The index gathers all places of a beginning of a word first, which is slow where there are many: one
/// more reason to read on where hits are near each other.
struct SearchByAge {
    /// Cases that are read one by one before it is looked how that goes, of all desks that are asked for together.
    static let readOneByOne = 1_000
    /// And at most.
    static let mostReadOneByOne = 8_000
    /// Where none of so many newest cases is a hit, one in a thousand is at most, with a certainty of 95 in 100.
    static let enoughWithoutHit = 3_000

    private let query: SearchQuery
    private let conditions: SearchConditions
    private let db: any SQLSession
    private let longest: Duration

    /// - Parameter longest: A search that took so long ends with what it has found.
    init(_ query: SearchQuery, _ db: any SQLSession, longest: Duration = .seconds(1)) {
        (self.query, self.db, self.longest) = (query, db, longest)
        conditions = SearchConditions(query)
    }

    func findings() throws -> SearchFindings {
        let clock = ContinuousClock()
        let begun = clock.now
        guard var end = try placeBehindNewest() else { return SearchFindings([]) }
        var (hits, read) = ([SearchHit](), 0)
        repeat {
            let start = try placeOfLastReadOneByOne(before: end)
            hits += try self.hits(between(start, end), limit: query.limit - hits.count)
            (end, read) = (start, read + Self.readOneByOne)
        } while end > 0 && hits.count < query.limit && readsOn(after: read, with: hits.count)
            && begun.duration(to: clock.now) < longest
        let asksOnce = conditions.indexMeetsHitsAlone && hits.isEmpty && read >= Self.enoughWithoutHit
        var (length, pace) = (asksOnce ? SearchStretch.longest : SearchStretch.shortest, SearchPace())
        while hits.count < query.limit, end > 0 {
            let started = clock.now
            guard begun.duration(to: started) < longest else {
                return SearchFindings(hits, unsearchedFrom: SearchPlace(end))
            }
            let stretch = SearchStretch(before: end, length: length)
            hits += try self.hits(within(stretch), limit: query.limit - hits.count)
            end = stretch.start
            length = pace.next(after: length, thatTook: started.duration(to: clock.now))
        }
        return SearchFindings(hits)
    }

    private func readsOn(after read: Int, with hits: Int) -> Bool {
        if hits == 0 { return conditions.indexMeetsHitsAlone && read < Self.enoughWithoutHit }
        return read < Self.mostReadOneByOne && hits * Self.mostReadOneByOne >= query.limit * read
    }

    private func placeBehindNewest() throws -> Int64? {
        if let after = query.after { return after.number }
        return try db.value(Int64.self, "SELECT max(place) + 1 FROM case_texts")
    }

    /// From here on all cases are read one by one; 0 where no more are left.
    private func placeOfLastReadOneByOne(before end: Int64) throws -> Int64 {
        let last = "ORDER BY place DESC OFFSET ? LIMIT 1"
        // With more desks than that the cases of the others are read along.
        guard let desks = conditions.desks, desks.count <= 64 else {
            return try db.value(
                Int64.self, "SELECT place FROM case_texts WHERE place < ? \(last)", [end, Self.readOneByOne]) ?? 0
        }
        let lists = Array(repeating: "(?)", count: desks.count).joined(separator: ", ")
        return try db.value(
            Int64.self,
            """
            SELECT max(own.place) FROM (VALUES \(lists)) AS asked (desk) JOIN LATERAL (
                SELECT place FROM case_texts WHERE case_texts.desk = asked.desk AND place < ? \(last)) AS own ON TRUE
            """, desks as SQLValues + [end, Self.readOneByOne / desks.count]) ?? 0
    }

    /// Rows of `case_texts`, and what is still to be looked at in them.
    private struct Source {
        var rows: SearchConditions.Part
        var remaining: [SearchConditions.Part]
    }

    /// All cases between two places, to be read one by one.
    private func between(_ start: Int64, _ end: Int64) -> Source {
        var rows = [SearchConditions.Part(sql: "place >= ? AND place < ?", values: [start, end])]
        if let desks = conditions.desks { rows.append(.oneOf("desk", desks)) }
        return Source(rows: .and(rows), remaining: conditions.words.map { [$0] } ?? [])
    }

    private func within(_ stretch: SearchStretch) -> Source {
        guard let words = conditions.words else { return between(stretch.start, stretch.end) }
        var rows = [words, stretch.condition]
        if let desks = conditions.desks {
            let list = Array(repeating: "CAST(? AS TEXT)", count: desks.count).joined(separator: ", ")
            rows.append(.init(sql: "\(Migrations.searchedDesk) && ARRAY[\(list)]", values: desks as SQLValues))
        }
        return Source(rows: .and(rows), remaining: [.init(sql: "place < ?", values: [stretch.end])])
    }

    private func hits(_ source: Source, limit: Int) throws -> [SearchHit] {
        let (sql, values) = statement(source, limit: limit)
        return try db.rows(sql, values).map { try SearchHit($0) }
    }

    /// What is asked about one stretch.
    func statement(within stretch: SearchStretch) -> (sql: String, values: SQLValues) {
        statement(within(stretch), limit: query.limit)
    }

    private func statement(_ source: Source, limit: Int) -> (sql: String, values: SQLValues) {
        // OFFSET 0 keeps the server from looking at rows by any other condition first.
        let remaining = SearchConditions.Part.and(source.remaining + conditions.filters)
        let sql = """
            SELECT \(CaseColumns.ofSummary(in: "cases")), place
            FROM (SELECT case_id, place, words FROM case_texts WHERE \(source.rows.sql) OFFSET 0) AS near
            JOIN cases ON cases.id = near.case_id \(remaining.sql.isEmpty ? "" : "WHERE " + remaining.sql)
            ORDER BY place DESC LIMIT ?
            """
        return (sql, source.rows.values + remaining.values + [limit])
    }
}

/// Places that lie side by side, up to whole cells of the index.
struct SearchStretch {
    /// Places of a cell, as powers of two. A stretch is asked for as a list of cells, of which there are 513 at most.
    static let (fineBits, coarseBits) = (9, 15)
    static let shortest: Int64 = 16 << fineBits
    static let longest: Int64 = 512 << coarseBits

    let start: Int64
    /// The place behind the last one.
    let end: Int64
    private let bits: Int

    init(before end: Int64, length: Int64) {
        self.end = end
        bits = length <= 64 << Self.fineBits ? Self.fineBits : Self.coarseBits
        start = (max(0, end - length) >> bits) << bits
    }

    /// Cells by the numbers that the index gives them: large ones count below zero.
    var cells: [Int64] {
        let numbers = (start >> bits)...((end - 1) >> bits)
        return bits == Self.fineBits ? Array(numbers) : numbers.map { -1 - $0 }
    }

    /// May hold a few more places than the stretch, behind its end.
    var condition: SearchConditions.Part {
        .init(
            sql: "\(Migrations.searchedCells) && CAST(CAST(? AS TEXT) AS BIGINT[])",
            values: ["{" + cells.map { String($0) }.joined(separator: ",") + "}"])
    }
}

/// How long stretches should be. What the index takes to gather the words is the same for each; what rows take grows with
/// the stretch. Two stretches tell one from the other, and the next one is to take so long for its rows as ``wanted``.
struct SearchPace {
    private static let wanted = Duration.milliseconds(100)
    private var last: (length: Int64, took: Duration)?

    mutating func next(after length: Int64, thatTook took: Duration) -> Int64 {
        defer { last = (length, took) }
        guard let last else { return min(length * 4, SearchStretch.longest) }
        if last.length == length { return length }
        let more = (took - last.took) / Duration.milliseconds(1) / Double(length - last.length)
        let most = min(length * 16, SearchStretch.longest)
        guard more > 0 else { return most }
        let fitting = Self.wanted / Duration.milliseconds(1) / more
        return fitting < Double(most) ? max(Int64(fitting), SearchStretch.shortest) : most
    }
}
