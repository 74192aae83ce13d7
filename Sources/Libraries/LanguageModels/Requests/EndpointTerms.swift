/// What the operator of an endpoint and the authority have agreed (GDPR Articles 28 and 44 to 49). Without it, nothing of
/// a citizen goes to an endpoint, except on this very machine.
package struct EndpointTerms: Sendable, Equatable {
    /// Named as in the settings.
    package enum Field: String, Sendable, CaseIterable {
        case operatorName = "operator"
        /// Where the endpoint works, for example `EU`.
        case region
        /// The reference of the contract on processing.
        case contract
        case purpose
        /// What allows the transfer to that region; `none needed` within the EU.
        case transferBasis = "transfer_basis"
    }

    package enum Problem: Error, Sendable, Equatable {
        /// All that are missing or blank, in the order of ``Field``.
        case missing([Field])
        case tooLong(Field)
        /// The endpoint's operator may keep what it gets or train models with it.
        case trainingNotExcluded
        /// There are no terms and the endpoint is another machine.
        case noTerms
    }

    /// Bytes of one field at most.
    package static let longest = 200

    private let texts: [Field: String]

    /// - Parameter excludesTraining: Whether the contract rules out keeping and training.
    package init(_ texts: [Field: String], excludesTraining: Bool) throws(Problem) {
        let missing = Field.allCases.filter { (texts[$0] ?? "").utf8.allSatisfy { $0 <= 0x20 } }
        guard missing.isEmpty else { throw .missing(missing) }
        if let long = Field.allCases.first(where: { (texts[$0] ?? "").utf8.count > Self.longest }) {
            throw .tooLong(long)
        }
        guard excludesTraining else { throw .trainingNotExcluded }
        self.texts = texts
    }

    package subscript(field: Field) -> String { texts[field] ?? "" }
}

extension EndpointTerms.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let fields):
            "The model's endpoint needs \(fields.map(\.rawValue).joined(separator: ", ")) in the settings."
                + " Until then nothing is sent to it."
        case .tooLong(let field):
            "The endpoint's \(field.rawValue) has more than \(EndpointTerms.longest) bytes. Shorten it in the settings."
        case .trainingNotExcluded:
            "The contract must rule out that the endpoint's operator keeps mails or trains with them."
                + " Say so in the settings, or nothing is sent."
        case .noTerms:
            "The model's endpoint is another machine and has no operator, region, contract and purpose in the settings."
                + " Nothing is sent to it."
        }
    }
}
