import DeskFiles
import Enquiries
import Evaluator
import Foundation

/// Reads a suite file. `Docs/Evaluation.md` has the keys.
struct SuiteFile {
    let suite: Suite
    /// Where the suite's paths begin.
    let root: String

    /// - Parameter data: A folder in which the suite's paths begin instead; nil: the suite's own.
    /// - Throws: `DeskProblems` with everything that is wrong, each with its line.
    init(_ path: String, data: String? = nil) throws {
        let text = String(decoding: try TextInput.read(path), as: UTF8.self)
        let problems = Problems()
        let fields = Fields(
            yaml: text, file: path,
            allowed: ["name", "about", "root", "data", "split", "seeds", "variants", "thresholds", "budget"],
            problems: problems)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let own = fields.has("root") ? fields.text("root") : "."
        root = data ?? (own.hasPrefix("/") ? own : folder.appendingPathComponent(own).standardizedFileURL.path)
        let source = Self.source(fields)
        let variants = Self.variants(fields, source)
        let suite = Suite(
            name: fields.text("name"), about: fields.has("about") ? fields.text("about") : "", source: source,
            folds: Self.folds(fields, source), seeds: Self.seeds(fields), variants: variants,
            thresholds: Self.thresholds(fields, source, variants), budget: Self.budget(fields))
        if suite.seeds.count * variants.count > Suite.mostPasses {
            fields.problem(
                .badValue(key: "seeds", expected: "seeds times variants to be \(Suite.mostPasses) at most"), at: "seeds"
            )
        }
        guard problems.all.isEmpty else { throw DeskProblems(problems.all) }
        self.suite = suite
    }

    /// A path of the suite, from where this process stands.
    func place(_ path: String) -> String { path.hasPrefix("/") ? path : root + "/" + path }

    private static func source(_ fields: Fields) -> Suite.Source {
        guard
            let data = fields.fields("data", allowed: ["desk", "enquiries", "train", "test", "out-of-scope"])
        else { return .ownTraining(desk: "") }
        if data.has("desk") {
            for key in ["train", "test", "out-of-scope"] where data.has(key) {
                data.problem(.badValue(key: key, expected: "no texts beside a desk"), at: key)
            }
            guard data.has("enquiries") else { return .ownTraining(desk: data.text("desk")) }
            let files = data.texts("enquiries")
            if files.isEmpty {
                data.problem(.badValue(key: "enquiries", expected: "at least one file"), at: "enquiries")
            }
            return .heldOut(desk: data.text("desk"), files: files)
        }
        if data.has("enquiries") { data.problem(.missingKey("desk")) }
        let train = data.texts("train")
        if train.isEmpty, !data.has("enquiries") {
            data.problem(.badValue(key: "data", expected: "a desk, or texts to train on"))
        }
        return .texts(
            train: train, test: data.texts("test"),
            outOfScope: data.has("out-of-scope") ? data.text("out-of-scope") : nil)
    }

    private static func folds(_ fields: Fields, _ source: Suite.Source) -> Int {
        let range = Double(Suite.foldRange.lowerBound)...Double(Suite.foldRange.upperBound)
        guard fields.has("split") else { return source.needsFolds ? 5 : 1 }
        let split = fields.fields("split", allowed: ["folds"])
        guard source.needsFolds else {
            fields.problem(.badValue(key: "split", expected: "no folds, since other texts teach"), at: "split")
            return 1
        }
        return Int(split?.number("folds", in: range, else: 5) ?? 5)
    }

    private static func seeds(_ fields: Fields) -> [UInt64] {
        guard fields.has("seeds") else { return [1] }
        let texts = fields.texts("seeds")
        let seeds = texts.compactMap { UInt64($0) }
        if seeds.count < texts.count || seeds.isEmpty || Set(seeds).count < seeds.count {
            fields.problem(.badValue(key: "seeds", expected: "whole numbers from 0 on, each once"), at: "seeds")
        }
        return seeds.isEmpty ? [1] : seeds
    }

    private static func variants(_ fields: Fields, _ source: Suite.Source) -> [Variant] {
        let entries = fields.entries(
            "variants", allowed: ["name", "leave-out", "supplement-share", "training-share"])
        if fields.has("variants"), entries.isEmpty {
            fields.problem(.badValue(key: "variants", expected: "at least one"), at: "variants")
        }
        var names: Set<String> = []
        let variants = entries.map { entry in
            let variant = Variant(
                name: entry.text("name"), leaveOut: entry.words("leave-out", Variant.Part.self),
                supplementShare: entry.number("supplement-share", in: 0...1, else: 1),
                trainingShare: entry.number("training-share", in: 0...1, else: 1))
            if !names.insert(variant.name).inserted { entry.problem(.duplicate(kind: "variant", id: variant.name)) }
            if source.desk == nil {
                for key in ["leave-out", "supplement-share"] where entry.has(key) {
                    entry.problem(.badValue(key: key, expected: "none: only a desk has parts"), at: key)
                }
            }
            return variant
        }
        return variants.isEmpty ? [.whole] : variants
    }

    private static func thresholds(
        _ fields: Fields, _ source: Suite.Source, _ variants: [Variant]
    ) -> [Threshold] {
        let metrics = source.desk == nil ? Metric.ofTexts : Metric.ofDesk
        return fields.entries("thresholds", allowed: ["metric", "at-least", "at-most", "variant"]).map { entry in
            let metric = entry.text("metric")
            if !metric.isEmpty, !metrics.contains(where: { $0.name == metric }) {
                entry.problem(
                    .badValue(
                        key: "metric", expected: "a metric that Docs/Evaluation.md names, such as \(metrics[0].name)"),
                    at: "metric")
            }
            let variant = entry.has("variant") ? entry.text("variant") : nil
            if let variant, !variants.contains(where: { $0.name == variant }) {
                entry.problem(.badValue(key: "variant", expected: "the name of one of the variants"), at: "variant")
            }
            if entry.has("at-least") == entry.has("at-most") {
                entry.problem(.badValue(key: "metric", expected: "either at-least or at-most beside it"), at: "metric")
            }
            let bound: Threshold.Bound =
                entry.has("at-least")
                ? .atLeast(entry.number("at-least", in: 0...1_000_000, else: 0))
                : .atMost(entry.number("at-most", in: 0...1_000_000, else: 0))
            return Threshold(metric: metric, bound: bound, variant: variant)
        }
    }

    private static func budget(_ fields: Fields) -> Budget {
        let budget = fields.fields("budget", allowed: ["errors", "skipped"], optional: true)
        return Budget(
            errors: Int(budget?.number("errors", in: 0...1_000_000, else: 0) ?? 0),
            skipped: Int(budget?.number("skipped", in: 0...1_000_000, else: 0) ?? 0))
    }
}
