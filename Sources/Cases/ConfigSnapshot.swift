package import Enquiries
package import Transparency

/// Everything that governs what AI does here, as it stands at one moment. It holds no secret and nothing about people, so
/// an authority can publish it.
///
/// Stops are not part of it: each is a record of its own. Records name the digest of the configuration in force.
package struct ConfigSnapshot: Sendable, Equatable {
    /// A desk's part.
    package struct DeskPart: Sendable, Equatable {
        package let id: DeskID
        package let policy: DeskPolicy
        /// Digests of the desk's files, by what they hold: `rules`, `answers`, `offers`.
        package let files: [String: String]
        /// The version of the model that sorts mail.
        package let model: String
        /// Probabilities from which something is said or done, by name.
        package let thresholds: [String: Double]

        package init(
            id: DeskID, policy: DeskPolicy, files: [String: String], model: String, thresholds: [String: Double]
        ) {
            (self.id, self.policy, self.files) = (id, policy, files)
            (self.model, self.thresholds) = (model, thresholds)
        }
    }

    package static let schema = "postroom-configuration/1"

    /// The version of the program.
    package let software: String
    package let desks: [DeskPart]
    package let oversight: OversightRules
    package let retention: RetentionRules
    /// What governs a language model; `nil` where none is configured.
    package let languageModel: JSONValue?

    package init(
        software: String, desks: [DeskPart], oversight: OversightRules, retention: RetentionRules,
        languageModel: JSONValue? = nil
    ) {
        (self.software, self.desks) = (software, desks.sorted { $0.id < $1.id })
        (self.oversight, self.retention, self.languageModel) = (oversight, retention, languageModel)
    }

    package var json: JSONValue {
        var members = always
        // Left out where there is none, so that the digest of such a configuration stays what it was.
        if let languageModel { members["language_model"] = languageModel }
        return .object(members)
    }

    private var always: [String: JSONValue] {
        [
            "schema": .string(Self.schema), "software": .string(software), "desks": .array(desks.map(\.json)),
            "oversight": [
                "training_required": .bool(oversight.trainingRequired),
                "training_version": oversight.trainingVersion.map { .string($0) } ?? .null,
                "valid_days": .integer(Int64(oversight.validDays)),
            ],
            "retention": .object(
                Dictionary(
                    uniqueKeysWithValues: RetentionRules.Class.allCases.map {
                        ($0.rawValue, .string(retention.period($0).text))
                    }
                ).merging(["override": retention.override.map { .string($0) } ?? .null]) { $1 }),
        ]
    }

    /// SHA-256 of the canonical JSON (RFC 8785), 64 hexadecimal digits.
    package var digest: String { sha256Hex(json.canonical) }

    /// The record that puts the configuration in force. The leaf names its digest alone.
    package func record(id: String, at now: Timestamp) -> ActionRecord {
        ActionRecord(
            id: id, action: .config, trigger: .config, automation: .none, caseReference: nil, start: now.milliseconds,
            end: now.milliseconds, disclosed: ["digest": .string(digest)], details: ["configuration": json])
    }
}

extension ConfigSnapshot.DeskPart {
    var json: JSONValue {
        [
            "id": .string(id.text), "domain": policy.domain.map { .string($0.rawValue) } ?? .null,
            "annex_iii": policy.domain?.annexIII.map { .string($0) } ?? .null,
            "profile": .string(policy.profile.rawValue),
            "functions": .object(
                Dictionary(
                    uniqueKeysWithValues: AIFunction.allCases.map {
                        ($0.rawValue, .string(policy.withoutAI($0)?.code ?? "on"))
                    })),
            "evidence": policy.profile == .highRisk ? policy.evidence?.json ?? .null : .null,
            "files": .object(files.mapValues { .string($0) }), "model": .string(model),
            "thresholds": .object(thresholds.mapValues { .number($0) }),
        ]
    }
}

extension DeskPolicy.HighRiskEvidence {
    var json: JSONValue {
        [
            "eu_database": .string(euDatabase), "fria": .string(fria), "dpia": .string(dpia),
            "workers_informed": .string(workersInformed),
            "notice_sha256": .object(notice.byLanguage.mapValues { .string(sha256Hex($0.utf8)) }),
        ]
    }
}

extension RecordLog {
    /// Notes the configuration where it differs from the one in force.
    ///
    /// - Returns: Whether it did.
    @discardableResult
    package func note(
        _ snapshot: ConfigSnapshot, id: String, at now: Timestamp
    ) async throws(StoreError) -> Bool {
        guard try await logState().configuration != snapshot.digest else { return false }
        try await note(snapshot.record(id: id, at: now))
        return true
    }
}
