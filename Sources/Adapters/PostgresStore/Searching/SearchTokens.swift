import Foundation

/// The words of a text as the index knows them: letters and digits, in lower case, without umlauts and accents.
///
/// PostgreSQL's own parser would take addresses, hyphenated words and numbers for things of other kinds, and find them
/// only when they are typed alike.
enum SearchTokens {
    /// Bytes of a word that count; the server takes no longer ones (2046).
    private static let longest = 1024

    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func end() {
            if !word.isEmpty { words.append(Self.cut(word)) }
            word.removeAll(keepingCapacity: true)
        }
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
                default: end()
                }
            }
            end()
            return words
        }
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .spacingMark, .privateUse:
                word.append(contentsOf: scalar.properties.lowercaseMapping.utf8.filter { $0 != 0 })
            // What is left of an umlaut or an accent.
            case .nonspacingMark, .enclosingMark: continue
            default: end()
            }
        }
        end()
        return words
    }

    private static func cut(_ word: [UInt8]) -> String {
        guard word.count > longest else { return String(decoding: word, as: UTF8.self) }
        var end = longest
        while word[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: word[..<end], as: UTF8.self)
    }
}

/// What a case is found by, in the form that the server reads (`tsvector`).
struct SearchVector {
    /// The server counts places up to 16,383 and keeps 256 of each word. Words behind that are found, phrases are not.
    private static let lastPlace = 16_383
    private static let placesOfWord = 256

    let text: String

    /// - Parameter parts: No phrase is found that goes from one into the next.
    init(_ parts: [String]) {
        var places: [String: [Int]] = [:]
        var place = 0
        for part in parts {
            for word in SearchTokens.of(part) {
                place = min(place + 1, Self.lastPlace)
                let known = places[word, default: []]
                if known.count < Self.placesOfWord, known.last != place { places[word] = known + [place] }
            }
            place = min(place + 2, Self.lastPlace)
        }
        // Words hold letters and digits alone, so that quotation marks need no care.
        text = places.map { word, places in "'\(word)':\(places.map { String($0) }.joined(separator: ","))" }.sorted()
            .joined(separator: " ")
    }
}
