/// Reads a text byte by byte and turns its words into feature hashes: words, word pairs and letter groups.
///
/// A reader keeps its memory between texts and is used by one thread at a time. Time and memory are linear in the bytes
/// read, whatever they hold; bytes that are no UTF-8 separate words.
final class TextReader {
    /// A word or word pair of the text and the features that it alone brought.
    struct Passage {
        var start: Int
        var end: Int
        var words: Range<Int>
        var groups: Range<Int>
    }

    /// The hashes of words and word pairs in the order of the text, repeated ones included.
    private(set) var words: HashBuffer
    /// The hashes of letter groups inside words, 2 to 5 letters long with the word's borders as letters.
    private(set) var groups: HashBuffer
    /// Filled when ``read(_:recording:)`` was told to record.
    private(set) var passages: [Passage] = []

    private static let longestWord = 64
    private static let border: UInt32 = 0x20
    /// Letters that stand for a class of tokens lie above Unicode.
    static let firstClass: UInt32 = 0x11_0000

    private let folding = LetterFolding.standard
    private let letters: UnsafeMutablePointer<UInt32>
    private var length = 0
    private var start = 0
    private var capitals = 0
    private var digits = 0
    private var previous: UInt64 = 0
    private var previousStart = 0
    private var recording = false

    init() {
        words = HashBuffer()
        groups = HashBuffer()
        letters = .allocate(capacity: Self.longestWord + 8)
        letters[0] = Self.border
    }

    deinit {
        letters.deallocate()
        words.deallocate()
        groups.deallocate()
    }

    /// Reads a text, replacing what was read before.
    func read(_ text: UnsafeBufferPointer<UInt8>, recording: Bool = false) {
        words.removeAll()
        groups.removeAll()
        passages.removeAll(keepingCapacity: true)
        self.recording = recording
        length = 0
        capitals = 0
        digits = 0
        previous = 0
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                let folded = folding.fold(UInt32(byte))
                if folded != LetterFolding.separator {
                    if length == 0 {
                        if let shape = TokenShape.match(text, at: at) {
                            finishClass(shape.kind, from: at, to: shape.end)
                            at = shape.end
                            continue
                        }
                        start = at
                    }
                    if byte < 0x3A { digits += 1 } else if byte < 0x5B { capitals += 1 }
                    append(folded, at: at)
                    at += 1
                } else {
                    finishWord(at)
                    at = readSymbol(text, at)
                }
            } else {
                at = readScalar(text, at)
            }
        }
        finishWord(text.count)
    }

    @inline(__always)
    private func append(_ letter: UInt32, at position: Int) {
        if length >= Self.longestWord {
            finishWord(position)
            start = position
        }
        length += 1
        letters[length] = letter
    }

    private func readScalar(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard let (scalar, next) = UTF8Scalar.decode(text, at) else {
            finishWord(at)
            return at + 1
        }
        let folded = folding.fold(scalar)
        if folded == LetterFolding.separator {
            finishWord(at)
            if scalar >= 0x20A0 {
                addWord(FeatureHash.symbol(scalar, run: 1), from: at, to: next)
            }
        } else if folded == LetterFolding.nothing {
            if scalar == 0x308, length > 0,
                letters[length] == 0x61 || letters[length] == 0x6F || letters[length] == 0x75
            {
                append(0x65, at: at)
            }
        } else {
            if length == 0 { start = at }
            if folded & LetterFolding.pair != 0 {
                append(folded >> 8 & 0xFF, at: at)
                append(folded & 0xFF, at: at)
            } else {
                append(folded, at: at)
            }
        }
        return next
    }

    /// Punctuation that tells something: exclamation, money and rulers, by the length of the run.
    private func readSymbol(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let byte = text[at]
        switch byte {
        case 0x21, 0x23, 0x24, 0x25, 0x2A, 0x3D, 0x3E, 0x3F, 0x40, 0x5F:
            var end = at + 1
            while end < text.count, text[end] == byte { end += 1 }
            addWord(FeatureHash.symbol(UInt32(byte), run: min(end - at, 3)), from: at, to: end)
            return end
        default:
            return at + 1
        }
    }

    private func finishClass(_ kind: TokenShape.Kind, from start: Int, to end: Int) {
        self.start = start
        letters[1] = Self.firstClass + UInt32(kind.rawValue)
        length = 1
        finishWord(end)
    }

    private func finishWord(_ end: Int) {
        guard length > 0 else { return }
        var words = self.words
        let firstWord = words.count
        let word = FeatureHash.word(letters + 1, length)
        words.reserve(4)
        words.append(FeatureHash.feature(word))
        if digits == length {
            words.append(FeatureHash.number(digits: length))
        } else if capitals == length, length > 3 {
            words.append(FeatureHash.capitals)
        }
        let lastWord = words.count
        if previous != 0 { words.append(FeatureHash.pair(previous, word)) }
        self.words = words
        letters[length + 1] = Self.border
        var groups = self.groups
        let firstGroup = groups.count
        FeatureHash.addGroups(of: letters, length + 2, to: &groups)
        self.groups = groups
        if recording {
            record(from: start, to: end, words: firstWord..<lastWord, groups: firstGroup..<groups.count)
            if lastWord < words.count {
                record(
                    from: previousStart, to: end, words: lastWord..<words.count, groups: groups.count..<groups.count)
            }
        }
        previous = word
        previousStart = start
        length = 0
        capitals = 0
        digits = 0
    }

    private func addWord(_ hash: UInt32, from start: Int, to end: Int) {
        words.reserve(1)
        words.append(hash)
        if recording {
            record(
                from: start, to: end, words: words.count - 1..<words.count, groups: groups.count..<groups.count)
        }
    }

    private func record(from start: Int, to end: Int, words: Range<Int>, groups: Range<Int>) {
        passages.append(Passage(start: start, end: end, words: words, groups: groups))
    }
}
