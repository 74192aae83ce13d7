import TextClassification

/// The sections that only a desk has.
extension PageParts {
    var questions: [Markup] {
        [
            ("Intent", figures.intents), ("Action", figures.actions), ("Urgency", figures.urgencies),
            ("Language", figures.languages),
        ].flatMap { title, report -> [Markup] in
            guard let report else { return [] }
            var table = PageTable(heads: [title.lowercased(), "#precision", "#recall", "f1", "#support"])
            for (label, row) in report.classes {
                table.rows.append([
                    .text(label), .number(Figure.places(row.precision, 2)), .number(Figure.places(row.recall, 2)),
                    PageTable.bar(row.f1), .number(Figure.count(row.support)),
                ])
            }
            table.caption =
                "Accuracy \(Figure.percent(report.accuracy)), macro F1 \(Figure.percent(report.macroAverage.f1))"
            return [.element("h3", [], title), table.markup]
        }
    }

    var flags: [Markup] {
        var table = PageTable(heads: ["flag", "#precision", "#recall", "recall, 95 %", "f1", "#mails", "#false alarms"])
        table.caption = "False alarms: the share of mails without any flag that are given this one"
        for flag in Metric.flags {
            guard let precision = figures.value("flag.\(flag).precision"),
                let recall = figures.value("flag.\(flag).recall"), let f1 = figures.value("flag.\(flag).f1"),
                let alarms = figures.value("flag.\(flag).false-alarms"), recall.count + precision.count > 0
            else { continue }
            table.rows.append([
                .text(flag), .number(Figure.percent(precision.value)), .number(Figure.percent(recall.value)),
                .text(Figure.interval(recall.metric, recall.interval)), PageTable.bar(f1.value),
                .number(Figure.count(recall.count)), .number(Figure.percent(alarms.value)),
            ])
        }
        let danger = figures.value("human.recall").map { value in
            "Of \(value.count) mails that speak of self-harm, violence, a threat or an emergency, "
                + "\(Figure.percent(value.value)) reach a person and get no draft (95 %: "
                + "\(Figure.interval(value.metric, value.interval))). A silent screen is no all-clear."
        }
        return [danger.map(paragraph), table.markup].compactMap { $0 }
    }
}
