/// Cuts labelled texts into folds: stratified by label, whole groups, the same for the same seed.
public enum CrossValidation {
    /// Assigns every example to a fold.
    ///
    /// Groups (see ``LabelledText/group``) are never split. Within that, every label is spread as evenly as possible and
    /// the folds are kept about equally large.
    /// - Parameters:
    ///   - examples: The examples; order matters together with the seed.
    ///   - count: The number of folds, at least 1.
    ///   - seed: Chooses one of the possible cuts.
    /// - Returns: One fold number a example, 0 up to but not including `count`.
    public static func folds(of examples: [LabelledText], count: Int, seed: UInt64 = 1) -> [Int] {
        let count = max(count, 1)
        var members: [[Int]] = []
        var known: [String: Int] = [:]
        for (index, example) in examples.enumerated() {
            guard let group = example.group else {
                members.append([index])
                continue
            }
            if let number = known[group] {
                members[number].append(index)
            } else {
                known[group] = members.count
                members.append([index])
            }
        }
        var order = Array(members.indices)
        var random = SplitMix64(seed: seed)
        random.shuffle(&order)
        let ranks = labelRanks(examples)
        let keyed = order.enumerated().map { (place: $0, group: $1, rank: ranks[examples[members[$1][0]].label] ?? 0) }
        let sorted = keyed.sorted {
            let left = members[$0.group].count
            let right = members[$1.group].count
            if left != right { return left > right }
            return $0.rank != $1.rank ? $0.rank < $1.rank : $0.place < $1.place
        }
        var sizes = [Int](repeating: 0, count: count)
        var perLabel: [String: [Int]] = [:]
        var result = [Int](repeating: 0, count: examples.count)
        for entry in sorted {
            let group = members[entry.group]
            let label = examples[group[0]].label
            let used = perLabel[label] ?? [Int](repeating: 0, count: count)
            let fold = (0..<count).min { (used[$0], sizes[$0], $0) < (used[$1], sizes[$1], $1) } ?? 0
            for index in group {
                result[index] = fold
                sizes[fold] += 1
                perLabel[examples[index].label, default: [Int](repeating: 0, count: count)][fold] += 1
            }
        }
        return result
    }

    /// Classifies every example by a classifier trained on the other folds.
    /// - Parameters:
    ///   - examples: The examples.
    ///   - folds: The number of folds, at least 2.
    ///   - seed: Chooses the cut.
    ///   - options: How each classifier is trained.
    /// - Returns: One classification an example, in the order of the examples.
    public static func classifications(
        of examples: [LabelledText], folds count: Int = 5, seed: UInt64 = 1, options: TrainingOptions = .standard
    ) -> [Classification] {
        let folds = folds(of: examples, count: max(count, 2), seed: seed)
        var result = [Classification](repeating: Classification(candidates: []), count: examples.count)
        for fold in 0..<max(count, 2) {
            let classifier = TextClassifier.train(
                examples.indices.filter { folds[$0] != fold }.map { examples[$0] }, options: options)
            for index in examples.indices where folds[index] == fold {
                result[index] = classifier.classify(examples[index].text)
            }
        }
        return result
    }

    /// The numbers 0 up to but not including `count` in an order that the seed chooses. The first ones of a longer list
    /// are a sample without replacement, and a larger sample holds every smaller one.
    public static func shuffled(_ count: Int, seed: UInt64) -> [Int] {
        var order = Array(0..<max(count, 0))
        var random = SplitMix64(seed: seed)
        random.shuffle(&order)
        return order
    }

    private static func labelRanks(_ examples: [LabelledText]) -> [String: Int] {
        let labels = Set(examples.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    }
}
