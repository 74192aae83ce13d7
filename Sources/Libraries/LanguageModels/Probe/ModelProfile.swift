/// What an endpoint can do with one model, as the probe found it. Calls are written accordingly; answers are checked all
/// the same.
package struct ModelProfile: Sendable, Equatable {
    package var service: String
    package var model: String
    /// The date of the probe, `YYYY-MM-DD`.
    package var date: String
    package var options: WireOptions
    /// Whether an answer kept to the schema although the question asked for something else.
    package var enforcesForm: Bool
    package var namesUsage: Bool
    /// Whether the same seed gave the same text twice.
    package var hasStableSeed: Bool
    /// Tokens of question and answer together, where the endpoint names them.
    package var contextTokens: Int?
    /// The model as the endpoint names it in its answers.
    package var reportedModel: String?
}

extension ModelProfile {
    private static let format = "model-profile/1"

    /// The profile as it is stored; equal profiles are equal bytes.
    package var json: JSON {
        [
            "format": .string(Self.format), "service": .string(service), "model": .string(model),
            "date": .string(date), "form": .string(options.form.rawValue),
            "tokenField": .string(options.tokenField.rawValue), "sendsTemperature": .bool(options.sendsTemperature),
            "sendsSeed": .bool(options.sendsSeed), "isStream": .bool(options.isStream),
            "asksUsage": .bool(options.asksUsage), "enforcesForm": .bool(enforcesForm),
            "namesUsage": .bool(namesUsage), "hasStableSeed": .bool(hasStableSeed),
            "contextTokens": contextTokens.map { .integer(Int64($0)) } ?? .null,
            "reportedModel": reportedModel.map { .string($0) } ?? .null,
        ]
    }

    /// Why a stored profile cannot be used.
    package enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
        case json(JSONProblem)
        case otherFormat
        case member(String)

        package var description: String {
            switch self {
            case .json(let problem): "The model's profile cannot be read: \(problem). Run the probe again."
            case .otherFormat: "The model's profile is of another version. Run the probe again."
            case .member(let name): "In the model's profile, \(name) is missing or wrong. Run the probe again."
            }
        }
    }

    package init(reading bytes: [UInt8]) throws(Problem) {
        let json: JSON
        do throws(JSONProblem) { json = try JSON(bytes) } catch { throw .json(error) }
        guard json["format"]?.text == Self.format else { throw .otherFormat }
        func member<Value>(_ name: String, _ read: (JSON) -> Value?) throws(Problem) -> Value {
            guard let value = json[name].flatMap(read) else { throw .member(name) }
            return value
        }
        func optional<Value>(_ name: String, _ read: (JSON) -> Value?) throws(Problem) -> Value? {
            guard let found = json[name], !found.isNull else { return nil }
            return try member(name, read)
        }
        options = WireOptions(
            form: try member("form") { $0.text.flatMap(WireOptions.FormMode.init) },
            tokenField: try member("tokenField") { $0.text.flatMap(WireOptions.TokenField.init) },
            sendsTemperature: try member("sendsTemperature") { $0.bool },
            sendsSeed: try member("sendsSeed") { $0.bool }, isStream: try member("isStream") { $0.bool },
            asksUsage: try member("asksUsage") { $0.bool })
        service = try member("service") { $0.text }
        model = try member("model") { $0.text }
        date = try member("date") { $0.text }
        enforcesForm = try member("enforcesForm") { $0.bool }
        namesUsage = try member("namesUsage") { $0.bool }
        hasStableSeed = try member("hasStableSeed") { $0.bool }
        contextTokens = try optional("contextTokens") { $0.int.flatMap { $0 > 0 ? Int($0) : nil } }
        reportedModel = try optional("reportedModel") { $0.text }
    }
}
