/// Where an answer does not have the form that was asked for. Names nothing that the model wrote.
package struct SchemaViolation: Error, Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case wrongType, missing, unexpectedMember, notAChoice, tooShort, tooLong, tooFew, tooMany, tooSmall, tooLarge
    }

    package let kind: Kind
    /// Members of the schema and places in arrays, for example `/sentences/2/text`; empty for the whole answer.
    package let path: String
}

extension SchemaViolation: CustomStringConvertible {
    package var description: String { "\(words) at \(path.isEmpty ? "the top" : path)" }

    private var words: String {
        switch kind {
        case .wrongType: "a value of another type"
        case .missing: "a member is missing"
        case .unexpectedMember: "a member that was not asked for"
        case .notAChoice: "a word that is not on the list"
        case .tooShort: "a text that is too short"
        case .tooLong: "a text that is too long"
        case .tooFew: "too few items"
        case .tooMany: "too many items"
        case .tooSmall: "a number that is too small"
        case .tooLarge: "a number that is too large"
        }
    }
}

extension JSONSchema {
    /// Compares a value with this schema, whatever a server has promised. Linear in the value, as deep as the schema.
    package func check(_ value: JSON) throws(SchemaViolation) { try check(value, path: "") }

    private func check(_ value: JSON, path: String) throws(SchemaViolation) {
        func fail(_ kind: SchemaViolation.Kind) -> SchemaViolation { SchemaViolation(kind: kind, path: path) }
        func range<Bound: Comparable>(
            _ found: Bound, _ allowed: ClosedRange<Bound>, _ below: SchemaViolation.Kind, _ above: SchemaViolation.Kind
        ) throws(SchemaViolation) {
            if found < allowed.lowerBound { throw fail(below) }
            if found > allowed.upperBound { throw fail(above) }
        }
        switch self {
        case .object(let properties):
            guard case .object(let members) = value else { throw fail(.wrongType) }
            // No name occurs twice, so more members than properties means that one is not asked for.
            guard members.count <= properties.count else { throw fail(.unexpectedMember) }
            let found = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
            var taken = 0
            for property in properties {
                let inner = path + "/" + property.name
                guard let member = found[property.name] else {
                    if property.isRequired { throw SchemaViolation(kind: .missing, path: inner) }
                    continue
                }
                taken += 1
                try property.schema.check(member, path: inner)
            }
            guard taken == members.count else { throw fail(.unexpectedMember) }
        case .array(let items, let count):
            guard let values = value.items else { throw fail(.wrongType) }
            try range(values.count, count, .tooFew, .tooMany)
            for (index, item) in values.enumerated() { try items.check(item, path: "\(path)/\(index)") }
        case .string(let length):
            guard let text = value.text else { throw fail(.wrongType) }
            try range(text.unicodeScalars.count, length, .tooShort, .tooLong)
        case .choice(let choices):
            guard let text = value.text else { throw fail(.wrongType) }
            // By bytes: Swift takes strings for equal that Unicode takes for equal, a closed list does not.
            guard choices.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else { throw fail(.notAChoice) }
        case .integer(let allowed):
            guard let number = value.int else { throw fail(.wrongType) }
            try range(number, allowed, .tooSmall, .tooLarge)
        case .number(let allowed):
            guard let number = value.double else { throw fail(.wrongType) }
            try range(number, allowed, .tooSmall, .tooLarge)
        case .boolean:
            guard value.bool != nil else { throw fail(.wrongType) }
        }
    }
}
