import Cases
import Enquiries
import Foundation
import Transparency

/// The secret under which mail addresses and event ids become pseudonyms. Whoever has the store has it too: it keeps
/// exports and logs from being linked to people, not the store from its operator.
struct OfferSecret {
    private let key: CaseKey

    /// - Returns: `nil` where none was made yet.
    static func stored(in db: any SQLSession) throws -> OfferSecret? {
        try db.value(Data.self, "SELECT key FROM offer_secret").map { OfferSecret(key: CaseKey(Array($0))) }
    }

    /// The stored secret, made where there is none.
    static func made(in db: any SQLSession, _ surroundings: Surroundings) throws -> OfferSecret {
        if let stored = try stored(in: db) { return stored }
        let bytes = surroundings.randomBytes(32)
        guard bytes.count == 32 else { throw StoreError.failed("the source of chance gave \(bytes.count) bytes") }
        let seal = RowSeal([hexadecimal(bytes)])
        try db.execute("INSERT INTO offer_secret (\"only\", key, seal) VALUES (1, ?, ?)", [Data(bytes), seal.bytes])
        return OfferSecret(key: CaseKey(bytes))
    }

    func person(_ address: String) -> String {
        key.commitment(to: Array("person/\(MessageName.address(address))".utf8))
    }

    /// Lengths first, or desk "a" with id "b/c" would be desk "a/b" with id "c".
    func event(_ id: String, desk: DeskID) -> String {
        key.commitment(to: Array("event/\(desk.text.utf8.count)/\(desk)/\(id)".utf8))
    }
}
