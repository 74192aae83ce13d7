/// Whether and how a desk uses AI, as its `desk.yaml` declares it.
package struct DeskPolicy: Sendable, Equatable {
    package enum Profile: String, Codable, Sendable, CaseIterable {
        /// No AI: mail is read, threaded and screened by people's rules, and waits for a person.
        case off
        /// For domains outside Annex III.
        case standard
        /// For domains of Annex III, with everything in ``HighRiskEvidence``.
        case highRisk = "high-risk"
    }

    /// What must be in place before a public authority may use a high-risk system: references, not the documents.
    package struct HighRiskEvidence: Sendable, Equatable {
        /// Where the use is registered in the EU database (Articles 26(8) and 49(3)): an `https` address.
        package let euDatabase: String
        /// The fundamental rights impact assessment (Article 27).
        package let fria: String
        /// The data protection impact assessment (Article 35 GDPR).
        package let dpia: String
        /// When and how workers and their representatives were told (Article 26(7)).
        package let workersInformed: String
        /// What each reply tells the person about the system (Article 26(11)).
        package let notice: LocalizedText

        package init(euDatabase: String, fria: String, dpia: String, workersInformed: String, notice: LocalizedText) {
            (self.euDatabase, self.fria, self.dpia) = (euDatabase, fria, dpia)
            (self.workersInformed, self.notice) = (workersInformed, notice)
        }

        static let keys = ["euDatabase", "fria", "dpia", "workersInformed", "notice"]

        /// Keys of `desk.yaml` whose value is missing or says nothing.
        ///
        /// - Parameter languages: Those in which the desk answers; the notice must exist in each.
        package func missing(languages: [String]) -> [String] {
            func isBlank(_ text: String) -> Bool { !text.contains { !$0.isWhitespace } }
            let isRegistered = euDatabase.hasPrefix("https://") && euDatabase.utf8.count > "https://".utf8.count
            let isTold =
                !notice.byLanguage.isEmpty
                && languages.allSatisfy { notice.byLanguage[$0].map { !isBlank($0) } ?? false }
            let found = [isRegistered, !isBlank(fria), !isBlank(dpia), !isBlank(workersInformed), isTold]
            return zip(Self.keys, found).filter { !$1 }.map(\.0)
        }
    }

    /// `nil` where the desk declares none; then it gets no AI.
    package let domain: DeskDomain?
    /// As declared; `nil` where the domain decides.
    package let declared: Profile?
    /// Functions that the desk does without under every profile.
    package let without: Set<AIFunction>
    package let evidence: HighRiskEvidence?

    package init(
        domain: DeskDomain?, profile: Profile? = nil, without: Set<AIFunction> = [],
        evidence: HighRiskEvidence? = nil
    ) {
        (self.domain, declared, self.without, self.evidence) = (domain, profile, without, evidence)
    }

    /// The profile in force. One that does not fit the domain, or lacks its evidence, is no AI.
    package var profile: Profile {
        guard let domain else { return .off }
        switch (declared ?? (domain.annexIII == nil ? .standard : .off), domain.annexIII) {
        case (.standard, nil): return .standard
        case (.highRisk, _): return evidence.map { $0.missing(languages: []).isEmpty } ?? false ? .highRisk : .off
        case (.off, _), (.standard, _): return .off
        }
    }

    /// Why the desk itself does without a function; `nil` where it does not.
    package func withoutAI(_ function: AIFunction) -> WithoutAI? {
        guard let domain else { return .noDomain }
        if declared == .off { return .switchedOffByDesk }
        if profile == .off { return domain.annexIII == nil ? .switchedOffByDesk : .highRiskDomain(domain) }
        return without.contains(function) ? .doneWithout(function) : nil
    }

    /// What every reply of the desk must hold; `nil` outside the profile high-risk.
    package func notice(in language: String) -> String? {
        guard profile == .highRisk else { return nil }
        return evidence?.notice.text(in: language)
    }

    /// Why the desk cannot be used as it is declared.
    package enum Fault: Sendable, Hashable {
        /// A profile is declared and no domain.
        case profileWithoutDomain
        /// The profile standard in a domain of Annex III.
        case standardInAnnexIII(DeskDomain)
        /// The profile high-risk without these keys.
        case highRiskLacks([String])
    }

    package func faults(languages: [String]) -> [Fault] {
        var faults: [Fault] = []
        if domain == nil, declared != nil, declared != .off { faults.append(.profileWithoutDomain) }
        if declared == .standard, let domain, domain.annexIII != nil { faults.append(.standardInAnnexIII(domain)) }
        if declared == .highRisk {
            let missing = evidence?.missing(languages: languages) ?? HighRiskEvidence.keys
            if !missing.isEmpty { faults.append(.highRiskLacks(missing)) }
        }
        return faults
    }
}
