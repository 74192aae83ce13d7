import PhraseMatching

/// The words of a text that say something, and how many of another text's such words it has.
struct ContentWords: Sendable {
    /// Folded, in the order of the text; figures, words of the form and words of up to two letters are left out.
    let words: [String]
    private let all: Set<String>
    /// Every word of the text behind a blank.
    private let joined: [UInt8]

    init(_ text: String) {
        let folded = FoldedText(text)
        let every = (0..<folded.wordCount).map { folded.word(at: $0) }
        words = every.filter { word in
            word.utf8.count > 2 && !FormWords.all.contains(word)
                && !word.utf8.contains { (0x30...0x39).contains($0) }
        }
        all = Set(every)
        joined = every.reduce(into: []) { bytes, word in
            bytes.append(0x20)
            bytes += word.utf8
        }
    }

    /// Which share of the content words of `other` stands here, 0 to 1; 1 where it has none.
    func share(of other: ContentWords) -> Double {
        guard !other.words.isEmpty else { return 1 }
        return Double(other.words.count { holds($0) }) / Double(other.words.count)
    }

    /// Words of five letters and more count by their first six, wherever in a word these stand, so that endings do not
    /// matter and compounds meet their parts. Shorter ones must be the same.
    private func holds(_ word: String) -> Bool {
        if all.contains(word) { return true }
        let stem = Array(word.utf8.prefix(Self.stem))
        guard stem.count >= Self.leastStem, stem.count <= joined.count else { return false }
        return (0...joined.count - stem.count).contains { start in
            joined[start] == stem[0] && joined[start..<start + stem.count].elementsEqual(stem)
        }
    }

    private static let stem = 6
    private static let leastStem = 5
}

/// Words that join others and say nothing of their own, folded. German and English.
enum FormWords {
    static let all = Set(
        (german + " " + english).split { $0 == " " || $0 == "\n" }.map(String.init))

    private static let german = """
        aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist bitte da dabei dafuer daher damit
        danach dann daran darauf daraus darf darin darueber das dass dazu dem den denn der deren des deshalb dessen die dies
        diese diesem diesen dieser dieses doch dort du durch ebenso ein eine einem einen einer eines er es etwa etwas euch fuer
        gibt gilt hat hatte haben hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist ja je jede jedem
        jeden jeder jedes jetzt kann koennen koennte koennten machen man mehr mich mir mit moechte moechten muss muessen nach
        nur noch nun ob oder ohne per schon sehr sein seine seinem seinen seiner seit sich sie sind so sobald sofern sollte
        sollten sowie ueber um und uns unser unsere unserem unseren unserer unter viel vom von vor wann war waren warum was weil
        welche welchem welchen welcher welches wenn wer werden wie wir wird wo wobei wollen wurde wurden zu zum zur zwischen
        """
    private static let english = """
        about after all also and any are because been before being both but can could did does doing done each for from further
        get give had has have here him his how into its just may might more most must our out own per please same shall she
        should some such than that the their them then there these they this those through until very was way were what when
        where whether which while who whom why will with within would you your yours
        """
}
