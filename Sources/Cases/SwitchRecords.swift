package import Enquiries
import Foundation
package import Transparency

extension SwitchOrder {
    /// The record that gives the order. The leaf says what is stopped; why and by whom stays private.
    package var record: ActionRecord {
        ActionRecord(
            id: id, action: turn == .stop ? .stop : .config, trigger: .human, caseReference: nil,
            start: at.milliseconds, end: at.milliseconds,
            disclosed: [
                "turn": .string(turn.rawValue), "desk": desk.map { .string($0.text) } ?? .null,
                "function": function.map { .string($0.rawValue) } ?? .null,
            ],
            details: ["because": .string(because), "officer": by.map { .string($0.text) } ?? .null])
    }

    private struct Form: Decodable {
        struct Time: Decodable { let end: Int64 }
        struct Outcome: Decodable {
            let turn: String?
            let desk: DeskID?
            let function: String?
        }
        struct Details: Decodable {
            let because: String?
            let officer: OfficerID?
        }
        let time: Time
        let outcome: Outcome
        let details: Details
    }

    /// The order that a record gave; `nil` where it gave none.
    ///
    /// - Throws: ``StoreError/damaged(_:)`` where it cannot be understood. A stop must not be overlooked.
    package init?(_ stored: StoredRecord) throws(StoreError) {
        let damaged = StoreError.damaged("the record \(stored.id) of a stop cannot be understood")
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(stored.privateForm)) else { throw damaged }
        guard let word = form.outcome.turn else { return nil }
        guard let turn = Turn(rawValue: word) else { throw damaged }
        let function = form.outcome.function.map { AIFunction(rawValue: $0) }
        // A function of a newer version must not be read as all of them, nor a stop of it as none.
        if case .some(.none) = function { throw damaged }
        self.init(
            id: stored.id, turn: turn, desk: form.outcome.desk, function: function ?? nil,
            because: form.details.because ?? "", by: form.details.officer, at: Timestamp(milliseconds: form.time.end))
    }
}

extension RecordLog {
    /// The stops in force.
    package func switches() async throws(StoreError) -> SwitchBoard {
        var orders: [SwitchOrder] = []
        for record in try await installationRecords([.stop, .config], limit: .max) {
            if let order = try SwitchOrder(record) { orders.append(order) }
        }
        return SwitchBoard(orders.reversed())
    }
}
