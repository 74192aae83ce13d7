package import Cases
package import Enquiries
import Foundation
import Transparency

extension SQLStore {
    package func addEvents(
        _ events: [ReportedEvent], desk: DeskID, at now: Timestamp
    ) async throws(StoreError) -> [EventReceipt] {
        try await writing { [surroundings] db in
            let secret = try OfferSecret.made(in: db, surroundings)
            return try events.map { event in
                let document = try EventDocument.bytes(of: event)
                let identity = secret.event(event.id, desk: desk)
                let known = try db.value(
                    Data.self, "SELECT document FROM offer_events WHERE desk = ? AND identity = ?",
                    [desk.text, identity])
                if let known { return known == document ? .known : .differs }
                let newest = try db.value(Int64.self, "SELECT max(position) FROM offer_events") ?? 0
                let row = EventRow(
                    position: newest + 1, desk: desk.text, identity: identity,
                    person: secret.person(event.person.address), keptAt: now.milliseconds, document: document)
                try db.execute(
                    """
                    INSERT INTO offer_events (position, desk, identity, person, kept_at, document, seal)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        row.position, row.desk, row.identity, row.person, row.keptAt, row.document, row.seal.bytes,
                    ])
                return .kept
            }
        }
    }

    package func events(
        of desk: DeskID, after position: Int64, limit: Int
    ) async throws(StoreError) -> [KeptEvent] {
        try await reading { db in
            let rows = try db.rows(
                """
                SELECT position, identity, document FROM offer_events WHERE desk = ? AND position > ?
                ORDER BY position LIMIT ?
                """, [desk.text, position, max(0, limit)])
            return try rows.map { row in
                let position: Int64 = try row.at(0)
                return KeptEvent(
                    position: position, event: try EventDocument.read(row.at(2), position: position),
                    identity: try row.at(1))
            }
        }
    }

    package func eventIdentities(of address: String) async throws(StoreError) -> [String] {
        try await reading { db in
            guard let secret = try OfferSecret.stored(in: db) else { return [] }
            return try db.values(
                String.self, "SELECT identity FROM offer_events WHERE person = ? ORDER BY position",
                [secret.person(address)])
        }
    }

    package func eraseEvents(of address: String) async throws(StoreError) -> Int {
        try await writing { db in
            guard let secret = try OfferSecret.stored(in: db) else { return 0 }
            return try db.execute("DELETE FROM offer_events WHERE person = ?", [secret.person(address)])
        }
    }

    package func person(_ address: String) async throws(StoreError) -> String {
        try await writing { [surroundings] in try OfferSecret.made(in: $0, surroundings).person(address) }
    }
}

/// An event in the form in which it is kept: JSON with sorted names, so that equal events are equal bytes.
private enum EventDocument {
    static func bytes(of event: ReportedEvent) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(event)
    }

    static func read(_ bytes: Data, position: Int64) throws -> ReportedEvent {
        // A decoder's error quotes what it found, which is about a citizen.
        guard let event = try? JSONDecoder().decode(ReportedEvent.self, from: bytes) else {
            throw StoreError.damaged("reported event \(position) cannot be understood")
        }
        return event
    }
}

/// A row of reported events, for its seal.
struct EventRow {
    let position: Int64
    let desk: String
    let identity: String
    let person: String
    let keptAt: Int64
    let document: Data

    var seal: RowSeal {
        RowSeal(["\(position)", desk, identity, person, "\(keptAt)", hexadecimal(sha256(document))])
    }
}
