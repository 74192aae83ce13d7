/// What reading one JSON text may take. Each limit is the largest value that is still allowed.
package struct JSONLimits: Sendable, Equatable {
    package var bytes: Int
    /// Levels of arrays and objects within each other.
    package var depth: Int
    /// Values of all kinds, arrays and objects included.
    package var values: Int
    /// Characters of one number.
    package var numberBytes: Int

    package init(bytes: Int = 1 << 20, depth: Int = 32, values: Int = 100_000, numberBytes: Int = 64) {
        (self.bytes, self.depth, self.values, self.numberBytes) = (bytes, depth, values, numberBytes)
    }

    package static let standard = JSONLimits()
}

/// Why bytes are not a JSON text that we take.
package struct JSONProblem: Error, Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case unexpected, endsEarly, afterValue, number, escape, surrogate, control, utf8, duplicateName
        case tooManyBytes, tooDeep, tooManyValues, numberTooLong
    }

    package let kind: Kind
    /// Bytes before the place, from the start of the text.
    package let offset: Int
}

extension JSONProblem: CustomStringConvertible {
    /// Without anything of the text.
    package var description: String { "\(words) at byte \(offset)" }

    private var words: String {
        switch kind {
        case .unexpected: "no JSON value"
        case .endsEarly: "the text ends too early"
        case .afterValue: "something stands behind the value"
        case .number: "a number is not written as JSON demands"
        case .escape: "an unknown escape in a string"
        case .surrogate: "half of a surrogate pair"
        case .control: "a control character in a string"
        case .utf8: "not UTF-8"
        case .duplicateName: "a member occurs twice"
        case .tooManyBytes: "the text is too long"
        case .tooDeep: "too many levels"
        case .tooManyValues: "too many values"
        case .numberTooLong: "a number is too long"
        }
    }
}
