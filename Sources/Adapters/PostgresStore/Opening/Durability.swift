import Cases
import StoreSQL

/// Whether a commit reaches the server's disk before it returns. Read from the server, never assumed.
enum Durability {
    /// - Throws: ``StoreError/notDurable(found:)``.
    static func require(_ db: any SQLSession) throws {
        for (setting, wrong) in [("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "off")] {
            let found = try db.value(String.self, "SELECT current_setting(?)", [setting])
            guard let found, found != wrong else {
                throw StoreError.notDurable(found: "\(setting) is \(found ?? "unknown")")
            }
        }
        guard try db.value(String.self, "SELECT current_setting('server_encoding')") == "UTF8" else {
            throw StoreError.failed("the database does not keep text as UTF-8; make it with: createdb -E UTF8")
        }
    }
}
