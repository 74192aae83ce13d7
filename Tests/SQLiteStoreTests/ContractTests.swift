import GRDB
import SQLiteStore
import StoreContract
import Synchronization
import Testing

@Test(arguments: StoreContract.guarantees)
func `the SQLite store keeps the contract`(_ guarantee: StoreContract.Guarantee) async throws {
    try await guarantee.check {
        let place = try Place()
        let store = try place.open()
        return StoreContract.Subject(
            store: store,
            reopen: {
                try store.close()
                return try place.open()
            },
            tamper: { tampering in try place.withoutGuards { try $0.execute(sql: tampering.sql) } },
            attempt: { tampering in try place.behindTheStore { try $0.execute(sql: tampering.sql) } })
    }
}

extension StoreContract.Tampering {
    var sql: String {
        switch self {
        case .recordChanged:
            "UPDATE records SET leaf = CAST(replace(leaf, 'parse', 'parsE') AS BLOB) WHERE position = 1"
        case .recordDeleted: "DELETE FROM records WHERE position = (SELECT max(position) FROM records)"
        case .privateFormChanged:
            "UPDATE records SET private_form = CAST(replace(private_form, 'c7', 'c8') AS BLOB) WHERE position = 1"
        case .mailChanged: "UPDATE mails SET bytes = CAST(replace(bytes, 'Tonne', 'tonne') AS BLOB) WHERE id = 'm7'"
        case .replyChanged:
            "UPDATE replies SET bytes = CAST(replace(bytes, 'morgen', 'Morgen') AS BLOB) WHERE id = 'a1'"
        }
    }
}
