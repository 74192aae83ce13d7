import Cases
import DeskFiles
import Enquiries
import Pipeline
import StoreSQL
import Triage

extension Assembly {
    /// The stops in force, on record or waiting to be.
    static func switches(
        _ installation: Installation, _ log: (any RecordLog)?
    ) -> @Sendable () async throws -> SwitchBoard {
        guard let log else { return { SwitchBoard() } }
        return { try await PendingOrders(installation).board(log) }
    }

    /// Everything that governs what AI does in this desk directory.
    static func configuration(_ installation: Installation, _ pipeline: EnquiryPipeline) throws -> ConfigSnapshot {
        ConfigSnapshot(
            software: Postroom.version,
            desks: try installation.desks.map { folder in
                let loaded = try loaded(folder)
                let triage = pipeline.offices[loaded.desk.id]?.triage
                return ConfigSnapshot.DeskPart(
                    id: loaded.desk.id, policy: loaded.desk.policy,
                    files: [
                        "rules": loaded.rulesVersion, "answers": loaded.answersVersion,
                        "offers": loaded.offersVersion,
                    ], model: triage?.modelVersion ?? "none", thresholds: triage?.thresholds ?? [:])
            }, oversight: installation.oversight, retention: installation.retention,
            languageModel: try installation.languageModel?.configuration(installation))
    }

    /// Puts the configuration on record where it has changed, and takes in orders that wait.
    static func noteConfiguration(
        _ installation: Installation, _ pipeline: EnquiryPipeline, _ store: any SQLStore
    ) async throws {
        try await PendingOrders(installation).takeIn(store)
        try await store.note(
            configuration(installation, pipeline), id: surroundings.newRecordID(), at: surroundings.now())
    }

    /// For each desk that uses no AI, or not all of it, a line that says why.
    static func restrictions(_ pipeline: EnquiryPipeline) async throws -> [String] {
        let board = try await pipeline.switches()
        let desks = pipeline.offices.values.map(\.desk).sorted { $0.id < $1.id }
        return desks.flatMap { desk in
            let off = AIFunction.allCases.compactMap { function in
                board.withoutAI(function, at: desk).map { (function, $0) }
            }
            let reasons = Set(off.map(\.1.code))
            if off.count == AIFunction.allCases.count, reasons.count == 1, let reason = off.first?.1 {
                return ["The desk \(desk.id) uses no AI (\(reason.code)): \(reason.message)."]
            }
            return off.map { "The desk \(desk.id) does not use \($0.0.rawValue) (\($0.1.code))." }
        }
    }
}
