import Foundation
package import LanguageModels

/// A model's profile with the address that it was found at, as it is stored beside the settings.
package struct StoredProfile: Sendable, Equatable {
    package static let fileName = "model-profile.json"
    private static let format = "stored-model-profile/1"

    /// Endpoint and, on Azure, deployment.
    package let address: String
    package let profile: ModelProfile

    package init(address: String, profile: ModelProfile) { (self.address, self.profile) = (address, profile) }

    /// Equal profiles are equal bytes.
    package var bytes: [UInt8] {
        let json: JSON = ["format": .string(Self.format), "address": .string(address), "profile": profile.json]
        return json.bytes
    }

    /// Why there is no profile to go by.
    package enum Absence: Error, Sendable, Equatable {
        case notProbed
        /// It cannot be read, or is of another version.
        case damaged
        /// It is of another address, format or model than the settings name.
        case ofAnother
    }

    /// The profile that is stored at `path`, if it is of this model.
    package static func read(
        _ path: String, address: String, service: ModelService, model: String
    ) throws(Absence) -> ModelProfile {
        guard FileManager.default.fileExists(atPath: path) else { throw .notProbed }
        guard let data = FileManager.default.contents(atPath: path), let json = try? JSON(Array(data)),
            json["format"]?.text == format, let found = json["address"]?.text,
            let profile = json["profile"].flatMap({ try? ModelProfile(reading: $0.bytes) })
        else { throw .damaged }
        guard found == address, profile.service == service.name, profile.model == model else { throw .ofAnother }
        return profile
    }
}

extension StoredProfile.Absence: CustomStringConvertible {
    package var description: String {
        let what =
            switch self {
            case .notProbed: "The language model was never probed"
            case .damaged: "\(StoredProfile.fileName) cannot be read"
            case .ofAnother: "\(StoredProfile.fileName) is of another model than the settings name"
            }
        return "\(what), so it is asked in the way that works everywhere, which is not the best one. "
            + "Run: postroom model probe"
    }
}
