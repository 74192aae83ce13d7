package import Curl
import Enquiries
package import LanguageModels

/// The language model that may be asked, and on which terms: the section `languageModel` of `postroom.yaml`. Without it there
/// is none.
package struct InstallationModel: Sendable, Equatable {
    package enum Key: Sendable, Equatable {
        /// The endpoint wants none.
        case none
        /// A file whose first line is the key.
        case file(String)
        /// The name of a file in the folder that systemd hands over (`LoadCredential=`).
        case credential(String)
    }

    package enum Use: String, Sendable, CaseIterable {
        case secondOpinion = "second-opinion"
        case draft
    }

    package struct Limits: Sendable, Equatable {
        /// Calls at once.
        package let parallel: Int
        /// Seconds, as in `HTTPLimits`; `total` is for a question with all its tries.
        package let connect: Int
        package let firstByte: Int
        package let total: Int

        /// Calls at once and seconds that may be set.
        package static let parallelRange = 1...64
        package static let secondsRange = 1...600
    }

    package let endpoint: Endpoint
    package let service: ModelService
    package let model: String
    package let key: Key
    package let proxy: String?
    package let certificateAuthorities: String?
    /// `nil` only where the endpoint is a loopback address.
    package let terms: EndpointTerms?
    package let price: ModelPrice
    /// As the operator writes it, for example `EUR`; for displays only.
    package let currency: String
    package let limits: Limits
    package let budget: ModelBudget
    package let uses: Set<Use>
    /// The operator's word that the model itself runs on this machine. A loopback address alone may lead elsewhere.
    package let onThisMachine: Bool
    /// The folder of prompts.
    package let prompts: String

    /// What a stored profile must be of to be used.
    package var address: String {
        guard case .azure(let deployment) = service else { return endpoint.description }
        return "\(endpoint) deployment \(deployment.name) version \(deployment.version)"
    }

    static let key = "languageModel"
    package static let promptsFolder = "prompts"

    static let keys: Set<String> = [
        "url", "format", "model", "deployment", "apiVersion", "key", "credential", "proxy", "certificateAuthorities",
        "operator", "region", "contract", "purpose", "transferBasis", "excludesTraining", "price", "currency", "limits",
        "budget", "use", "onThisMachine", "prompts",
    ]

    /// - Returns: `nil` where there is no such section, or where something in it is wrong; that is noted.
    init?(_ root: Fields, inside: (String) -> String) {
        guard root.has(Self.key), let fields = root.fields(Self.key, allowed: Self.keys) else { return nil }
        let reader = ModelFields(fields)
        let endpoint = reader.endpoint()
        let service = reader.service()
        model = fields.text("model")
        if model.utf8.count > Self.longestName {
            fields.problem(
                .badValue(key: "model", expected: "a name of at most \(Self.longestName) bytes"), at: "model")
        }
        key = reader.key(inside)
        (proxy, certificateAuthorities) = (reader.proxy(), reader.optional("certificateAuthorities").map(inside))
        terms = reader.terms(isThisMachine: endpoint?.isThisMachine ?? true)
        (price, currency) = (reader.price(), reader.optional("currency") ?? "EUR")
        limits = reader.limits()
        budget = ModelBudget(fields, hasPrice: fields.has("price"))
        uses = reader.uses()
        onThisMachine = reader.truth("onThisMachine") ?? false
        if onThisMachine, endpoint?.isThisMachine == false {
            fields.problem(
                .badValue(key: "onThisMachine", expected: "false, since the url leads to another machine"),
                at: "onThisMachine")
        }
        prompts = inside(reader.optional("prompts") ?? Self.promptsFolder)
        guard let endpoint, let service else { return nil }
        (self.endpoint, self.service) = (endpoint, service)
    }

    static let longestName = 256
}
