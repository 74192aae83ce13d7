import TextClassification

/// The sections about one variant.
struct PageParts {
    let report: Report
    let figures: VariantFigures

    private var chief: Metric { figures.values[0].metric }
    private var classWord: String { report.run.record.suite.source.desk == nil ? "label" : "service" }

    var summary: [Markup] {
        var table = PageTable(heads: ["metric", "#value", "95 % interval", "method", "#of", "meaning"])
        table.caption = "Figures of “\(figures.measured.variant)”"
        for value in figures.values where !value.metric.name.hasPrefix("flag.") {
            table.rows.append([
                .text(value.metric.name), .number(Figure.value(value.metric, value.value)),
                .text(Figure.interval(value.metric, value.interval)), .text(value.method ?? ""),
                .number(Figure.count(value.count)), .text(value.metric.meaning),
            ])
        }
        return [
            paragraph(Self.howDecided(report.run.record)),
            table.markup,
        ]
    }

    private static func howDecided(_ record: RunRecord) -> String {
        let kept = record.units.map(\.nearDuplicatesKept).max() ?? 0
        let near =
            kept == 0
            ? "learned neither from it nor from a near-duplicate of it"
            : "did not learn from it; \(Figure.count(kept)) texts that taught are near-duplicates of one that was decided"
        return "Each case was decided by a model that \(near). An error counts as wrong."
    }

    var classes: [Markup] {
        var table = PageTable(heads: [classWord, "#precision", "#recall", "f1", "#support"])
        table.caption = "As scikit-learn's classification_report; a quotient by zero is 0 (zero_division=0)"
        func row(_ name: String, _ row: ClassificationReport.Row) -> [PageTable.Cell] {
            [
                .text(name), .number(Figure.places(row.precision, 2)), .number(Figure.places(row.recall, 2)),
                PageTable.bar(row.f1), .number(Figure.count(row.support)),
            ]
        }
        for (label, values) in figures.classes.classes { table.rows.append(row(label, values)) }
        table.rows.append([
            .text("accuracy"), .number(""), .number(""), PageTable.bar(figures.classes.accuracy),
            .number(Figure.count(figures.classes.macroAverage.support)),
        ])
        table.rows.append(row("macro avg", figures.classes.macroAverage))
        table.rows.append(row("weighted avg", figures.classes.weightedAverage))
        table.sums = 3
        return [table.markup]
    }

    // MARK: Confusions

    /// More classes than this make a matrix that nobody can read.
    private static let mostInMatrix = 40

    var confusions: [Markup] {
        var content: [Markup] = []
        let labels = Set(figures.matrix.keys).union(figures.matrix.values.flatMap(\.keys)).sorted()
        if labels.count <= Self.mostInMatrix {
            content += [note("Rows: what is right. Columns: what was given. Shade: share of the row."), matrix(labels)]
        } else {
            content.append(note("With \(labels.count) classes the matrix is left to the JSON twin."))
        }
        guard !figures.confusions.isEmpty else { return content + [paragraph("Nothing was taken for another.")] }
        var table = PageTable(heads: ["#cases", "right", "given", "examples"])
        table.caption = "The 20 most frequent confusions"
        for confusion in figures.confusions.prefix(20) {
            table.rows.append([
                .number(Figure.count(confusion.count)), .text(confusion.expected), .text(confusion.predicted),
                .markup(.element("code", [], confusion.ids.joined(separator: ", "))),
            ])
        }
        content.append(table.markup)
        if !report.texts.isEmpty {
            content += [
                .element("h3", [], "Examples"),
                note("Texts are shown because --with-text was given. Treat this file like the mails themselves."),
            ]
            for confusion in figures.confusions.prefix(20) {
                content.append(
                    .element(
                        "details", [],
                        [.element("summary", [], "\(confusion.expected) → \(confusion.predicted)")]
                            + confusion.ids.compactMap { id in
                                report.texts[id].map { text in
                                    .group([.element("code", [], id), .element("blockquote", [], text)])
                                }
                            }))
            }
        }
        return content
    }

    private func matrix(_ labels: [String]) -> Markup {
        let head = labels.map { Markup.element("th", [("scope", "col")], $0) }
        let rows = labels.map { label -> Markup in
            let row = figures.matrix[label] ?? [:]
            let total = Double(max(row.values.reduce(0, +), 1))
            let cells = labels.map { given -> Markup in
                let count = row[given] ?? 0
                let style = count == 0 ? [] : [("style", "--s:\(Figure.places(Double(count) / total, 3))")]
                return .element(
                    "td", (label == given ? [("class", "self")] : []) + style, count == 0 ? "" : String(count))
            }
            return .element("tr", [], [.element("th", [("scope", "row")], label)] + cells)
        }
        return .element(
            "div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Confusion matrix")],
            [
                .element(
                    "table", [("class", "matrix")],
                    [
                        .element("thead", [], [.element("tr", [], [.element("td", [], "")] + head)]),
                        .element("tbody", [], rows),
                    ])
            ])
    }

    // MARK: Deciding and certainty

    var deciding: [Markup] {
        let curve = figures.curve
        let highest = max(curve.points.map(\.risk).max() ?? 0, 0.05)
        var drawing = Chart.Curve(points: thinned(curve.points).map { ($0.coverage, $0.risk) })
        let chosen = curve.widest(accuracy: 0.95)
        if let chosen {
            drawing.marks = [(chosen.coverage, chosen.risk, "threshold \(Figure.places(chosen.threshold, 3))")]
        }
        var table = PageTable(heads: ["confidence from", "#kept", "#share kept", "#wrong among kept", "#to people"])
        table.caption = "What a threshold costs"
        let all = curve.points.last?.kept ?? 0
        for threshold in [0.0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95] {
            guard let point = curve.points.last(where: { $0.threshold >= threshold }) else { continue }
            table.rows.append([
                .text(Figure.places(threshold, 2)), .number(Figure.count(point.kept)),
                .number(Figure.percent(point.coverage)), .number("\(point.wrong) (\(Figure.percent(point.risk)))"),
                .number(Figure.count(all - point.kept)),
            ])
        }
        let sure = figures.value("service.sure").flatMap { sure in
            figures.value("service.sure-accuracy").map { right in
                "The desk itself, by a threshold that its training chose on other mails, calls "
                    + "\(Figure.percent(sure.value)) of the cases sure; \(Figure.percent(right.value)) of these are right "
                    + "(95 %: \(Figure.interval(right.metric, right.interval)))."
            }
        }
        return [sure].compactMap { $0.map(paragraph) } + [
            paragraph(
                chosen.map {
                    "From a confidence of \(Figure.places($0.threshold, 3)) on, \(Figure.percent($0.coverage)) of the cases "
                        + "are kept and 95 % of them are right; the others would be shown to people as unsure. The threshold "
                        + "was chosen on these same cases, so expect a little less on new ones."
                } ?? "At no threshold are 95 % of the kept cases right."),
            figure(
                "Risk among kept cases, by share kept",
                Chart.curve(
                    drawing, title: "Risk–coverage curve; area \(Figure.places(curve.area, 4))",
                    across: "share kept", up: "share wrong among kept", y: 0...highest,
                    xLabel: { Figure.places($0 * 100, 0) + " %" }, yLabel: { Figure.places($0 * 100, 1) + " %" })),
            note("Area under the curve: \(Figure.places(curve.area, 4)). 0 is perfect."), table.markup,
        ]
    }

    /// As many points as an eye can tell apart, the ends among them.
    private func thinned(_ points: [RiskCoverage.Point]) -> [RiskCoverage.Point] {
        let most = 300
        guard points.count > most else { return points }
        return (0..<most).map { points[$0 * (points.count - 1) / (most - 1)] }
    }

    /// Fewer cases say too little to be drawn.
    private static let fewestInPoint = 10

    var calibration: [Markup] {
        let filled = figures.bins.enumerated().filter { $0.element.count > 0 }
        var table = PageTable(heads: ["confidence", "#cases", "#mean confidence", "#right", "#gap"])
        table.caption = "Reliability table, 15 bins of equal width"
        for (place, bin) in filled {
            table.rows.append([
                .text("\(Figure.places(Double(place) / 15, 2)) to \(Figure.places(Double(place + 1) / 15, 2))"),
                .number(Figure.count(bin.count)), .number(Figure.percent(bin.confidence)),
                .number(Figure.percent(bin.accuracy)),
                .number(Figure.places((bin.accuracy - bin.confidence) * 100, 1)),
            ])
        }
        let drawing = Chart.Curve(
            points: filled.filter { $0.element.count >= Self.fewestInPoint }
                .map { ($0.element.confidence, $0.element.accuracy) }, diagonal: true, dots: true)
        return [
            paragraph(
                "A confidence of 80 % should be right in 80 of 100 cases. Points below the line are too sure, points above "
                    + "it too careful."),
            figure(
                "Share right, by confidence",
                Chart.curve(
                    drawing, title: "Reliability diagram", across: "mean confidence", up: "share right",
                    xLabel: { Figure.places($0 * 100, 0) + " %" }, yLabel: { Figure.places($0 * 100, 0) + " %" })),
            table.markup,
        ]
    }

    // MARK: Parts

    var groups: [Markup] {
        let groups = [
            ("By language", figures.byLanguage), ("By length, in characters", figures.byLength),
            ("By file of the data", figures.bySource),
        ].filter { !$0.1.isEmpty }
        return [
            note("\(chief.name) with its 95 % interval; the line marks the whole. Small groups have wide intervals."),
            .element(
                "div", [("class", "multiples")],
                groups.map { title, rows in
                    figure(
                        title,
                        Chart.dots(
                            rows.map { row in
                                Chart.Row(
                                    name: row.name, value: row.value.value, interval: row.value.interval,
                                    note: "\(Figure.percent(row.value.value)) of \(row.value.count)")
                            }, title: "\(chief.name), \(title.lowercased())", reference: figures.values[0].value))
                }),
        ]
    }

    var speed: [Markup] {
        var table = PageTable(heads: ["quantile", "#milliseconds a decision"])
        for value in figures.values where value.metric.name.hasPrefix("speed.") {
            table.rows.append([
                .text(value.metric.name.replacingPrefix("speed.", "")), .number(Figure.places(value.value, 3)),
            ])
        }
        let units = report.run.record.units.filter { $0.unit.variant == figures.measured.variant }
        let training = units.reduce(0) { $0 + $1.trainSeconds } / Double(max(units.count, 1))
        return [
            table.markup,
            note(
                "Training took \(Figure.places(training, 1)) s a model on average. Times hold for the machine named below "
                    + "and whatever else it was doing. No model outside this program was asked, so there is no price."),
        ]
    }

    var gate: [Markup] {
        var table = PageTable(heads: ["limit", "#value", "must be", "95 % interval", "variant", "state"])
        for row in report.gate.rows {
            table.rows.append([
                .text(row.name), .number(row.words(row.value)),
                .text("\(row.bound.words) \(row.words(row.bound.limit))"),
                .text(row.interval.map { "\(row.words($0.lowerBound)) to \(row.words($0.upperBound))" } ?? ""),
                .text(row.variant),
                .markup(
                    .element("span", [("class", row.isKept ? "kept" : "missed")], row.isKept ? "kept" : "missed")),
            ])
        }
        return [
            paragraph(report.gate.isKept ? "Every limit of the suite is kept." : "At least one limit is missed."),
            table.markup,
        ]
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, _ other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
