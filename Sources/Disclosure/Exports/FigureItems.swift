/// Figures of evaluation runs in documents. Each number is the report's own; only its digits are cut for reading.
extension Pen {
    /// The metrics that a reader without training can use, in this order.
    private static let shown: [(name: String, meaning: Words)] = [
        ("service.accuracy", Words("zuständige Stelle richtig", "right service")),
        ("service.top3", Words("richtige Stelle unter den ersten drei", "right service among the first three")),
        ("service.macro-f1", Words("Stelle, mittleres F1", "service, mean F1")),
        ("service.ece", Words("Abweichung der angegebenen Sicherheit (ECE)", "error of the stated confidence (ECE)")),
        ("service.sure", Words("Mails, die als sicher gelten", "mails that count as sure")),
        ("service.sure-accuracy", Words("davon richtig", "right among these")),
        ("human.recall", Words("Mails über Gefahr, die ein Mensch bekam", "mails about danger that reached a person")),
        ("action.accuracy", Words("nächster Schritt richtig", "next step right")),
        ("intent.accuracy", Words("Anliegen richtig", "intent right")),
        ("urgency.accuracy", Words("Dringlichkeit richtig", "urgency right")),
        ("language.accuracy", Words("Sprache richtig", "language right")),
        ("deadline.recall", Words("Fristen gefunden", "deadlines found")),
        ("deadline.precision", Words("gefundene Fristen richtig", "found deadlines right")),
        ("draft.coverage", Words("Mails, die einen Entwurf bekommen", "mails that get a draft")),
        (
            "draft.precision",
            Words("davon mit Baustein der richtigen Stelle", "of these with a block of the right service")
        ),
        ("label.accuracy", Words("Klasse richtig", "class right")),
        ("speed.p50", Words("Zeit einer Entscheidung, Median", "time of a decision, median")),
        ("speed.p99", Words("Zeit einer Entscheidung, 99 von 100", "time of a decision, 99 of 100")),
    ]

    private var noEvaluation: Item {
        fact(
            "evaluation", "Gemessene Genauigkeit", "Measured accuracy", [],
            missing: Words("Wie genau ist es?", "How accurate is it?"), place: "postroom export --evaluation")
    }

    var accuracy: [Item] {
        guard !material.evaluations.isEmpty else { return [noEvaluation] }
        return material.evaluations.flatMap { run -> [Item] in
            let rows = Self.shown.compactMap { metric in
                run.figure(metric.name).map {
                    [metric.meaning.text(in: language), metric.name, $0.text(in: language)]
                }
            }
            return [
                known(
                    "run." + run.suite, "Messung", "Evaluation",
                    [
                        words(
                            "\(run.suite), beendet \(run.finished), Software \(run.softwareVersion), \(run.count) Mails, "
                                + "\(run.errors) Fehler",
                            "\(run.suite), finished \(run.finished), software \(run.softwareVersion), \(run.count) mails, "
                                + "\(run.errors) errors")
                    ]
                        + run.digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }),
                .table(
                    Table(
                        caption: words(
                            "Genauigkeit (95-%-Intervall): \(run.suite)", "Accuracy (95 % interval): \(run.suite)"),
                        header: [words("was", "what"), words("Messgröße", "metric"), words("Wert", "value")], rows: rows
                    )),
            ]
        }
    }

    /// The figures that say most to somebody who writes to the authority.
    var accuracyInShort: [Item] {
        guard !material.evaluations.isEmpty else { return [noEvaluation] }
        let names = ["service.accuracy", "service.top3", "human.recall", "draft.precision"]
        return material.evaluations.map { run in
            known(
                "run." + run.suite, "Gemessen: \(run.suite), \(run.finished.prefix(10))",
                "Measured: \(run.suite), \(run.finished.prefix(10))",
                Self.shown.filter { names.contains($0.name) }.compactMap { metric in
                    run.figure(metric.name).map { "\(metric.meaning.text(in: language)): \($0.text(in: language))" }
                })
        }
    }

    /// Accuracy of the service by group of mails.
    var accuracyByGroup: [Item] {
        guard !material.evaluations.isEmpty else { return [noEvaluation] }
        return material.evaluations.flatMap { run in
            run.groups.map { group in
                .table(
                    Table(
                        caption: words(
                            "Stelle richtig, \(Self.groupWords(group.kind).de): \(run.suite)",
                            "Right service, \(Self.groupWords(group.kind).en): \(run.suite)"),
                        header: [words("Gruppe", "group"), words("Wert", "value")],
                        rows: group.figures.map { [$0.name, $0.text(in: language)] }))
            }
        }
    }

    /// Thresholds that were set before the run.
    var limits: [Item] {
        guard !material.evaluations.isEmpty else { return [noEvaluation] }
        return material.evaluations.map { run in
            .table(
                Table(
                    caption: words("Vorab gesetzte Grenzen: \(run.suite)", "Limits set beforehand: \(run.suite)"),
                    header: [
                        words("Messgröße", "metric"), words("gemessen", "measured"), words("Grenze", "limit"),
                        words("gehalten", "kept"),
                    ],
                    rows: run.limits.map { row in
                        let share = row.name.contains(".")
                        func number(_ value: Double) -> String {
                            share ? percent(value, language) : decimal(value, language)
                        }
                        let limit =
                            row.atLeast.map { words("mindestens ", "at least ") + number($0) }
                            ?? row.atMost.map { words("höchstens ", "at most ") + number($0) } ?? "–"
                        return [
                            row.name, number(row.value), limit, row.isKept ? words("ja", "yes") : words("NEIN", "NO"),
                        ]
                    }))
        }
    }

    private static func groupWords(_ kind: String) -> Words {
        switch kind {
        case "by_language": Words("nach Sprache", "by language")
        case "by_length": Words("nach Länge", "by length")
        default: Words("nach Herkunft der Mails", "by source of the mails")
        }
    }
}
