import Consulting
import Curl
import DeskFiles
import Enquiries
import Foundation
import LanguageModels
import ModelEndpoints
import Pipeline
import Prompting

extension Assembly {
    /// The language model that the settings name, ready to be asked; `nil` where they name none.
    ///
    /// - Parameter report: Gets what a person should know, once; called from any task.
    static func languageModel(
        _ installation: Installation, report: @escaping @Sendable (ModelTrouble) -> Void
    ) throws -> ConfiguredModel? {
        guard let section = installation.languageModel else { return nil }
        var settings = ConfiguredModel.Settings(
            endpoint: section.endpoint, service: section.service, model: section.model,
            keyFile: try keyFile(section.key), terms: section.terms)
        (settings.price, settings.limits) = (section.price, limits(section.limits))
        if let profile = try? modelProfile(installation, section).get() {
            (settings.options, settings.contextTokens) = (profile.options, profile.contextTokens)
        }
        do {
            return try ConfiguredModel(settings, http: try modelClient(section), time: systemTime, report: report)
        } catch {
            throw modelFailure(installation, error)
        }
    }

    /// What the start of a program says of the model; empty where there is none.
    static func languageModelNotes(_ installation: Installation) -> [String] {
        guard let section = installation.languageModel else { return [] }
        let uses = InstallationModel.Use.allCases.filter(section.uses.contains).map(\.rawValue).joined(separator: ", ")
        let name = "The language model \(section.model) at \(section.endpoint) may be asked for: \(uses)."
        switch modelProfile(installation, section) {
        case .success(let profile): return [name + " It was probed on \(profile.date)."]
        case .failure(let absence): return [name, absence.description]
        }
    }

    /// What is wrong with the language model now; empty while nothing is.
    static func troubles(_ pipeline: EnquiryPipeline, _ language: String) -> [String] {
        let models = pipeline.offices.values.compactMap { $0.consulting?.languageModel as? ConfiguredModel }
        return Set(models.map(\.health).filter(\.isTrouble).map { text($0, language) }).sorted()
    }

    /// How the model is doing, in German or English, with times in UTC.
    static func text(_ health: ModelHealth, _ language: String) -> String {
        ModelWords.text(health, language) { seconds in
            Timestamp(secondsSince1970: seconds).iso8601
        }
    }

    /// The prompts of the settings, or everything that is wrong with them.
    static func prompts(_ section: InstallationModel) throws -> [String: Prompt] {
        guard FileManager.default.fileExists(atPath: section.prompts) else {
            throw Failure(
                .configuration,
                "There is no folder \(section.prompts). Copy the folder Prompts there, or name its place as "
                    + "languageModel.prompts.")
        }
        let folder = PromptFolder(path: section.prompts)
        guard folder.problems.isEmpty else {
            throw DeskProblems(
                folder.problems.map {
                    DeskProblem(
                        $0.fault, at: Origin(file: section.prompts + "/" + $0.origin.file, line: $0.origin.line))
                })
        }
        return folder.prompts
    }

    /// What the model may cost, with what it has cost.
    ///
    /// - Parameter zone: Of the authority, as IANA names it: there its days and periods begin.
    static func modelBudget(
        _ installation: Installation, _ section: InstallationModel, zone: String
    ) throws -> BudgetFile {
        do {
            return try BudgetFile(
                installation.folder + "/" + BudgetFile.fileName, limits: section.budget.limits,
                at: budgetMoment(section.budget.period, zone: zone)
            ) { bytes, path in
                try DurableFile.write(bytes, to: URL(fileURLWithPath: path))
            }
        } catch let problem as BudgetFile.Problem {
            throw Failure(.badData, problem.description)
        }
    }

    static func budgetMoment(_ period: ModelBudget.Period, zone: String) -> BudgetMoment {
        let now = surroundings.now()
        let day = now.date(offsetMinutes: surroundings.offsetMinutes(zone, now))
        return BudgetMoment(day: day.daysSince1970, period: period.number(of: day))
    }

    static func modelProfile(
        _ installation: Installation, _ section: InstallationModel
    ) -> Result<ModelProfile, StoredProfile.Absence> {
        do throws(StoredProfile.Absence) {
            return .success(
                try StoredProfile.read(
                    profilePath(installation), address: section.address, service: section.service,
                    model: section.model))
        } catch {
            return .failure(error)
        }
    }

    static func profilePath(_ installation: Installation) -> String {
        installation.folder + "/" + StoredProfile.fileName
    }

    /// A transport for the probe, which sends nothing of a citizen and so needs no terms.
    static func probeTransport(_ installation: Installation, _ section: InstallationModel) throws -> CurlModelTransport
    {
        do {
            return CurlModelTransport(
                client: try modelClient(section), endpoint: section.endpoint, keyFile: try keyFile(section.key),
                limits: limits(section.limits), now: systemTime.clock)
        } catch {
            throw modelFailure(installation, error)
        }
    }

    private static func modelClient(_ section: InstallationModel) throws(HTTPFailure) -> HTTPClient {
        try HTTPClient(
            HTTPSettings(
                proxy: section.proxy, caFile: section.certificateAuthorities,
                parallelCalls: section.limits.parallel))
    }

    private static func modelFailure(_ installation: Installation, _ error: any Error) -> any Error {
        if error is Failure { return error }
        return Failure(.configuration, "\(installation.folder)/\(Installation.fileName), languageModel: \(error)")
    }

    private static func keyFile(_ key: InstallationModel.Key) throws -> String? {
        switch key {
        case .none: return nil
        case .file(let path): return path
        case .credential(let name):
            guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
                throw Failure(
                    .configuration,
                    "systemd hands over no credentials (CREDENTIALS_DIRECTORY is not set). Add LoadCredential=\(name):FILE "
                        + "to the unit, or name a file under \"key\".")
            }
            return folder + "/" + name
        }
    }

    private static func limits(_ limits: InstallationModel.Limits) -> HTTPLimits {
        HTTPLimits(
            connect: .seconds(limits.connect), firstByte: .seconds(limits.firstByte),
            betweenBytes: .seconds(min(30, limits.total)), total: .seconds(limits.total))
    }

    private static let start = ContinuousClock.now

    static let systemTime = ModelTime(
        uptime: { ContinuousClock.now - start }, clock: { surroundings.now().seconds },
        sleep: { try await Task.sleep(for: $0) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        })
}
