import TextClassification

/// What somebody needs to know to trust the figures, or to make them again.
struct PageMethod {
    let report: Report

    var content: [Markup] {
        let record = report.run.record
        var facts: [(String, String)] = [
            ("suite", record.suite.name), ("started", record.started), ("finished", record.finished ?? ""),
            ("taken up again", "\(record.resumed) times"),
            ("program", "\(record.software.name) \(record.software.version)"),
            ("its SHA-256", record.software.sha256),
        ]
        facts += record.digests.sorted { $0.key < $1.key }.filter { $0.key != "program" }.map {
            ("\($0.key) digest", $0.value)
        }
        facts += [
            ("machine", "\(record.machine.processor), \(record.machine.cores) cores, \(record.machine.memoryGiB) GiB"),
            ("system", record.machine.system),
            ("seeds", record.suite.seeds.map { String($0) }.joined(separator: ", ")),
            (
                "folds",
                record.suite.folds > 1
                    ? String(record.suite.folds) : "none: texts that teach and texts that are decided are apart"
            ),
            ("cases with a near-duplicate or thread", "\(record.counts.grouped), kept in one fold with it"),
            (
                "near-duplicates kept from teaching",
                Figure.count(record.units.reduce(0) { $0 + $1.nearDuplicatesLeftOut }) + " over all models"
            ),
        ]
        var units = PageTable(
            heads: ["variant", "#seed", "#fold", "#learned", "#phrases", "#left out", "#decided", "#errors", "model"])
        units.caption = "Every model of the run"
        for unit in record.units {
            units.rows.append([
                .text(unit.unit.variant), .number(String(unit.unit.seed)), .number(String(unit.unit.fold)),
                .number(Figure.count(unit.trained)), .number(Figure.count(unit.phrases)),
                .number(Figure.count(unit.nearDuplicatesLeftOut)), .number(Figure.count(unit.decided)),
                .number(Figure.count(unit.errors)), .markup(.element("code", [], String(unit.model.prefix(16)))),
            ])
        }
        return [
            .element(
                "dl", [("class", "facts")],
                facts.flatMap { [.element("dt", [], $0.0), .element("dd", [], [.element("code", [], $0.1)])] }),
            .element("h3", [], "Method"),
            .element(
                "ul", [],
                [
                    "Intervals of shares are Wilson's; the number of cases counts, not of repetitions under several seeds.",
                    "Other intervals are percentiles of \(Figure.count(SummedStatistic.standardResamples)) resamples by case, with a fixed seed.",
                    "Texts that share half of their runs of three words, answers to a mail of the set, and mails with one subject that share a fifth are never parted between learning and deciding.",
                    "Where labelled alternatives exist, one of them counts as right.",
                    "ECE has 15 bins of equal width. The Brier score is that of the class given: mean squared gap of its confidence and 1 for right, 0 for wrong.",
                    "A class that no case bears and none was given does not exist; every other class counts in the macro average.",
                ].map { .element("li", [], $0) }),
            skipped,
            .element("details", [], [.element("summary", [], "Models"), units.markup]),
        ]
    }

    private var skipped: Markup {
        let lines = report.run.record.skipped
        guard !lines.isEmpty else { return .group([]) }
        return .group([
            .element("h3", [], "Lines that could not be used"),
            .element("ul", [], lines.prefix(100).map { .element("li", [], "\($0.place): \($0.reason)") }),
        ])
    }
}
