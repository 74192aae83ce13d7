/// Finds a file number or registration mark that the citizen gave.
///
/// A reference stands behind a word such as `Aktenzeichen` or `reference` and holds a digit. Marks on number plates are
/// known by their form: `LFT-HS 38` (German), `TJ19 KVO` (British since 2001).
enum ReferenceReader {
    private static let cues: Set<String> = [
        "aktenzeichen", "az", "kassenzeichen", "geschäftszeichen", "vorgangsnummer", "vorgang", "bescheidnummer",
        "kundennummer", "zeichen", "reference", "ref", "case", "number", "nr", "no", "licence", "reg", "registration",
        "kennzeichen",
    ]

    static func reference(in text: String) -> String? {
        let words = text.split(maxSplits: 4000, whereSeparator: \.isWhitespace).prefix(4000)
        for (word, next) in zip(words, words.dropFirst()) {
            let cue = String(word.filter(\.isLetter)).lowercased()
            guard cues.contains(cue) else { continue }
            let candidate = trimmed(next)
            if candidate.utf8.count >= 4, candidate.utf8.count <= 24, candidate.contains(where: \.isNumber),
                candidate.utf8.allSatisfy(isReferenceByte)
            {
                return String(candidate)
            }
        }
        return zip(words, words.dropFirst()).lazy.compactMap { mark(trimmed($0), trimmed($1)) }.first
    }

    private static func mark(_ first: Substring, _ second: Substring) -> String? {
        let (one, two) = (Array(first.utf8), Array(second.utf8))
        func letters(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { (0x41...0x5A).contains($0) } }
        func digits(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { (0x30...0x39).contains($0) } }
        if one.count == 4, two.count == 3, letters(one[0..<2]), digits(one[2..<4]), letters(two[...]) {
            return "\(first) \(second)"
        }
        let parts = one.split(separator: UInt8(ascii: "-"))
        if parts.count == 2, (1...3).contains(parts[0].count), (1...2).contains(parts[1].count), letters(parts[0]),
            letters(parts[1]), (1...4).contains(two.count), digits(two[...])
        {
            return "\(first) \(second)"
        }
        return nil
    }

    private static func trimmed(_ word: Substring) -> Substring {
        var word = word
        while let last = word.last, ".,;:!?)\"'".contains(last) { word.removeLast() }
        while let first = word.first, "(\"':#".contains(first) { word.removeFirst() }
        return word
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
            || [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
    }
}
