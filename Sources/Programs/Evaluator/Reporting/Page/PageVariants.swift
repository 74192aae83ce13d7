import TextClassification

/// Variants side by side: what each part contributes, and what more texts to learn from would bring.
struct PageVariants {
    let report: Report

    var content: [Markup] { comparison + curves }

    private var comparison: [Markup] {
        let first = report.variants[0]
        let rows = report.variants.map { variant -> Chart.Row in
            let value = variant.values[0]
            return Chart.Row(
                name: variant.measured.variant, value: value.value, interval: value.interval,
                note: Figure.percent(value.value))
        }
        var table = PageTable(
            heads: [
                "variant", "#accuracy", "#macro F1", "#ECE", "against the first", "#gained", "#lost", "#p", "verdict",
            ])
        let prefix = first.values[0].metric.name.split(separator: ".")[0]
        for variant in report.variants {
            var cells: [PageTable.Cell] = [
                .text(variant.measured.variant), .number(Figure.percent(variant.values[0].value)),
                .number(Figure.percent(variant.value("\(prefix).macro-f1")?.value ?? 0)),
                .number(Figure.percent(variant.value("\(prefix).ece")?.value ?? 0)),
            ]
            if let (_, comparison) = report.comparisons.first(where: { $0.variant == variant.measured.variant }) {
                let interval = comparison.interval.map {
                    " (\(Figure.places($0.lowerBound * 100, 1)) to \(Figure.places($0.upperBound * 100, 1)))"
                }
                cells += [
                    .text(Figure.difference(comparison.metric, comparison.difference) + (interval ?? "")),
                    .number(Figure.count(comparison.gained.count)), .number(Figure.count(comparison.lost.count)),
                    .number(Figure.probability(comparison.test.pValue)), .text(comparison.verdict.rawValue),
                ]
            } else {
                cells += [.text("–"), .number(""), .number(""), .number(""), .text("")]
            }
            table.rows.append(cells)
        }
        table.caption = "Same cases, same cut; McNemar's exact test, paired bootstrap"
        return [
            note("All further sections are about “\(first.measured.variant)”."),
            figure(
                first.values[0].metric.name,
                Chart.dots(rows, title: "Accuracy of each variant", reference: first.values[0].value)), table.markup,
        ]
    }

    /// Variants that differ in nothing but a share make a learning curve.
    private var curves: [Markup] {
        let suite = report.run.record.suite
        func key(_ variant: Variant, _ other: Double) -> String {
            variant.leaveOut.map(\.rawValue).sorted().joined(separator: ",") + " \(other)"
        }
        let bySupplement = Dictionary(grouping: suite.variants.filter { $0.has(.supplement) }) {
            key($0, $0.trainingShare)
        }
        let byTraining = Dictionary(grouping: suite.variants) { key($0, $0.supplementShare) }
        return [
            ("Learning curve: share of the supplement", bySupplement, \Variant.supplementShare),
            ("Learning curve: share of the training texts", byTraining, \Variant.trainingShare),
        ].flatMap { title, groups, share in
            groups.sorted { $0.key < $1.key }.compactMap { _, variants in
                Set(variants.map { $0[keyPath: share] }).count < 3
                    ? nil : curve(title, variants.sorted { $0[keyPath: share] < $1[keyPath: share] })
            }
        }
    }

    private func curve(_ title: String, _ variants: [Variant]) -> Markup? {
        let points = variants.compactMap { variant in
            report.variants.first { $0.measured.variant == variant.name }
        }
        let values = points.map { ($0.meanTrained, $0.values[0].value, $0.values[0].interval) }
        guard values.count >= 3, let most = values.map(\.0).max() else { return nil }
        let low = ((values.map { $0.2?.lowerBound ?? $0.1 }.min() ?? 0) * 20).rounded(.down) / 20
        let high = ((values.map { $0.2?.upperBound ?? $0.1 }.max() ?? 1) * 20).rounded(.up) / 20
        let drawing = Chart.Curve(
            points: values.map { ($0.0, $0.1) },
            band: values.compactMap { value in value.2.map { (value.0, $0.lowerBound, $0.upperBound) } },
            marks: values.last.map { [($0.0, $0.1, Figure.percent($0.1))] } ?? [], dots: true)
        return figure(
            title,
            Chart.curve(
                drawing, title: title, across: "texts that teach a model", up: "accuracy with 95 % interval",
                x: 0...most, y: low...max(high, low + 0.05), xLabel: { Figure.count(Int($0)) },
                yLabel: { Figure.places($0 * 100, 1) + " %" }))
    }
}
