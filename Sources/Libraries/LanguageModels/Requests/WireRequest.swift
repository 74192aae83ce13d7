/// A request as it goes to an endpoint, but for the key, which only the transport knows.
package struct WireRequest: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    /// Where the key belongs, and what stands before it in the field.
    package struct Key: Sendable, Equatable {
        package let field: String
        package let prefix: String
    }

    /// GET where there is no body.
    package var isGet: Bool { body.isEmpty }
    /// Below the endpoint's address; begins with a slash, may hold a query.
    package let path: String
    package let fields: [Field]
    package let key: Key
    package let body: [UInt8]
    /// Whether an event stream is asked for.
    package let isStream: Bool
}

/// How far an endpoint goes along with what chat completions and Messages offer. The probe finds it out; see
/// ``ModelProfile``.
package struct WireOptions: Sendable, Equatable {
    /// How the form of the answer is demanded, best first.
    package enum FormMode: String, Sendable, CaseIterable {
        /// By the schema, which the endpoint enforces.
        case schema
        /// By the schema without lengths, counts and number bounds.
        case schemaWithoutBounds
        /// Some JSON object is enforced; the schema is told in the prompt.
        case object
        /// Nothing is enforced; the schema is told in the prompt.
        case plain
    }

    /// The field for ``ChatParameters/maxTokens`` in chat completions.
    package enum TokenField: String, Sendable, CaseIterable {
        case maxTokens = "max_tokens"
        /// Models that think before they write refuse the other.
        case maxCompletionTokens = "max_completion_tokens"
    }

    package var form: FormMode
    package var tokenField: TokenField
    package var sendsTemperature: Bool
    package var sendsSeed: Bool
    package var isStream: Bool
    /// Asks for the usage at the end of a stream.
    package var asksUsage: Bool

    package init(
        form: FormMode = .schema, tokenField: TokenField = .maxTokens, sendsTemperature: Bool = true,
        sendsSeed: Bool = true, isStream: Bool = true, asksUsage: Bool = true
    ) {
        (self.form, self.tokenField, self.sendsTemperature) = (form, tokenField, sendsTemperature)
        (self.sendsSeed, self.isStream, self.asksUsage) = (sendsSeed, isStream, asksUsage)
    }
}
