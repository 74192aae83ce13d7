import Cases
import Enquiries
import Testing
import Transparency

struct ConfigSnapshotTests {
    private static func snapshot(
        model: String = "m", policy: DeskPolicy = DeskPolicy(domain: .generalEnquiries),
        oversight: OversightRules = OversightRules(), retention: RetentionRules = RetentionRules(),
        draftFrom: Double = 0.5, rules: String = "r"
    ) -> ConfigSnapshot {
        ConfigSnapshot(
            software: "1",
            desks: [
                .init(
                    id: DeskID("b"), policy: policy, files: ["rules": rules], model: model,
                    thresholds: ["draft": draftFrom]),
                .init(id: DeskID("a"), policy: DeskPolicy(domain: nil), files: [:], model: "n", thresholds: [:]),
            ], oversight: oversight, retention: retention)
    }

    @Test func `the same configuration has the same bytes, whatever the order of its desks`() {
        let one = Self.snapshot()
        let other = ConfigSnapshot(
            software: "1", desks: one.desks.reversed(), oversight: one.oversight, retention: one.retention)
        #expect(one.json.canonical == other.json.canonical && one.digest == other.digest && one.digest.utf8.count == 64)
    }

    @Test(
        "articles 9, 12 and 15: whatever governs AI changes the digest that records name",
        arguments: [
            snapshot(model: "m2"), snapshot(policy: DeskPolicy(domain: .civilRegistry)),
            snapshot(policy: DeskPolicy(domain: .generalEnquiries, without: [.learn])),
            snapshot(policy: DeskPolicy(domain: .generalEnquiries, profile: .off)),
            snapshot(oversight: OversightRules(trainingRequired: false)),
            snapshot(oversight: OversightRules(validDays: 1)),
            snapshot(oversight: OversightRules(trainingVersion: "2")),
            snapshot(retention: RetentionRules([.bodies: .span(.years(2))])),
            snapshot(retention: RetentionRules(override: "reason")), snapshot(draftFrom: 0.6), snapshot(rules: "r2"),
        ])
    func changes(other: ConfigSnapshot) { #expect(other.digest != Self.snapshot().digest) }

    @Test func `articles 26 (8) and 27: a high-risk desk's evidence is part of it`() {
        func policy(_ fria: String) -> DeskPolicy {
            DeskPolicy(
                domain: .migration, profile: .highRisk,
                evidence: .init(
                    euDatabase: "https://register.example/1", fria: fria, dpia: "D", workersInformed: "W",
                    notice: LocalizedText(["en": "N"])))
        }
        #expect(Self.snapshot(policy: policy("F1")).digest != Self.snapshot(policy: policy("F2")).digest)
        #expect(Self.snapshot(policy: policy("F1")).json.canonicalText.contains("https://register.example/1"))
    }

    @Test func `the record puts its digest in force and keeps the whole configuration private`() {
        let snapshot = Self.snapshot()
        let record = snapshot.record(id: "r", at: Timestamp(milliseconds: 5))
        #expect(record.action == .config && record.disclosed == ["digest": .string(snapshot.digest)])
        #expect(record.caseReference == nil && record.details["configuration"] == snapshot.json)
    }
}

struct IncidentDraftTests {
    @Test(arguments: [(nil, "whoever runs the machine"), (OfficerID("kim"), "officer kim")])
    func `article 26 (5): a stop yields a report with all that is known, and what is not stays visibly open`(
        by: OfficerID?, name: String
    ) {
        let order = SwitchOrder(
            id: "o-1", turn: .stop, desk: DeskID("stadt"), function: .draft, because: "wrong opening hours", by: by,
            at: Timestamp(secondsSince1970: 1_795_266_000))
        let draft = IncidentDraft(
            order: order, software: "0.1.0", configuration: nil, records: 12, cases: [.drafted: 3, .withPerson: 1])
        let text = draft.lines.joined(separator: "\n")
        for known in [
            "2026-11-21T13:00:00Z", name, "draft at the desk stadt", "wrong opening hours", "o-1", "Postroom 0.1.0",
            "log: 12", "drafted 3, withPerson 1", "OPEN: none on record",
        ] {
            #expect(text.contains(known), "\(known)")
        }
        for question in ["What happened", "harm", "aware", "Whom did you tell", "changed before"] {
            #expect(draft.lines.contains { $0.hasPrefix("OPEN:") && $0.contains(question) }, "\(question)")
        }
    }
}
