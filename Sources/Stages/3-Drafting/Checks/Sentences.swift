/// Cuts a text into sentences and paragraphs.
enum Sentences {
    /// Words that end with a full stop inside a sentence.
    private static let abbreviations: Set<String> = [
        "z", "b", "nr", "abs", "art", "dr", "prof", "str", "tel", "bzw", "ca", "d", "h", "u", "a", "evtl", "ggf",
        "inkl",
        "mr", "mrs", "ms", "st", "no", "e", "g", "i", "etc", "usw", "s", "v", "o", "ä", "gem", "mind", "max", "min",
        "vgl",
    ]

    /// Sentences end at `.`, `!`, `?` before a blank and a capital or digit, and at every line break.
    /// - Parameter keeping: Places, such as dates, whose full stops end nothing.
    static func ranges(in bytes: [UInt8], keeping: [Range<Int>]) -> [Range<Int>] {
        let kept = keeping.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        var sentences: [Range<Int>] = []
        var start = 0
        func close(at end: Int) {
            if bytes[start..<end].contains(where: { $0 > 0x20 }) { sentences.append(start..<end) }
            start = end
        }
        for place in bytes.indices {
            while next < kept.count, kept[next].upperBound <= place { next += 1 }
            switch bytes[place] {
            case 0x0A, 0x0D: close(at: place + 1)
            case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "."):
                // The last byte of a kept place may end a sentence: "bis 3. Juli 2026." has its stop behind it.
                if next < kept.count, kept[next].lowerBound < place, place < kept[next].upperBound - 1 { continue }
                guard place + 1 == bytes.count || bytes[place + 1] <= 0x20 else { continue }
                if bytes[place] == UInt8(ascii: "."), isAbbreviation(bytes, before: place) { continue }
                close(at: place + 1)
            default: break
            }
        }
        close(at: bytes.count)
        return sentences
    }

    private static func isAbbreviation(_ bytes: [UInt8], before place: Int) -> Bool {
        var start = place
        while start > 0, place - start < 6, bytes[start - 1] | 0x20 >= 0x61, bytes[start - 1] | 0x20 <= 0x7A {
            start -= 1
        }
        guard start < place else {
            // A number and a full stop before a small letter or another number: "3. Juli" or "1. Name".
            return start > 0 && (0x30...0x39).contains(bytes[start - 1]) && start > 1
                && !(0x30...0x39).contains(bytes[start - 2])
        }
        return abbreviations.contains(String(decoding: bytes[start..<place], as: UTF8.self).lowercased())
    }

    static func paragraphs(in bytes: [UInt8]) -> [Range<Int>] {
        var paragraphs: [Range<Int>] = []
        var start = 0
        var lineIsEmpty = true
        func close(at end: Int) {
            if bytes[start..<end].contains(where: { $0 > 0x20 }) { paragraphs.append(start..<end) }
            start = end
        }
        for place in bytes.indices {
            if bytes[place] == 0x0A {
                if lineIsEmpty { close(at: place + 1) }
                lineIsEmpty = true
            } else if bytes[place] > 0x20 {
                lineIsEmpty = false
            }
        }
        close(at: bytes.count)
        return paragraphs
    }
}
