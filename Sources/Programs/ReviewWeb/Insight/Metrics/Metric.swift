/// A family of figures for a monitor, in the terms of Prometheus.
package struct Metric: Sendable, Equatable {
    package enum Kind: String, Sendable { case counter, gauge }

    package struct Sample: Sendable, Equatable {
        /// Names and values. Never an address, an id of a case, or a subject.
        package let labels: [(name: String, value: String)]
        package let value: Double

        package init(_ value: Double, _ labels: [(name: String, value: String)] = []) {
            (self.labels, self.value) = (labels, value)
        }

        package static func == (one: Sample, other: Sample) -> Bool {
            one.value == other.value && one.labels.map(\.name) == other.labels.map(\.name)
                && one.labels.map(\.value) == other.labels.map(\.value)
        }
    }

    /// In base units, with the unit at its end, and `_total` for counters.
    package let name: String
    package let kind: Kind
    package let help: String
    package let samples: [Sample]

    package init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        (self.name, self.kind, self.help, self.samples) = (name, kind, help, samples)
    }
}

/// The text form that Prometheus reads, version 0.0.4.
enum Exposition {
    static let type = "text/plain; version=0.0.4; charset=utf-8"

    static func text(_ metrics: [Metric]) -> String {
        var out = ""
        for metric in metrics where !metric.samples.isEmpty {
            out += "# HELP \(metric.name) \(escaped(metric.help, quotes: false))\n"
            out += "# TYPE \(metric.name) \(metric.kind.rawValue)\n"
            for sample in metric.samples {
                let labels = sample.labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
                out += metric.name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}")
                out += " \(number(sample.value))\n"
            }
        }
        return out
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { String($0) } ?? String(value)
    }

    /// Backslash and line end are escaped everywhere, quotation marks in labels alone.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\"" where quotes: out += "\\\""
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
