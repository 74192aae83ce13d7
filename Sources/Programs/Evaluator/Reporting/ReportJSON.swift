import TextClassification
package import Transparency

extension Report {
    /// The twin of the page: the same figures for programs. `Docs/Evaluation.md` explains the keys.
    package var json: JSONValue {
        let record = run.record
        return [
            "suite": .string(record.suite.name), "started": .string(record.started),
            "finished": .string(record.finished ?? ""), "resumed": .integer(Int64(record.resumed)),
            "digests": .object(record.digests.mapValues { .string($0) }),
            "software": [
                "name": .string(record.software.name), "version": .string(record.software.version),
                "sha256": .string(record.software.sha256),
            ],
            "machine": [
                "system": .string(record.machine.system), "processor": .string(record.machine.processor),
                "cores": .integer(Int64(record.machine.cores)), "memory_gib": .integer(Int64(record.machine.memoryGiB)),
            ],
            "seeds": .array(record.suite.seeds.map { .integer(Int64(truncatingIfNeeded: $0)) }),
            "folds": .integer(Int64(record.suite.folds)), "n": .integer(Int64(record.counts.cases)),
            "grouped": .integer(Int64(record.counts.grouped)), "decisions": .integer(Int64(record.counts.decisions)),
            "errors": .integer(Int64(record.counts.errors)), "skipped": .integer(Int64(record.counts.skipped)),
            "near_duplicates_left_out": .integer(
                Int64(record.units.reduce(0) { $0 + $1.nearDuplicatesLeftOut })),
            "zero_division": 0, "resamples": .integer(Int64(SummedStatistic.standardResamples)),
            "first": .string(variants.first?.measured.variant ?? ""),
            "variants": .object(
                Dictionary(
                    variants.map { ($0.measured.variant, $0.json) }, uniquingKeysWith: { first, _ in first })),
            "against_first": .object(
                Dictionary(
                    comparisons.map { ($0.variant, $0.comparison.json) }, uniquingKeysWith: { first, _ in first })),
            "gate": gate.json,
        ]
    }
}

extension VariantFigures {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "mean_trained": .number(meanTrained),
            "metrics": .object(
                Dictionary(values.map { ($0.metric.name, $0.json) }, uniquingKeysWith: { first, _ in first })),
            "classification_report": classes.json,
            "confusions": .array(
                confusions.map {
                    [
                        "expected": .string($0.expected), "predicted": .string($0.predicted),
                        "count": .integer(Int64($0.count)), "ids": .array($0.ids.map { .string($0) }),
                    ]
                }),
            "confusion_matrix": .object(matrix.mapValues { .object($0.mapValues { .integer(Int64($0)) }) }),
            "risk_coverage": .array(
                curve.points.map {
                    [
                        "threshold": .number($0.threshold), "coverage": .number($0.coverage), "risk": .number($0.risk),
                    ]
                }),
            "chosen": curve.widest(accuracy: 0.95).map {
                [
                    "threshold": .number($0.threshold), "coverage": .number($0.coverage), "risk": .number($0.risk),
                    "kept": .integer(Int64($0.kept)), "wrong": .integer(Int64($0.wrong)),
                ]
            } ?? .null,
            "reliability": .array(
                bins.enumerated().map { place, bin in
                    [
                        "from": .number(Double(place) / 15), "to": .number(Double(place + 1) / 15),
                        "n": .integer(Int64(bin.count)), "confidence": .number(bin.confidence),
                        "accuracy": .number(bin.accuracy),
                    ]
                }),
            "by_language": Self.json(byLanguage), "by_length": Self.json(byLength), "by_source": Self.json(bySource),
        ]
        for (name, report) in [
            ("intent", intents), ("action", actions), ("urgency", urgencies), ("language", languages),
        ] {
            if let report { members["\(name)_report"] = report.json }
        }
        return .object(members)
    }

    private static func json(_ groups: [GroupAccuracy]) -> JSONValue {
        .object(Dictionary(groups.map { ($0.name, $0.value.json) }, uniquingKeysWith: { first, _ in first }))
    }
}

extension MetricValue {
    var json: JSONValue {
        var members: [String: JSONValue] = ["value": .number(value), "n": .integer(Int64(count))]
        if let interval {
            members["interval"] = .array([.number(interval.lowerBound), .number(interval.upperBound)])
            members["method"] = .string(method ?? "")
        }
        return .object(members)
    }
}

extension ClassificationReport {
    /// With the keys of scikit-learn's `classification_report(output_dict=True)`.
    package var json: JSONValue {
        func row(_ row: Row) -> JSONValue {
            [
                "precision": .number(row.precision), "recall": .number(row.recall), "f1-score": .number(row.f1),
                "support": .integer(Int64(row.support)),
            ]
        }
        var members: [String: JSONValue] = [:]
        for (label, values) in classes { members[label] = row(values) }
        members["accuracy"] = .number(accuracy)
        members["macro avg"] = row(macroAverage)
        members["weighted avg"] = row(weightedAverage)
        return .object(members)
    }
}

extension Gate {
    package var json: JSONValue {
        [
            "kept": .bool(isKept),
            "rows": .array(
                rows.map { row in
                    var members: [String: JSONValue] = [
                        "name": .string(row.name), "value": .number(row.value), "kept": .bool(row.isKept),
                        row.bound.words == "at least" ? "at_least" : "at_most": .number(row.bound.limit),
                        "n": .integer(Int64(row.count)),
                    ]
                    if !row.variant.isEmpty { members["variant"] = .string(row.variant) }
                    if let interval = row.interval {
                        members["interval"] = .array([.number(interval.lowerBound), .number(interval.upperBound)])
                    }
                    return .object(members)
                }),
        ]
    }
}

extension Comparison {
    package var json: JSONValue {
        func ids(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }
        return [
            "metric": .string(metric.name), "n": .integer(Int64(cases)), "first": .number(first.value),
            "second": .number(second.value), "difference": .number(difference),
            "interval": interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null,
            "gained": ids(gained), "lost": ids(lost), "p": .number(test.pValue),
            "cases_needed": casesNeeded.map { .integer(Int64($0)) } ?? .null,
            "left_out": [
                "only_first": .integer(Int64(leftOut.onlyFirst)), "only_second": .integer(Int64(leftOut.onlySecond)),
                "other_text": .integer(Int64(leftOut.otherText)), "other_labels": .integer(Int64(leftOut.otherLabels)),
            ],
            "classes": .object(
                Dictionary(
                    classes.map { row in
                        (
                            row.label,
                            [
                                "support": .integer(Int64(row.support)), "recall_first": .number(row.recallFirst),
                                "recall_second": .number(row.recallSecond), "p": .number(row.pValue),
                                "p_holm": .number(row.adjusted),
                            ] as JSONValue
                        )
                    }, uniquingKeysWith: { first, _ in first })),
            "verdict": .string(verdict.rawValue),
        ]
    }
}
