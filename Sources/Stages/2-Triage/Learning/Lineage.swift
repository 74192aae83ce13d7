package import Enquiries

/// Where a desk's models come from: one entry for each that was promoted or refused, and for each time a person took one
/// back or had a case forgotten.
package struct Lineage: Sendable, Equatable {
    /// What a model learned from officers.
    package struct Learned: Codable, Sendable, Equatable {
        /// SHA-256 of the learned lines, hexadecimal.
        package var sha256: String
        package var count: Int
        /// Corrections by service.
        package var services: [String: Int]
        /// Corrections by intent; `nil` where none was learned.
        package var intents: [String: Int]?

        package init(sha256: String, services: [String: Int], intents: [String: Int] = [:]) {
            (self.sha256, self.services) = (sha256, services)
            self.intents = intents.isEmpty ? nil : intents
            count = services.values.reduce(0, +) + intents.values.reduce(0, +)
        }

        package init(sha256: String, _ corrections: [Correction]) {
            func counts(_ matter: Correction.Matter) -> [String: Int] {
                corrections.reduce(into: [:]) { if $1.matter == matter { $0[$1.label.after, default: 0] += 1 } }
            }
            self.init(sha256: sha256, services: counts(.service), intents: counts(.intent))
        }
    }

    package struct Entry: Codable, Sendable, Equatable {
        package enum Event: String, Codable, Sendable {
            case promoted, refused
            case takenBack = "taken-back"
            case forgotten
        }

        package var event: Event
        /// The model that the entry is about; the desk's own where no other was in use.
        package var version: String
        /// The model that was in use before.
        package var parent: String
        /// The learned model in use from now on; `nil` for the desk's own.
        package var current: String?
        /// Version of the desk's own training.
        package var training: String
        package var learned: Learned?
        package var gate: GateReport?
        package var policy: LearningPolicy?
        package var by: OfficerID
        package var at: Timestamp
        /// The case that was forgotten.
        package var forgotten: CaseID?
        /// Models that had learned from it; they are never used again.
        package var spoilt: [String]?

        package init(
            event: Event, version: String, parent: String, current: String?, training: String,
            learned: Learned? = nil, gate: GateReport? = nil, policy: LearningPolicy? = nil, by: OfficerID,
            at: Timestamp, forgotten: CaseID? = nil, spoilt: [String]? = nil
        ) {
            (self.event, self.version, self.parent, self.current) = (event, version, parent, current)
            (self.training, self.learned, self.gate, self.policy) = (training, learned, gate, policy)
            (self.by, self.at, self.forgotten, self.spoilt) = (by, at, forgotten, spoilt)
        }
    }

    /// Stands for the officer where a rule of the configuration had a case erased.
    package static let byRule = OfficerID("retention-rule")

    package var entries: [Entry]

    package init(_ entries: [Entry] = []) { self.entries = entries }

    /// The learned model in use; `nil` for the desk's own.
    package var current: String? { entries.last?.current }

    package var forgotten: Set<CaseID> { Set(entries.compactMap(\.forgotten)) }

    package var spoilt: Set<String> { Set(entries.flatMap { $0.spoilt ?? [] }) }

    /// The newest promotion of a learned model.
    package func promotion(of version: String) -> Entry? {
        entries.last { $0.event == .promoted && $0.version == version }
    }

    /// Versions of the learned models that were ever promoted, oldest first.
    package var promoted: [String] {
        var known: Set<String> = []
        return entries.filter { $0.event == .promoted }.map(\.version).filter { known.insert($0).inserted }
    }

    /// The newest entry that took `version` back, where no later one promoted it again.
    package func takenBack(_ version: String) -> Entry? {
        guard let last = entries.last(where: { $0.version == version && $0.event != .refused }),
            last.event == .takenBack
        else { return nil }
        return last
    }

    /// The nearest model before `version` that may still be used; `nil` for the desk's own.
    ///
    /// - Parameter barred: Models besides ``spoilt`` that may not.
    package func usableParent(of version: String, barred: Set<String> = []) -> String? {
        let barred = barred.union(spoilt)
        var seen: Set<String> = [version]
        var version = version
        while let parent = promotion(of: version)?.parent, seen.insert(parent).inserted {
            // The desk's own model has no promotion.
            guard promotion(of: parent) != nil else { return nil }
            if !barred.contains(parent) { return parent }
            version = parent
        }
        return nil
    }
}
