/// The report as one HTML file: no script, no other file, readable from disk, in light and dark, by keyboard and by
/// screen readers. Every chart stands beside the numbers that it shows.
package struct Page {
    private let report: Report

    package init(_ report: Report) { self.report = report }

    private var first: VariantFigures { report.variants[0] }

    package var html: String { "<!DOCTYPE html>\n" + document.xml + "\n" }

    private var document: Markup {
        let record = report.run.record
        let sections = sections
        return .element(
            "html", [("lang", "en")],
            [
                .element(
                    "head", [],
                    [
                        .element("meta", [("charset", "utf-8")]),
                        .element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                        .element("meta", [("name", "color-scheme"), ("content", "light dark")]),
                        .element("title", [], "\(record.suite.name): evaluation"),
                        .element("style", [], PageStyle.text),
                    ]),
                .element(
                    "body", [],
                    [
                        .element("a", [("class", "skip"), ("href", "#summary")], "To the figures"),
                        header(record),
                        .element(
                            "div", [("class", "frame")],
                            [
                                .element(
                                    "nav", [("aria-label", "Contents")],
                                    [
                                        .element(
                                            "ol", [],
                                            sections.map { section in
                                                .element(
                                                    "li", [],
                                                    [.element("a", [("href", "#\(section.id)")], section.title)])
                                            })
                                    ]),
                                .element(
                                    "main", [],
                                    sections.map { section in
                                        .element(
                                            "section",
                                            [("id", section.id), ("aria-labelledby", "\(section.id)-title")],
                                            [.element("h2", [("id", "\(section.id)-title")], section.title)]
                                                + section.content)
                                    }),
                            ]),
                    ]),
            ])
    }

    private struct Section {
        let id: String
        let title: String
        let content: [Markup]

        init(_ id: String, _ title: String, _ content: [Markup]) {
            (self.id, self.title, self.content) = (id, title, content)
        }
    }

    private var sections: [Section] {
        let parts = PageParts(report: report, figures: first)
        var sections = [Section("summary", "Summary", parts.summary)]
        if report.variants.count > 1 {
            sections.append(Section("variants", "Variants", PageVariants(report: report).content))
        }
        sections += [
            Section("classes", "Classes", parts.classes), Section("confusions", "Confusions", parts.confusions),
            Section("deciding", "When to leave it to people", parts.deciding),
            Section("calibration", "Calibration", parts.calibration),
            Section("parts", "Parts of the data", parts.groups),
        ]
        if first.intents != nil {
            sections.append(Section("questions", "Intent, action, urgency, language", parts.questions))
            sections.append(Section("flags", "Flags and danger", parts.flags))
        }
        sections += [
            Section("speed", "Speed", parts.speed), Section("gate", "Gate", parts.gate),
            Section("method", "How it was measured", PageMethod(report: report).content),
        ]
        return sections
    }

    private func header(_ record: RunRecord) -> Markup {
        let chief = first.values[0]
        func tile(_ title: String, _ value: String, _ note: String) -> Markup {
            .element(
                "div", [("class", "tile")],
                [
                    .element("dt", [], title),
                    .element("dd", [], [.element("strong", [], value), .element("span", [], note)]),
                ])
        }
        let prefix = chief.metric.name.split(separator: ".")[0]
        let f1 = first.value("\(prefix).macro-f1")
        let calibration = first.value("\(prefix).ece")
        let coverage = first.value("\(prefix).coverage-at-95")
        var tiles = [
            tile(
                "Accuracy", Figure.percent(chief.value), "95 %: " + Figure.interval(chief.metric, chief.interval))
        ]
        if let f1 {
            tiles.append(
                tile("Macro F1", Figure.percent(f1.value), "95 %: " + Figure.interval(f1.metric, f1.interval)))
        }
        if let calibration {
            tiles.append(tile("Calibration error", Figure.percent(calibration.value), "15 bins; 0 is perfect"))
        }
        if let coverage {
            tiles.append(tile("Kept with 95 % right", Figure.percent(coverage.value), "the rest goes to people"))
        }
        let state = report.gate.isKept ? "kept" : "missed"
        return .element(
            "header", [],
            [
                .element("p", [("class", "kicker")], "Postroom evaluation"),
                .element("h1", [], record.suite.name),
                .element("p", [("class", "about")], record.suite.about),
                .element(
                    "p", [("class", "counts")],
                    [
                        .text(
                            "\(Figure.count(record.counts.cases)) cases, \(Figure.count(record.counts.decisions)) "
                                + "decisions · \(Figure.count(record.counts.errors)) errors · "
                                + "\(Figure.count(record.counts.skipped)) lines skipped · \(record.finished ?? "") "),
                        .element("a", [("href", "#gate"), ("class", "chip \(state)")], "gate \(state)"),
                    ]),
                .element("dl", [("class", "tiles")], tiles),
            ])
    }
}
