extension MaskMap {
    /// Letters and digits of an original that is looked for, at least.
    private static let shortest = 4

    /// A text of the authority's own in which something of the mail was filled in (a file number, a plate), with the
    /// placeholders in its place again.
    ///
    /// Originals with a digit are looked for, as whole words, in any case and with any blanks and marks: a slot shows its
    /// value in one way of writing, the citizen may have used another. ``ResidualCheck`` looks for all others.
    package func covering(_ text: String) -> String {
        var needles: [UInt8: [(letters: [UInt8], placeholder: Placeholder)]] = [:]
        for placeholder in originals.keys {
            let letters = (original(of: placeholder) ?? "").utf8.compactMap(Self.folded)
            guard letters.count >= Self.shortest, letters.contains(where: { (0x30...0x39).contains($0) }) else {
                continue
            }
            needles[letters[0], default: []].append((letters, placeholder))
        }
        guard !needles.isEmpty else { return text }
        // The longest first; equal ones in a fixed order, so that the same mail gives the same bytes.
        needles = needles.mapValues { list in
            list.sorted { ($1.letters.count, $0.placeholder.text) < ($0.letters.count, $1.placeholder.text) }
        }
        let bytes = Array(text.utf8)
        var covered: [UInt8] = []
        covered.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if let first = Self.folded(bytes[place]), place == 0 || Self.folded(bytes[place - 1]) == nil,
                let (end, placeholder) = Self.match(needles[first] ?? [], in: bytes, at: place)
            {
                covered += placeholder.text.utf8
                place = end
            } else {
                covered.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: covered, as: UTF8.self)
    }

    private static func match(
        _ needles: [(letters: [UInt8], placeholder: Placeholder)], in bytes: [UInt8], at start: Int
    ) -> (end: Int, Placeholder)? {
        for needle in needles {
            var place = start
            var found = 0
            // So many blanks and marks may stand between two of its letters.
            var gap = 0
            while place < bytes.count, found < needle.letters.count, gap <= 3 {
                if let letter = folded(bytes[place]) {
                    guard letter == needle.letters[found] else { break }
                    (found, gap) = (found + 1, 0)
                } else {
                    gap += 1
                }
                place += 1
            }
            if found == needle.letters.count, place == bytes.count || folded(bytes[place]) == nil {
                return (place, needle.placeholder)
            }
        }
        return nil
    }

    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
    }
}
