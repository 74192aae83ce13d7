import Glibc

/// Precision, recall and F1 of every class and their averages, as scikit-learn's `classification_report` defines them.
///
/// All classes that some text bears or was given count in the averages. A quotient by zero counts as 0, which
/// scikit-learn calls `zero_division=0`.
public struct ClassificationReport: Sendable, Hashable {
    /// One row of the report.
    public struct Row: Sendable, Hashable {
        /// Of the texts given this class, the share that bears it.
        public var precision: Double
        /// Of the texts that bear this class, the share that was given it.
        public var recall: Double
        /// The harmonic mean of both.
        public var f1: Double
        /// How many texts bear the class; in a row of averages, all texts.
        public var support: Int

        /// Makes a row.
        public init(precision: Double, recall: Double, f1: Double, support: Int) {
            (self.precision, self.recall, self.f1, self.support) = (precision, recall, f1, support)
        }
    }

    /// The classes with their rows, in the order of their code points.
    public var classes: [(label: String, row: Row)] { zip(labels, rows).map { ($0, $1) } }
    private var labels: [String]
    private var rows: [Row]
    /// The share of texts that were given the class they bear; 0 without texts.
    public var accuracy: Double
    /// The mean over classes, each counting the same.
    public var macroAverage: Row
    /// The mean over classes, each counting as often as texts bear it.
    public var weightedAverage: Row

    /// Scores a run.
    /// - Parameter outcomes: The class that each text bears, and the one that it was given.
    public init(_ outcomes: [(label: String, predicted: String)]) {
        var table: [String: (support: Int, predicted: Int, right: Int)] = [:]
        for outcome in outcomes {
            table[outcome.label, default: (0, 0, 0)].support += 1
            table[outcome.predicted, default: (0, 0, 0)].predicted += 1
            if outcome.label == outcome.predicted { table[outcome.label, default: (0, 0, 0)].right += 1 }
        }
        let sorted = table.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        labels = sorted.map(\.key)
        rows = sorted.map { _, counts in
            let right = Double(counts.right)
            let both = Double(counts.support + counts.predicted)
            return Row(
                precision: counts.predicted == 0 ? 0 : right / Double(counts.predicted),
                recall: counts.support == 0 ? 0 : right / Double(counts.support), f1: both == 0 ? 0 : 2 * right / both,
                support: counts.support)
        }
        let right = table.values.reduce(0) { $0 + $1.right }
        accuracy = outcomes.isEmpty ? 0 : Double(right) / Double(outcomes.count)
        macroAverage = Self.average(rows, outcomes.count) { _ in 1 }
        weightedAverage = Self.average(rows, outcomes.count) { Double($0.support) }
    }

    private static func average(_ rows: [Row], _ support: Int, weight: (Row) -> Double) -> Row {
        let total = rows.reduce(0) { $0 + weight($1) }
        func mean(_ value: (Row) -> Double) -> Double {
            total == 0 ? 0 : rows.reduce(0) { $0 + value($1) * weight($1) } / total
        }
        return Row(precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1), support: support)
    }

    /// The report laid out as scikit-learn prints it, with two decimal places.
    public var text: String {
        let width = max(labels.map(\.unicodeScalars.count).max() ?? 0, "weighted avg".count)
        func padded(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(width - text.unicodeScalars.count, 0)) + text
        }
        func line(_ name: String, _ cells: [String]) -> String {
            padded(name, width) + " " + cells.map { " " + padded($0, 9) }.joined() + "\n"
        }
        func line(_ name: String, _ row: Row) -> String {
            line(name, [row.precision, row.recall, row.f1].map(Self.twoPlaces) + [String(row.support)])
        }
        var text = line("", ["precision", "recall", "f1-score", "support"]) + "\n"
        for (label, row) in classes { text += line(label, row) }
        text += "\n" + line("accuracy", ["", "", Self.twoPlaces(accuracy), String(macroAverage.support)])
        text += line("macro avg", macroAverage)
        text += line("weighted avg", weightedAverage)
        return text
    }

    /// As C's `printf` rounds, so that the text is scikit-learn's to the last digit.
    private static func twoPlaces(_ value: Double) -> String {
        var digits = [CChar](repeating: 0, count: 32)
        let length = withVaList([value]) { vsnprintf(&digits, digits.count, "%.2f", $0) }
        return String(decoding: digits.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
