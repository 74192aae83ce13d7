import TextClassification

extension Report {
    /// The summary for a terminal.
    package var text: String {
        let record = run.record
        var lines = [
            "\(record.suite.name)   \(Figure.count(record.counts.cases)) cases, "
                + "\(Figure.count(record.counts.decisions)) decisions, \(record.counts.errors) errors, "
                + "\(record.counts.skipped) lines skipped",
            "data \(short(record.digests["data"]))   desk \(short(record.digests["desk"]))   "
                + "program \(record.software.version) (\(short(record.software.sha256)))   "
                + "finished \(record.finished ?? "")",
        ]
        for skipped in record.skipped.prefix(5) { lines.append("skipped: \(skipped.place): \(skipped.reason)") }
        if let first = variants.first {
            lines += ["", first.measured.variant]
            lines += summary(first)
            lines += [
                "", "Classes of \"\(first.measured.variant)\", as scikit-learn prints them (zero_division=0)", "",
            ]
            lines.append(first.classes.text)
            if !first.confusions.isEmpty {
                lines.append("Taken for another, most frequent first")
                for confusion in first.confusions.prefix(10) {
                    lines.append(
                        "  \(padded(String(confusion.count), 5))\(confusion.expected) → \(confusion.predicted)   "
                            + confusion.ids.joined(separator: ", "))
                }
            }
        }
        if !comparisons.isEmpty {
            lines += ["", "Variants against \"\(variants[0].measured.variant)\""]
            for (variant, comparison) in comparisons { lines.append("  \(padded(variant, 28))\(comparison.oneLine)") }
        }
        if !run.record.suite.thresholds.isEmpty { lines += ["", gate.text] }
        return lines.joined(separator: "\n")
    }

    private func short(_ digest: String?) -> String { digest.map { String($0.prefix(16)) } ?? "–" }

    private func summary(_ variant: VariantFigures) -> [String] {
        variant.values.filter { value in
            // Flags that no mail bears and that were never raised say nothing.
            !value.metric.name.hasPrefix("flag.") || (value.count > 0 && value.metric.name.hasSuffix(".recall"))
        }.map { value in
            let interval = Figure.interval(value.metric, value.interval)
            return "  \(padded(value.metric.name, 34))\(padded(Figure.value(value.metric, value.value), 11))"
                + padded(interval.isEmpty ? "" : "(\(interval))", 22) + "of \(Figure.count(value.count))"
        }
    }
}

extension Gate {
    /// One line a limit.
    package var text: String {
        let rows = rows.map { row in
            "\(row.isKept ? "kept  " : "MISSED") \(padded(row.name, 34)) \(padded(row.words(row.value), 11))"
                + "\(row.bound.words) \(padded(row.words(row.bound.limit), 10))"
                + (row.interval.map { "95 %: \(row.words($0.lowerBound)) to \(row.words($0.upperBound))" } ?? "")
                + (row.variant.isEmpty ? "" : "   \(row.variant)")
        }
        return (rows + [isKept ? "The gate is kept." : "The gate is missed."]).joined(separator: "\n")
    }
}

extension Gate.Row {
    /// A value as the limit is written: a share as in the suite, with four places, since a limit is compared exactly.
    package func words(_ value: Double) -> String {
        ["errors", "skipped"].contains(name) ? Figure.places(value, 0) : Figure.places(value, 4)
    }
}

extension Comparison {
    /// Difference, interval, test and verdict.
    package var oneLine: String {
        var text = Figure.difference(metric, difference)
        if let interval {
            text +=
                " (95 %: \(Figure.difference(metric, interval.lowerBound)) to "
                + "\(Figure.difference(metric, interval.upperBound)))"
        }
        return text + ", \(gained.count) gained, \(lost.count) lost, p \(Figure.probability(test.pValue)): "
            + verdict.rawValue
    }

    /// The comparison for a terminal: flips first.
    package func text(first name: String, second other: String) -> String {
        var lines = [
            "\(metric.name): \"\(other)\" against \"\(name)\" on \(Figure.count(cases)) cases that both decided"
        ]
        lines.append("gained \(gained.count): \(list(gained))")
        lines.append("lost   \(lost.count): \(list(lost))")
        let out = leftOut
        if out != LeftOut(onlyFirst: 0, onlySecond: 0, otherText: 0, otherLabels: 0) {
            lines.append(
                "left out: \(out.onlyFirst) only in the first, \(out.onlySecond) only in the second, "
                    + "\(out.otherText) with another text, \(out.otherLabels) with other labels")
        }
        lines.append("")
        lines.append("first       \(Figure.value(metric, first.value))")
        lines.append("second      \(Figure.value(metric, second.value))")
        lines.append(
            "difference  \(Figure.difference(metric, difference))"
                + (interval.map {
                    "   95 % by paired bootstrap: \(Figure.difference(metric, $0.lowerBound)) to "
                        + "\(Figure.difference(metric, $0.upperBound))"
                } ?? ""))
        lines.append(
            "McNemar     exact, two-sided: p \(Figure.probability(test.pValue)) (\(test.onlySecond) against "
                + "\(test.onlyFirst))")
        let sure = classes.filter { $0.adjusted < 0.05 }
        lines.append(
            "classes     \(sure.isEmpty ? "none differs surely" : "") "
                + "(\(classes.count) compared, probabilities adjusted by Holm)")
        for row in sure {
            lines.append(
                "  \(padded(row.label, 28))\(Figure.percent(row.recallFirst)) → \(Figure.percent(row.recallSecond)) "
                    + "of \(row.support), p \(Figure.probability(row.adjusted))")
        }
        lines.append("")
        lines.append("The second is: \(verdict.rawValue).")
        if verdict == .cannotTell {
            lines.append(
                casesNeeded.map {
                    "About \(Figure.count($0)) cases would show a difference of this size (Connor 1987: power 80 %, level "
                        + "5 %)."
                } ?? "No difference was seen, so no number of cases can be named.")
        }
        return lines.joined(separator: "\n")
    }

    private func list(_ ids: [String]) -> String {
        ids.isEmpty ? "none" : ids.prefix(20).joined(separator: ", ") + (ids.count > 20 ? ", …" : "")
    }
}
