/// Puts statements from the words of SQLite into those of PostgreSQL. Each statement is put once for each connection.
enum PostgresWords {
    static func own(_ sql: String) -> String {
        var sql = sql
        for (theirs, ours) in wholes { sql = sql.replacing(theirs, with: ours) }
        // Hints for SQLite's planner. PostgreSQL plans by statistics.
        sql = sql.replacing(/INDEXED BY \w+/, with: "").replacing("NOT INDEXED", with: "")
        sql = sql.replacing("CROSS JOIN", with: "JOIN")
        // Bytes that are JSON. PostgreSQL would make a text of backslashes and digits of them.
        sql = sql.replacing(/CAST\((\w+\.)?(leaf|private_form|document) AS TEXT\)/) { match in
            "convert_from(\(match.1 ?? "")\(match.2), 'UTF8')"
        }
        sql = sql.replacing(/\bIS (NOT )?(\?|\(SELECT|stored\.)/) { match in
            "IS \(match.1 == nil ? "NOT " : "")DISTINCT FROM \(match.2)"
        }
        return numbered(sql)
    }

    private static let wholes = [
        // SQLite's binding makes NULL of no bytes.
        ("ifnull(?, zeroblob(0))", "?"),
        ("ifnull(", "coalesce("),
        // An empty list is no list here; nothing equals NULL.
        ("IN ()", "IN (NULL)"),
        // In an index of PostgreSQL what has no date stands behind all dates.
        ("due IS NULL, due", "due"), ("due IS NULL DESC, due DESC", "due DESC"),
        ("(due IS NULL) = 0 AND due IS ?", "due = ?"), ("(due IS NULL) = 0", "due IS NOT NULL"),
        ("(due IS NULL) = 1 AND due IS NULL", "due IS NULL"),
        // A function of the schema: PostgreSQL has another one of SQLite's name.
        ("json_each(", "json_items("),
    ]

    /// `?` becomes `$1`, `$2` and so on, `?2` becomes `$2`. No statement has a question mark in a text.
    private static func numbered(_ sql: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sql.utf8.count + 16)
        var next = 1
        var isMark = false
        for byte in sql.utf8 {
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            if isMark, !isDigit {
                bytes.append(contentsOf: String(next).utf8)
                next += 1
            }
            isMark = byte == UInt8(ascii: "?")
            bytes.append(isMark ? UInt8(ascii: "$") : byte)
        }
        if isMark { bytes.append(contentsOf: String(next).utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
