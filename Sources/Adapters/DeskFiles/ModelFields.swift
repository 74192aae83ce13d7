import Curl
import Enquiries
import LanguageModels

/// The parts of the section `languageModel`, each checked where it stands.
struct ModelFields {
    private let fields: Fields

    init(_ fields: Fields) { self.fields = fields }

    static let noPrice = "a limit in money needs \"price\" as well; add it, or give a limit in tokens"

    private enum Format: String, CaseIterable {
        case chatCompletions = "chat-completions"
        case azure
        case anthropicMessages = "anthropic-messages"
    }

    func optional(_ key: String) -> String? {
        guard fields.has(key) else { return nil }
        let text = fields.text(key)
        return text.isEmpty ? nil : text
    }

    func truth(_ key: String) -> Bool? { fields.has(key) ? fields.word(key, Truth.self).map { $0 == .true } : nil }

    func endpoint() -> Endpoint? {
        guard let url = required("url") else { return nil }
        do throws(Endpoint.Problem) {
            return try Endpoint(url)
        } catch {
            fields.problem(.modelEndpoint(error.description), at: "url")
            return nil
        }
    }

    func service() -> ModelService? {
        guard required("format") != nil, let format = fields.word("format", Format.self) else { return nil }
        if format != .azure {
            for key in ["deployment", "apiVersion"] where fields.has(key) {
                fields.problem(.badValue(key: key, expected: "no such key but with the format azure"), at: key)
            }
        }
        switch format {
        case .chatCompletions: return .chatCompletions
        case .anthropicMessages: return .anthropicMessages
        case .azure:
            guard let name = required("deployment"), let version = required("apiVersion") else { return nil }
            guard let deployment = AzureDeployment(name: name, version: version) else {
                fields.problem(
                    .badValue(key: "deployment", expected: "1 to 64 letters, digits, points, hyphens or underscores"),
                    at: "deployment")
                return nil
            }
            return .azure(deployment)
        }
    }

    func key(_ inside: (String) -> String) -> InstallationModel.Key {
        for name in ["key", "credential"] {
            if let text = optional(name), KeyMaterial.isLikely(text) {
                fields.problem(.keyInSettings(name), at: name)
                return .none
            }
        }
        switch (optional("key"), optional("credential")) {
        case (nil, nil): return .none
        case (let file?, nil): return .file(inside(file))
        case (nil, let name?):
            let isName = name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
            guard isName, ![".", ".."].contains(name) else {
                fields.problem(
                    .badValue(key: "credential", expected: "the name of a credential, without slashes"),
                    at: "credential")
                return .none
            }
            return .credential(name)
        case (.some, .some):
            fields.problem(
                .badValue(key: "credential", expected: "either \"key\" or \"credential\", not both"), at: "credential")
            return .none
        }
    }

    func proxy() -> String? {
        guard let proxy = optional("proxy") else { return nil }
        if let problem = HTTPSettings(proxy: proxy).problem { fields.problem(.modelEndpoint(problem), at: "proxy") }
        return proxy
    }

    /// The keys of the terms as they stand in the settings.
    private static let terms: [(key: String, field: EndpointTerms.Field)] = [
        ("operator", .operatorName), ("region", .region), ("contract", .contract), ("purpose", .purpose),
        ("transferBasis", .transferBasis),
    ]

    /// - Parameter isThisMachine: Then terms may be left out, but half of them are a mistake all the same.
    func terms(isThisMachine: Bool) -> EndpointTerms? {
        let excludesTraining = truth("excludesTraining")
        var texts: [EndpointTerms.Field: String] = [:]
        for (key, field) in Self.terms where fields.has(key) { texts[field] = fields.text(key) }
        if texts.isEmpty, excludesTraining == nil {
            if !isThisMachine { fields.problem(.modelEndpoint(EndpointTerms.Problem.noTerms.description)) }
            return nil
        }
        do throws(EndpointTerms.Problem) {
            return try EndpointTerms(texts, excludesTraining: excludesTraining ?? false)
        } catch {
            switch error {
            case .missing(let missing):
                for (key, field) in Self.terms where missing.contains(field) && !fields.has(key) {
                    fields.problem(.missingKey(key))
                }
                // Those that stand there without a word are noted by the reader of texts, or blank.
                for (key, field) in Self.terms where missing.contains(field) && texts[field]?.isEmpty == false {
                    fields.problem(.badValue(key: key, expected: "a text"), at: key)
                }
            case .tooLong(let field):
                let key = Self.terms.first { $0.field == field }?.key ?? field.rawValue
                fields.problem(
                    .badValue(key: key, expected: "at most \(EndpointTerms.longest) bytes"), at: key)
            case .trainingNotExcluded:
                fields.problem(.modelEndpoint(error.description), at: "excludesTraining")
            case .noTerms: break
            }
            return nil
        }
    }

    func price() -> ModelPrice {
        guard let price = fields.fields("price", allowed: ["input", "output"], optional: true) else { return .free }
        let reader = ModelFields(price)
        for key in ["input", "output"] where !price.has(key) { price.problem(.missingKey(key)) }
        return ModelPrice(input: reader.money("input"), output: reader.money("output"))
    }

    /// Millionths; 0 where nothing stands there or something wrong, which is noted.
    func money(_ key: String) -> Int64 {
        guard fields.has(key) else { return 0 }
        let text = fields.text(key)
        if let micros = DecimalAmount.micros(text) { return micros }
        if !text.isEmpty {
            fields.problem(
                .badValue(key: key, expected: "an amount such as 2 or 0.15, with up to six digits behind the point"),
                at: key)
        }
        return 0
    }

    func limits() -> InstallationModel.Limits {
        let inner = fields.fields("limits", allowed: ["parallel", "connect", "firstByte", "total"], optional: true)
        func whole(_ key: String, _ range: ClosedRange<Int>, _ standard: Int) -> Int {
            guard let inner, inner.has(key) else { return standard }
            return inner.whole(key, in: range)
        }
        let seconds = InstallationModel.Limits.secondsRange
        return InstallationModel.Limits(
            parallel: whole("parallel", InstallationModel.Limits.parallelRange, 8),
            connect: whole("connect", seconds, 10),
            firstByte: whole("firstByte", seconds, 60), total: whole("total", seconds, 120))
    }

    func uses() -> Set<InstallationModel.Use> {
        guard fields.has("use") else { return Set(InstallationModel.Use.allCases) }
        let uses = Set(fields.words("use", InstallationModel.Use.self))
        if uses.isEmpty {
            fields.problem(
                .badValue(key: "use", expected: "at least one of second-opinion, draft; or remove the section"),
                at: "use")
        }
        return uses
    }

    /// Notes a missing key.
    private func required(_ key: String) -> String? {
        let text = fields.text(key)
        return text.isEmpty ? nil : text
    }
}
