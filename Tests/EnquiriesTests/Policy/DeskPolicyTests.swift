import Enquiries
import Testing

struct DeskPolicyTests {
    private static let evidence = DeskPolicy.HighRiskEvidence(
        euDatabase: "https://register.example/1", fria: "FRIA 1", dpia: "DPIA 1", workersInformed: "2026-10-01",
        notice: LocalizedText(["en": "A machine helped."]))

    @Test(arguments: DeskDomain.allCases)
    func `article 6 (2): a domain of Annex III has AI off unless everything for high-risk use is there`(
        domain: DeskDomain
    ) {
        let usual = DeskPolicy(domain: domain)
        #expect(usual.profile == (domain.annexIII == nil ? .standard : .off))
        #expect((usual.withoutAI(.classify) == nil) == (domain.annexIII == nil))
        let prepared = DeskPolicy(domain: domain, profile: .highRisk, evidence: Self.evidence)
        #expect(prepared.profile == .highRisk && prepared.withoutAI(.draft) == nil)
        let claimed = DeskPolicy(domain: domain, profile: .standard)
        #expect(claimed.profile == (domain.annexIII == nil ? .standard : .off))
    }

    @Test(arguments: [nil, .off, .standard, .highRisk] as [DeskPolicy.Profile?])
    func `a mailbox that declares no domain gets no AI, whatever profile it names`(profile: DeskPolicy.Profile?) {
        let policy = DeskPolicy(domain: nil, profile: profile, evidence: Self.evidence)
        for function in AIFunction.allCases { #expect(policy.withoutAI(function) == .noDomain) }
        #expect(policy.profile == .off)
    }

    @Test(
        arguments: [
            (nil, .standard, [.profileWithoutDomain]), (nil, .off, []), (nil, nil, []),
            (.police, nil, []), (.police, .off, []), (.police, .standard, [.standardInAnnexIII(.police)]),
            (.generalEnquiries, .standard, []), (.police, .highRisk, []),
        ] as [(DeskDomain?, DeskPolicy.Profile?, [DeskPolicy.Fault])])
    func `a profile that does not fit its domain is a fault`(
        domain: DeskDomain?, profile: DeskPolicy.Profile?, faults: [DeskPolicy.Fault]
    ) {
        let policy = DeskPolicy(domain: domain, profile: profile, evidence: Self.evidence)
        #expect(policy.faults(languages: ["en"]) == faults)
    }

    @Test(
        "articles 26 (7), (8), (11), 27 and 49 (3): high-risk use names what must be in place",
        arguments: [
            ("", "f", "d", "w", ["en": "n"], ["euDatabase"]), ("http://x", "f", "d", "w", ["en": "n"], ["euDatabase"]),
            ("https://", "f", "d", "w", ["en": "n"], ["euDatabase"]),
            ("https://x", " ", "d", "w", ["en": "n"], ["fria"]),
            ("https://x", "f", "", "w", ["en": "n"], ["dpia"]),
            ("https://x", "f", "d", "\n", ["en": "n"], ["workersInformed"]),
            ("https://x", "f", "d", "w", ["de": "n"], ["notice"]),
            ("https://x", "f", "d", "w", ["en": " "], ["notice"]),
            ("", "", "", "", [:], ["euDatabase", "fria", "dpia", "workersInformed", "notice"]),
            ("https://x", "f", "d", "w", ["en": "n"], []),
        ] as [(String, String, String, String, [String: String], [String])])
    func highRisk(
        database: String, fria: String, dpia: String, workers: String, notice: [String: String], missing: [String]
    ) {
        let evidence = DeskPolicy.HighRiskEvidence(
            euDatabase: database, fria: fria, dpia: dpia, workersInformed: workers, notice: LocalizedText(notice))
        let policy = DeskPolicy(domain: .benefitDecisions, profile: .highRisk, evidence: evidence)
        #expect(policy.faults(languages: ["en"]) == (missing.isEmpty ? [] : [.highRiskLacks(missing)]))
        #expect(evidence.missing(languages: ["en"]) == missing)
    }

    @Test func `a desk can do without single functions`() {
        let policy = DeskPolicy(domain: .generalEnquiries, without: [.suggestOffers])
        #expect(policy.withoutAI(.suggestOffers) == .doneWithout(.suggestOffers))
        #expect(policy.withoutAI(.classify) == nil)
    }

    @Test func `the notice belongs to high-risk use alone`() {
        #expect(DeskPolicy(domain: .police, profile: .highRisk, evidence: Self.evidence).notice(in: "en") != nil)
        #expect(DeskPolicy(domain: .generalEnquiries, evidence: Self.evidence).notice(in: "en") == nil)
    }
}
