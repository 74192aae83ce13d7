import ArgumentParser
import DeskFiles
import Enquiries
import Foundation
import LanguageModels
import ModelEndpoints

extension ModelCommand {
    struct Probe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find out what the configured language model can do, and keep it.",
            discussion: """
                Asks at most \(ModelProbe.mostCalls) short questions that hold nothing of a citizen. Run it again when url, \
                format or model change. Ends with 69 where the endpoint is not reachable, 77 where it refuses the key, \
                78 where the settings are wrong.
                """)

        @OptionGroup var directory: DeskDirectory
        @Flag(help: "The profile as one JSON object.")
        var json = false

        func run() async throws {
            let installation = try directory.installation()
            guard let section = installation.languageModel else {
                throw Failure(
                    .configuration,
                    "\(directory.desk)/\(Installation.fileName) names no language model. Docs/LanguageModels.md says how."
                )
            }
            let transport = try Assembly.probeTransport(installation, section)
            let probe = ModelProbe(
                section.service, model: section.model, date: Assembly.surroundings.now().date().iso8601)
            switch await ModelProbe.run(probe, over: transport) {
            case .success(let profile):
                let path = Assembly.profilePath(installation)
                let stored = StoredProfile(address: section.address, profile: profile)
                try DurableFile.write(stored.bytes, to: URL(fileURLWithPath: path))
                if json {
                    Terminal.print(String(decoding: profile.json.bytes, as: UTF8.self))
                } else {
                    ProfileText.lines(profile).forEach(Terminal.show)
                    Terminal.say("Kept in \(path).")
                }
            case .failure(let failure):
                throw Failure(
                    Self.ending(failure.outcome), Self.words(failure.outcome, section, keyFile: transport.keyFile))
            }
        }

        private static func words(
            _ outcome: ModelOutcome, _ section: InstallationModel, keyFile: String?
        ) -> String {
            let first = "\(section.endpoint), model \(section.model): \(outcome.description)"
            guard case .failed(.setup) = outcome, let keyFile else { return first }
            return first + " The key file is \(keyFile)."
        }

        static func ending(_ outcome: ModelOutcome) -> Ending {
            switch outcome {
            case .failed(.unreachable), .failed(.timeout), .failed(.cut), .failed(.tooLarge): return .unreachable
            case .failed(.busy), .failed(.cancelled): return .tryLater
            case .failed(.setup), .failed(.garbage): return .configuration
            case .serverError(let error):
                return switch error.kind {
                case .wrongKey, .forbidden: .permission
                case .unknownModel, .redirect: .configuration
                case .rateLimited, .quotaSpent: .tryLater
                case .overloaded, .broken, .other: .unreachable
                case .rejected, .contextTooLong, .tooLarge: .failure
                }
            // Something answers, but no model in this format.
            case .malformed, .tooLong: return .configuration
            case .answer, .refusal, .length, .contentFilter, .toolCall, .empty: return .failure
            }
        }
    }
}

/// What a probe found, for people.
enum ProfileText {
    static func lines(_ profile: ModelProfile) -> [String] {
        let rows = [
            ("model", "\(profile.model) (\(profile.service)), probed on \(profile.date)"),
            ("names itself", profile.reportedModel ?? "not at all"),
            ("answer form", form(profile)),
            ("usage", profile.namesUsage ? "counted by the endpoint" : "not named; estimated, to the safe side"),
            ("same seed, same text", seed(profile)),
            ("context", profile.contextTokens.map { "\($0) tokens, question and answer" } ?? "not named"),
            ("answers come", profile.options.isStream ? "piece by piece" : "whole"),
            ("not taken", notTaken(profile.options)),
        ]
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        return rows.map { $0.0.padding(toLength: width, withPad: " ", startingAt: 0) + $0.1 }
    }

    private static func form(_ profile: ModelProfile) -> String {
        switch (profile.options.form, profile.enforcesForm) {
        case (.schema, true): "enforced by schema"
        case (.schemaWithoutBounds, true): "enforced by schema, but for lengths and counts"
        case (.object, _): "some JSON object; the schema is told in the prompt"
        default: "not enforced; the schema is told in the prompt"
        }
    }

    private static func seed(_ profile: ModelProfile) -> String {
        profile.options.sendsSeed ? (profile.hasStableSeed ? "yes" : "no") : "takes no seed"
    }

    private static func notTaken(_ options: WireOptions) -> String {
        var parts: [String] = []
        if !options.sendsTemperature { parts.append("temperature") }
        if !options.sendsSeed { parts.append("seed") }
        if options.tokenField == .maxCompletionTokens { parts.append("max_tokens (max_completion_tokens is)") }
        if options.isStream, !options.asksUsage { parts.append("usage in the stream") }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}
