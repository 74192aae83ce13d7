/// A text as the set of its runs of three words, to tell how much two texts share (Broder 1997).
///
/// Case and punctuation do not count. A text of fewer than three words is one run; one without words has none.
public struct Shingles: Sendable, Hashable {
    /// Words in a run.
    public static let length = 3

    /// Hashes of the runs, sorted, each once.
    let hashes: [UInt64]

    /// Cuts a text into its runs.
    public init(_ text: String) {
        var words: [UInt64] = []
        var word: UInt64 = 0xCBF2_9CE4_8422_2325
        var isInside = false
        for byte in text.lowercased().utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A, 0x80...:
                word = (word ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                isInside = true
            default:
                if isInside { words.append(word) }
                word = 0xCBF2_9CE4_8422_2325
                isInside = false
            }
        }
        if isInside { words.append(word) }
        func hash(_ run: ArraySlice<UInt64>) -> UInt64 { run.reduce(0) { mixed($0 &* 31 &+ $1) } }
        if words.count < Self.length {
            hashes = words.isEmpty ? [] : [hash(words[...])]
        } else {
            hashes = Set((0...(words.count - Self.length)).map { hash(words[$0..<($0 + Self.length)]) }).sorted()
        }
    }

    /// The share of runs that both have among those that one has: Jaccard's coefficient, 0 to 1. Two texts without words
    /// share nothing.
    public func similarity(to other: Shingles) -> Double {
        var (mine, theirs, common) = (0, 0, 0)
        while mine < hashes.count, theirs < other.hashes.count {
            if hashes[mine] == other.hashes[theirs] {
                (mine, theirs, common) = (mine + 1, theirs + 1, common + 1)
            } else if hashes[mine] < other.hashes[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        let all = hashes.count + other.hashes.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// For each band one number; texts that share a half of their runs share at least one of them nearly always.
    var bands: [UInt64] {
        guard !hashes.isEmpty else { return [] }
        var bands: [UInt64] = []
        bands.reserveCapacity(NearDuplicateIndex.bandCount)
        for band in 0..<NearDuplicateIndex.bandCount {
            var key = UInt64(band)
            for row in 0..<NearDuplicateIndex.rowsPerBand {
                let salt = mixed(UInt64(band * NearDuplicateIndex.rowsPerBand + row + 1))
                var least = UInt64.max
                for hash in hashes { least = min(least, mixed(hash ^ salt)) }
                key = mixed(key ^ least)
            }
            bands.append(key)
        }
        return bands
    }
}

/// Finds near-duplicates among many texts without comparing all pairs: MinHash with banding (Leskovec, Rajaraman and
/// Ullman, Mining of Massive Datasets, chapter 3).
///
/// 40 bands of 3 rows find a pair that shares half of its runs with a probability of 99.5 %, one that shares 0.7 with
/// more than 99.9999 %. Every candidate is then compared exactly. Time and memory grow with the number of texts and
/// not with its square, since a bucket keeps a bounded number of texts.
public struct NearDuplicateIndex: Sendable {
    /// Texts are near-duplicates from this share of common runs on.
    public static let threshold = 0.5
    static let bandCount = 40
    static let rowsPerBand = 3
    /// A bucket remembers this many texts. Copies, which would fill it, are told apart beforehand.
    static let bucketLimit = 64

    private var texts: [Shingles] = []
    private var buckets: [UInt64: [Int]] = [:]
    private var copies: [Shingles: Int] = [:]

    /// An index of texts.
    public init(_ texts: [Shingles] = []) { for text in texts { _ = add(text) } }

    /// Adds a text.
    /// - Returns: The numbers of the texts added earlier that it is a near-duplicate of; of copies the first.
    public mutating func add(_ text: Shingles) -> [Int] {
        let number = texts.count
        texts.append(text)
        if let first = copies[text], !text.hashes.isEmpty {
            return [first]
        }
        copies[text] = number
        let bands = text.bands
        let found = matches(text, bands)
        for band in bands where buckets[band, default: []].count < Self.bucketLimit {
            buckets[band, default: []].append(number)
        }
        return found
    }

    /// The numbers of the indexed texts that `text` is a near-duplicate of, in their order; of copies the first.
    public func matches(_ text: Shingles) -> [Int] { matches(text, text.bands) }

    private func matches(_ text: Shingles, _ bands: [UInt64]) -> [Int] {
        var candidates: Set<Int> = []
        for band in bands { candidates.formUnion(buckets[band] ?? []) }
        return candidates.filter { texts[$0].similarity(to: text) >= Self.threshold }.sorted()
    }

    /// Groups texts so that near-duplicates, and near-duplicates of those, share a group.
    /// - Parameters:
    ///   - texts: The texts.
    ///   - linked: Pairs of texts that belong together for other reasons.
    /// - Returns: One group number a text: the number of the group's first text.
    public static func groups(of texts: [Shingles], linked: [(Int, Int)] = []) -> [Int] {
        var parent = Array(texts.indices)
        func root(_ text: Int) -> Int {
            var text = text
            while parent[text] != text {
                parent[text] = parent[parent[text]]
                text = parent[text]
            }
            return text
        }
        func join(_ one: Int, _ other: Int) {
            let (first, second) = (root(one), root(other))
            parent[max(first, second)] = min(first, second)
        }
        var index = NearDuplicateIndex()
        for (number, text) in texts.enumerated() {
            for match in index.add(text) { join(match, number) }
        }
        for (one, other) in linked { join(one, other) }
        return texts.indices.map(root)
    }
}

/// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
private func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}
