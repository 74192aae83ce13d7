package import Transparency

/// The figures of one evaluation run, as its report says them. Nothing is computed anew.
package struct EvaluationFigures: Sendable, Equatable {
    package struct Figure: Sendable, Equatable {
        package let name: String
        package let value: Double
        /// 95 %.
        package let interval: ClosedRange<Double>?
        package let count: Int
    }

    package struct Limit: Sendable, Equatable {
        package let name: String
        package let value: Double
        package let atLeast: Double?
        package let atMost: Double?
        package let isKept: Bool
    }

    package let suite: String
    /// RFC 3339.
    package let finished: String
    package let softwareVersion: String
    package let variant: String
    package let count: Int
    package let errors: Int
    /// All metrics of the run, sorted by name.
    package let figures: [Figure]
    /// Accuracy of the service by language, length and source of the mail.
    package let groups: [(kind: String, figures: [Figure])]
    /// What the suite asked for, and whether the run kept it.
    package let limits: [Limit]
    /// SHA-256 of data, desk and program, by name.
    package let digests: [String: String]

    /// Reads the report of `postroom eval report --json` (or `Report.json` in the program).
    ///
    /// The run's first variant is taken: the one that the report is about.
    package init(report: JSONValue) throws(EvaluationProblem) {
        guard let suite = report["suite"]?.text, let finished = report["finished"]?.text,
            let software = report["software"]?["version"]?.text, let count = report["n"]?.integer,
            let errors = report["errors"]?.integer, case .object(let variants)? = report["variants"],
            let first = report["first"]?.text
        else { throw .notAReport }
        guard !finished.isEmpty else { throw .unfinished }
        guard let variant = variants[first], case .object(let metrics)? = variant["metrics"] else { throw .notAReport }
        (self.suite, self.finished, softwareVersion, self.variant) = (suite, finished, software, first)
        (self.count, self.errors) = (Int(count), Int(errors))
        figures = Self.figures(metrics)
        groups = ["by_language", "by_length", "by_source"].compactMap { kind in
            guard case .object(let values)? = variant[kind], !values.isEmpty else { return nil }
            return (kind, Self.figures(values))
        }
        var limits: [Limit] = []
        if case .array(let rows)? = report["gate"]?["rows"] {
            limits = rows.compactMap { row in
                guard let name = row["name"]?.text, let value = row["value"]?.double,
                    case .bool(let kept)? = row["kept"]
                else { return nil }
                return Limit(
                    name: name, value: value, atLeast: row["at_least"]?.double, atMost: row["at_most"]?.double,
                    isKept: kept)
            }
        }
        self.limits = limits
        guard case .object(let digests)? = report["digests"] else { throw .notAReport }
        self.digests = digests.compactMapValues(\.text)
    }

    package func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }

    private static func figures(_ values: [String: JSONValue]) -> [Figure] {
        values.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }.compactMap { name, value in
            guard let number = value["value"]?.double, let count = value["n"]?.integer else { return nil }
            var interval: ClosedRange<Double>?
            if case .array(let ends)? = value["interval"], ends.count == 2, let low = ends[0].double,
                let high = ends[1].double, low <= high
            {
                interval = low...high
            }
            return Figure(name: name, value: number, interval: interval, count: Int(count))
        }
    }

    package static func == (one: Self, other: Self) -> Bool {
        one.suite == other.suite && one.finished == other.finished && one.variant == other.variant
            && one.figures == other.figures && one.digests == other.digests
    }
}

/// Why figures of a run cannot be used.
package enum EvaluationProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case notAReport
    case unfinished

    package var description: String {
        switch self {
        case .notAReport:
            "This is no report of an evaluation. Name the folder of a run made by: postroom eval run SUITE --out FOLDER"
        case .unfinished: "The evaluation run is not finished. Run it again; it goes on where it was."
        }
    }
}

extension JSONValue {
    /// A whole number.
    var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }

    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}

extension EvaluationFigures.Figure {
    /// `86.3 % (84.0 to 88.3), n = 990`; times in milliseconds.
    package func text(in language: Language) -> String {
        let number: (Double) -> String =
            name.hasPrefix("speed.") ? { decimal($0, language) + " ms" } : { percent($0, language) }
        let to = language == .german ? "bis" : "to"
        let range = interval.map { " (\(number($0.lowerBound)) \(to) \(number($0.upperBound)))" } ?? ""
        return "\(number(value))\(range), n = \(count)"
    }
}

/// A share with one digit after the point: `86.3 %`, in German `86,3 %`.
package func percent(_ share: Double, _ language: Language) -> String { decimal(share * 100, language) + " %" }

/// A number with one digit after the point.
package func decimal(_ value: Double, _ language: Language) -> String {
    let tenths = Int64((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(tenths.magnitude / 10)\(language == .german ? "," : ".")\(tenths.magnitude % 10)"
}
