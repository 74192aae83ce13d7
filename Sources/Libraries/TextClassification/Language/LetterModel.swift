/// How likely each letter follows the up to four before it, in every language at once.
///
/// Interpolated letter n-grams with Dirichlet smoothing: each longer context leans on the next shorter one. The counts of all
/// languages for one n-gram lie side by side, so that one look-up serves all.
struct LetterModel: Sendable {
    /// Longest n-gram.
    static let order = 5
    /// Room for this many languages.
    static let lanes = 32

    static let standard = LetterModel(seeds: LanguageSeed.all)

    /// The languages, one a lane.
    let languages: [String]

    /// Filled while training, then never changed.
    private let table: LetterCounts

    /// What a shorter context counts against a longer one, in occurrences, by length of the context.
    private static let leaning: [Float] = [40, 12, 9, 9, 9]
    /// A letter never seen in a language.
    private static let unseen: Float = 1 / 4000
    init(seeds: [LanguageSeed]) {
        var languages: [String] = []
        let table = LetterCounts()
        for seed in seeds {
            let lane = languages.firstIndex(of: seed.language) ?? languages.count
            if lane == languages.count { languages.append(seed.language) }
            for text in [seed.words, seed.sentences] {
                var copy = text
                copy.withUTF8 { bytes in
                    var reader = LetterReader()
                    while reader.next(bytes) { table.learn(reader.letters, lane: lane) }
                }
            }
        }
        precondition(languages.count <= Self.lanes, "more languages than lanes")
        self.languages = languages
        self.table = table
    }

    /// Adds the log-probability of a word, per language, to `scores`, bounded below so that no word decides alone.
    func add(
        _ word: [UInt32], to scores: UnsafeMutablePointer<Float>, chances: UnsafeMutablePointer<Float>,
        sums: UnsafeMutablePointer<Float>, floor: Float
    ) {
        word.withUnsafeBufferPointer { letters in
            guard let base = letters.baseAddress else { return }
            addUp(base, letters.count, chances, sums)
        }
        var top = -Float.infinity
        for lane in languages.indices { top = max(top, sums[lane]) }
        for lane in 0..<Self.lanes { scores[lane] += max(sums[lane] - top, floor) }
    }

    private typealias Row = UnsafePointer<UInt16>

    private func addUp(
        _ letters: UnsafePointer<UInt32>, _ count: Int, _ chances: UnsafeMutablePointer<Float>,
        _ sums: UnsafeMutablePointer<Float>
    ) {
        let lanes = Self.lanes
        for lane in 0..<lanes { sums[lane] = 0 }
        guard let total = table.total else { return }
        // The n-grams that end at one letter are the contexts of the next: entry `n` is the one of `n + 1` letters.
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.order) { keys in
            withUnsafeTemporaryAllocation(of: Row?.self, capacity: Self.order) { rows in
                keys.initialize(repeating: 0)
                rows.initialize(repeating: nil)
                keys[0] = LetterCounts.extended(LetterCounts.seed, by: letters[0])
                rows[0] = table.find(keys[0])
                for index in 1..<count {
                    for lane in 0..<lanes { chances[lane] = Self.unseen }
                    var context: Row? = total
                    var shorter = LetterCounts.seed
                    for length in 0..<Self.order {
                        let (nextKey, nextContext) = (keys[length], rows[length])
                        guard let known = context else {
                            // No language has the context, so none has what is longer.
                            rows[length] = nil
                            continue
                        }
                        keys[length] = LetterCounts.extended(shorter, by: letters[index])
                        rows[length] = table.find(keys[length])
                        blend(rows[length], after: known, Self.leaning[length], chances)
                        (shorter, context) = (nextKey, length < index ? nextContext : nil)
                    }
                    for lane in 0..<lanes { sums[lane] += FastLog.log2(chances[lane]) }
                }
            }
        }
    }

    /// Leans the chances that a shorter context gives on what a longer one has seen.
    @inline(__always)
    private func blend(
        _ row: Row?, after context: Row, _ leaning: Float, _ chances: UnsafeMutablePointer<Float>
    ) {
        if let row {
            for lane in 0..<Self.lanes {
                chances[lane] = (Float(row[lane]) + leaning * chances[lane]) / (Float(context[lane]) + leaning)
            }
        } else {
            for lane in 0..<Self.lanes { chances[lane] *= leaning / (Float(context[lane]) + leaning) }
        }
    }
}
