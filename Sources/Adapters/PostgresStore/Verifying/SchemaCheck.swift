import Cases
import StoreSQL

/// Compares tables, indexes, guards and functions with the texts of the migrations. A guard that somebody took off or
/// switched off would otherwise stay unnoticed.
struct SchemaCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        guard try Migrations.areApplied(in: db) else { throw Fault("the database was made by an older version") }
        let found = try parts()
        let expected = SchemaParts.ofMigrations
        let names = Set(found.keys).union(expected.keys)
        if let name = names.filter({ found[$0] != expected[$0] }).min() {
            throw Fault("\(name) of the database is not as postroom makes it")
        }
    }

    private func parts() throws -> [String: String] {
        let relations = """
            SELECT CASE relkind WHEN 'i' THEN 'index ' ELSE 'table ' END || relname, ''
            FROM pg_class WHERE relnamespace = pg_my_namespace AND (relkind IN ('r', 'v', 'm', 'f', 'p')
                OR relkind = 'i' AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = pg_class.oid))
            """
        // O: in force in the usual way, not switched off.
        let triggers = """
            SELECT 'trigger ' || tgname, CASE WHEN tgenabled = 'O' THEN CAST(tgrelid AS regclass) || ' '
                || CAST(pg_proc.proname AS TEXT) ELSE 'off' END
            FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid
            WHERE relnamespace = pg_my_namespace AND NOT tgisinternal
            """
        let functions = """
            SELECT 'function ' || proname || ' ' || pronargs, prosrc FROM pg_proc WHERE pronamespace = pg_my_namespace
            """
        var parts: [String: String] = [:]
        for sql in [relations, triggers, functions] {
            let mine = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
            for row in try db.rows(sql.replacing("pg_my_namespace", with: mine)) {
                parts[try row.at(0)] = try row.at(1) as String
            }
        }
        return parts
    }
}

/// What the texts of the migrations make.
enum SchemaParts {
    static let ofMigrations: [String: String] = {
        var parts: [String: String] = [:]
        for text in Migrations.texts {
            for match in text.matches(of: /CREATE (TABLE|INDEX) (\w+)/) {
                parts["\(match.1.lowercased()) \(match.2)"] = ""
            }
            for match in text.matches(of: /DROP (INDEX|TRIGGER) (\w+)/) {
                parts["\(match.1.lowercased()) \(match.2)"] = nil
            }
            for match in text.matches(of: /DROP FUNCTION (\w+)\(\)/) { parts["function \(match.1) 0"] = nil }
            let trigger = /CREATE TRIGGER (\w+) (?:BEFORE|AFTER) [A-Z ]+ ON (\w+)\s[^;]*?EXECUTE FUNCTION (\w+)\(/
            for match in text.matches(of: trigger) {
                parts["trigger \(match.1)"] = "\(match.2) \(match.3)"
            }
            for match in text.matches(of: /CREATE FUNCTION (\w+)\(([^)]*)\)[^$]*\$\$([^$]*(?:\$[0-9][^$]*)*)\$\$/) {
                let count = match.2.isEmpty ? 0 : match.2.split(separator: ",").count
                parts["function \(match.1) \(count)"] = String(match.3)
            }
        }
        return parts
    }()
}
