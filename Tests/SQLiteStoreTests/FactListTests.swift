import GRDB
import StoreSQL
import Testing

@testable import SQLiteStore

@Suite struct FactListTests {
    @Test(arguments: [
        "[]", "[1]", "[-5,null,\"a\"]", "[\"\",\"b,c\",\"[\",7]", "[\"a\\\"b\",2]", "[\"\\u00e4\",null]", "[\"ä€😀\"]",
        "[9223372036854775807]",
    ])
    func `a list is read as SQLite means it`(_ list: String) throws {
        let read = try #require(FactList(list))
        try DatabaseQueue().read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT value, type FROM json_each(?)", arguments: [list])
            for (index, row) in rows.enumerated() {
                let type: String = row["type"]
                #expect(read.number(index) == (type == "integer" ? row["value"] : nil))
                #expect(read.text(index) == (type == "text" ? row["value"] : nil))
            }
            #expect(read.number(rows.count) == nil && read.text(rows.count) == nil)
        }
    }

    @Test(arguments: [
        "", "[", "]", "5", "[1.5]", "[true]", "[{}]", "[\"a]", "[\"a\"b]", "[9223372036854775808]", "[1,]x",
    ])
    func `whatever is no list of texts and whole numbers is refused`(_ list: String) {
        #expect(FactList(list) == nil)
    }
}
