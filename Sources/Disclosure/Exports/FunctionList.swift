extension Pen {
    var functions: Document {
        let table = material.functions
        return document(
            "Funktionen und ihre Einordnung nach der KI-Verordnung", "Functions and their view under the AI Act",
            sources: [.aiAct, .definitionGuidelines, .article6Guidelines, .article50Guidelines, .gdpr],
            [
                section(
                    "1", "Was läuft", "What runs", .article("3", 1),
                    [
                        functionTable(table.having(.built), "Gebaute Funktionen", "Built functions"), desks,
                        known("assessedOn", "Bewertet am", "Assessed on", [table.assessedOn]),
                        known("assessedBy", "Vorschlag von", "Proposed by", [table.assessedBy]),
                        ask("Von der Behörde übernommen durch", "Adopted for the authority by", .riskAssessedBy),
                        ask("Übernommen am", "Adopted on", .riskAssessedOn),
                    ]),
                section(
                    "2", "Was nicht läuft", "What does not run", nil,
                    [
                        functionTable(
                            table.having(.off) + table.having(.notBuilt), "Abgeschaltet oder nicht gebaut",
                            "Switched off or not built")
                    ]),
                section(
                    "3", "Was verboten ist", "What is prohibited", .article("5"),
                    [functionTable(table.having(.prohibited), "Verbotene Funktionen", "Prohibited functions")]),
            ])
    }
}
