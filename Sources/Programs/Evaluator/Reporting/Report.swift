/// All that a report says about a run; its forms are a text, one JSON object, one page and JUnit's XML.
package struct Report: Sendable {
    package let run: FinishedRun
    /// In the order of the suite.
    package let variants: [VariantFigures]
    package let gate: Gate
    /// How each further variant compares with the first, by the chief metric.
    package let comparisons: [(variant: String, comparison: Comparison)]
    /// Texts of examples by id; empty unless they were asked for.
    package let texts: [String: String]

    /// - Parameter texts: Texts of the data by id. They are citizens' words, so nobody gets them unasked.
    package init(_ run: FinishedRun, texts: [String: String] = [:]) {
        self.run = run
        self.texts = texts
        let measured = run.allMeasured
        variants = measured.map { VariantFigures(run, $0) }
        gate = Gate(run)
        let chief = Metric.chief(of: run.record.suite)
        comparisons = measured.dropFirst().compactMap { other in
            Comparison(measured[0], other, metric: chief).map { (other.variant, $0) }
        }
    }
}

/// Figures as people read them.
package enum Figure {
    /// One decimal place, `81.3 %`.
    package static func percent(_ share: Double) -> String { places(share * 100, 1) + " %" }

    /// A number with so many decimal places.
    package static func places(_ value: Double, _ places: Int) -> String {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        guard value.isFinite, abs(value * factor) < 9e15 else { return "–" }
        let whole = Int64((abs(value) * factor).rounded())
        let sign = value < 0 && whole != 0 ? "-" : ""
        let digits = String(whole)
        let filled = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
        return sign + (places == 0 ? filled : filled.dropLast(places) + "." + filled.suffix(places))
    }

    /// With commas between thousands.
    package static func count(_ value: Int) -> String {
        var text = ""
        for (place, digit) in String(abs(value)).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }

    /// A value in the unit of its metric.
    package static func value(_ metric: Metric, _ value: Double) -> String {
        switch metric.form {
        case .milliseconds: places(value, 2) + " ms"
        case .brier, .areaUnderRisk: places(value, 4)
        default: percent(value)
        }
    }

    package static func interval(_ metric: Metric, _ interval: ClosedRange<Double>?) -> String {
        guard let interval else { return "" }
        switch metric.form {
        case .milliseconds, .brier, .areaUnderRisk:
            return "\(value(metric, interval.lowerBound)) to \(value(metric, interval.upperBound))"
        default: return "\(places(interval.lowerBound * 100, 1)) to \(percent(interval.upperBound))"
        }
    }

    /// A difference with its sign, in points of a hundred where the metric is a share.
    package static func difference(_ metric: Metric, _ value: Double) -> String {
        let sign = value > 0 ? "+" : ""
        switch metric.form {
        case .milliseconds: return sign + places(value, 2) + " ms"
        case .brier, .areaUnderRisk: return sign + places(value, 4)
        default: return sign + places(value * 100, 1) + " points"
        }
    }

    /// A probability: small ones are bounded, not written out.
    package static func probability(_ value: Double) -> String { value < 0.0001 ? "< 0.0001" : places(value, 4) }
}

func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
}
