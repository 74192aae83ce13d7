import Extraction

/// The words that are usual in a desk's mail, so that a capital alone does not make a name of them.
///
/// Learned from the desk's own training enquiries and answers: German writes every noun with a capital, and no list of
/// nouns is complete.
package struct CommonWords: Sendable {
    /// A word counts as usual from so many texts on, and in a large stock from one in ``share``: many people bear the
    /// frequent names.
    package static let (texts, share) = (2, 500)

    /// Folded words that are usual in any spelling.
    private let known: Set<String>
    /// Those of them that are usual without a capital.
    private let small: Set<String>
    /// Those that are usual with a capital: only they end a compound.
    private let nouns: Set<String>
    /// What compound nouns among them end in: `steuer` of `hundesteuer`.
    private let tails: Set<String>

    /// - Parameters:
    ///   - texts: One mail or answer each. Of longer ones 32 KiB count.
    ///   - names: Display names of those who wrote them; their words are usual only where they are without a capital.
    package init(texts: some Sequence<String>, names: some Sequence<String> = []) {
        var capital: [String: Int] = [:]
        var lower: [String: Int] = [:]
        var count = 0
        for text in texts {
            count += 1
            let read = FactText(text, limit: 1 << 15)
            var inCapitals: Set<String> = []
            var inSmall: Set<String> = []
            for index in 0..<read.count where read.isLetters(index) {
                let word = read.word(index)
                if Letters.isCapital(read.raw(index)) { inCapitals.insert(word) } else { inSmall.insert(word) }
            }
            for word in inCapitals { capital[word, default: 0] += 1 }
            for word in inSmall { lower[word, default: 0] += 1 }
        }
        var written: Set<String> = []
        for name in names {
            let read = FactText(name, limit: 1 << 10)
            written.formUnion(read.words)
        }
        let least = max(Self.texts, count / Self.share)
        let small = Set(lower.filter { $0.value >= least }.keys).union(Self.always)
        let nouns = capital.filter {
            $0.value >= least && !written.contains($0.key) && !NameLists.isGiven($0.key)
                && !NameLists.family.contains($0.key)
        }
        self.small = small
        self.nouns = Set(nouns.keys)
        known = small.union(nouns.keys).union(Self.alwaysCapital)
        var tails: Set<String> = []
        for word in nouns.keys where word.utf8.count >= 9 && word.utf8.count <= 40 {
            let letters = Array(word.utf8)
            for cut in 3...(letters.count - 6) { tails.insert(String(decoding: letters[cut...], as: UTF8.self)) }
        }
        self.tails = tails.subtracting(Self.nameEndings)
    }

    /// No words but those of every desk.
    package static let none = CommonWords(texts: [])

    func isKnown(_ word: String) -> Bool { known.contains(word) }

    /// Usual with a capital, or an abbreviation that everybody uses.
    func isNoun(_ word: String) -> Bool { nouns.contains(word) || Self.alwaysCapital.contains(word) }

    func isSmall(_ word: String) -> Bool { small.contains(word) }

    /// A usual word, one of its inflections, or a German compound whose last part is one.
    func explains(_ word: String) -> Bool {
        if known.contains(word) || tails.contains(word) { return true }
        let letters = Array(word.utf8)
        for ending in Self.inflections where letters.count >= ending.utf8.count + 4 && word.hasSuffix(ending) {
            if known.contains(String(word.dropLast(ending.utf8.count))) { return true }
            if ending == "ies", known.contains(word.dropLast(3) + "y") { return true }
        }
        if Self.plurals.contains(where: { known.contains(word + $0) })
            || letters.count >= 7 && Self.nounEndings.contains(where: word.hasSuffix)
        {
            return true
        }
        guard letters.count >= 8, letters.count <= 48 else { return false }
        for cut in 3...(letters.count - 4) {
            let tail = String(decoding: letters[cut...], as: UTF8.self)
            guard isUsual(tail), !Self.nameEndings.contains(tail) || isFirstPart(letters[..<cut]) else { continue }
            if tail.utf8.count >= 5 || isFirstPart(letters[..<cut]) { return true }
        }
        return false
    }

    private func isUsual(_ word: String) -> Bool {
        nouns.contains(word) || tails.contains(word)
            || word.utf8.count >= 6
                && ["s", "n", "e", "en", "es"].contains {
                    word.hasSuffix($0) && nouns.contains(String(word.dropLast($0.utf8.count)))
                }
    }

    private func isFirstPart(_ part: ArraySlice<UInt8>) -> Bool {
        let word = String(decoding: part, as: UTF8.self)
        return ["", "s", "n", "es", "en", "er", "e"].contains {
            word.hasSuffix($0) && part.count - $0.utf8.count >= 3
                && known.contains(String(word.dropLast($0.utf8.count)))
        }
    }

    private static let inflections = [
        "s", "n", "e", "en", "es", "er", "em", "t", "te", "ten", "ern", "ing", "ed", "ly", "ies", "st", "d", "in",
        "innen",
    ]

    private static let plurals = ["n", "en", "s", "e", "er"]
    /// Endings of abstract nouns, which no name has in words of this length.
    private static let nounEndings = [
        "ung", "ungen", "heit", "keit", "heiten", "keiten", "schaft", "schaften", "tion", "tionen", "taet", "taeten",
        "ismus", "ierung", "nisse", "ungs",
    ]

    /// Common nouns that end so many family names and towns that they explain no unknown word.
    private static let nameEndings: Set<String> = [
        "mann", "berg", "bach", "hof", "dorf", "feld", "stein", "burg", "haus", "bauer", "heim", "hausen", "wald",
        "brunn", "thal", "berger", "stadt", "furt", "baum", "land", "kamp", "hagen", "hofer", "kirch", "schmidt",
        "meister", "mueller", "mayer", "meier", "maier", "meyer", "wood", "field", "stone", "well", "ford", "ton",
        "land", "worth", "house", "water", "more", "hill", "dale", "ward", "shaw", "church", "smith", "shire", "mouth",
    ]

    private static let always: Set<String> = Set(
        """
        der die das den dem des ein eine einen einem einer ich du er sie es wir ihr mich mir uns euch ihnen und oder aber \
        denn wenn weil dass ob wie was wer wo wann warum nicht kein keine mein meine unser unsere ihre sein seine im in am \
        an auf aus bei bis durch fuer gegen mit nach ohne seit um unter von vor zu zum zur ueber ist sind war hat habe haben \
        bitte danke hallo liebe lieber sehr geehrte guten ja nein hier da nun noch schon nur auch so dann jetzt heute \
        the a an i you he she it we they my your his her our their and or but if because that this these those who what \
        when where why how not no yes is are was were has have had do does did will would can could should please dear \
        hello hi thanks thank of in on at to from for with by about as since also just now then there here any some
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Capitalised words of every mail that name nobody.
    private static let alwaysCapital: Set<String> = Set(
        """
        januar februar maerz april mai juni juli august september oktober november dezember montag dienstag mittwoch \
        donnerstag freitag samstag sonnabend sonntag january february march may june july october december monday tuesday \
        wednesday thursday friday saturday sunday english german deutsch deutsche deutschen deutschland germany british uk \
        eu europe europa england wales scotland ireland christmas easter ostern weihnachten herr frau herrn familie mr mrs \
        ms dr prof pdf email mail internet online euro betreff subject gmbh mot dvla v5c id ok ps \
        iban bic plz tel fax fin vin bgb sgb dsgvo gdpr kfz pkw lkw nhs hmrc utr brp steuer rente \
        gruesse gruss gruessen regards wishes sincerely faithfully thanks cheers dank damen herren sir madam team moin anlage
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// Whether words begin with a capital, in any script that has them.
enum Letters {
    static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        if first < 0x80 { return (0x41...0x5A).contains(first) }
        guard let scalar = String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first else { return false }
        return scalar.properties.isUppercase
    }

    /// Whether no letter of a word is small; a word of one letter is no evidence.
    static func isAllCapitals(_ word: ArraySlice<UInt8>) -> Bool {
        word.count > 1 && !word.contains { (0x61...0x7A).contains($0) } && isCapital(word)
    }
}
