/// Words as runs of letters, found by their bytes.
enum LetterRuns {
    /// Where the words of a text stand. Every byte of a character beyond ASCII counts as a letter, but for punctuation of
    /// U+0080 to U+00BF and U+2000 to U+203F.
    static func ranges(in bytes: some RandomAccessCollection<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let bytes = Array(bytes)
        var start = 0
        var place = 0
        func close() {
            if place > start { ranges.append(start..<place) }
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0xC2 || byte == 0xE2 && place + 1 < bytes.count && bytes[place + 1] == 0x80 {
                close()
                place += byte == 0xC2 ? 2 : 3
                start = place
            } else if byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) {
                place += 1
            } else {
                close()
                place += 1
                start = place
            }
        }
        place = min(place, bytes.count)
        close()
        return ranges
    }

    /// How many characters a run of bytes has.
    static func count(_ bytes: some Sequence<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
