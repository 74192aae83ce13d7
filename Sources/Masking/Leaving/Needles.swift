/// The originals of a map in the forms in which they are searched.
///
/// Texts are folded to small letters and digits, once with `ä` as `ae` and once as `a`. Numbers and addresses of mail are
/// searched with everything else left out, so that blanks, dots and slashes hide nothing; names word by word, so that
/// `Winter` is not found in `winterdienst`.
struct Needles: Sendable {
    /// Fewer letters and digits are found everywhere and name nobody.
    private static let shortest = 4
    /// Letters of a name's word.
    private static let shortestWord = 3

    private var words: [[UInt8]: MaskKind] = [:]
    /// Names that are usual words, as they are written in the mail.
    private var capitals: [[UInt8]: MaskKind] = [:]
    /// By their first four bytes.
    private var runs: [UInt32: [(bytes: [UInt8], kind: MaskKind)]] = [:]

    init(_ entries: [(kind: MaskKind, original: String)], isUsual: (String) -> Bool) {
        for (kind, original) in entries where kind != .literal {
            var usual: Set<[UInt8]> = []
            for style in Folded.Style.allCases {
                let folded = Folded(Array(original.utf8), style)
                switch kind {
                case .name, .word:
                    for word in folded.words where word.count >= Self.shortestWord {
                        let text = String(decoding: word, as: UTF8.self)
                        if Self.particles.contains(text) { continue }
                        if isUsual(text) { usual.insert(word) } else { words[word] = kind }
                    }
                default: addRun(folded.letters, kind)
                }
            }
            for word in Self.written(Array(original.utf8))
            where usual.contains(where: { Folded(word, .digraphs).letters == $0 }) {
                capitals[word] = kind
            }
        }
    }

    /// Those that do not stand in the authority's own texts.
    func without(_ own: OwnWords) -> Needles {
        var rest = self
        rest.words = words.filter { !own.folded.contains($0.key) }
        rest.capitals = capitals.filter { !own.written.contains($0.key) }
        return rest
    }

    private mutating func addRun(_ letters: [UInt8], _ kind: MaskKind) {
        // A postcode's place or a short mark of letters alone is a word like any other.
        guard letters.count >= Self.shortest else { return }
        let isSolid = letters.contains { (0x30...0x39).contains($0) } || letters.count >= 12
        guard isSolid else {
            words[letters] = kind
            return
        }
        let key = letters[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        if runs[key]?.contains(where: { $0.bytes == letters }) != true {
            runs[key, default: []].append((letters, kind))
        }
    }

    /// The kind of the first original found.
    func first(in bytes: [UInt8]) -> MaskKind? {
        if !capitals.isEmpty, let word = Self.written(bytes).first(where: { capitals[$0] != nil }) {
            return capitals[word]
        }
        for style in Folded.Style.allCases {
            let folded = Folded(bytes, style)
            for word in folded.words {
                if let kind = words[word] { return kind }
                // The genitive of a name.
                if word.count > Self.shortestWord, word.last == UInt8(ascii: "s"),
                    let kind = words[Array(word.dropLast())]
                {
                    return kind
                }
            }
            if let kind = run(in: folded.letters) { return kind }
        }
        return nil
    }

    private func run(in letters: [UInt8]) -> MaskKind? {
        var key: UInt32 = 0
        for (place, byte) in letters.enumerated() {
            key = key << 8 | UInt32(byte)
            guard place >= 3, let candidates = runs[key] else { continue }
            let start = place - 3
            for candidate in candidates where start + candidate.bytes.count <= letters.count {
                if letters[start..<start + candidate.bytes.count].elementsEqual(candidate.bytes) {
                    return candidate.kind
                }
            }
        }
        return nil
    }

    /// Words with a capital, unfolded.
    fileprivate static func written(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split { $0 < 0x80 && !(0x61...0x7A).contains($0 | 0x20) && !(0x30...0x39).contains($0) }
            .filter { ($0.first ?? 0) < 0x61 || ($0.first ?? 0) >= 0x80 }.map(Array.init)
    }

    private static let particles: Set<String> = [
        "von", "van", "der", "den", "dem", "und", "and", "the", "del", "della", "zur", "zum",
    ]
}

/// Bytes folded to small letters and digits.
private struct Folded {
    enum Style: CaseIterable {
        /// `ä` as `ae`.
        case digraphs
        /// `ä` as `a`.
        case letters
    }

    private(set) var letters: [UInt8] = []
    private(set) var words: [[UInt8]] = []

    init(_ bytes: [UInt8], _ style: Style) {
        var word: [UInt8] = []
        letters.reserveCapacity(bytes.count)
        func fold(_ new: [UInt8]) {
            letters += new
            word += new
        }
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case 0x41...0x5A: fold([byte | 0x20])
            case 0x61...0x7A, 0x30...0x39: fold([byte])
            case 0xC3 where place < bytes.count:
                if let both = Self.latin(bytes[place] | 0x20) {
                    fold(style == .digraphs ? both.digraph : both.letter)
                } else {
                    fold([byte, bytes[place] | 0x20])
                }
                place += 1
            // A combining diaeresis (U+0308) behind a, o, u, as some systems write umlauts.
            case 0xCC where place < bytes.count:
                if bytes[place] == 0x88, style == .digraphs { fold([UInt8(ascii: "e")]) }
                place += 1
            case 0x80...: fold([byte])
            default:
                if !word.isEmpty { words.append(word) }
                word = []
            }
        }
        if !word.isEmpty { words.append(word) }
    }

    /// The second byte of a Latin-1 letter in UTF-8, made small.
    private static func latin(_ second: UInt8) -> (digraph: [UInt8], letter: [UInt8])? {
        func both(_ digraph: String, _ letter: String) -> ([UInt8], [UInt8]) {
            (Array(digraph.utf8), Array(letter.utf8))
        }
        switch second {
        case 0xA4: return both("ae", "a")
        case 0xB6: return both("oe", "o")
        case 0xBC: return both("ue", "u")
        case 0xBF: return both("ss", "ss")
        case 0xA0...0xA3, 0xA5: return both("a", "a")
        case 0xA7: return both("c", "c")
        case 0xA8...0xAB: return both("e", "e")
        case 0xAC...0xAF: return both("i", "i")
        case 0xB1: return both("n", "n")
        case 0xB2...0xB5, 0xB8: return both("o", "o")
        case 0xB9...0xBB: return both("u", "u")
        default: return nil
        }
    }
}

/// The words of texts that the authority itself wrote: prompts, names of services, approved answers. They stand in a request
/// whoever asks, so that they tell nothing of a mail in which one of them is a name.
package struct OwnWords: Sendable {
    fileprivate private(set) var folded: Set<[UInt8]> = []
    fileprivate private(set) var written: Set<[UInt8]> = []

    package static let none = OwnWords([])

    /// - Parameter texts: As they were approved, nothing of a mail filled in.
    package init(_ texts: some Sequence<String>) {
        for text in texts {
            let bytes = Array(text.utf8)
            for style in Folded.Style.allCases { folded.formUnion(Folded(bytes, style).words) }
            written.formUnion(Needles.written(bytes))
        }
    }
}
