/// What the language identifier learns a language from: frequent words and some everyday sentences, written for it.
struct LanguageSeed: Sendable {
    /// ISO 639-1.
    let language: String
    /// Frequent words and endings, separated by blanks and line ends.
    let words: String
    /// Sentences as citizens write them.
    let sentences: String

    init(_ language: String, _ words: String, _ sentences: String) {
        self.language = language
        self.words = words
        self.sentences = sentences
    }

    /// All seeds; a language may have more than one.
    static let all: [LanguageSeed] = [
        arabic, bulgarian, croatian, czech, danish, dutch, english, finnish, french, german, greek, hungarian, italian,
        persian, polish, portuguese, punjabi, romanian, russian, albanian, serbian, serbian.inCyrillic, slovak,
        slovenian, spanish, swedish, turkish, ukrainian, urdu, welsh,
    ]

    /// The same seed with Serbian Latin letters turned into Cyrillic ones.
    var inCyrillic: LanguageSeed {
        LanguageSeed(language, Self.cyrillic(words), Self.cyrillic(sentences))
    }

    private static func cyrillic(_ text: String) -> String {
        let pairs: [(Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)] = [
            ("l", "j", "љ"), ("n", "j", "њ"), ("d", "ž", "џ"),
        ]
        let singles: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
            uniqueKeysWithValues: zip(
                "abvgdđežzijklmnoprstćufhcčš".unicodeScalars, "абвгдђежзијклмнопрстћуфхцчш".unicodeScalars))
        let letters = Array(text.lowercased().unicodeScalars)
        var result = String.UnicodeScalarView()
        var at = 0
        while at < letters.count {
            if at + 1 < letters.count, let pair = pairs.first(where: { $0.0 == letters[at] && $0.1 == letters[at + 1] })
            {
                result.append(pair.2)
                at += 2
            } else {
                result.append(singles[letters[at]] ?? letters[at])
                at += 1
            }
        }
        return String(result)
    }
}
