/// Finds texts that share most of their wording, however many there are: only texts with a common word sequence are
/// compared.
struct NearDuplicates {
    /// Words of a text that count; the rest of a very long mail adds nothing to tell two apart.
    private static let mostWords = 2000

    private let similarity: Double
    private var sizes: [Int] = []
    private var texts: [UInt64: [Int]] = [:]

    /// - Parameter similarity: Jaccard index from which texts count as near duplicates, 0 to 1.
    init(similarity: Double) { self.similarity = similarity }

    mutating func add(_ text: String) {
        let sequences = Self.sequences(of: text)
        for sequence in sequences { texts[sequence, default: []].append(sizes.count) }
        sizes.append(sequences.count)
    }

    /// Positions of the texts added so far that are near duplicates of `text`, in no order.
    func neighbours(of text: String) -> [Int] {
        let sequences = Self.sequences(of: text)
        var shared: [Int: Int] = [:]
        for sequence in sequences { for position in texts[sequence] ?? [] { shared[position, default: 0] += 1 } }
        return shared.compactMap { position, common in
            let union = sequences.count + sizes[position] - common
            return Double(common) >= similarity * Double(union) ? position : nil
        }
    }

    /// Hashes (FNV-1a, 64 bits) of all sequences of three words; of the whole where there are fewer.
    private static func sequences(of text: String) -> Set<UInt64> {
        let words = text.lowercased().unicodeScalars
            .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .prefix(mostWords).map { String(String.UnicodeScalarView($0)) }
        guard words.count > 3 else { return [hash(words)] }
        return Set((0...words.count - 3).map { hash(words[$0..<$0 + 3]) })
    }

    private static func hash(_ words: some Sequence<String>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0x20) &* 0x100_0000_01B3
        }
        return hash
    }
}
