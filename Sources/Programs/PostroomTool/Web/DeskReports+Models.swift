import Cases
import DeskFiles
import Disclosure
import Enquiries
import Foundation
import LanguageModels
import ModelEndpoints
import Pipeline
import Prompting
import ReviewWeb
import StoreSQL
import Transparency
import Triage

extension DeskReports {
    func models(of desk: DeskID, _ language: String) async throws -> ModelReport? {
        guard let office = pipeline.offices[desk] else { return nil }
        let material = try await kept.material(store)
        let version = office.triage.modelVersion
        func file(_ kind: String, _ part: String) -> String {
            material.desks.first { $0.id == desk.text }?.components.first { $0.kind == kind && $0.id.hasSuffix(part) }?
                .version ?? "–"
        }
        var lineage = Lineage()
        var damage: String?
        do {
            lineage = try ModelShelf(folder: installation.models).models(of: desk).lineageFile.read()
        } catch {
            damage = "\(error)"
        }
        return ModelReport(
            version: version, corrections: lineage.promotion(of: version)?.learned?.count ?? 0,
            because: lineage.current.flatMap { $0 == version ? nil : Self.other($0, language) },
            rules: file("rules", ".rules"), answers: file("retrieval", ".answers"),
            lineage: lineage.entries.reversed().map {
                ModelReport.Step(at: $0.at, event: $0.event.rawValue, version: $0.version, current: $0.current)
            }, damage: damage, languageModel: installation.languageModel.map { languageModel($0, language) })
    }

    private static func other(_ version: String, _ language: String) -> String {
        language == "de"
            ? "Die Herkunft nennt das Modell \(version), entschieden wird mit einem anderen. Es wird in Sekunden "
                + "übernommen, wenn Training und Regeln noch dieselben sind."
            : "The lineage names the model \(version), but another one decides. It is taken into use within "
                + "seconds, if training and rules are still the same."
    }

    private func languageModel(_ section: InstallationModel, _ language: String) -> ModelReport.LanguageModel {
        let probe =
            switch Assembly.modelProfile(installation, section) {
            case .success(let profile): profile.date
            case .failure(let absence): absence.description
            }
        let folder = PromptFolder(path: section.prompts)
        return ModelReport.LanguageModel(
            model: section.model, endpoint: section.address, uses: section.uses.map(\.rawValue).sorted(), probe: probe,
            prompts: folder.prompts.values.sorted { $0.name < $1.name }.map {
                .init(name: $0.name, version: "\($0.version)", digest: $0.digest)
            }, problems: folder.problems.map(\.line))
    }
}
