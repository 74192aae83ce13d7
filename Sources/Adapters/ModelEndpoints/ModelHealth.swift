/// How a configured model is doing, for a display. Times are seconds since 1970.
package enum ModelHealth: Sendable, Equatable {
    /// Nothing was asked since the program started.
    case neverAsked
    case answered(at: Int64)
    /// Each call since then failed; the last one so.
    case failing(since: Int64, ModelFault)
    /// It failed so often, or so hopelessly, that it is not asked before `until`.
    case leftAlone(until: Int64, since: Int64, ModelFault)

    /// Whether the last call failed.
    package var isTrouble: Bool {
        switch self {
        case .neverAsked, .answered: false
        case .failing, .leftAlone: true
        }
    }
}

/// Something about a model that a person should know. Said once, and again only after the model has worked in between.
package struct ModelTrouble: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Somebody has to correct something: key, model, settings, or the account with the operator.
        case needsPerson(ModelFault)
        /// It failed again and again and is left alone for a while.
        case outage(ModelFault)
        /// The endpoint rejected the schema of this answer form; from now on the form is demanded in this weaker way.
        case formLowered(form: String, to: String)
    }

    package let kind: Kind
    /// The endpoint's address; it holds no secret.
    package let endpoint: String
    package let model: String
    /// The file of the key, where there is one. Its content is never held.
    package let keyFile: String?

    package init(_ kind: Kind, endpoint: String, model: String, keyFile: String?) {
        (self.kind, self.endpoint, self.model, self.keyFile) = (kind, endpoint, model, keyFile)
    }
}
