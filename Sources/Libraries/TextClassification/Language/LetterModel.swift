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
    private let table: CountTable

    /// What a shorter context counts against a longer one, in occurrences, by length of the context.
    private static let leaning: [Float] = [40, 12, 9, 9, 9]
    /// A letter never seen in a language.
    private static let unseen: Float = 1 / 4000
    /// How often a word of the seed counts, and its copy without marks.
    private static let counts: (written: UInt16, plain: UInt16) = (3, 1)

    init(seeds: [LanguageSeed]) {
        var languages: [String] = []
        let table = CountTable()
        for seed in seeds {
            let lane = languages.firstIndex(of: seed.language) ?? languages.count
            if lane == languages.count { languages.append(seed.language) }
            for text in [seed.words, seed.sentences] {
                var copy = text
                copy.withUTF8 { bytes in
                    var reader = LetterReader()
                    while reader.next(bytes) { table.learn(reader.letters, lane: lane, counts: Self.counts) }
                }
            }
        }
        precondition(languages.count <= Self.lanes, "more languages than lanes")
        self.languages = languages
        self.table = table
    }

    /// Adds the log-probability of a word, per language, to `scores`, bounded below so that no word decides alone.
    func add(
        _ letters: [UInt32], to scores: UnsafeMutablePointer<Float>, chances: UnsafeMutablePointer<Float>,
        word: UnsafeMutablePointer<Float>, floor: Float
    ) {
        let lanes = Self.lanes
        for lane in 0..<lanes { word[lane] = 0 }
        for index in 1..<letters.count {
            for lane in 0..<lanes { chances[lane] = Self.unseen }
            for length in 0..<min(index + 1, Self.order) {
                let context = length == 0 ? table.total : table.find(letters, index - length, length)
                guard let context else { break }
                let leaning = Self.leaning[length]
                if let row = table.find(letters, index - length, length + 1) {
                    for lane in 0..<lanes {
                        chances[lane] =
                            (Float(row[lane]) + leaning * chances[lane]) / (Float(context[lane]) + leaning)
                    }
                } else {
                    for lane in 0..<lanes { chances[lane] *= leaning / (Float(context[lane]) + leaning) }
                }
            }
            for lane in 0..<lanes { word[lane] += FastLog.log2(chances[lane]) }
        }
        var top = -Float.infinity
        for lane in 0..<languages.count { top = max(top, word[lane]) }
        for lane in 0..<lanes { scores[lane] += max(word[lane] - top, floor) }
    }
}

/// The counts of letter n-grams, open addressing, one row of lanes an n-gram.
private final class CountTable: @unchecked Sendable {
    private static let bits: UInt32 = 18
    private let keys: UnsafeMutablePointer<UInt64>
    private let places: UnsafeMutablePointer<UInt32>
    private var rows: UnsafeMutablePointer<UInt16>
    private var used = 1
    private var capacity = 1 << 15

    init() {
        keys = .allocate(capacity: 1 << Self.bits)
        keys.initialize(repeating: 0, count: 1 << Self.bits)
        places = .allocate(capacity: 1 << Self.bits)
        rows = .allocate(capacity: capacity * LetterModel.lanes)
        rows.initialize(repeating: 0, count: capacity * LetterModel.lanes)
    }

    deinit {
        keys.deallocate()
        places.deallocate()
        rows.deallocate()
    }

    /// How many letters were learned.
    var total: UnsafeMutablePointer<UInt16>? { rows }

    /// The row of an n-gram, if it was ever seen.
    @inline(__always)
    func find(_ letters: [UInt32], _ start: Int, _ length: Int) -> UnsafeMutablePointer<UInt16>? {
        let key = Self.key(letters, start, length)
        var slot = Int(key >> UInt64(64 - Self.bits))
        while keys[slot] != 0 {
            if keys[slot] == key { return rows + Int(places[slot]) * LetterModel.lanes }
            slot = (slot + 1) & (1 << Int(Self.bits) - 1)
        }
        return nil
    }

    func learn(_ letters: [UInt32], lane: Int, counts: (written: UInt16, plain: UInt16)) {
        count(letters, lane, counts.written)
        let plain = letters.flatMap { letter -> [UInt32] in
            guard letter > 0x7F, letter < 0x250 else { return [letter] }
            let folded = LetterFolding.standard.fold(letter)
            return folded & LetterFolding.pair != 0 ? [folded >> 8 & 0xFF, folded & 0xFF] : [folded]
        }
        if plain != letters { count(plain, lane, counts.plain) }
    }

    private func count(_ letters: [UInt32], _ lane: Int, _ times: UInt16) {
        rows[lane] = Self.sum(rows[lane], times * UInt16(letters.count - 1))
        add(letters, 0, 1, lane, times)
        for end in 1..<letters.count {
            for length in 1...min(end + 1, LetterModel.order) { add(letters, end + 1 - length, length, lane, times) }
        }
    }

    private func add(_ letters: [UInt32], _ start: Int, _ length: Int, _ lane: Int, _ times: UInt16) {
        let key = Self.key(letters, start, length)
        var slot = Int(key >> UInt64(64 - Self.bits))
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (1 << Int(Self.bits) - 1) }
        if keys[slot] == 0 {
            keys[slot] = key
            places[slot] = UInt32(used)
            used += 1
            precondition(used < 1 << Int(Self.bits) - 1, "the seeds hold more n-grams than the table")
            if used == capacity { grow() }
        }
        let place = Int(places[slot]) * LetterModel.lanes + lane
        rows[place] = Self.sum(rows[place], times)
    }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: 2 * capacity * LetterModel.lanes)
        larger.update(from: rows, count: capacity * LetterModel.lanes)
        (larger + capacity * LetterModel.lanes).initialize(repeating: 0, count: capacity * LetterModel.lanes)
        rows.deallocate()
        rows = larger
        capacity *= 2
    }

    @inline(__always)
    private static func sum(_ value: UInt16, _ more: UInt16) -> UInt16 {
        let (sum, overflow) = value.addingReportingOverflow(more)
        return overflow ? .max : sum
    }

    @inline(__always)
    private static func key(_ letters: [UInt32], _ start: Int, _ length: Int) -> UInt64 {
        var key: UInt64 = 0x2545_F491_4F6C_DD1D
        for index in start..<start + length { key = (key ^ UInt64(letters[index])) &* 0x9E37_79B9_7F4A_7C15 }
        return key ^ key >> 32 | 1
    }
}

/// A logarithm to four digits, quick because it is only a handful of operations.
enum FastLog {
    @inline(__always)
    static func log2(_ value: Float) -> Float {
        let bits = value.bitPattern
        let exponent = Float(Int32(bits >> 23) - 127)
        let fraction = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
        return exponent + (-1.703_3 + fraction * (2.396_2 + fraction * (-0.838_5 + fraction * 0.145_8)))
    }
}
