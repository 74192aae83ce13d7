import Transparency

extension Pen {
    /// UK Algorithmic Transparency Recording Standard, tiers 1 and 2; always in English.
    var atrs: Document {
        func field(_ number: String, _ label: String, _ key: ProfileKey, else own: [String] = []) -> Item {
            ask("", number + " " + label, key, else: own)
        }
        func own(_ number: String, _ label: String, _ values: [String]) -> Item {
            known(number, "", number + " " + label, values)
        }
        func section(_ id: String, _ heading: String, _ items: [Item]) -> Section {
            Section(id: id, heading: heading, provision: .point("ATRS", of: .atrs), items: items)
        }
        let learned = material.desks.flatMap(\.components).filter { $0.kind == "bayes" }
        return document(
            "", "Algorithmic Transparency Record",
            notes: [
                Words("", "The numbering of sections 3 to 5 follows published records; check it against the template.")
            ],
            sources: [.atrs],
            [
                section(
                    "Tier 1", "Tier 1: summary",
                    [
                        field("1", "Name", .systemName, else: [material.software.name]),
                        field("2", "Description", .systemDescription, else: purpose),
                        field("3", "Website URL", .publicationPage), field("4", "Contact email", .deployerContact),
                        field("id", "ATRS record", .registrationATRS),
                    ]),
                section(
                    "1", "Tier 2: owner and responsibility",
                    [
                        field("1.1", "Organisation or department", .deployerName), field("1.2", "Team", .deployerTeam),
                        field("1.3", "Senior responsible owner", .deployerOwner),
                        field("1.4.1", "External supplier", .supplierName),
                        field("1.4.2", "Companies House number", .supplierNumber),
                        field("1.4.3", "External supplier role", .supplierRole),
                        field("1.4.4", "Procurement procedure type", .supplierProcurement),
                        field("1.4.5", "Data access terms", .supplierDataAccess),
                    ]),
                section(
                    "2", "Tier 2: description and rationale",
                    [
                        own(
                            "2.1", "Detailed description",
                            material.functions.having(.built).map {
                                "\($0.name.en) (\($0.kind.rawValue)): \($0.rule.en)"
                            }),
                        field("2.2", "Scope", .systemPurpose, else: purpose),
                        field("2.3", "Benefit", .systemBenefit),
                        field("2.4", "Previous process", .systemPreviousProcess),
                        field("2.5", "Alternatives considered", .systemAlternatives),
                    ]),
                section(
                    "3", "Tier 2: decision making process",
                    [
                        field("3.1", "Process integration", .systemProcess),
                        own(
                            "3.2", "Provided information",
                            [
                                "A routing with confidence, candidates and reasons; a draft of approved text blocks; findings."
                            ]),
                        .text("3.3 Frequency and scale of usage"),
                    ] + usage + [
                        own("3.4", "Human decisions and review", oversight),
                        field("3.5", "Required training", .oversightTraining),
                        field("3.6", "Appeals and review", .riskComplaints),
                    ]),
                section(
                    "4", "Tier 2: tool specification",
                    [
                        own(
                            "4.1.1", "System architecture",
                            ["Intake, triage, drafting, review, sending on the authority's own machine."]),
                        own("4.1.2", "System-level input", ["Mail to the authority (RFC 5322)."]),
                        own(
                            "4.1.3", "System-level output",
                            ["A proposed reply that a person approves, edits or discards."]),
                        field("4.1.4", "Maintenance", .systemMaintenance),
                        fact(
                            "4.2.1", "", "4.2.1 and 4.2.2 Model name and version",
                            learned.map { "\($0.id) \($0.version)" },
                            missing: Words("", "Which models run?"), place: "postroom.yaml: desks"),
                        own(
                            "4.2.3", "Model task",
                            ["Classification of text by service, intent, danger and life events."]),
                        own(
                            "4.2.6", "Model architecture",
                            ["Naive Bayes family with calibrated confidence; keyword rules."]),
                    ] + accuracy + [
                        own(
                            "4.3", "Development data",
                            ["Training mails of the desk; their README says where they come from."]),
                        field("4.4.1", "Operational data", .dataCategories, else: usualCategories),
                        field("4.4.2", "Data sharing", .dataRecipients),
                    ]),
                section(
                    "5", "Tier 2: risks, mitigations and impact assessments",
                    [
                        field("5.1", "Impact assessments", .dpiaReference), field("5.2", "Risks", .riskHarms),
                        field("5.3", "Mitigations", .riskMitigations),
                    ]),
            ])
    }
}
