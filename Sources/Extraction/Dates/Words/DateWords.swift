/// All words that dates are read by, found by the hash of their folded letters.
struct DateWords: Sendable {
    /// What stands at 0 means nothing.
    private let words: [DateWord]
    private let indices: [UInt64: UInt16]
    /// By the hash of the last letters.
    private let endings: [UInt64: UInt16]
    private let participle: UInt16

    static let all = DateWords()

    func index(of hash: UInt64) -> UInt16 { indices[hash] ?? 0 }

    /// What a compound's last part means, where it is one of the known ones.
    func index(ofEnding bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt16 {
        for length in 4...8 where end - length > start {
            var (hash, at) = (FoldedHash(), end - length)
            while at < end { at = hash.addLetter(bytes, at, end) }
            if let index = endings[hash.value] { return index }
        }
        return 0
    }

    /// "moved", "gewechselt": what has happened, known by the form of the word alone.
    func index(ofParticiple bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt16 {
        let (last, beforeLast) = (bytes[end - 1], bytes[end - 2])
        let isEnglish = last == UInt8(ascii: "d") && beforeLast == UInt8(ascii: "e")
        let isGerman =
            bytes[start] == UInt8(ascii: "g") && bytes[start + 1] == UInt8(ascii: "e")
            && (last == UInt8(ascii: "t") || last == UInt8(ascii: "n") && beforeLast == UInt8(ascii: "e"))
        return isEnglish || isGerman ? participle : 0
    }

    subscript(index: UInt16) -> DateWord { words[Int(index)] }

    private init() {
        var byHash: [UInt64: DateWord] = [:]
        func enter(_ text: String, _ change: (inout DateWord) -> Void) {
            for word in text.split(whereSeparator: \.isWhitespace) {
                change(&byHash[FoldedHash.of(word), default: .init()])
            }
        }
        for (index, names) in CalendarNames.months.enumerated() { enter(names) { $0.month = UInt8(index + 1) } }
        for (index, names) in CalendarNames.shortWeekdays.enumerated() {
            enter(names) { ($0.weekday, $0.isShortWeekday) = (UInt8(index + 1), true) }
        }
        for (index, names) in CalendarNames.weekdays.enumerated() {
            enter(names) { ($0.weekday, $0.isShortWeekday) = (UInt8(index + 1), false) }
        }
        for (number, names) in CalendarNames.numbers { enter(names) { $0.number = number } }
        for (index, names) in CalendarNames.ordinals.enumerated() { enter(names) { $0.ordinal = UInt8(index + 1) } }
        for (role, names) in RelativeWords.all { enter(names) { $0.role = role } }
        for (cue, names) in CueWords.all { enter(names) { $0.cue.formUnion(cue) } }
        var words = [DateWord()]
        var indices: [UInt64: UInt16] = [:]
        for (hash, word) in byHash {
            indices[hash] = UInt16(words.count)
            words.append(word)
        }
        var endings: [UInt64: UInt16] = [:]
        for (cue, names) in CueWords.endings {
            for name in names.split(separator: " ") { endings[FoldedHash.of(name)] = UInt16(words.count) }
            words.append(DateWord(cue: cue))
        }
        (self.words, self.indices, self.endings) = (words, indices, endings)
        participle = endings[FoldedHash.of(CueWords.participle)] ?? 0
    }
}
