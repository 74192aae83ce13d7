/// A value that the software made, together with the records of how. There is no other way to hand such a value on.
package struct Recorded<Value: Sendable>: Sendable {
    package let value: Value
    /// In the order in which things were done; never empty. They are committed together with the value's effect.
    package let records: [ActionRecord]

    package init(_ value: Value, record: ActionRecord) { (self.value, records) = (value, [record]) }

    /// Each record becomes the cause of the next.
    /// - Precondition: There is at least one record.
    package init(_ value: Value, records: [ActionRecord]) {
        precondition(!records.isEmpty, "what the software made comes with a record")
        self.value = value
        self.records = records.dropFirst().reduce(into: [records[0]]) { chain, next in
            chain.append(chain[chain.count - 1].followed(by: next))
        }
    }

    /// The last record: that of the action which the others prepared.
    package var record: ActionRecord { records[records.count - 1] }
}
