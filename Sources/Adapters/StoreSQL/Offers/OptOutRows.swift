package import Cases
package import Enquiries
import Foundation
import Transparency

extension SQLStore {
    package func addOptOut(_ optOut: OptOut, with change: CaseChange) async throws(StoreError) {
        let step = try PreparedStep(change)
        try await writing { [surroundings] db in
            try StepWriter(db, surroundings: surroundings).write(step)
            let row = OptOutRow(
                record: step.record.id, desk: optOut.desk.text, person: optOut.person,
                topic: optOut.topic?.rawValue ?? "", at: optOut.at.milliseconds, because: optOut.because.withoutNull)
            try db.execute(
                """
                INSERT INTO offer_opt_outs (record, desk, person, topic, at, because, seal)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, [row.record, row.desk, row.person, row.topic, row.at, row.because, row.seal.bytes])
        }
    }

    package func optOuts(of address: String, desk: DeskID) async throws(StoreError) -> OptOuts {
        try await reading { db in
            guard let secret = try OfferSecret.stored(in: db) else { return .none }
            var wishes = OptOuts.none
            for optOut in try stored("person = ? AND desk = ?", [secret.person(address), desk.text], in: db) {
                if let topic = optOut.topic { wishes.topics.insert(topic) } else { wishes.isComplete = true }
            }
            return wishes
        }
    }

    package func optOuts(at desk: DeskID) async throws(StoreError) -> [OptOut] {
        try await reading { try stored("desk = ?", [desk.text], in: $0) }
    }
}

/// - Throws: ``StoreError/damaged(_:)`` where a topic does not exist: a wish must not be lost by a flipped bit.
private func stored(_ condition: String, _ values: [String], in db: any SQLSession) throws -> [OptOut] {
    try db.rows(
        "SELECT person, desk, topic, at, because FROM offer_opt_outs WHERE \(condition) ORDER BY at, record", values
    ).map { row in
        let word: String = try row.at(2)
        let topic = Offer.Topic(rawValue: word)
        guard topic != nil || word.isEmpty else {
            throw StoreError.damaged("an opt-out has a topic that does not exist")
        }
        return OptOut(
            person: try row.at(0), desk: DeskID(try row.at(1)), topic: topic,
            at: Timestamp(milliseconds: try row.at(3)), because: try row.at(4))
    }
}

/// A row of opt-outs, for its seal.
struct OptOutRow {
    let record: String
    let desk: String
    let person: String
    let topic: String
    let at: Int64
    let because: String

    var seal: RowSeal { RowSeal([record, desk, person, topic, "\(at)", because]) }
}
