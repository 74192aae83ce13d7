import StoreSQL
import Testing

@testable import PostgresStore

@Suite struct Words {
    @Test(arguments: [
        ("SELECT a FROM t WHERE b = ? AND c > ?", "SELECT a FROM t WHERE b = $1 AND c > $2"),
        ("UPDATE t SET a = ?2 WHERE b = ?1", "UPDATE t SET a = $2 WHERE b = $1"),
        ("SELECT 1 FROM t INDEXED BY i WHERE x IS NULL", "SELECT 1 FROM t  WHERE x IS NULL"),
        ("SELECT a IS ?, b IS NOT NULL", "SELECT a IS NOT DISTINCT FROM $1, b IS NOT NULL"),
        ("SELECT CAST(records.leaf AS TEXT)", "SELECT convert_from(records.leaf, 'UTF8')"),
        ("SELECT 1 FROM t WHERE a IN ()", "SELECT 1 FROM t WHERE a IN (NULL)"),
        ("SELECT CAST(at AS TEXT)", "SELECT CAST(at AS TEXT)"),
        ("ORDER BY urgency, due IS NULL, due, id", "ORDER BY urgency, due, id"),
    ])
    func `statements are put into the words of PostgreSQL`(_ sql: String, _ expected: String) {
        #expect(PostgresWords.own(sql) == expected)
    }

    @Test func `no stretch of a list is left with a comparison that an index cannot answer`() {
        for stretch in ListStretch.allCases {
            let sql = PostgresWords.own(stretch.sql(ofService: true, snoozed: true))
            #expect(!sql.contains("DISTINCT") && !sql.contains("(due IS") && !sql.contains("?"), "\(sql)")
        }
    }

    @Test(arguments: [
        ("Müllabfuhr, Straße 7!", ["mullabfuhr", "straße", "7"]), ("Dru\u{308}ben DRÜBEN", ["druben", "druben"]),
        ("ada@example.org", ["ada", "example", "org"]), ("  ", []), ("a'b\\c", ["a", "b", "c"]), ("🗑", []),
        ("Ελλάδα Київ", ["ελλαδα", "киів"]),
    ])
    func `texts are cut into words without umlauts and accents`(_ text: String, _ words: [String]) {
        #expect(SearchTokens.of(text) == words)
    }

    @Test func `words of texts of any length fit`() {
        #expect(SearchTokens.of(String(repeating: "ü", count: 5000)).map(\.utf8.count) == [1024])
        #expect(SearchTokens.of("ß" + String(repeating: "ß", count: 1000)).map(\.utf8.count) == [1024])
        let many = SearchVector([String(repeating: "a b ", count: 20_000)]).text
        #expect(many.utf8.count < 10_000)
    }
}
